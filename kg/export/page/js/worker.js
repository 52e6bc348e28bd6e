// The worker in which SPARQL is answered, so that a question that never ends can be stopped: only the page can end it.
// Oxigraph's script stands above this; what it needs comes by messages, and it can reach nothing else.

let store = null;

onmessage = ({ data: asked }) => {
  try {
    if (!store) {
      initSync({ module: asked.wasm });
      store = new Store();
      store.load(asked.turtle, { format: "text/turtle", no_transaction: true, lenient: true });
      postMessage({ ready: true });
      return;
    }
    postMessage({ answer: answered(store.query(asked.query)) });
  } catch (error) {
    postMessage({ error: String(error?.message ?? error) });
  }
};

/** Rows of cells; of a question for yes or no, or of triples, likewise. */
function answered(result) {
  if (typeof result === "boolean") return { columns: ["?"], rows: [[{ value: String(result) }]], count: 1 };
  const cell = (term) => (term ? { value: term.value, iri: term.termType === "NamedNode" } : null);
  const quads = result.length > 0 && !(result[0] instanceof Map);
  const columns = quads ? ["subject", "predicate", "object"] : [...new Set(result.flatMap((row) => [...row.keys()]))];
  const rows = result.slice(0, 5000).map((row) => columns.map((name) => cell(quads ? row[name] : row.get(name))));
  return { columns, rows, count: result.length };
}
