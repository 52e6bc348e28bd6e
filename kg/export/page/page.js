// The page: the drawing, search, legend and keys, and what is chosen in them.

const LIMIT = 1500;
const data = JSON.parse(document.getElementById("data").textContent);
const { nodes, edges, options } = data.network;
const find = (id) => document.getElementById(id);
const dark = matchMedia("(prefers-color-scheme: dark)");
const still = matchMedia("(prefers-reduced-motion: reduce)");
const narrow = matchMedia("(max-width: 760px)");
const TYPES = [...new Set(["PER", "ORG", "LOC", "EVT", ...data.entities.map((entity) => entity.type)])]
  .filter((type) => data.entities.some((entity) => entity.type === type));

// Types hidden; lone ones shown; no limit; what is chosen and pointed at; entities shown because they were asked for.
const state = {
  hidden: new Set(), lone: false, all: false, chosen: null, hover: null, hoverEdge: null, forced: new Set(),
};

/* What is linked, and what is shown */

const linked = nodes.map(() => new Set());
for (const edge of edges) {
  linked[edge.from].add(edge.id);
  linked[edge.to].add(edge.id);
}
const byWeight = [...nodes].sort((a, b) => b.weight - a.weight || a.id - b.id).map((node) => node.id);
const heaviest = new Set(byWeight.slice(0, 12));
let shown = new Set();

function chooseShown() {
  const wanted = byWeight.filter((id) => !state.hidden.has(data.entities[id].type) &&
    (state.lone || linked[id].size > 0 || state.forced.has(id)));
  const limited = !state.all && wanted.length > LIMIT;
  shown = new Set(limited ? wanted.filter((id, place) => place < LIMIT || state.forced.has(id)) : wanted);
  find("notice").hidden = !limited;
  find("notice").firstElementChild.textContent =
    say("limited", LIMIT, { all: wanted.length.toLocaleString(language) });
}
chooseShown();

/* The drawing */

/** The layout is for a wide screen: a high one gets it on its side, and any is filled by stretching it a little. */
function fitToScreen() {
  const [width, height] = [find("graph").clientWidth, find("graph").clientHeight];
  const upright = height > 1.2 * width;
  const extent = (axis) => {
    const values = [...shown].map((id) => nodes[id][axis]);
    return Math.max(1, values.reduce((most, value) => Math.max(most, value), -Infinity) -
      values.reduce((least, value) => Math.min(least, value), Infinity));
  };
  const [across, down] = upright ? ["y", "x"] : ["x", "y"];
  const wider = (width / height) * (extent(down) / extent(across));
  const [x, y] = shown.size > 8 ? [Math.max(1, Math.min(1.6, wider)), Math.max(1, Math.min(1.6, 1 / wider))] : [1, 1];
  return (node) => ({ x: Math.round(node[across] * x), y: Math.round(node[down] * y) });
}
const place = fitToScreen();
// Without their labels, which are drawn below, see drawLabels.
const nodeSet = new vis.DataSet(nodes.map(({ label, ...node }) => ({ ...node, ...place(node) })));
const edgeSet = new vis.DataSet(edges.map((edge) => ({ ...edge })));
const nodeView = new vis.DataView(nodeSet, { filter: (node) => shown.has(node.id) });
const edgeView = new vis.DataView(edgeSet, { filter: (edge) => shown.has(edge.from) && shown.has(edge.to) });
if (edges.length > 800) options.interaction.hideEdgesOnDrag = true;

let colours = {};
function readColours() {
  const css = getComputedStyle(document.documentElement);
  const names = ["bg", "ink", "soft", "edge", "denied", "accent", ...TYPES];
  colours = Object.fromEntries(names.map((name) => [name, css.getPropertyValue(`--${name}`).trim()]));
  for (const type of TYPES) colours[type] ||= css.getPropertyValue("--other").trim();
}
const groups = () => Object.fromEntries(TYPES.map((type) => [type, {
  color: {
    background: colours[type], border: colours.bg,
    highlight: { background: colours[type], border: colours.ink },
    hover: { background: colours[type], border: colours.soft },
  },
}]));
readColours();
paint();
const network = new vis.Network(find("graph"), { nodes: nodeView, edges: edgeView }, { ...options, groups: groups() });

