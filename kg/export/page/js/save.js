// What can be taken along: the picture as SVG or PNG, the table as CSV, a link to the view, paper.

/** Gives the reader a file; nothing is sent anywhere. */
function download(name, content, type) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const anchor = element("a", { href: url, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const xml = (text) => plain(String(text)).replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/gu, (letter) => (letter.codePointAt(0) > 0xffff ? letter : "�"))
  .replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
const number = (value) => Number(value.toFixed(1));

/** What is seen, as SVG. */
function svgPicture() {
  const [width, height] = [find("graph").clientWidth, find("graph").clientHeight];
  const light = spotlight();
  const screen = (place) => engine.toScreen(place);
  const inSight = ({ x, y }) => x > -80 && y > -80 && x < width + 80 && y < height + 80;
  const parts = [];
  for (const edge of edges) {
    if (!visible[edge.id].length) continue;
    const path = pathOf(edge).map(screen);
    if (!path.some(inSight) && !crosses(path, width, height)) continue;
    const opacity = !light ? 0.75 : light.edges.has(edge.id) ? 1 : 0.1;
    const dashes = dashesOf(edge);
    const d = path.map(({ x, y }, step) => `${step ? "L" : "M"}${number(x)} ${number(y)}`).join("");
    const thick = number(Math.max(0.6, edge.width * Math.min(1, engine.scale * 1.2)));
    parts.push(`<path d="${d}" fill="none" stroke="${edgeColour(edge)}" stroke-width="${thick}" stroke-opacity="${opacity}"` +
      `${dashes ? ` stroke-dasharray="${dashes.map((one) => number(one * Math.min(1, engine.scale))).join(" ")}"` : ""}/>`);
    if (edge.arrows && edge.from !== edge.to) parts.push(svgArrow(path.slice(-2), nodes[edge.to].size * engine.scale, edgeColour(edge), opacity));
  }
  for (const id of shown) {
    const at = screen(spots[id]);
    if (!inSight(at)) continue;
    const radius = Math.max(1.6, nodes[id].size * engine.scale);
    const look = `fill="${nodeColour(id)}" fill-opacity="${!light || light.nodes.has(id) ? 1 : 0.15}" stroke="${colours.bg}"`;
    parts.push(nodes[id].shape === "dot" ? `<circle cx="${number(at.x)}" cy="${number(at.y)}" r="${number(radius)}" ${look}/>`
      : `<polygon points="${shapeCorners(nodes[id].shape, at.x, at.y, radius).map((corner) => corner.map(number).join(",")).join(" ")}" ${look}/>`);
  }
  const context = find("labels").getContext("2d");
  for (const { text, font, alpha, colour, x, y } of placeLabels(context, width, height)) {
    const [, weight, size] = /^(600 )?(\d+)px/.exec(font);
    parts.push(`<text x="${number(x)}" y="${number(y)}" font-size="${size}" font-weight="${weight ? 600 : 400}" fill="${colour}" ` +
      `opacity="${alpha}" stroke="${colours.bg}" stroke-width="3" stroke-linejoin="round" paint-order="stroke">${xml(text)}</text>`);
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">` +
    `<title>${xml(data.title)}</title><rect width="100%" height="100%" fill="${colours.bg}"/>` +
    `<g font-family="system-ui, sans-serif" text-anchor="middle" dominant-baseline="central">${parts.join("")}</g></svg>`;
}

/** Whether a line that ends outside goes through what is seen; roughly. */
function crosses(path, width, height) {
  const [[left, right], [top, bottom]] = [bounds(path, "x"), bounds(path, "y")];
  return left < width && right > 0 && top < height && bottom > 0;
}

function svgArrow([a, b], back, colour, opacity) {
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
  const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  const [x, y] = [b.x - ux * back, b.y - uy * back];
  const points = [[x, y], [x - ux * 7 - uy * 3, y - uy * 7 + ux * 3], [x - ux * 7 + uy * 3, y - uy * 7 - ux * 3]];
  return `<polygon points="${points.map((point) => point.map(number).join(",")).join(" ")}" fill="${colour}" fill-opacity="${opacity}"/>`;
}

async function savePng() {
  const picture = new Image();
  const url = URL.createObjectURL(new Blob([svgPicture()], { type: "image/svg+xml" }));
  picture.src = url;
  await picture.decode();
  URL.revokeObjectURL(url);
  const canvas = element("canvas", { width: picture.width * 2, height: picture.height * 2 });
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => download("graph.png", blob));
}

async function copyLink() {
  saveView();
  try {
    await navigator.clipboard.writeText(location.href);
    toast(say("copied"));
  } catch {
    toast(say("copyFailed"));
  }
}

function toast(text) {
  const box = find("toast");
  box.textContent = text;
  box.hidden = false;
  tell(text);
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => (box.hidden = true), 3500);
}

/** The menu: what it holds, opened and closed by click, Escape and the arrow keys. */
function startMenu() {
  const menu = find("menu");
  const items = { copyLink, savePng, saveSvg: () => download("graph.svg", svgPicture(), "image/svg+xml"),
    saveCsv: () => download("statements.csv", tableCsv(), "text/csv;charset=utf-8"), print: () => window.print() };
  const show = (yes) => {
    menu.hidden = !yes;
    find("menu-button").setAttribute("aria-expanded", String(yes));
    if (yes) menu.firstElementChild.focus();
  };
  menu.append(...Object.entries(items).map(([name, act]) => button({
    id: `menu-${name}`,
    on: () => {
      show(false);
      find("menu-button").focus();
      act();
    },
    attributes: { role: "menuitem", "data-text": name, tabindex: "-1" },
  })));
  find("menu-button").addEventListener("click", () => show(menu.hidden));
  menu.addEventListener("keydown", (event) => {
    const rows = [...menu.children];
    const at = rows.indexOf(document.activeElement);
    const steps = { ArrowDown: 1, ArrowUp: rows.length - 1 };
    if (steps[event.key]) {
      event.preventDefault();
      rows[(at + steps[event.key]) % rows.length].focus();
    } else if (event.key === "Escape" || event.key === "Tab") {
      event.stopPropagation();
      show(false);
      find("menu-button").focus();
    }
  });
  document.addEventListener("pointerdown", (event) => !event.target.closest(".menu-box") && show(false));
}
