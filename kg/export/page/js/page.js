// The page: makes the drawing, and ties together what is chosen, filtered, shown and said.

const MANY_NODES = 1500; // Up to here vis-network draws; beyond, the canvas engine.
const still = matchMedia("(prefers-reduced-motion: reduce)");
const narrow = matchMedia("(max-width: 760px)");

applyFilters();
readDisputed();
setTheme(settings.theme);
fitToScreen();
const big = shown.size > MANY_NODES;
let engine = null;
engine = big ? new CanvasEngine(find("graph"), drawn) : new VisEngine(find("graph"), drawn);

function drawn() {
  if (!engine) return;
  drawLabels();
  if (!performance.getEntriesByName("kg:drawn").length) performance.mark("kg:drawn");
}

/** Applies the filters and draws everything that hangs on them. */
function refresh() {
  applyFilters();
  readDisputed();
  bridgeCache = null;
  forgetMinimap();
  engine.paint(true);
  drawTimeline();
  drawBar();
  drawTable();
  tellFilters();
  if (!inSight()) fit();
  const { chosen } = state;
  if (!chosen && find("panel").dataset.shows === "intro") showIntro();
  else if (chosen?.kind === "entity") showEntity(chosen.id);
  else if (chosen?.kind === "edge") showEdge(chosen.id);
  else if (state.path && find("panel").dataset.shows === "path") showPath();
  saveView();
}

/* Moving */

const animated = (wanted) => wanted && !still.matches;

/** Shows entities at a scale where a few are not blown up. */
function fitTo(ids, animate = true, closest = 1.3) {
  const places = ids.map((id) => spots[id]);
  if (!places.length) return;
  const [[left, right], [top, bottom]] = [bounds(places, "x"), bounds(places, "y")];
  const { clientWidth, clientHeight } = find("graph");
  const across = (clientWidth - (narrow.matches ? 70 : 110)) / Math.max(right - left, 1);
  const sheet = narrow.matches && document.body.classList.contains("open") && ids.length < shown.size ? 0.5 : 1;
  const down = (clientHeight * sheet - 90) / Math.max(bottom - top, 1);
  const scale = Math.max(0.01, Math.min(closest, across, down));
  const y = (top + bottom) / 2 + (sheet < 1 ? clientHeight / 4 / scale : 0);
  engine.move({ x: (left + right) / 2, y, scale }, animated(animate));
}

/** All of what is shown; of a big graph its largest part, for crumbs around it would make it small. */
function fit(animate = true) {
  moved = false;
  const part = big && state.focus === null ? largestPart() : [];
  fitTo(part.length > shown.size / 3 ? part : [...shown], animate);
}

/** Whether any of what is shown is seen: filters may leave only what lies beyond the edge. */
function inSight() {
  const { clientWidth, clientHeight } = find("graph");
  return !clientWidth || [...shown].some((id) => {
    const { x, y } = engine.toScreen(spots[id]);
    return x > 0 && y > 0 && x < clientWidth && y < clientHeight;
  });
}

function zoom(factor) {
  const { x, y, scale } = engine.view();
  moved = true;
  engine.move({ x, y, scale: Math.min(5, Math.max(0.01, scale * factor)) }, animated(true));
  saveView();
}

/* Choosing */

/** Makes something stand out without showing it in the panel: a group, a path, an answer; or nothing. */
function standOut(what) {
  state.chosen = what;
  engine.paint();
  engine.redraw();
}

/** Chooses an entity or an edge (or nothing) and shows its evidence; `move` brings it to the middle. */
function choose(kind, id, move = false) {
  state.path = null;
  state.chosen = kind ? { kind, id } : null;
  const both = kind === "edge" ? [edges[id].from, edges[id].to] : kind === "entity" ? [id] : [];
  if (both.some((one) => !shown.has(one))) {
    both.forEach((one) => {
      state.forced.add(one);
      state.types.delete(entities[one].type);
    });
    applyFilters();
    forgetMinimap();
    engine.paint(true);
    drawLegend();
  } else engine.paint();
  engine.redraw();
  document.body.classList.toggle("open", Boolean(kind));
  if (kind === "entity") showEntity(id);
  else if (kind === "edge") showEdge(id);
  else showIntro();
  if (kind) tell(both.map((one) => clip(entities[one].label, 100)).join(" – "));
  if (move && both.length && state.view === "graph") lookAt(both);
  saveView();
}

