// The view in the fragment of the address, so that a link or a bookmark restores it. Nothing of it leaves the page.

const SETS = { types: "hide", families: "without", outlets: "outlets-off", certainties: "not" };
let saving = null;
let restoring = false;

function viewText() {
  const view = new URLSearchParams();
  const put = (name, value, plainValue = "") => {
    if (value !== null && value !== undefined && String(value) !== plainValue) view.set(name, value);
  };
  for (const [field, name] of Object.entries(SETS)) for (const value of state[field]) view.append(name, value);
  put("score", state.score, "0");
  put("stories", state.stories, "1");
  put("from", state.from);
  put("to", state.to);
  for (const name of ["open", "contested", "lone"]) if (state[name]) view.set(name, "1");
  put("colour", state.colour, "type");
  put("view", state.view, "graph");
  const idOf = (index) => entities[index].id;
  if (state.focus !== null) {
    view.set("focus", idOf(state.focus));
    put("steps", state.steps, "1");
  }
  const { chosen, path } = state;
  if (chosen?.kind === "entity") view.set("entity", idOf(chosen.id));
  if (chosen?.kind === "edge") view.set("edge", [edges[chosen.id].from, edges[chosen.id].to].map(idOf).join("~"));
  if (chosen?.kind === "group") view.set("group", idOf(communities[chosen.id][0]));
  if (path?.from !== null && path?.from !== undefined && path.to !== null) view.set("path", [path.from, path.to].map(idOf).join("~"));
  const { x, y, scale } = engine.view();
  if (moved) view.set("at", [Math.round(x), Math.round(y), scale.toPrecision(3)].join("~"));
  view.set("lang", language);
  return view.toString();
}

/** Writes the view into the address, a little later, for a drag is many views. */
let moved = false;
function saveView() {
  if (restoring) return;
  clearTimeout(saving);
  saving = setTimeout(writeView, 250);
}
function writeView() {
  clearTimeout(saving);
  try {
    history.replaceState(null, "", `#${viewText()}`);
  } catch {
    // In a notebook's frame there is no address to write to.
  }
}

/** Brings about the view that the address names; what it names and is not there is left out. */
function restoreView() {
  const text = location.hash.slice(1);
  if (!text) return false;
  const view = new URLSearchParams(text);
  restoring = true;
  const { types, families: kinds, outlets, certainties } = START();
  Object.assign(state, START(), { types, families: kinds, outlets, certainties });
  for (const [field, name] of Object.entries(SETS)) state[field] = new Set(view.getAll(name));
  const within = (name, low, high) => Math.min(high, Math.max(low, Number(view.get(name)) || low));
  state.score = within("score", 0, 1);
  state.stories = within("stories", 1, mostStories);
  const day = (name) => (/^\d{4}-\d\d-\d\d$/.test(view.get(name) ?? "") ? view.get(name) : "");
  [state.from, state.to] = [day("from"), day("to")];
  for (const name of ["open", "contested", "lone"]) state[name] = view.get(name) === "1";
  if (["type", "community", "contested"].includes(view.get("colour"))) state.colour = view.get("colour");
  const index = (id) => entityById.get(id) ?? null;
  state.focus = index(view.get("focus"));
  state.steps = within("steps", 1, 3);
  if (Object.hasOwn(STRINGS, view.get("lang") ?? "")) language = view.get("lang");
  refresh();
  speak();
  const [from, to] = (view.get("path") ?? view.get("edge") ?? "").split("~").map(index);
  const group = index(view.get("group"));
  if (view.has("path") && from !== null && to !== null) {
    state.path = { from, to };
    showPath();
  } else if (view.has("edge") && pairs.has(`${from} ${to}`)) choose("edge", pairs.get(`${from} ${to}`));
  else if (view.has("entity") && index(view.get("entity")) !== null) choose("entity", index(view.get("entity")));
  else if (group !== null && nodes[group].community >= 0) showGroup(nodes[group].community);
  showView(view.get("view") === "table" ? "table" : "graph");
  const at = (view.get("at") ?? "").split("~").map(Number);
  if (at.length === 3 && at.every(Number.isFinite) && at[2] > 0) {
    moved = true;
    engine.move({ x: at[0], y: at[1], scale: Math.min(5, Math.max(0.01, at[2])) }, false);
  } else if (!view.has("path")) fit(false);
  restoring = false;
  return true;
}
