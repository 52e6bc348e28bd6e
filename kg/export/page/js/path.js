// The shortest path between two entities, over the lines in view, with the sentences of each step.

function openPath(from = null) {
  state.path = { from, to: null };
  showPath();
  toNextField();
}

function toNextField() {
  const empty = [...find("panel").querySelectorAll(".picker input")].find((input) => !input.value);
  (empty ?? find("panel")).focus({ preventScroll: true });
}

/** The edges of a shortest path, or null; of equally short ones that over the lines with most statements. */
function shortestPath(from, to) {
  const came = new Map([[from, null]]);
  const walk = [from];
  for (const id of walk) {
    if (id === to) break;
    const lines = linked[id].filter((edge) => visible[edge].length)
      .sort((a, b) => visible[b].length - visible[a].length || a - b);
    for (const edge of lines) {
      const next = edges[edge].from === id ? edges[edge].to : edges[edge].from;
      if (came.has(next)) continue;
      came.set(next, { edge, id });
      walk.push(next);
    }
  }
  if (!came.has(to)) return null;
  const path = [];
  for (let step = came.get(to); step; step = came.get(step.id)) path.unshift(step.edge);
  return path;
}

function showPath() {
  const { from, to } = state.path;
  const set = (end) => (id) => {
    state.path[end] = id;
    showPath();
    toNextField();
  };
  const both = from !== null && to !== null;
  const path = both && from !== to ? shortestPath(from, to) : both ? [] : null;
  const stops = [from];
  for (const edge of path ?? []) stops.push(edges[edge].from === stops.at(-1) ? edges[edge].to : edges[edge].from);
  if (path?.length) standOut({ kind: "path", id: 0, nodes: stops, edges: path });
  else standOut(null);
  showPanel([
    element("h2", {}, say("pathTitle")),
    element("p", { className: "lead" }, say("pathChoose")),
    picker(say("pathFrom"), from, set("from")),
    picker(say("pathTo"), to, set("to")),
    both && path === null ? element("p", { className: "warning" }, say("pathNone")) : null,
    path?.length ? element("p", { className: "quiet" }, say("pathLength", path.length)) : null,
    path?.length ? element("ol", { className: "path" }, stops.map((stop, place) => element("li", {}, entityButton(stop),
      place < path.length ? pathStep(path[place]) : null))) : null,
  ], "path");
  document.body.classList.add("open");
  if (path?.length) fitTo(stops);
  saveView();
}

function pathStep(edge) {
  const inside = inOrder(visible[edge]);
  const plainFirst = inside.find((one) => certaintyOf(statements[one]) === "actual") ?? inside[0];
  return element("div", { className: "step" }, card(plainFirst),
    inside.length > 1 ? button({ className: "more", on: () => choose("edge", edge, true) }, say("statements", inside.length)) : null);
}