function lookAt(ids) {
  const middle = (axis) => ids.reduce((sum, id) => sum + spots[id][axis], 0) / ids.length;
  const scale = Math.max(engine.scale, big ? 0.45 : 0.7);
  const lower = narrow.matches ? find("graph").clientHeight / 4 / scale : 0;
  moved = true;
  engine.move({ x: middle("x"), y: middle("y") + lower, scale }, animated(true));
}

const graph = find("graph");
let pressed = null;
const placeOf = (event) => {
  const { left, top } = graph.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
};
graph.addEventListener("pointerdown", (event) => {
  pressed = placeOf(event);
}, true);
graph.addEventListener("click", (event) => {
  const at = placeOf(event);
  if (pressed && Math.hypot(at.x - pressed.x, at.y - pressed.y) > 6) {
    moved = true;
    return saveView();
  }
  const { node, edge } = under(at, event.pointerType === "touch");
  if (node !== undefined) choose("entity", node);
  else if (edge !== undefined) choose("edge", edge);
  else if (state.chosen || state.path) choose(null);
});
graph.addEventListener("wheel", () => {
  moved = true;
  saveView();
}, { passive: true });
graph.addEventListener("pointermove", (event) => {
  if (event.pointerType === "touch" || event.buttons) return;
  const { node = null, edge = null } = under(placeOf(event));
  point(node, edge);
});
graph.addEventListener("pointerleave", () => point(null, null));

function point(node, edge) {
  if (node === state.hover && edge === state.hoverEdge) return;
  Object.assign(state, { hover: node, hoverEdge: edge });
  graph.classList.toggle("pointing", node !== null || edge !== null);
  drawLabels();
}

/* Keys */

graph.addEventListener("keydown", (event) => {
  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (steps[event.key]) {
    const { x, y, scale } = engine.view();
    const [across, down] = steps[event.key];
    moved = true;
    engine.move({ x: x + (across * 80) / scale, y: y + (down * 80) / scale, scale }, false);
    saveView();
  } else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") fit();
  else if (event.key === "Enter") find("panel").focus();
  else return;
  event.preventDefault();
});

/** The next or the previous name, by weight, of those in view. */
function stepName(step) {
  const all = byWeight.filter((id) => shown.has(id));
  if (!all.length) return;
  const at = state.chosen?.kind === "entity" ? all.indexOf(state.chosen.id) : step > 0 ? -1 : 0;
  choose("entity", all[(at + step + all.length) % all.length], true);
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    if (find("help").open) return;
    if (!find("filters").hidden && find("filters").contains(event.target)) return toggleFilters(false);
    if (state.chosen || state.path || find("panel").dataset.shows !== "intro") choose(null);
    return;
  }
  if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) || event.ctrlKey || event.metaKey || event.altKey) return;
  const acts = {
    "/": () => find("search").focus(), "f": () => toggleFilters(), "t": () => showView(state.view === "graph" ? "table" : "graph"),
    "n": () => stepName(1), "p": () => stepName(-1), "?": showHelp,
  };
  if (!acts[event.key] || find("help").open) return;
  event.preventDefault();
  acts[event.key]();
});

function showHelp() {
  const keys = { "/": "keySearch", "F": "keyFilters", "T": "keyTable", "N  P": "keyNext", "← ↑ → ↓": "keyMove", "+  −  0": "keyZoom", "Esc": "keyEscape", "?": "keyHelp" };
  const close = () => find("help").close();
  find("help").replaceChildren(
    button({ className: "close", on: close, attributes: { "aria-label": say("close") } }, "×"),
    element("h2", {}, say("helpTitle")), ...["intro", "helpShapes", "helpLines", "helpTrust"].map((one) => element("p", {}, say(one))),
    element("h3", {}, say("helpKeys")),
    element("dl", { className: "keys" }, Object.entries(keys).map(([name, what]) => [element("dt", {}, element("kbd", {}, name)), element("dd", {}, say(what))])));
  find("help").showModal();
}

/* Language, light and dark */