/** What stands out while something is chosen: ids of nodes and edges, or null for everything. */
function spotlight() {
  if (!state.chosen) return null;
  const { kind, id } = state.chosen;
  const bright = kind === "edge" ? new Set([id]) : linked[id];
  const ends = new Set([...bright].flatMap((one) => [edges[one].from, edges[one].to]));
  if (kind === "entity") ends.add(id);
  return { nodes: ends, edges: bright };
}

/** Brings colours and faintness up to date; only what differs is handed to vis, for updates are slow. */
function paint() {
  const light = spotlight();
  const changedNodes = [];
  for (const node of nodes) {
    const opacity = !light || light.nodes.has(node.id) ? 1 : 0.18;
    if (node.opacity !== opacity) changedNodes.push({ id: node.id, opacity: (node.opacity = opacity) });
  }
  const changedEdges = [];
  for (const edge of edges) {
    const opacity = !light ? 0.75 : light.edges.has(edge.id) ? 1 : 0.12;
    const plainColour = edge.line === "denied" || edge.contested ? colours.denied : colours.edge;
    const look = `${plainColour} ${opacity}`;
    if (edge.look !== look) {
      edge.look = look;
      const color = { color: plainColour, hover: colours.accent, highlight: colours.accent, opacity };
      changedEdges.push({ id: edge.id, color });
    }
  }
  if (changedNodes.length) nodeSet.update(changedNodes);
  if (changedEdges.length) edgeSet.update(changedEdges);
}

function refresh() {
  chooseShown();
  nodeView.refresh();
  edgeView.refresh();
}

/** Shows all of what is shown, at a scale where a small graph isn't blown up. */
function fit(animate = true) {
  const places = Object.values(network.getPositions([...shown]));
  if (!places.length) return;
  const bound = (axis, choose) => places.map((at) => at[axis]).reduce((a, b) => choose(a, b));
  const [left, right] = [bound("x", Math.min), bound("x", Math.max)];
  const [top, bottom] = [bound("y", Math.min), bound("y", Math.max)];
  const { clientWidth, clientHeight } = find("graph");
  const across = (clientWidth - (narrow.matches ? 70 : 110)) / Math.max(right - left, 1);
  const down = (clientHeight - 90) / Math.max(bottom - top, 1);
  const position = { x: (left + right) / 2, y: (top + bottom) / 2 };
  network.moveTo({ position, scale: Math.max(0.02, Math.min(1.3, across, down)), ...motion(animate) });
}

const motion = (wanted) =>
  (wanted && !still.matches ? { animation: { duration: 350, easingFunction: "easeInOutQuad" } } : {});

/* Choosing */

const panel = createPanel(find("panel"), data, {
  entity: (id) => choose("entity", id, true),
  edge: (id) => choose("edge", id, true),
  nothing: () => choose(null),
});

/** Chooses an entity or an edge (or nothing) and shows its evidence; `move` brings it to the middle. */
function choose(kind, id, move = false) {
  state.chosen = kind ? { kind, id } : null;
  const ends = kind === "edge" ? [edges[id].from, edges[id].to] : kind === "entity" ? [id] : [];
  if (ends.some((one) => !shown.has(one))) {
    ends.forEach((one) => {
      state.forced.add(one);
      state.hidden.delete(data.entities[one].type);
    });
    refresh();
    drawLegend();
  }
  paint();
  network.unselectAll();
  if (kind === "entity") network.selectNodes([id], false);
  if (kind === "edge") network.setSelection({ nodes: [], edges: [id] }, { highlightEdges: false });
  document.body.classList.toggle("open", Boolean(kind));
  if (kind === "entity") panel.entity(id);
  else if (kind === "edge") panel.edge(id);
  else panel.intro();
  if (kind) find("status").textContent = plain(ends.map((one) => clip(data.entities[one].label, 100)).join(" – "));
  if (move && ends.length) lookAt(ends);
}

function lookAt(ends) {
  const places = ends.map((id) => network.getPosition(id));
  const middle = (axis) => places.reduce((sum, at) => sum + at[axis], 0) / places.length;
  const offset = { x: 0, y: narrow.matches ? -find("graph").clientHeight / 4 : 0 };
  network.moveTo({
    position: { x: middle("x"), y: middle("y") }, scale: Math.max(network.getScale(), 0.7), offset, ...motion(true),
  });
}

