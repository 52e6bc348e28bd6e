"use strict";
// Every word of the interface, in both languages. {n} is filled in; "one|many" is chosen by the number.

const STRINGS = {
  id: {
    language: "English",
    languageHint: "Switch to English",
    overview: "Ikhtisar",
    search: "Cari orang, organisasi, tempat…",
    found: "Hasil pencarian",
    foundCount: "{n} hasil",
    foundNone: "Tidak ada nama yang cocok",
    graph: "Gambar graf. Panah menggeser, + dan − memperbesar dan memperkecil, 0 menampilkan semuanya. Isinya juga dapat dibaca lewat kotak pencarian dan panel bukti.",
    panel: "Bukti",
    close: "Tutup",
    zoomIn: "Perbesar",
    zoomOut: "Perkecil",
    reset: "Kembali ke tampilan awal",
    types: "Jenis entitas yang ditampilkan",
    lines: "Arti garis",
    lone: "Tampilkan entitas tanpa hubungan ({n})",
    limited: "Menampilkan {n} entitas yang paling terhubung dari {all}.",
    showAll: "Tampilkan semua",
    entities: "{n} entitas",
    statements: "{n} pernyataan",
    articles: "{n} artikel",
    mentions: "disebut {n} kali",
    PER: "Orang",
    ORG: "Organisasi",
    LOC: "Tempat",
    EVT: "Peristiwa",
    actual: "dinyatakan",
    planned: "direncanakan",
    alleged: "diduga",
    denied: "dibantah",
    contested: "dinyatakan dan dibantah",
    former: "dulu",
    introTitle: "Siapa, dengan siapa, kata siapa?",
    intro: "Setiap garis adalah pernyataan dari berita. Klik sebuah garis untuk membaca kalimatnya, atau sebuah nama untuk melihat semua yang dikatakan tentangnya.",
    introTop: "Paling banyak pernyataan",
    introEmpty: "Tidak ada entitas yang ditemukan dalam artikel.",
    contestedNote: "Sebagian pernyataan menegaskan, sebagian lain membantah.",
    opposite: "Arah sebaliknya: {n} pernyataan",
    subject: "subjek",
    trigger: "kata kunci",
    object: "objek",
    wholeSentence: "Tampilkan seluruh kalimat",
    more: "Tampilkan {n} lagi",
    accordingTo: "Menurut",
    time: "Waktu",
    role: "Jabatan",
    details: "Cara ditemukan",
    rule: "Aturan",
    score: "Keyakinan mesin",
    aliases: "Juga disebut",
    roles: "Peran",
    links: "Lihat juga",
    allStatements: "Pernyataan",
    quotes: "Kutipan",
    inArticles: "Artikel yang menyebutnya",
    noStatements: "Disebut dalam artikel, tetapi tanpa pernyataan.",
    openArticle: "Buka artikel",
  },
  en: {
    language: "Bahasa Indonesia",
    languageHint: "Ganti ke bahasa Indonesia",
    overview: "Overview",
    search: "Search people, organisations, places…",
    found: "Search results",
    foundCount: "{n} result|{n} results",
    foundNone: "No matching name",
    graph: "Drawing of the graph. Arrow keys move it, + and − zoom, 0 shows everything. Its content can also be read through the search box and the evidence panel.",
    panel: "Evidence",
    close: "Close",
    zoomIn: "Zoom in",
    zoomOut: "Zoom out",
    reset: "Back to the first view",
    types: "Types of entities shown",
    lines: "What the lines mean",
    lone: "Show entities without relations ({n})",
    limited: "Showing the {n} most connected of {all} entities.",
    showAll: "Show all",
    entities: "{n} entity|{n} entities",
    statements: "{n} statement|{n} statements",
    articles: "{n} article|{n} articles",
    mentions: "mentioned once|mentioned {n} times",
    PER: "Person",
    ORG: "Organisation",
    LOC: "Place",
    EVT: "Event",
    actual: "stated",
    planned: "planned",
    alleged: "alleged",
    denied: "denied",
    contested: "stated and denied",
    former: "former",
    introTitle: "Who, with whom, says who?",
    intro: "Every line is something that the news states. Click a line to read its sentence, or a name to see everything said about it.",
    introTop: "Most statements",
    introEmpty: "No entities were found in the articles.",
    contestedNote: "Some statements affirm this, others deny it.",
    opposite: "The other way round: {n} statement|The other way round: {n} statements",
    subject: "subject",
    trigger: "cue word",
    object: "object",
    wholeSentence: "Show the whole sentence",
    more: "Show {n} more",
    accordingTo: "According to",
    time: "Time",
    role: "Post",
    details: "How it was found",
    rule: "Rule",
    score: "Machine's confidence",
    aliases: "Also named",
    roles: "Roles",
    links: "See also",
    allStatements: "Statements",
    quotes: "Quotes",
    inArticles: "Articles that mention it",
    noStatements: "Mentioned in the articles, but without a statement.",
    openArticle: "Open the article",
  },
};

let language = (navigator.language || "id").toLowerCase().startsWith("en") ? "en" : "id";

/** The words for `key`; unknown keys (types of a later version) stand for themselves. */
function say(key, n, values = {}) {
  const words = (Object.hasOwn(STRINGS[language], key) ? STRINGS[language][key] : key).split("|");
  const filled = { ...values, ...(n === undefined ? {} : { n: n.toLocaleString(language) }) };
  return (n === 1 ? words[0] : words[words.length - 1]).replace(/\{(\w+)\}/g, (all, name) => filled[name] ?? all);
}

/** An ISO date, year-month or year in words; anything else as it is. */
function sayDate(iso) {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(iso);
  if (!parts) return iso;
  const [, year, month, day] = parts;
  if (!month) return year;
  const format = { year: "numeric", month: "long", ...(day ? { day: "numeric" } : {}), timeZone: "UTC" };
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
