// Questions in SPARQL, in pages that were made with them (kg html --with-sparql).

function startQueries() {
  find("queries-button").hidden = true;
}
function showQueries() {}
