// The drawing by vis-network, for graphs up to some thousand entities. It brings panning, zooming and moving of nodes.

class VisEngine {
  constructor(box, drawn) {
    this.box = box;
    this.nodeSet = new vis.DataSet(nodes.map(({ id, shape: form, size }) => ({ id, shape: form, size, ...spots[id] })));
    this.edgeSet = new vis.DataSet(edges.map(({ id, from, to, arrows, smooth }) => ({ id, from, to, arrows, smooth })));
    this.nodeView = new vis.DataView(this.nodeSet, { filter: ({ id }) => shown.has(id) });
    this.edgeView = new vis.DataView(this.edgeSet, { filter: ({ id }) => visible[id].length > 0 });
    this.looks = { nodes: [], edges: [] };
    if (edges.length > 800) options.interaction.hideEdgesOnDrag = true;
    this.paint(false);
    this.network = new vis.Network(box, { nodes: this.nodeView, edges: this.edgeView }, options);
    this.network.on("afterDrawing", drawn);
    this.network.on("dragging", ({ nodes: moved }) => moved.forEach((id) => (spots[id] = this.network.getPosition(id))));
    this.network.on("dragEnd", ({ nodes: moved }) => {
      if (moved.length) this.nodeSet.update(moved.map((id) => ({ id, ...spots[id] })));
    });
  }
  get scale() {
    return this.network.getScale();
  }
  toScreen(place) {
    return this.network.canvasToDOM(place);
  }
  toGraph(place) {
    return this.network.DOMtoCanvas(place);
  }
  view() {
    return { ...this.network.getViewPosition(), scale: this.scale };
  }
  move({ x, y, scale }, animate) {
    const animation = animate && { duration: 350, easingFunction: "easeInOutQuad" };
    this.network.moveTo({ position: { x, y }, scale, ...(animation ? { animation } : {}) });
  }
  redraw() {
    this.network.redraw();
  }
  /** Brings colours, widths and what is shown up to date; only what differs is handed to vis, for updates are slow. */
  paint(filtered) {
    const light = spotlight();
    const changed = { nodes: [], edges: [] };
    const note = (kind, id, look) => {
      const text = JSON.stringify(look);
      if (this.looks[kind][id] === text) return;
      this.looks[kind][id] = text;
      changed[kind].push({ id, ...look });
    };
    for (const { id } of nodes) {
      const chosen = state.chosen?.kind === "entity" && state.chosen.id === id;
      const border = chosen ? colours.ink : colours.bg;
      note("nodes", id, {
        opacity: !light || light.nodes.has(id) ? 1 : 0.15, borderWidth: chosen ? 3 : 1.5,
        color: { background: nodeColour(id), border },
      });
    }
    for (const edge of edges) {
      const opacity = !light ? 0.75 : light.edges.has(edge.id) ? 1 : 0.1;
      const color = light?.edges.has(edge.id) && state.chosen?.kind === "edge" ? colours.accent : edgeColour(edge);
      note("edges", edge.id, { width: edge.width, dashes: dashesOf(edge) ?? false, color: { color, opacity } });
    }
    if (changed.nodes.length) this.nodeSet.update(changed.nodes);
    if (changed.edges.length) this.edgeSet.update(changed.edges);
    if (filtered) {
      this.nodeView.refresh();
      this.edgeView.refresh();
    }
  }
}
