// Questions in SPARQL, in pages that were made with them (kg html --with-sparql).

const ANSWER_SECONDS = 30;
const ANSWERS_SHOWN = 200;
const asking = { worker: null, starting: null, timer: null, chosen: 0, text: "", values: {}, result: null, note: "", busy: false, own: false };

function startQueries() {
  find("queries-button").hidden = !data.sparql;
  find("queries-button").addEventListener("click", showQueries);
}

/** Starts the engine in a worker of its own; the first time unpacks it, which takes a second. */
async function startWorker() {
  const { script, worker, wasm, turtle } = JSON.parse(find("engine").textContent);
  const packed = Uint8Array.from(atob(wasm), (sign) => sign.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const bytes = await new Response(stream).arrayBuffer();
  const url = URL.createObjectURL(new Blob([`${script}\n${worker}`], { type: "text/javascript" }));
  const made = new Worker(url);
  const told = nextMessage(made);
  made.postMessage({ wasm: bytes, turtle });
  const { error } = await told;
  URL.revokeObjectURL(url);
  if (error) throw new Error(error);
  asking.worker = made;
}

const nextMessage = (worker) => new Promise((resolve) => {
  worker.onmessage = (event) => resolve(event.data);
  worker.onerror = (event) => resolve({ error: event.message || "Worker" });
});

function stopQuery(note) {
  asking.worker?.terminate();
  Object.assign(asking, { worker: null, starting: null, busy: false, note });
  clearTimeout(asking.timer);
  showQueries();
}

/** Answers what stands in the field, within the time; then the panel shows the answer. */
async function ask() {
  Object.assign(asking, { result: null, note: say(asking.worker ? "running" : "loading"), busy: true });
  showQueries();
  try {
    asking.starting ??= startWorker();
    await asking.starting;
    const { worker } = asking;
    asking.note = say("running");
    asking.timer = setTimeout(() => stopQuery(say("querySlow", ANSWER_SECONDS)), ANSWER_SECONDS * 1000);
    const told = nextMessage(worker);
    worker.postMessage({ query: withPrefixes(boundQuery()) });
    const { answer, error } = await told;
    if (error) throw new Error(error);
    Object.assign(asking, { result: answer, note: "" });
  } catch (error) {
    if (!asking.worker) asking.starting = null;
    asking.note = say("queryFailed", undefined, { error: clip(String(error.message ?? error), 500) });
  }
  asking.busy = false;
  clearTimeout(asking.timer);
  showQueries();
  tell(asking.result ? say("answers", asking.result.count) : asking.note);
}

const withPrefixes = (query) => Object.entries(data.sparql.prefixes)
  .map(([name, iri]) => `PREFIX ${name}: <${iri}>\n`).join("") + query;

/** A text as a literal of SPARQL: nothing in it can end it. */
const literal = (text) => `"${text.replace(/[\\"\n\r\t\b\f]/g, (sign) =>
  ({ "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f" })[sign])}"`;

/** The query with the values of its parameters where it has the line for them, as kg's own library does it. */
function boundQuery() {
  const question = data.sparql.questions[asking.chosen];
  const blocks = (question?.parameters ?? []).filter(({ name }) => asking.values[name]).map(({ name, kind }) => {
    const text = literal(asking.values[name]);
    const terms = kind === "day" ? `${text}^^xsd:date` : `${text} ${text}@id ${text}@en`;
    return `VALUES ?${name} { ${terms} }`;
  });
  return asking.text.replace("# VALUES", () => blocks.join(" "));
}

function showQueries() {
  const { questions } = data.sparql;
  if (!asking.text) asking.text = questions[0]?.sparql ?? "";
  const choice = element("select", { id: "question" }, questions.map((question, place) =>
    element("option", { value: place, selected: place === asking.chosen }, clip(question[language], 90))));
  choice.addEventListener("change", () => {
    Object.assign(asking, { chosen: Number(choice.value), text: questions[choice.value].sparql, values: {}, result: null, note: "" });
    showQueries();
    find("question").focus();
  });
  const question = questions[asking.chosen];
  const fields = (question?.parameters ?? []).map((parameter) => parameterField(parameter));
  const text = element("textarea", { id: "sparql", value: asking.text, rows: 8, spellcheck: false });
  text.addEventListener("input", () => (asking.text = text.value));
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) ask();
  });
  const missing = () => (question?.parameters ?? []).some(({ name, required }) => required && !asking.values[name] &&
    asking.text.includes("# VALUES"));
  const run = button({ id: "run-query", className: "main", on: () => (missing() ? find("panel").querySelector(".parameter input").focus() : ask()) }, say("run"));
  showPanel([
    element("h2", {}, say("queriesTitle")),
    element("div", { className: "picker" }, element("label", { htmlFor: "question" }, say("queriesReady")), choice),
    ...fields,
    element("details", { className: "section", open: !questions.length || Boolean(asking.own) },
      element("summary", {}, element("h3", {}, "SPARQL")),
      element("label", { className: "unseen", htmlFor: "sparql" }, say("queriesOwn")), text),
    element("div", { className: "actions" }, asking.busy ? button({ on: () => stopQuery("") }, say("stop")) : run,
      element("span", { id: "query-note", className: "quiet" }, asking.note)),
    asking.result ? answerTable(asking.result) : null,
  ], "queries");
  find("panel").querySelector("details.section").addEventListener("toggle", (event) => (asking.own = event.target.open));
  document.body.classList.add("open");
}

