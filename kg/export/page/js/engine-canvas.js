// The drawing of big graphs on a plain canvas, by lines and shapes of one look at once: twenty thousand entities in some
// fifty milliseconds without a graphics card, where WebGL takes a second.

const TAU = 2 * Math.PI;
const SPECK = 2.6; // Radius in pixels below which every shape is a speck.

class CanvasEngine {
  constructor(box, drawn) {
    this.box = box;
    this.drawn = drawn;
    this.canvas = box.appendChild(element("canvas"));
    this.context = this.canvas.getContext("2d");
    this.at = { x: 0, y: 0, scale: 1 };
    this.measure();
    this.listen();
    this.paint();
  }
  get scale() {
    return this.at.scale;
  }
  toScreen({ x, y }) {
    return { x: (x - this.at.x) * this.at.scale + this.width / 2, y: (y - this.at.y) * this.at.scale + this.height / 2 };
  }
  toGraph({ x, y }) {
    return { x: (x - this.width / 2) / this.at.scale + this.at.x, y: (y - this.height / 2) / this.at.scale + this.at.y };
  }
  view() {
    return { ...this.at };
  }
  move(target, animate) {
    cancelAnimationFrame(this.motion);
    const goal = { ...this.at, ...target };
    if (!animate) {
      this.at = goal;
      return this.redraw();
    }
    const [from, begin] = [this.at, performance.now()];
    const step = (now) => {
      const part = Math.min(1, Math.max(0, (now - begin) / 350));
      const eased = part * part * (3 - 2 * part);
      const mix = (axis) => from[axis] + (goal[axis] - from[axis]) * eased;
      this.at = { x: mix("x"), y: mix("y"), scale: from.scale * (goal.scale / from.scale) ** eased };
      this.redraw();
      if (part < 1) this.motion = requestAnimationFrame(step);
    };
    this.motion = requestAnimationFrame(step);
  }
  redraw() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.draw();
    });
  }
  /** Asks the browser for the size once a drawing, for each asking costs. */
  measure() {
    [this.width, this.height] = [this.box.clientWidth, this.box.clientHeight];
    return [this.width, this.height];
  }
  /** Sorts what is shown by how it looks, so that each look is one stroke or fill. */
  paint() {
    const light = spotlight();
    this.strokes = new Map();
    this.fills = new Map();
    const into = (map, key, look, item) => {
      if (!map.has(key)) map.set(key, { ...look, items: [] });
      map.get(key).items.push(item);
    };
    for (const edge of edges) {
      if (!visible[edge.id].length) continue;
      const bright = light?.edges.has(edge.id);
      const colour = bright && state.chosen?.kind === "edge" ? colours.accent : edgeColour(edge);
      const alpha = !light ? 0.55 : bright ? 1 : 0.06;
      const dashes = dashesOf(edge);
      const width = Math.round(edge.width);
      into(this.strokes, [alpha, colour, dashes, width].join(), { colour, alpha, dashes, width }, edge);
    }
    for (const id of shown) {
      const colour = nodeColour(id);
      const alpha = !light || light.nodes.has(id) ? 1 : 0.15;
      into(this.fills, [alpha, colour, nodes[id].shape].join(), { colour, alpha, form: nodes[id].shape }, id);
    }
    for (const map of ["strokes", "fills"]) {
      this[map] = [...this[map].values()].sort((a, b) => a.alpha - b.alpha);
    }
    this.redraw();
  }
  draw() {
    const { context, canvas } = this;
    const ratio = devicePixelRatio || 1;
    const [width, height] = this.measure();
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    const { x, y, scale } = this.at;
    const screen = (place) => [(place.x - x) * scale + width / 2, (place.y - y) * scale + height / 2];
    for (const { colour, alpha, dashes, width: thick, items } of this.strokes) {
      context.strokeStyle = colour;
      context.globalAlpha = alpha;
      context.lineWidth = Math.max(0.6, Math.min(thick, thick * scale * 2));
      context.setLineDash(dashes && items.length < 4000 ? dashes : []); // Dashes of a whole hairball cannot be seen.
      context.beginPath();
      const arrows = [];
      for (const edge of items) {
        const [ax, ay] = screen(spots[edge.from]);
        const [bx, by] = screen(spots[edge.to]);
        if ((ax < 0 && bx < 0) || (ay < 0 && by < 0) || (ax > width && bx > width) || (ay > height && by > height)) continue;
        context.moveTo(ax, ay);
        const long = Math.abs(ax - bx) + Math.abs(ay - by);
        if (edge.from === edge.to || (edge.smooth && long > 30)) {
          pathOf(edge).forEach((place, step) => (step ? context.lineTo(...screen(place)) : context.moveTo(...screen(place))));
        } else context.lineTo(bx, by);
        if (edge.arrows && long > 40 && edge.from !== edge.to) arrows.push(edge);
      }
      context.stroke();
      context.setLineDash([]);
      context.fillStyle = colour;
      context.beginPath();
      if (arrows.length < 1500) for (const edge of arrows) this.arrow(edge, screen, scale);
      context.fill();
    }
    context.lineWidth = 1;
    for (const { colour, alpha, form, items } of this.fills) {
      context.fillStyle = colour;
      context.strokeStyle = colours.bg;
      context.globalAlpha = alpha;
      context.beginPath();
      let rim = false;
      for (const id of items) {
        const [at, down] = screen(spots[id]);
        const radius = Math.max(1.6, nodes[id].size * scale);
        if (at < -radius || down < -radius || at > width + radius || down > height + radius) continue;
        if (radius < SPECK) {
          context.fillRect(at - radius, down - radius, 2 * radius, 2 * radius); // Shapes cannot be seen, and paths cost.
          continue;
        }
        rim ||= radius > 5;
        drawShape(context, form, at, down, radius);
      }
      context.fill();
      if (rim && items.length < 3000) context.stroke();
    }
    context.globalAlpha = 1;
    this.drawn();
  }
  arrow(edge, screen, scale) {
    const path = pathOf(edge).slice(-2).map(screen);
    const [[ax, ay], [bx, by]] = path;
    const length = Math.hypot(bx - ax, by - ay) || 1;
    const [ux, uy] = [(bx - ax) / length, (by - ay) / length];
    const back = Math.max(1.6, nodes[edge.to].size * scale);
    const [tx, ty] = [bx - ux * back, by - uy * back];
    this.context.moveTo(tx, ty);
    this.context.lineTo(tx - ux * 8 - uy * 3.5, ty - uy * 8 + ux * 3.5);
    this.context.lineTo(tx - ux * 8 + uy * 3.5, ty - uy * 8 - ux * 3.5);
  }
  /** Dragging moves, the wheel and two fingers zoom. */
  listen() {
    const down = new Map();
    const { box } = this;
    box.addEventListener("pointerdown", (event) => {
      if (!event.target.closest("canvas") || event.button) return;
      down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    });
    addEventListener("pointermove", (event) => {
      const last = down.get(event.pointerId);
      if (!last) return;
      const now = { x: event.clientX, y: event.clientY };
      const other = [...down].find(([id]) => id !== event.pointerId)?.[1];
      down.set(event.pointerId, now);
      if (other) {
        const factor = Math.hypot(now.x - other.x, now.y - other.y) / (Math.hypot(last.x - other.x, last.y - other.y) || 1);
        this.zoomAt({ x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 }, factor);
      }
      const share = other ? 2 : 1;
      this.at.x -= (now.x - last.x) / this.at.scale / share;
      this.at.y -= (now.y - last.y) / this.at.scale / share;
      this.redraw();
    });
    for (const name of ["pointerup", "pointercancel"]) addEventListener(name, (event) => down.delete(event.pointerId));
    box.addEventListener("wheel", (event) => {
      event.preventDefault();
      this.zoomAt({ x: event.clientX, y: event.clientY }, Math.exp(-event.deltaY * (event.deltaMode ? 0.05 : 0.0015)));
    }, { passive: false });
  }
  zoomAt(client, factor) {
    const { left, top } = this.box.getBoundingClientRect();
    const at = { x: client.x - left, y: client.y - top };
    const before = this.toGraph(at);
    this.at.scale = Math.max(0.01, Math.min(5, this.at.scale * factor));
    const after = this.toGraph(at);
    this.at.x += before.x - after.x;
    this.at.y += before.y - after.y;
    this.redraw();
  }
}

/** Adds a shape to a path: as vis draws them. */
function drawShape(context, form, x, y, radius) {
  if (form === "dot") {
    context.moveTo(x + radius, y);
    context.arc(x, y, radius, 0, TAU);
    return;
  }
  const corners = shapeCorners(form, x, y, radius);
  corners.forEach(([across, down], corner) => (corner ? context.lineTo(across, down) : context.moveTo(across, down)));
  context.closePath();
}

/** The corners of a shape that is no dot. */
function shapeCorners(form, x, y, radius) {
  if (form === "square") return [[x - radius, y - radius], [x + radius, y - radius], [x + radius, y + radius], [x - radius, y + radius]];
  if (form === "triangle") {
    return [[x, y - radius * 1.1], [x + radius * 1.1, y + radius * 0.85], [x - radius * 1.1, y + radius * 0.85]];
  }
  if (form === "diamond") return [[x, y - radius], [x + radius, y], [x, y + radius], [x - radius, y]];
  return Array.from({ length: 6 }, (_, corner) =>
    [x + radius * Math.cos((corner * TAU) / 6), y + radius * Math.sin((corner * TAU) / 6)]);
}