network.on("click", ({ nodes: [node], edges: [edge], pointer: { DOM: at } }) => {
  const named = labelBoxes.find(({ box }) => at.x >= box[0] && at.x <= box[2] && at.y >= box[1] && at.y <= box[3]);
  if (node !== undefined) choose("entity", node);
  else if (named) choose("entity", named.id);
  else if (edge !== undefined) choose("edge", edge);
  else choose(null);
});
network.on("hoverNode", ({ node }) => hover(node));
network.on("blurNode", () => hover(null));
network.on("hoverEdge", ({ edge }) => hover(null, edge));
network.on("blurEdge", () => hover(null));
network.on("dragEnd", ({ nodes: moved }) => {
  if (moved.length) nodeSet.update(moved.map((id) => ({ id, ...network.getPosition(id) })));
});
network.on("afterDrawing", drawLabels);
network.once("afterDrawing", () => performance.mark("kg:drawn"));

function hover(node, edge = null) {
  Object.assign(state, { hover: node, hoverEdge: edge });
  find("graph").classList.toggle("pointing", node !== null || edge !== null);
  network.redraw();
}

find("graph").addEventListener("keydown", (event) => {
  const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const scale = network.getScale();
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (steps[event.key]) {
    const at = network.getViewPosition();
    const [x, y] = steps[event.key];
    network.moveTo({ position: { x: at.x + (x * 80) / scale, y: at.y + (y * 80) / scale } });
  } else if (event.key === "+" || event.key === "=") zoom(1.3);
  else if (event.key === "-") zoom(1 / 1.3);
  else if (event.key === "0") fit();
  else return;
  event.preventDefault();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target !== find("search")) choose(null);
  if (event.key === "/" && !/^(INPUT|TEXTAREA)$/.test(event.target.tagName)) {
    event.preventDefault();
    find("search").focus();
  }
});
function zoom(factor) {
  network.moveTo({ scale: Math.min(5, Math.max(0.02, network.getScale() * factor)), ...motion(true) });
}
find("zoom-in").addEventListener("click", () => zoom(1.4));
find("zoom-out").addEventListener("click", () => zoom(1 / 1.4));
find("reset").addEventListener("click", () => {
  Object.assign(state, { hidden: new Set(), lone: false, all: false, forced: new Set() });
  find("search").value = "";
  find("lone").checked = false;
  refresh();
  drawLegend();
  choose(null);
  fit();
});
find("overview").addEventListener("click", () => {
  choose(null);
  document.body.classList.add("open"); // On phones, where the panel is a sheet.
});
find("notice").querySelector("button").addEventListener("click", () => {
  state.all = true;
  refresh();
  fit();
});

/* Search */

const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const names = data.entities.map((entity) =>
  [entity.label, ...(entity.aliases ?? [])].map((name) => [name, fold(clip(name, 200))]));
let results = [];
let marked = -1;

function search(query) {
  const wanted = fold(query.trim());
  results = [];
  if (wanted) {
    for (const id of byWeight) {
      let best = null;
      for (const [name, folded] of names[id]) {
        const at = folded.indexOf(wanted);
        if (at < 0) continue;
        const quality = at === 0 ? 0 : /[\s\-.("']/.test(folded[at - 1]) ? 1 : 2;
        if (!best || quality < best.quality) best = { id, name, quality };
      }
      if (best) results.push(best);
    }
    results.sort((a, b) => a.quality - b.quality); // Stable: the heavier first.
  }
  const count = results.length;
  results = results.slice(0, 12);
  marked = results.length ? 0 : -1;
  const rows = results.map(({ id, name }, place) => {
    const { label, type } = data.entities[id];
    const row = element("li", { id: `found-${place}`, attributes: { role: "option", "data-type": type } },
      element("i", { className: "shape", attributes: { "data-type": type, "aria-hidden": "true" } }),
      element("bdi", {}, clip(label, 80)),
      name === label ? null : element("bdi", { className: "quiet" }, clip(name, 60)),
      element("span", { className: "number" }, nodes[id].weight));
    row.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      take(place);
    });
    return row;
  });
  if (wanted && !rows.length) {
    const attributes = { role: "option", "aria-disabled": "true" };
    rows.push(element("li", { className: "quiet", attributes }, say("foundNone")));
  }
  find("found").replaceChildren(...rows);
  openResults(Boolean(wanted));
  find("status").textContent = wanted ? say("foundCount", count) : "";
}