function parameterField({ name, kind, required, ...words }) {
  const label = `${words[language]}${required ? " *" : ""}`;
  const set = (value) => (asking.values[name] = value);
  if (kind === "day") {
    const input = element("input", { type: "date", id: `parameter-${name}`, value: asking.values[name] ?? "" });
    input.addEventListener("input", () => set(input.value));
    return element("div", { className: "picker parameter" }, element("label", { htmlFor: input.id }, label), input);
  }
  const field = picker(label, null, (id) => set(entities[id].label));
  field.classList.add("parameter");
  const input = field.querySelector("input");
  input.value = asking.values[name] ?? "";
  input.addEventListener("input", () => set(input.value));
  return field;
}

/* Answers name entities by IRI or by label; either leads into the graph. */
const entityByLabel = new Map(byWeight.map((id) => [entities[id].label, id]).reverse());
function entityOf(cell) {
  if (!cell) return undefined;
  if (!cell.iri) return entityByLabel.get(cell.value);
  const base = data.sparql.prefixes.kg;
  if (!cell.value.startsWith(base)) return undefined;
  try {
    return entityById.get(decodeURIComponent(cell.value.slice(base.length)));
  } catch {
    return undefined; // An IRI that is none of kg.
  }
}

function shortIri(iri) {
  for (const [name, base] of Object.entries(data.sparql.prefixes)) {
    if (!iri.startsWith(base)) continue;
    const rest = iri.slice(base.length);
    return name === "kgo" && relations[rest] ? relationName(rest) : `${name}:${rest}`;
  }
  return iri;
}

function answerTable({ columns, rows, count }) {
  const found = new Set(rows.flatMap((row) => row.map(entityOf)).filter((id) => id !== undefined));
  const cellOf = (cell) => {
    const id = entityOf(cell);
    if (id !== undefined) return entityButton(id);
    return cell ? element("bdi", {}, clip(cell.iri ? shortIri(cell.value) : cell.value, 400)) : null;
  };
  return element("div", {},
    element("p", { className: "quiet" }, say("answers", count), count > ANSWERS_SHOWN ? ` ${say("answersShown", ANSWERS_SHOWN)}` : null),
    element("div", { className: "actions" },
      found.size ? button({ id: "highlight", on: () => highlight(found) }, say("highlight", found.size)) : null,
      button({ on: () => download("answers.csv", `\ufeff${[columns, ...rows.map((row) => row.map((cell) => cell?.value))]
        .map(csvRow).join("\r\n")}\r\n`, "text/csv;charset=utf-8") }, say("saveCsv"))),
    element("div", { className: "answers", tabIndex: 0, attributes: { role: "region", "aria-label": say("answers", count) } },
      element("table", {}, element("thead", {}, element("tr", {}, columns.map((name) => element("th", { scope: "col" }, name)))),
        element("tbody", {}, rows.slice(0, ANSWERS_SHOWN).map((row) => element("tr", {}, row.map((cell) => element("td", {}, cellOf(cell)))))))));
}

function highlight(found) {
  const lone = [...found].filter((id) => !shown.has(id));
  lone.forEach((id) => state.forced.add(id));
  if (lone.length) {
    applyFilters();
    engine.paint(true);
  }
  if (state.view === "table") showView("graph");
  standOut({ kind: "answer", id: 0, nodes: [...found] });
  fitTo([...found]);
}
