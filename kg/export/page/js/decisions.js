// Corrections: what the reader finds wrong, kept in this browser and given out as decisions.csv, which builds replay.

const DECISION_HEAD = ["decision", "first", "second", "reviewer", "date", "reason", "about"];
const KEPT = `kg decisions ${settings.fingerprint}`;
let decisions = [];
let reviewer = "";
let downloaded = true;

/* Storage may be refused, in a frame or by the reader: then corrections last as long as the page. */
function readDecisions() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEPT) ?? "{}");
    decisions = (kept.decisions ?? []).filter((one) => Array.isArray(one) && one.length === 7).map((one) => one.map(String));
    reviewer = String(kept.reviewer ?? "");
  } catch {
    decisions = [];
  }
}

function keepDecisions() {
  downloaded = false;
  try {
    localStorage.setItem(KEPT, JSON.stringify({ decisions, reviewer }));
  } catch {
    // See above.
  }
  tellDecisions();
}

function tellDecisions() {
  find("corrections-button").textContent = decisions.length ? say("correctionsCount", decisions.length) : say("corrections");
  find("corrections-button").classList.toggle("on", decisions.length > 0);
}

const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

/** What a decision decides on: of one matter the last decision counts, in builds too. */
const matterOf = ([kind, first, second]) =>
  JSON.stringify(["same", "different"].includes(kind) ? [first, second].sort() : [kind, first, 0]);

/** Notes a decision, in the place of an earlier one on its matter; `about` is what the reader saw, for people only. */
function decide(kind, first, second, about, reason = "") {
  const matter = matterOf([kind, first, second]);
  decisions = decisions.filter((one) => matterOf(one) !== matter);
  decisions.push([kind, first, second, reviewer, today(), reason, about]);
  keepDecisions();
}

const withdraw = (decision) => {
  decisions = decisions.filter((one) => one !== decision);
  keepDecisions();
};

/** A claim as decisions name it: subject, relation, object, polarity; ends of a symmetric relation by their ids. */
function claimKey(index) {
  const { subject, object, text, relation, denied } = statements[index];
  const [a, b] = object === undefined ? [entities[subject].id, text] : ends(statements[index]).map((end) => entities[end].id);
  return [a, relation, b, denied ? "negative" : "positive"].join("|");
}

function aboutStatement(index) {
  const { subject, object, text, relation, sentence, denied } = statements[index];
  return `${entities[subject].label} – ${relationName(relation)}${denied ? ` (${say("denied")})` : ""} – ` +
    `${text ?? entities[object].label}: “${clip(sentences[sentence], 300)}”`;
}

/** On a card: "Wrong", then whether here or everywhere; or that it is noted, and how to take that back. */
function correctionButton(index) {
  const box = element("span", { className: "correct" });
  const { id } = statements[index];
  const draw = () => {
    const noted = decisions.find(([kind, first]) =>
      (kind === "wrong" && first === id) || (kind === "drop" && first === claimKey(index)));
    if (noted) {
      box.replaceChildren(element("span", { className: "noted" }, say("marked")),
        button({ className: "plain", on: () => takeBack(noted) }, say("undo")));
      return;
    }
    const first = button({ className: "plain", title: say("wrongHint"), on: () => ask() }, say("wrong"));
    box.replaceChildren(first);
  };
  const note = (kind, first) => {
    decide(kind, first, "", aboutStatement(index));
    for (const other of document.querySelectorAll(".correct")) other.redraw();
    box.querySelector("button").focus();
    tell(say("marked"));
  };
  const takeBack = (noted) => {
    withdraw(noted);
    for (const other of document.querySelectorAll(".correct")) other.redraw();
    box.querySelector("button").focus();
  };
  const ask = () => {
    const count = articlesOf(claims[claimOf[index]].statements);
    if (count < 2) return note("wrong", id);
    box.replaceChildren(button({ on: () => note("wrong", id) }, say("wrongHere")),
      button({ on: () => note("drop", claimKey(index)) }, say("wrongAll", count)),
      button({ className: "plain", on: draw }, say("undo")));
    box.firstElementChild.focus();
  };
  draw();
  box.redraw = draw; // A claim that is dropped is on several cards.
  return box;
}

/** In the panel of an entity: same as, not the same, another name. */
function openCorrection(id) {
  const box = find("correction");
  if (box.childElementCount) return box.replaceChildren();
  const pair = (kind) => (other) => {
    if (other === id) return;
    decide(kind, entities[id].id, entities[other].id, `${entities[id].label} – ${entities[other].label}`);
    box.replaceChildren();
    toast(`${labelOf(id)} ${say(kind === "same" ? "dSame" : "dDifferent")} ${labelOf(other)}`);
  };
  const name = element("input", { type: "text", id: "new-name", value: entities[id].label, maxLength: 200 });
  const renamed = (event) => {
    event.preventDefault();
    const wanted = name.value.trim();
    if (!wanted || wanted === entities[id].label) return;
    decide("rename", entities[id].id, wanted, entities[id].label);
    box.replaceChildren();
    toast(`${labelOf(id)} ${say("dRename")} ${wanted}`);
  };
  const form = element("form", { className: "picker" }, element("label", { htmlFor: name.id }, say("newName")),
    element("div", { className: "row" }, name, element("button", { type: "submit" }, say("done"))));
  form.addEventListener("submit", renamed);
  box.replaceChildren(element("div", { className: "correction" }, picker(say("sameAs"), null, pair("same")),
    picker(say("notSame"), null, pair("different")), form));
  box.querySelector("input").focus();
}

