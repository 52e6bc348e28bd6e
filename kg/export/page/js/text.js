// Text: words of the interface in the chosen language, dates, and elements made of text, never of markup.

let language = (navigator.language || "id").toLowerCase().startsWith("en") ? "en" : "id";

/** The words for `key`; unknown keys (types of a later version) stand for themselves. */
function say(key, n, values = {}) {
  const words = (Object.hasOwn(STRINGS[language], key) ? STRINGS[language][key] : key).split("|");
  const filled = { ...values, ...(n === undefined ? {} : { n: n.toLocaleString(language) }) };
  return (n === 1 ? words[0] : words[words.length - 1]).replace(/\{(\w+)\}/g, (all, name) => filled[name] ?? all);
}

/** An ISO date, year-month or year in words, the month's name `short` or whole; anything else as it is. */
function sayDate(iso, short = false) {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(iso);
  if (!parts) return iso;
  const [, year, month, day] = parts;
  if (!month) return year;
  const format = { year: "numeric", month: short ? "short" : "long", ...(day ? { day: "numeric" } : {}), timeZone: "UTC" };
  return new Date(Date.UTC(year, month - 1, day ?? 1)).toLocaleDateString(language === "id" ? "id-ID" : "en-GB", format);
}

/** Text for reading: marks that would turn or hide the text around them are shown by their number instead. */
function plain(text) {
  return String(text).replace(/[\u202a-\u202e\u2066-\u2069\u200b\u0000-\u0008\u000e-\u001f]/g, (mark) =>
    `[U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}]`);
}

/** At most `length` letters. */
function clip(text, length) {
  return text.length > length ? text.slice(0, length).trimEnd() + "…" : text;
}

const SHORT = 200; // Names, roles and the like are seldom longer; a browser is slow to break a word of 100,000 letters.

/** An element; `options` are properties, but `attributes` and `on` (click). Strings become text, never markup. */
function element(name, options = {}, ...children) {
  const made = document.createElement(name);
  const { attributes = {}, on, ...properties } = options;
  Object.assign(made, properties);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (on) made.addEventListener("click", on);
  made.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : document.createTextNode(plain(child)))));
  return made;
}

/** A link where `url` is http(s), else its text: no other scheme is ever followed. */
function link(url, text) {
  let safe = null;
  try {
    safe = /^https?:\/\//i.test(url ?? "") ? new URL(url) : null;
  } catch {
    // Not a URL.
  }
  if (!safe) return element("span", {}, text);
  return element("a", { href: safe.href, target: "_blank", rel: "noopener noreferrer" }, text);
}

/** A button; `options` as for element. */
const button = (options, ...children) => element("button", { type: "button", ...options }, ...children);

/** The sign of an entity's type, as in the drawing. */
const shape = (type) => element("i", { className: "shape", attributes: { "data-type": type, "aria-hidden": "true" } });

/** Letters without their marks and in small, for comparing. */
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** A cell of a CSV file (RFC 4180). As in kg's own, an apostrophe stands before what a spreadsheet would run. */
function csvCell(value) {
  const text = String(value ?? "").replace(/(^|[;\t\r\n])([ "]*)(?='*[=+\-@\uff1d\uff0b\uff0d\uff20])/g, "$1$2'");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
const csvRow = (values) => values.map(csvCell).join(",");

/** Tells screen readers. */
function tell(text) {
  find("status").textContent = plain(text);
}
