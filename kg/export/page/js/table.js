// The table of the statements in view: sorted, searched, and written as CSV.

const TABLE_STEP = 150;
const table = { sort: "colDate", down: false, query: "" };

/** The columns: what a cell holds, and what it is sorted by. */
const COLUMNS = {
  colDate: (one) => dayOf(one),
  colSubject: (one) => entities[statements[one].subject].label,
  colRelation: (one) => (statements[one].relation === OPEN ? statements[one].trigger : relationName(statements[one].relation)),
  colObject: (one) => statements[one].text ?? entities[statements[one].object].label,
  colHow: (one) => say(certaintyOf(statements[one])),
  colSentence: (one) => sentences[statements[one].sentence],
  colSource: (one) => (statements[one].source === undefined ? "" : entities[statements[one].source].label),
  colOutlet: (one) => outletOf(statements[one].article),
  colStories: (one) => claims[claimOf[one]].stories,
};
/** Columns that would be empty, or the same throughout, are left out. */
const TABLE_COLUMNS = Object.keys(COLUMNS).filter((name) => ({
  colHow: statements.some((one) => one.denied || one.modality || one.former), colSource: statements.some((one) => one.source !== undefined),
  colOutlet: OUTLETS.length > 1 || OUTLETS[0], colStories: mostStories > 1,
}[name] ?? true));

function tableRows() {
  const wanted = fold(table.query.trim());
  const read = COLUMNS[table.sort];
  const rows = [...passing].filter((one) => !wanted || Object.values(COLUMNS).some((cell) => fold(clip(String(cell(one)), 2000)).includes(wanted)))
    .map((one) => [one, read(one)]);
  const compare = table.sort === "colStories" ? (a, b) => a - b : new Intl.Collator(language).compare;
  rows.sort(([a, x], [b, y]) => (table.down ? compare(y, x) : compare(x, y)) || a - b);
  return rows.map(([one]) => one);
}

function drawTable() {
  const box = find("table");
  if (box.hidden) return;
  const rows = tableRows();
  const body = element("tbody");
  let given = 0;
  const more = button({ className: "more", on: add });
  function add() {
    body.append(...rows.slice(given, given + TABLE_STEP).map(tableRow));
    given = Math.min(rows.length, given + TABLE_STEP);
    more.textContent = say("more", Math.min(TABLE_STEP, rows.length - given));
    more.hidden = given === rows.length;
  }
  const heads = TABLE_COLUMNS.map((name) => element("th", {
    scope: "col", className: name,
    attributes: { "aria-sort": table.sort !== name ? "none" : table.down ? "descending" : "ascending" },
  }, button({
    on: () => {
      Object.assign(table, { down: table.sort === name && !table.down, sort: name });
      drawTable();
      find("table").querySelector(`th.${name} button`).focus();
    },
  }, say(name), element("span", { className: "sign", attributes: { "aria-hidden": "true" } },
    table.sort !== name ? "" : table.down ? "▼" : "▲"))));
  add();
  find("table-rows").replaceChildren(
    element("table", {}, element("caption", { className: "unseen" }, say("tableCaption", rows.length)),
      element("thead", {}, element("tr", {}, heads)), body),
    rows.length ? more : element("p", { className: "lead pad" }, say("tableEmpty")));
  find("table-count").textContent = say("statements", rows.length);
}

function tableRow(one) {
  const statement = statements[one];
  const { article } = statement;
  const open = () => {
    if (edgeOf[one] === null) choose("entity", statement.subject, true);
    else choose("edge", edgeOf[one], true);
  };
  const cells = {
    colDate: () => dayOf(one) || "–",
    colSubject: () => entityButton(statement.subject),
    colRelation: () => button({ className: "plain", on: open }, clip(String(COLUMNS.colRelation(one)), 60)),
    colObject: () => objectOf(statement),
    colSentence: () => element("bdi", {}, clip(sentences[statement.sentence], 400)),
    colHow: () => badgesOf(statement),
    colSource: () => (statement.source === undefined ? null : entityButton(statement.source)),
    colOutlet: () => element("bdi", {}, clip(outletOf(article), SHORT)),
    colStories: () => claims[claimOf[one]].stories.toLocaleString(language),
  };
  const row = element("tr", { className: certaintyOf(statement) },
    TABLE_COLUMNS.map((name) => element("td", { className: name }, cells[name]())));
  row.addEventListener("click", (event) => {
    if (!event.target.closest("button, a") && !String(getSelection())) open();
  });
  return row;
}

/** All statements in view as CSV, in the order of the table. */
function tableCsv() {
  const head = ["id", "date", "subject", "relation", "object", "polarity", "modality", "former", "according_to", "time", "role", "outlet",
    "title", "url", "sentence", "trigger", "rule", "score", "stories"];
  const lines = tableRows().map((one) => {
    const s = statements[one];
    const article = articles[s.article];
    return csvRow([s.id, dayOf(one), entities[s.subject].label, s.relation, s.text ?? entities[s.object].label,
      s.denied ? "negative" : "positive", s.modality ?? "actual", s.former ? "true" : "false",
      s.source === undefined ? "" : entities[s.source].label, s.time, s.role, article.source, article.title, article.url,
      sentences[s.sentence], s.trigger, s.rule, s.score, claims[claimOf[one]].stories]);
  });
  return `\ufeff${[csvRow(head), ...lines].join("\r\n")}\r\n`;
}

function showView(view) {
  state.view = view;
  find("table").hidden = view !== "table";
  find("drawing").hidden = view === "table";
  document.body.classList.toggle("tabular", view === "table");
  for (const name of ["graph", "table"]) find(`view-${name}`).setAttribute("aria-pressed", String(view === name));
  drawTable();
  if (view === "graph") engine.redraw();
  saveView();
}
