"use strict";
// Asks the server and shows tables. What comes back is only ever set as text; links lead to this server.
const ENTITY = "https://wartagraf.example/entity/";
const ONTOLOGY = "https://wartagraf.example/ontology#";
const JSON_RESULTS = "application/sparql-results+json, text/turtle;q=0.9";

function element(name, text) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  return made;
}

function link(text, id) {
  const made = element("a", text);
  made.href = "/entity/" + encodeURIComponent(id);
  return made;
}

function cell(term) {
  const made = element("td");
  if (!term) return made;
  if (term.type === "uri" && term.value.startsWith(ENTITY)) {
    const id = decodeURIComponent(term.value.slice(ENTITY.length));
    made.append(link(id, id));
  } else {
    made.textContent = term.value.startsWith(ONTOLOGY) ? term.value.slice(ONTOLOGY.length) : term.value;
  }
  return made;
}

function table(answer) {
  const made = element("table");
  const head = made.createTHead().insertRow();
  for (const name of answer.head.vars) head.append(element("th", name));
  const body = made.createTBody();
  for (const row of answer.results.bindings) {
    const line = body.insertRow();
    for (const name of answer.head.vars) line.append(cell(row[name]));
  }
  return made;
}

async function show(address, options) {
  const told = document.getElementById("told");
  const result = document.getElementById("result");
  result.replaceChildren();
  told.textContent = "…";
  try {
    const response = await fetch(address, { ...options, headers: { Accept: JSON_RESULTS, ...(options || {}).headers } });
    const text = await response.text();
    if (!response.ok) {
      told.textContent = text;
    } else if (response.headers.get("Content-Type").startsWith("text/turtle")) {
      told.textContent = "";
      result.append(element("pre", text));
    } else {
      const answer = JSON.parse(text);
      told.textContent = answer.results ? `${answer.results.bindings.length} baris / rows` : String(answer.boolean);
      if (answer.results) result.append(table(answer));
    }
  } catch (error) {
    told.textContent = "Server tidak menjawab / The server gives no answer.";
  }
  told.scrollIntoView({ block: "nearest" });
}

document.getElementById("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  const body = new URLSearchParams({ query: document.getElementById("sparql").value });
  show("/sparql", { method: "POST", body });
});

for (const form of document.querySelectorAll("form.named")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const given = new URLSearchParams(new FormData(form));
    show(`/api/queries/${encodeURIComponent(form.dataset.name)}?${given}`);
  });
  form.querySelector(".show").addEventListener("click", () => {
    const sparql = form.querySelector("pre");
    sparql.hidden = !sparql.hidden;
  });
}

document.getElementById("find").addEventListener("submit", async (event) => {
  event.preventDefault();
  const found = document.getElementById("found");
  found.replaceChildren();
  const text = document.getElementById("search").value;
  const response = await fetch(`/api/entities?${new URLSearchParams({ q: text })}`);
  if (!response.ok) {
    found.append(element("li", await response.text()));
    return;
  }
  const rows = await response.json();
  if (!rows.length) found.append(element("li", "Tidak ada / None"));
  for (const row of rows) {
    const line = element("li");
    line.append(link(row.label, row.id), ` (${row.type})`);
    found.append(line);
  }
});