function speak() {
  root.lang = language;
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = say(node.dataset.text);
  for (const node of document.querySelectorAll("[data-hint]")) node.title = say(node.dataset.hint);
  for (const node of document.querySelectorAll("[data-placeholder]")) node.placeholder = say(node.dataset.placeholder);
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", say(node.dataset.label));
    if (node.tagName === "BUTTON") node.title = say(node.dataset.label);
  }
  find("counts").textContent = [say("entities", entities.length), say("statements", statements.length),
    say("articles", articles.length)].join(" · ");
  drawLegend();
  drawFilters();
  drawTimeline();
  drawBar();
  drawTable();
  tellDecisions();
  const { shows } = find("panel").dataset;
  if (state.chosen?.kind === "entity") showEntity(state.chosen.id);
  else if (state.chosen?.kind === "edge") showEdge(state.chosen.id);
  else if (state.chosen?.kind === "group") showGroup(state.chosen.id);
  else if (shows === "path") showPath();
  else if (shows === "corrections") showDecisions();
  else if (shows === "queries") showQueries();
  else showIntro();
  engine.redraw();
}

/** "auto" is what the reader's system prefers. */
function setTheme(theme) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  root.dataset.theme = theme === "auto" ? (system.matches ? "dark" : "light") : theme;
  if (theme === "auto") system.onchange = () => changeTheme("auto");
  readColours();
}
function changeTheme(theme) {
  setTheme(theme);
  forgetMinimap();
  engine.paint();
  engine.redraw();
}

find("language").addEventListener("click", () => {
  language = language === "id" ? "en" : "id";
  speak();
  saveView();
});
find("theme").addEventListener("click", () => changeTheme(root.dataset.theme === "dark" ? "light" : "dark"));
find("empty-reset").addEventListener("click", resetFilters);
find("skip").addEventListener("click", (event) => {
  event.preventDefault();
  find("panel").focus();
});
find("help-button").addEventListener("click", showHelp);
find("lone").addEventListener("change", (event) => {
  state.lone = event.target.checked;
  refresh();
  drawLegend();
  fit();
});
find("colour").addEventListener("change", (event) => {
  state.colour = event.target.value;
  forgetMinimap();
  engine.paint();
  engine.redraw();
  saveView();
});
find("filter-button").addEventListener("click", () => toggleFilters());
find("path-button").addEventListener("click", () => openPath());
find("corrections-button").addEventListener("click", showDecisions);
for (const name of ["graph", "table"]) find(`view-${name}`).addEventListener("click", () => showView(name));
find("table-csv").addEventListener("click", () => download("statements.csv", tableCsv(), "text/csv;charset=utf-8"));
find("table-search").addEventListener("input", (event) => {
  table.query = event.target.value;
  drawTable();
});
find("zoom-in").addEventListener("click", () => zoom(1.4));
find("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
find("reset").addEventListener("click", () => {
  stopPlaying();
  Object.assign(state, START(), { view: state.view });
  find("search").value = "";
  drawFilters();
  refresh();
  drawLegend();
  choose(null);
  fit();
});
find("overview").addEventListener("click", () => {
  choose(null);
  document.body.classList.add("open"); // On phones, where the panel is a sheet.
});
suggest(find("search"), find("found"), (id) => {
  find("search").blur();
  if (state.view === "table") showView("graph");
  choose("entity", id, true);
  find("panel").focus({ preventScroll: true });
});

let size = [0, 0];
new ResizeObserver(() => {
  const now = [graph.clientWidth, graph.clientHeight];
  const first = !size[0];
  if (now[0] && now.join() !== size.join()) {
    if (!moved && !state.chosen && !first) fit(false);
    engine.redraw();
  }
  if (now[0]) size = now;
}).observe(graph);

readDecisions();
startTimeline();
startMinimap();
startMenu();
startQueries();
speak();
if (!restoreView()) {
  if (settings.focus !== null) focusOn(settings.focus);
  fit(false);
}
addEventListener("hashchange", restoreView);
performance.mark("kg:ready");

/** For tests, and for whoever scripts the page: choose("entity" | "edge", index) and where an edge is on the screen. */
window.kgPage = {
  data, state, choose,
  get engine() {
    return engine;
  },
  get shown() {
    return [...shown];
  },
  get labels() {
    return labelBoxes.map(({ id }) => nodes[id].label);
  },
  edgePoint(id) {
    const path = pathOf(edges[id]);
    const [a, b] = [path[(path.length - 1) >> 1], path[path.length >> 1]];
    const at = engine.toScreen({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
    const { left, top } = graph.getBoundingClientRect();
    return { x: left + at.x, y: top + at.y };
  },
};