function openResults(yes) {
  find("found").hidden = !yes;
  find("search").setAttribute("aria-expanded", String(yes));
  [...find("found").children].forEach((row, place) => row.setAttribute("aria-selected", String(place === marked)));
  if (yes && marked >= 0) {
    find("search").setAttribute("aria-activedescendant", `found-${marked}`);
    find("found").children[marked].scrollIntoView({ block: "nearest" });
  } else find("search").removeAttribute("aria-activedescendant");
}

function take(place) {
  const { id } = results[place];
  find("search").value = clip(data.entities[id].label, 80);
  openResults(false);
  find("search").blur();
  choose("entity", id, true);
  find("panel").focus({ preventScroll: true });
}

find("search").addEventListener("input", (event) => search(event.target.value));
find("search").addEventListener("focus", (event) => event.target.select());
find("search").addEventListener("blur", () => openResults(false));
find("search").addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (find("found").hidden) search(event.target.value);
    else if (results.length) {
      marked = (marked + (event.key === "ArrowDown" ? 1 : results.length - 1)) % results.length;
      openResults(true);
    }
  } else if (event.key === "Enter" && marked >= 0 && !find("found").hidden) take(marked);
  else if (event.key === "Escape") {
    event.target.value = "";
    search("");
  }
});

/* Legend and language */

function drawLegend() {
  const loners = nodes.filter((node) => !linked[node.id].size);
  find("types").replaceChildren(...TYPES.map((type) => {
    const count = data.entities.filter((entity, id) => entity.type === type && (state.lone || linked[id].size)).length;
    return element("button", {
      type: "button",
      on: () => {
        if (!state.hidden.delete(type)) state.hidden.add(type);
        refresh();
        drawLegend();
        find("types").querySelector(`[data-type="${CSS.escape(type)}"]`).focus();
      },
      attributes: { "aria-pressed": String(!state.hidden.has(type)), "data-type": type },
    }, element("i", { className: "shape", attributes: { "data-type": type, "aria-hidden": "true" } }),
    say(type), element("span", { className: "number" }, count.toLocaleString(language)));
  }));
  const lines = ["actual", "planned", "alleged", "denied"];
  if (edges.some((edge) => edge.contested)) lines.push("contested");
  find("lines").replaceChildren(...lines.map((name) => element("li", {},
    element("i", { className: `line ${name}`, attributes: { "aria-hidden": "true" } }), say(name))));
  find("lone-text").textContent = say("lone", loners.length);
  find("lone").closest("label").hidden = !loners.length;
}

function speak() {
  document.documentElement.lang = language;
  for (const node of document.querySelectorAll("[data-text]")) node.textContent = say(node.dataset.text);
  for (const node of document.querySelectorAll("[data-placeholder]")) node.placeholder = say(node.dataset.placeholder);
  for (const node of document.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", say(node.dataset.label));
    if (node.tagName === "BUTTON") node.title = say(node.dataset.label);
  }
  find("counts").textContent = [say("entities", data.entities.length), say("statements", data.statements.length),
    say("articles", data.articles.length)].join(" · ");
  drawLegend();
  chooseShown();
  const open = document.body.classList.contains("open");
  choose(state.chosen?.kind, state.chosen?.id);
  document.body.classList.toggle("open", open);
}

find("language").addEventListener("click", () => {
  language = language === "id" ? "en" : "id";
  speak();
});
find("lone").addEventListener("change", (event) => {
  state.lone = event.target.checked;
  refresh();
  drawLegend();
  fit();
});
dark.addEventListener("change", () => {
  readColours();
  network.setOptions({ groups: groups() });
  paint();
});
let size = [0, 0];
new ResizeObserver(() => {
  const now = [find("graph").clientWidth, find("graph").clientHeight];
  if (now.join() !== size.join() && !state.chosen) fit(false);
  size = now;
}).observe(find("graph"));

speak();
fit(false);

/** For tests, and for whoever scripts the page: choose("entity" | "edge", index) and where an edge is on the screen. */
window.kgPage = {
  data, network, choose,
  get shown() {
    return [...shown];
  },
  get labels() {
    return labelBoxes.map(({ id }) => nodes[id].label);
  },
  edgePoint(id) {
    const at = network.canvasToDOM(network.body.edges[id].edgeType.getPoint(0.5));
    const { left, top } = find("graph").getBoundingClientRect();
    return { x: left + at.x, y: top + at.y };
  },
};
