// Labels: of constant size on the screen, the important first, none over another. Drawn on a canvas above the drawing.

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
const MANY = 400; // Names tried in one drawing: more there is no room for.
const widths = new Map();
let labelBoxes = [];
let edgeTextBoxes = [];

function textWidth(context, text) {
  const key = context.font + text;
  if (!widths.has(key)) widths.set(key, context.measureText(text).width);
  return widths.get(key);
}

/** Draws everything above the drawing: what is under the pointer, names, the texts of edges. */
function drawLabels() {
  const canvas = find("labels");
  const context = canvas.getContext("2d");
  const ratio = devicePixelRatio || 1;
  const [width, height] = [find("graph").clientWidth, find("graph").clientHeight];
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, width, height);
  drawPointed(context);
  labelBoxes = [];
  edgeTextBoxes = [];
  context.direction = "ltr";
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = colours.bg;
  for (const { text, font, alpha, colour, x, y } of placeLabels(context, width, height)) {
    context.font = font;
    context.globalAlpha = alpha;
    context.fillStyle = colour;
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
  context.globalAlpha = 1;
  drawMinimap();
}

/** A ring or a line where the pointer is. */
function drawPointed(context) {
  context.strokeStyle = colours.accent;
  if (state.hover !== null && shown.has(state.hover)) {
    const { x, y } = engine.toScreen(spots[state.hover]);
    context.lineWidth = 2;
    context.beginPath();
    context.arc(x, y, nodes[state.hover].size * engine.scale * 1.15 + 4, 0, TAU);
    context.stroke();
  }
  if (state.hoverEdge !== null && visible[state.hoverEdge].length) {
    context.lineWidth = 2.5;
    context.globalAlpha = 0.8;
    context.beginPath();
    pathOf(edges[state.hoverEdge]).map((place) => engine.toScreen(place))
      .forEach(({ x, y }, step) => (step ? context.lineTo(x, y) : context.moveTo(x, y)));
    context.stroke();
    context.globalAlpha = 1;
  }
}

/** The texts that fit, with their places; also for pictures that are saved. */
function placeLabels(context, width, height) {
  const light = spotlight();
  const texts = [];
  // Everything in sight, the chosen first, then its neighbours, then by weight.
  const inSight = [];
  const free = new Free();
  for (const id of byWeight) {
    if (!shown.has(id)) continue;
    const at = engine.toScreen(spots[id]);
    if (at.x < 0 || at.y < 0 || at.x > width || at.y > height) continue;
    const radius = nodes[id].size * engine.scale;
    const first = (state.chosen?.kind === "entity" && state.chosen.id === id) || state.hover === id;
    const rank = first ? 0 : light?.nodes.has(id) ? 1 : 2;
    const body = [at.x - radius, at.y - radius, at.x + radius, at.y + radius];
    if (rank < 2 || inSight.length < MANY) inSight.push({ id, at, radius, rank, body });
    if (radius > 3) free.take(body);
  }
  inSight.sort((a, b) => a.rank - b.rank); // Stable: within a rank the order by weight stays.

  const named = new Free(); // Labels and the nodes they belong to: the most important names may cover lesser nodes.
  for (const taken of [free, named]) taken.take([width - 60, 0, width, 130]); // The zoom buttons.
  const put = ({ id, at, radius, rank, body }, order) => {
    const text = plain(nodes[id].label);
    const font = `${heaviest.has(id) || rank === 0 ? "600 13px" : "12px"} ${FONT}`;
    context.font = font;
    const half = textWidth(context, text) / 2 + 3;
    const gap = radius + 10;
    const boxAt = ([x, y]) => [at.x + x - half, at.y + y - 8, at.x + x + half, at.y + y + 8];
    const places = [[0, gap], [0, -gap], [radius + half + 2, 0], [-radius - half - 2, 0]]
      .filter((one) => boxAt(one)[0] >= 0 && boxAt(one)[2] <= width);
    named.take(body);
    const place = places.find((one) => free.has(boxAt(one))) ??
      (rank < 2 || (!light && order < 20) ? places.find((one) => named.has(boxAt(one))) : null) ??
      (rank === 0 ? [0, gap] : null);
    if (!place) return;
    for (const taken of [free, named]) taken.take(boxAt(place));
    labelBoxes.push({ id, box: boxAt(place) });
    texts.push({ text, font, alpha: !light || rank < 2 ? 1 : 0.22, colour: colours.ink, x: at.x + place[0], y: at.y + place[1] });
  };
  const bright = light ? inSight.filter(({ rank }) => rank < 2) : inSight;
  for (const { body } of light ? bright : []) named.take(body);
  bright.forEach(put);
  placeEdgeTexts(context, light ? [named, free] : [free], light, texts, width, height);
  if (light) inSight.slice(bright.length).forEach(put);
  return texts;
}

/** What an edge says: its relations, how certain, how many statements. */
function edgeText(edge) {
  const inside = visible[edge.id];
  const names = [...new Set(inside.map((one) => (statements[one].relation === OPEN ? statements[one].trigger
    : relationName(statements[one].relation))))];
  const words = clip(names.slice(0, 2).join(", ") + (names.length > 2 ? ", …" : ""), 40);
  const certainty = edge.contested ? ` (${say("contested")})` : edge.line === "actual" ? "" : ` (${say(edge.line)})`;
  return words + certainty + (inside.length > 1 ? ` · ${inside.length}` : "");
}

/** The text of the chosen edge and the one under the pointer in any case, of others where the line has room for it. */
function placeEdgeTexts(context, grids, light, texts, width, height) {
  const font = `11px ${FONT}`;
  context.font = font;
  const must = new Set([state.hoverEdge, state.chosen?.kind === "edge" ? state.chosen.id : null]);
  must.delete(null);
  for (const id of new Set([...must, ...(light ? light.edges : edges.keys())])) {
    const edge = edges[id];
    if (!visible[id].length) continue;
    const [start, end] = [engine.toScreen(spots[edge.from]), engine.toScreen(spots[edge.to])];
    const length = Math.hypot(end.x - start.x, end.y - start.y);
    if (!must.has(id) && length < 60) continue;
    const path = pathOf(edge);
    const [a, b] = [path[(path.length - 1) >> 1], path[path.length >> 1]];
    const at = engine.toScreen({ x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 });
    if (!must.has(id) && (at.x < 0 || at.y < 0 || at.x > width || at.y > height)) continue;
    const text = plain(edgeText(edge));
    const half = textWidth(context, text) / 2 + 2;
    const box = [at.x - half, at.y - 7, at.x + half, at.y + 7];
    if (!must.has(id) && (length < half + 30 || !grids[0].has(box))) continue;
    grids.forEach((grid) => grid.take(box));
    edgeTextBoxes.push({ id, box });
    const colour = edge.line === "denied" || edge.contested ? colours.denied : colours.soft;
    texts.push({ text, font, alpha: 1, colour, x: at.x, y: at.y });
  }
}
