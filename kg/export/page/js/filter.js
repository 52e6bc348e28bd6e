// What is shown: the filters, and which statements, edges and entities pass them.

/** What the reader has chosen. Sets hold what is hidden; `forced` entities are shown since they were asked for. */
const START = () => ({
  types: new Set(), families: new Set(), outlets: new Set(), certainties: new Set(),
  score: 0, stories: 1, from: "", to: "", open: false, contested: false, lone: false,
  focus: null, steps: 1, path: null, colour: "type", chosen: null, view: "graph", forced: new Set(),
});
const state = { ...START(), hover: null, hoverEdge: null };

const outletOf = (article) => articles[article].source ?? "";
const OUTLETS = [...new Set(articles.map((_, index) => outletOf(index)))].sort((a, b) => a.localeCompare(b, "id"));
const openCount = statements.filter((statement) => statement.relation === OPEN).length;
const mostStories = claims.reduce((most, claim) => Math.max(most, claim.stories), 1);

let visible = []; // of each edge: its statements that pass
let admitted = new Set(); // statements that pass the filters of statements, roles included
let passing = new Set(); // those of them whose entities are of the types and in the focus too
let withoutTime = []; // those that pass all but the timeline, which it draws
let undatedHidden = 0;
let shown = new Set(); // entities

function passes(index) {
  const statement = statements[index];
  if (statement.relation === OPEN ? !state.open : state.families.has(familyOf(statement))) return false;
  if (state.certainties.has(certaintyOf(statement))) return false;
  if (statement.score < state.score) return false;
  if (claims[claimOf[index]].stories < state.stories) return false;
  if (state.contested && claims[claimOf[index]].other === null) return false;
  return !state.outlets.has(outletOf(statement.article));
}

function inTime(index) {
  const day = dayOf(index);
  return (!state.from && !state.to) || (Boolean(day) && day >= state.from && (!state.to || day <= state.to));
}

function applyFilters() {
  const fit = [...statements.keys()].filter(passes);
  admitted = new Set(fit.filter(inTime));
  withoutTime = fit.filter((index) => typesShown(statements[index]));
  undatedHidden = state.from || state.to ? withoutTime.filter((index) => !dayOf(index)).length : 0;
  passing = new Set(withoutTime.filter((index) => admitted.has(index)));
  visible = edges.map((edge) => edge.statements.filter((one) => admitted.has(one)));
  const near = state.focus === null ? null : neighbourhood(state.focus, state.steps);
  shown = new Set(byWeight.filter((id) => {
    if (state.forced.has(id)) return true;
    if (state.types.has(entities[id].type) || (near && !near.has(id))) return false;
    return linked[id].some((edge) => visible[edge].length) || (state.lone && !linked[id].length);
  }));
  if (near) passing = new Set([...passing].filter((one) => {
    const { subject, object } = statements[one];
    return near.has(subject) && (object === undefined || near.has(object));
  }));
  for (const edge of edges) {
    if (!shown.has(edge.from) || !shown.has(edge.to)) visible[edge.id] = [];
    restyle(edge);
  }
}

const typesShown = ({ subject, object }) =>
  !state.types.has(entities[subject].type) && (object === undefined || !state.types.has(entities[object].type));

/** The entities that are at most so many visible edges away. */
function neighbourhood(id, steps) {
  const reached = new Set([id]);
  let edge = [id];
  for (let step = 0; step < steps; step++) {
    const next = [];
    for (const one of edge) for (const line of linked[one]) {
      if (!visible[line].length) continue;
      for (const end of [edges[line].from, edges[line].to]) if (!reached.has(end) && !state.types.has(entities[end].type)) {
        reached.add(end);
        next.push(end);
      }
    }
    edge = next;
  }
  return reached;
}

/** How an edge looks by its visible statements: as the firmest of them, and whether they contradict each other. */
function restyle(edge) {
  const inside = visible[edge.id];
  const firmest = ["actual", "alleged", "planned", "denied"];
  const kinds = new Set(inside.map((one) => certaintyOf(statements[one])));
  edge.line = firmest.find((kind) => kinds.has(kind)) ?? "actual";
  edge.open = inside.length > 0 && inside.every((one) => statements[one].relation === OPEN);
  edge.contested = kinds.has("denied") && kinds.size > 1 && contradictionsIn(inside).length > 0;
  edge.width = Math.min(8, 0.6 + 1.2 * Math.sqrt(inside.length));
}
const DASHES = { planned: [9, 6], alleged: [2, 5], denied: [9, 6], open: [1, 3] };
const dashesOf = (edge) => (edge.contested ? null : DASHES[edge.open ? "open" : edge.line]) ?? null;

/** How many filters differ from the first view. */
function filterCount() {
  return [state.families.size, state.outlets.size, state.certainties.size, state.score > 0, state.stories > 1,
    state.contested, state.open, state.from || state.to, state.types.size].filter(Boolean).length;
}

/** What stands out while something is chosen: ids of nodes and edges, or null for everything. */
function spotlight() {
  const { chosen } = state;
  if (!chosen) return null;
  if (chosen.kind === "edge") {
    return { nodes: new Set([edges[chosen.id].from, edges[chosen.id].to]), edges: new Set([chosen.id]) };
  }
  if (chosen.kind === "entity") {
    const bright = linked[chosen.id].filter((edge) => visible[edge].length);
    return { nodes: new Set([chosen.id, ...bright.flatMap((one) => [edges[one].from, edges[one].to])]), edges: new Set(bright) };
  }
  const inside = new Set(chosen.nodes);
  const lines = chosen.edges ?? edges.filter((edge) => visible[edge.id].length && inside.has(edge.from) &&
    inside.has(edge.to)).map((edge) => edge.id);
  return { nodes: inside, edges: new Set(lines) };
}
