// Labels: of constant size on the screen, the important first, none over another. vis would draw them all, and tiny.
// What is shown and chosen (nodes, edges, state, shown, colours …) is page.js's.

/** The taken parts of the screen, in a grid so that a thousand labels need not be compared with each other. */
class Free {
  constructor() {
    this.cells = new Map();
  }
  *around([left, top, right, bottom]) {
    for (let x = Math.floor(left / 80); x <= Math.floor(right / 80); x++)
      for (let y = Math.floor(top / 40); y <= Math.floor(bottom / 40); y++) yield x * 10007 + y;
  }
  has(box) {
    for (const cell of this.around(box))
      for (const other of this.cells.get(cell) ?? [])
        if (box[0] < other[2] && other[0] < box[2] && box[1] < other[3] && other[1] < box[3]) return false;
    return true;
  }
  take(box) {
    for (const cell of this.around(box)) {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push(box);
    }
  }
}

const FONT = getComputedStyle(document.body).fontFamily;
const widths = new Map();
let labelBoxes = [];

function textWidth(context, text) {
  const key = context.font + text;
  if (!widths.has(key)) widths.set(key, context.measureText(text).width);
  return widths.get(key);
}

/** Called by vis after each drawing of nodes and edges. */
function drawLabels(context) {
  const view = context.getTransform();
  const ratio = context.canvas.width / context.canvas.clientWidth;
  const [width, height] = [context.canvas.clientWidth, context.canvas.clientHeight];
  const screen = (at) => ({ x: (view.a * at.x + view.e) / ratio, y: (view.d * at.y + view.f) / ratio });
  const scale = view.a / ratio;
  const places = network.getPositions([...shown]);
  const light = spotlight();
  labelBoxes = [];
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.direction = "ltr";
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = colours.bg;

  // Everything in sight, the chosen first, then its neighbours, then by weight.
  const visible = [];
  const free = new Free();
  for (const id of byWeight) {
    if (!shown.has(id)) continue;
    const at = screen(places[id]);
    if (at.x < 0 || at.y < 0 || at.x > width || at.y > height) continue;
    const radius = nodes[id].size * scale;
    const first = (state.chosen?.kind === "entity" && state.chosen.id === id) || state.hover === id;
    const rank = first ? 0 : light?.nodes.has(id) ? 1 : 2;
    visible.push({ id, at, radius, rank, body: [at.x - radius, at.y - radius, at.x + radius, at.y + radius] });
    free.take(visible.at(-1).body);
  }
  visible.sort((a, b) => a.rank - b.rank); // Stable: within a rank the order by weight stays.

  const texts = new Free(); // Labels and the nodes they belong to: the most important names may cover lesser nodes.
  for (const taken of [free, texts]) taken.take([width - 60, 0, width, 130]); // The zoom buttons.
  const draw = ({ id, at, radius, rank, body }, order) => {
    const label = plain(nodes[id].label);
    context.font = `${heaviest.has(id) || rank === 0 ? "600 13px" : "12px"} ${FONT}`;
    const half = textWidth(context, label) / 2 + 3;
    const gap = radius + 10;
    const boxAt = ([x, y]) => [at.x + x - half, at.y + y - 8, at.x + x + half, at.y + y + 8];
    const spots = [[0, gap], [0, -gap], [radius + half + 2, 0], [-radius - half - 2, 0]]
      .filter((one) => boxAt(one)[0] >= 0 && boxAt(one)[2] <= width);
    texts.take(body);
    const spot = spots.find((one) => free.has(boxAt(one))) ??
      (rank < 2 || (!light && order < 20) ? spots.find((one) => texts.has(boxAt(one))) : null) ??
      (rank === 0 ? [0, gap] : null);
    if (!spot) return;
    for (const taken of [free, texts]) taken.take(boxAt(spot));
    labelBoxes.push({ id, box: boxAt(spot) });
    context.globalAlpha = !light || rank < 2 ? 1 : 0.25;
    context.fillStyle = colours.ink;
    context.strokeText(label, at.x + spot[0], at.y + spot[1]);
    context.fillText(label, at.x + spot[0], at.y + spot[1]);
  };
  const bright = light ? visible.filter(({ rank }) => rank < 2) : visible;
  for (const { body } of light ? bright : []) texts.take(body);
  bright.forEach(draw);
  drawEdgeLabels(context, screen, light ? [texts, free] : [free], light);
  if (light) visible.slice(bright.length).forEach(draw);
  context.restore();
}

const edgeTexts = new Map();

/** What an edge says: its relations, how certain, how many statements. */
function edgeText({ id, statements, line, contested }) {
  if (!edgeTexts.has(language + id)) {
    const names = [...new Set(statements.map((one) => panel.relation(data.statements[one].relation)))];
    const words = clip(names.slice(0, 2).join(", ") + (names.length > 2 ? ", …" : ""), 40);
    const certainty = contested ? ` (${say("contested")})` : line === "actual" ? "" : ` (${say(line)})`;
    edgeTexts.set(language + id, words + certainty + (statements.length > 1 ? ` · ${statements.length}` : ""));
  }
  return edgeTexts.get(language + id);
}

/** The text of the chosen edge and the one under the pointer in any case, of others where the line has room for it. */
function drawEdgeLabels(context, screen, grids, light) {
  context.font = `11px ${FONT}`;
  context.globalAlpha = 1;
  const must = new Set([state.hoverEdge, state.chosen?.kind === "edge" ? state.chosen.id : null]);
  must.delete(null);
  for (const id of new Set([...must, ...(light ? light.edges : edges.keys())])) {
    const edge = edges[id];
    const line = network.body.edges[id]; // The only way to the middle of a curve; vis is inlined, so it stays as it is.
    if (!line?.connected || !shown.has(edge.from) || !shown.has(edge.to)) continue;
    const [start, end] = [screen(line.from), screen(line.to)];
    const length = Math.hypot(end.x - start.x, end.y - start.y);
    if (!must.has(id) && length < 60) continue;
    const text = edgeText(edge);
    const half = textWidth(context, text) / 2 + 2;
    const at = screen(line.edgeType.getPoint(0.5));
    const box = [at.x - half, at.y - 7, at.x + half, at.y + 7];
    if (!must.has(id) && (length < half + 30 || !grids[0].has(box))) continue;
    grids.forEach((grid) => grid.take(box));
    context.fillStyle = edge.line === "denied" || edge.contested ? colours.denied : colours.soft;
    context.strokeText(text, at.x, at.y);
    context.fillText(text, at.x, at.y);
  }
}