/** The list of all corrections, in the panel. */
function showDecisions() {
  standOut(null);
  const who = element("input", { type: "text", id: "reviewer", value: reviewer, autocomplete: "name", maxLength: 100 });
  who.addEventListener("input", () => {
    for (const one of decisions) if (one[3] === reviewer) one[3] = who.value; // Not those of other people's files.
    reviewer = who.value;
    keepDecisions();
  });
  const file = element("input", { type: "file", accept: ".csv,text/csv", id: "decisions-file", className: "unseen", tabIndex: -1, attributes: { "aria-label": say("upload") } });
  file.addEventListener("change", () => loadDecisions(file.files[0]));
  showPanel([
    element("h2", {}, say("corrections")),
    element("p", { className: "lead" }, say(decisions.length ? "correctionsNote" : "correctionsEmpty")),
    element("div", { className: "picker" }, element("label", { htmlFor: who.id }, say("reviewer")), who),
    element("ol", { className: "cards" }, decisions.map((one) => element("li", {}, decisionCard(one)))),
    element("div", { className: "actions" },
      button({ id: "decisions-download", className: "main", disabled: !decisions.length, on: downloadDecisions }, say("download")),
      button({ on: () => file.click() }, say("upload")), file,
      decisions.length ? button({ className: "plain", on: clearDecisions }, say("clear")) : null),
  ], "corrections");
  document.body.classList.add("open");
}

function decisionCard(decision) {
  const [kind, first, second, , date, reason, about] = decision;
  const nameOf = (id) => (entityById.has(id) ? labelOf(entityById.get(id)) : `${clip(id, 60)} (${say("unknown")})`);
  const what = {
    same: () => [nameOf(first), say("dSame"), nameOf(second)], different: () => [nameOf(first), say("dDifferent"), nameOf(second)],
    rename: () => [nameOf(first), say("dRename"), clip(second, SHORT)], wrong: () => [say("dWrong")], drop: () => [say("dDrop")],
  }[kind]();
  const why = element("input", { type: "text", value: reason, placeholder: say("reason"), maxLength: 500, attributes: { "aria-label": say("reason") } });
  why.addEventListener("input", () => {
    decision[5] = why.value;
    keepDecisions();
  });
  return element("article", { className: "card" },
    element("p", { className: "claim" }, what.map((part, place) => element("bdi", { className: place % 2 ? "relation" : "literal" }, part))),
    kind === "wrong" || kind === "drop" ? element("blockquote", {}, element("bdi", {}, clip(about, LONG_SENTENCE))) : null, why,
    element("p", { className: "foot quiet small" }, sayDate(date),
      button({ className: "plain", on: () => (withdraw(decision), showDecisions()) }, say("undo"))));
}

function clearDecisions() {
  if (!window.confirm(say("clearSure", decisions.length))) return;
  decisions = [];
  keepDecisions();
  downloaded = true;
  showDecisions();
}

/** RFC 4180 with LF; cells that a spreadsheet would run begin with an apostrophe. */
function decisionsCsv() {
  const cell = (value) => {
    const text = /^[=+\-@]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return [DECISION_HEAD, ...decisions].map((row) => `${row.map(cell).join(",")}\n`).join("");
}

function downloadDecisions() {
  download("decisions.csv", decisionsCsv(), "text/csv;charset=utf-8");
  downloaded = true;
}

/** Reads a decisions.csv that the reader opens, and goes on with it. */
async function loadDecisions(file) {
  const rows = csvRows((await file.text()).replace(/^\ufeff/, ""));
  const kinds = ["same", "different", "rename", "wrong", "drop"];
  const good = rows.slice(1).map((row) => Array.from({ length: 7 }, (_, place) => (row[place] ?? "").replace(/^'(?=[=+\-@])/, "")))
    .filter(([kind, first]) => kinds.includes(kind) && first);
  if (rows[0]?.slice(0, 3).join() !== DECISION_HEAD.slice(0, 3).join()) return toast(say("uploadBad"));
  const read = new Set(good.map(matterOf));
  decisions = [...decisions.filter((one) => !read.has(matterOf(one))), ...good];
  keepDecisions();
  showDecisions();
  toast(say("uploadDone", good.length));
}

/** The rows of a CSV text. */
function csvRows(text) {
  const rows = [];
  let [row, cell, inQuotes] = [[], "", false];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (inQuotes) {
      if (sign !== '"') cell += sign;
      else if (text[at + 1] === '"') cell += text[++at];
      else inQuotes = false;
    } else if (sign === '"' && !cell) inQuotes = true;
    else if (sign === ",") {
      row.push(cell);
      cell = "";
    } else if (sign === "\n") {
      rows.push([...row, cell.replace(/\r$/, "")]);
      [row, cell] = [[], ""];
    } else cell += sign;
  }
  if (cell || row.length) rows.push([...row, cell]);
  return rows;
}

addEventListener("beforeunload", (event) => {
  if (!downloaded && decisions.length && !storageKept()) event.preventDefault();
});
function storageKept() {
  try {
    return localStorage.getItem(KEPT) !== null;
  } catch {
    return false;
  }
}
