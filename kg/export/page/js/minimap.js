// The minimap: the whole drawing small, and what part of it is seen. Hidden while all of it is seen.

const minimap = { picture: null, frame: null };

function forgetMinimap() {
  minimap.picture = null;
}

function drawMinimap() {
  const box = find("minimap");
  const [width, height] = [find("graph").clientWidth, find("graph").clientHeight];
  const all = [...shown].map((id) => spots[id]);
  if (all.length < 12) {
    box.hidden = true;
    return;
  }
  const [[left, right], [top, bottom]] = minimap.frame && minimap.picture ? minimap.frame : [bounds(all, "x"), bounds(all, "y")];
  minimap.frame = [[left, right], [top, bottom]];
  const [a, b] = [engine.toGraph({ x: 0, y: 0 }), engine.toGraph({ x: width, y: height })];
  box.hidden = (a.x <= left && b.x >= right && a.y <= top && b.y >= bottom) || width < 500;
  if (box.hidden) return;
  const scale = Math.min((box.width - 12) / Math.max(1, right - left), (box.height - 12) / Math.max(1, bottom - top));
  const at = ({ x, y }) => [box.width / 2 + (x - (left + right) / 2) * scale, box.height / 2 + (y - (top + bottom) / 2) * scale];
  minimap.back = (x, y) => ({ x: (x - box.width / 2) / scale + (left + right) / 2, y: (y - box.height / 2) / scale + (top + bottom) / 2 });
  if (!minimap.picture) {
    minimap.picture = element("canvas", { width: box.width, height: box.height });
    const paper = minimap.picture.getContext("2d");
    paper.globalAlpha = 0.8;
    for (const id of shown) {
      paper.fillStyle = nodeColour(id);
      const size = Math.max(2, nodes[id].size * scale * 2);
      const [x, y] = at(spots[id]);
      paper.fillRect(x - size / 2, y - size / 2, size, size);
    }
  }
  const context = box.getContext("2d");
  context.clearRect(0, 0, box.width, box.height);
  context.drawImage(minimap.picture, 0, 0);
  const [from, to] = [at(a), at(b)];
  context.strokeStyle = colours.accent;
  context.lineWidth = 2;
  context.strokeRect(from[0], from[1], to[0] - from[0], to[1] - from[1]);
}

function startMinimap() {
  const box = find("minimap");
  const go = (event) => {
    const { left, top, width, height } = box.getBoundingClientRect();
    const place = minimap.back(((event.clientX - left) / width) * box.width, ((event.clientY - top) / height) * box.height);
    engine.move({ ...place, scale: engine.scale }, false);
  };
  box.addEventListener("pointerdown", (event) => {
    box.setPointerCapture(event.pointerId);
    go(event);
  });
  box.addEventListener("pointermove", (event) => event.buttons && go(event));
}
