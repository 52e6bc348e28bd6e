// Where things stand, and what is under the pointer. The same for both engines: `engine` is the one in use.

let spots = nodes.map(({ x, y }) => ({ x, y }));

/** The layout is for a wide screen: a high one gets it on its side, and any is filled by stretching it a little. */
function fitToScreen() {
  const [width, height] = [find("graph").clientWidth || 1, find("graph").clientHeight || 1];
  const upright = height > 1.2 * width;
  const extent = (axis) => {
    const [low, high] = bounds([...shown].map((id) => nodes[id]), axis);
    return Math.max(1, high - low);
  };
  const [across, down] = upright ? ["y", "x"] : ["x", "y"];
  const wider = (width / height) * (extent(down) / extent(across));
  const [x, y] = shown.size > 8 ? [Math.max(1, Math.min(1.6, wider)), Math.max(1, Math.min(1.6, 1 / wider))] : [1, 1];
  spots = nodes.map((node) => ({ x: Math.round(node[across] * x), y: Math.round(node[down] * y) }));
}

function bounds(points, axis) {
  let [low, high] = [Infinity, -Infinity];
  for (const point of points) {
    low = Math.min(low, point[axis]);
    high = Math.max(high, point[axis]);
  }
  return [low, high];
}

/** The entities of the largest connected part of what is shown: a big graph opens on it, not on all its crumbs. */
function largestPart() {
  const seen = new Set();
  let largest = [];
  for (const start of shown) {
    if (seen.has(start)) continue;
    const part = [start];
    seen.add(start);
    for (const id of part) for (const line of linked[id]) {
      if (!visible[line].length) continue;
      for (const end of [edges[line].from, edges[line].to]) if (!seen.has(end)) {
        seen.add(end);
        part.push(end);
      }
    }
    if (part.length > largest.length) largest = part;
  }
  return largest;
}

/** The line of an edge as points of the drawing: two, or more for a curve or a loop. */
function pathOf({ from, to, smooth }) {
  const [a, b] = [spots[from], spots[to]];
  if (from === to) {
    const reach = nodes[from].size + 16;
    return Array.from({ length: 13 }, (_, step) => {
      const angle = (step / 12) * 2 * Math.PI + Math.PI / 2;
      return { x: a.x + reach * 0.7 * Math.cos(angle), y: a.y - reach + reach * 0.7 * Math.sin(angle) };
    });
  }
  if (!smooth?.enabled) return [a, b];
  // As vis' curvedCW, so that the two of a pair go apart.
  const share = smooth.roundness / 2 + 0.5;
  const angle = Math.atan2(a.y - b.y, b.x - a.x) + share * Math.PI;
  const reach = share * Math.hypot(b.x - a.x, b.y - a.y);
  const middle = { x: a.x + reach * Math.sin(angle), y: a.y + reach * Math.cos(angle) };
  return Array.from({ length: 9 }, (_, step) => {
    const [t, u] = [step / 8, 1 - step / 8];
    return { x: u * u * a.x + 2 * u * t * middle.x + t * t * b.x, y: u * u * a.y + 2 * u * t * middle.y + t * t * b.y };
  });
}

/** What is at a place of the screen: { node } or { edge } or nothing; fingers get more room than mice. */
function under(at, finger = false) {
  const room = finger ? 14 : 4;
  let best = null;
  for (const id of shown) {
    const { x, y } = engine.toScreen(spots[id]);
    const away = Math.hypot(x - at.x, y - at.y) - Math.max(nodes[id].size * engine.scale, 2);
    if (away < room && (!best || away < best.away)) best = { node: id, away };
  }
  if (best) return best;
  const named = labelBoxes.find(({ box }) => at.x >= box[0] && at.x <= box[2] && at.y >= box[1] && at.y <= box[3]);
  if (named) return { node: named.id };
  const place = engine.toGraph(at);
  const reach = (room + 2) / engine.scale;
  for (const edge of edges) {
    if (!visible[edge.id].length) continue;
    const [a, b] = [spots[edge.from], spots[edge.to]];
    const slack = reach + (edge.smooth ? 0.2 * Math.hypot(a.x - b.x, a.y - b.y) : edge.from === edge.to ? 80 : 0);
    if (place.x < Math.min(a.x, b.x) - slack || place.x > Math.max(a.x, b.x) + slack ||
      place.y < Math.min(a.y, b.y) - slack || place.y > Math.max(a.y, b.y) + slack) continue;
    const away = awayFrom(pathOf(edge), place);
    if (away < reach && (!best || away < best.away)) best = { edge: edge.id, away };
  }
  return best ?? {};
}

/** The distance of a point from a line of several pieces. */
function awayFrom(path, { x, y }) {
  let least = Infinity;
  for (let piece = 1; piece < path.length; piece++) {
    const [a, b] = [path[piece - 1], path[piece]];
    const [dx, dy] = [b.x - a.x, b.y - a.y];
    const t = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(a.x + t * dx - x, a.y + t * dy - y));
  }
  return least;
}

/* Colours */

const root = document.documentElement;
const COMMUNITY_COLOURS = 8; // --group-0 … in page.css; smaller groups share the last
let colours = {};
function readColours() {
  const css = getComputedStyle(root);
  const names = ["bg", "paper", "ink", "soft", "edge", "denied", "accent", "other", "border", ...TYPES];
  for (let number = 0; number < COMMUNITY_COLOURS; number++) names.push(`group-${number}`);
  colours = Object.fromEntries(names.map((name) => [name, css.getPropertyValue(`--${name}`).trim()]));
  for (const type of TYPES) colours[type] ||= colours.other;
}
let disputed = new Set();
function nodeColour(id) {
  if (state.colour === "community") {
    const number = nodes[id].community;
    return number >= 0 && number < COMMUNITY_COLOURS ? colours[`group-${number}`] : colours.other;
  }
  if (state.colour === "contested") return disputed.has(id) ? colours.denied : colours.other;
  return colours[entities[id].type];
}
function readDisputed() {
  disputed = new Set(edges.filter((edge) => edge.contested).flatMap((edge) => [edge.from, edge.to]));
}
const edgeColour = (edge) => (edge.line === "denied" || edge.contested ? colours.denied : colours.edge);
