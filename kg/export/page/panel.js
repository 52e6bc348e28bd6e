// The evidence panel: what stands behind an entity or an edge. Built of elements and text nodes only, never of markup.

const LONG_SENTENCE = 1200;
const AROUND_MARKS = 300;
const CARDS = 30;
const SHORT = 200; // Names, roles and the like are seldom longer; a browser is slow to break a word of 100,000 letters.

/** An element; `options` are properties, but `attributes` and `on` (click). Strings become text, never markup. */
function element(name, options = {}, ...children) {
  const made = document.createElement(name);
  const { attributes = {}, on, ...properties } = options;
  Object.assign(made, properties);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (on) made.addEventListener("click", on);
  made.append(...children.flat().filter((child) => child !== null && child !== undefined)
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

/** `open` is told what the reader chooses: open.entity(index), open.edge(index), open.nothing(). */
function createPanel(root, data, open) {
  const { entities, statements, quotes, articles, sentences, relations } = data;
  const edges = data.network.edges;
  const nodes = data.network.nodes;
  const about = entities.map(() => []);
  const spoken = entities.map(() => []);
  statements.forEach((statement, index) => {
    about[statement.subject].push(index);
    if (statement.object !== undefined && statement.object !== statement.subject) about[statement.object].push(index);
  });
  quotes.forEach((quote) => spoken[quote.speaker].push(quote));

  const relation = (name) => relations[name][language];
  const shape = (kind) =>
    element("i", { className: "shape", attributes: { "data-type": kind, "aria-hidden": "true" } });

  function show(children, name) {
    const close = element("button", {
      type: "button", className: "close", on: open.nothing, attributes: { "aria-label": say("close") },
    }, "×");
    root.replaceChildren(close, ...children.filter(Boolean));
    root.scrollTop = 0;
    root.dataset.shows = name;
  }

  function entityButton(index) {
    return element("button", { type: "button", className: "entity", on: () => open.entity(index) },
      shape(entities[index].type), element("bdi", {}, clip(entities[index].label, SHORT)));
  }

  function intro() {
    const top = nodes.filter((node) => node.weight).sort((a, b) => b.weight - a.weight || a.id - b.id).slice(0, 15);
    const most = top.length ? top[0].weight : 1;
    const rows = top.map((node) => {
      const bar = element("span", { className: "bar" });
      bar.style.width = `${Math.round((100 * node.weight) / most)}%`;
      return element("li", {}, entityButton(node.id), element("span", { className: "number" }, node.weight), bar);
    });
    show([
      element("h2", {}, say("introTitle")),
      element("p", { className: "lead" }, say(entities.length ? "intro" : "introEmpty")),
      rows.length ? element("h3", {}, say("introTop")) : null,
      element("ol", { className: "top-list" }, rows),
    ], "intro");
  }

  function edge(index) {
    const { from, to, statements: inside, contested, arrows } = edges[index];
    const back = edges.findIndex((other) => other.from === to && other.to === from && to !== from);
    const count = new Set(inside.map((one) => statements[one].article)).size;
    show([
      element("h2", { className: "pair" }, entityButton(from),
        element("span", { className: "arrow" }, arrows ? "→" : "↔"), entityButton(to)),
      element("p", { className: "quiet" }, `${say("statements", inside.length)} · ${say("articles", count)}`),
      contested ? element("p", { className: "warning" }, say("contestedNote")) : null,
      key(),
      cards(inside),
      back < 0 ? null : element("button", { type: "button", className: "more", on: () => open.edge(back) },
        say("opposite", edges[back].statements.length)),
    ], "edge");
  }

  function entity(index) {
    const { label, type, aliases = [], links = [], mentions = 0, articles: where = [] } = entities[index];
    const roles = new Map();
    for (const one of about[index]) {
      const { text, denied, former } = statements[one];
      if (text && !denied) roles.set(text, (roles.get(text) ?? true) && Boolean(former));
    }
    const names = [...roles].sort(([a], [b]) => a.localeCompare(b, "id"))
      .map(([name, former]) =>
        element("li", {}, element("bdi", {}, clip(name, SHORT)), former ? badge("former") : null));
    show([
      element("h2", {}, shape(type), element("bdi", {}, clip(label, SHORT))),
      element("p", { className: "quiet" },
        [say(type), say("mentions", mentions), say("articles", where.length)].join(" · ")),
      names.length ? element("ul", { className: "roles", attributes: { "aria-label": say("roles") } }, names) : null,
      aliases.length ? element("p", {}, element("span", { className: "quiet" }, `${say("aliases")}: `),
        aliases.flatMap((alias, place) => [place ? ", " : null, element("bdi", {}, clip(alias, SHORT))])) : null,
      links.length ? element("p", {}, element("span", { className: "quiet" }, `${say("links")}: `),
        links.flatMap((url, place) => [place ? ", " : null, link(url, clip(url, SHORT))])) : null,
      ...(about[index].length ? [section("allStatements", about[index].length, key(), cards(about[index]))]
        : [element("p", { className: "lead" }, say("noStatements"))]),
      spoken[index].length ? section("quotes", spoken[index].length, listed(spoken[index], quoted)) : null,
      where.length ? section("inArticles", where.length,
        element("ul", { className: "articles" }, where.map((one) => element("li", {}, origin(one))))) : null,
    ], "entity");
  }

  function section(name, count, ...children) {
    return element("details", { open: name !== "inArticles", className: "section" },
      element("summary", {}, element("h3", {}, say(name)), element("span", { className: "number" }, count)), children);
  }

  function key() {
    return element("p", { className: "key" }, ["subject", "trigger", "object"].map((part) =>
      element("mark", { className: part }, say(part))));
  }

  function cards(indexes) {
    const day = (one) => articles[statements[one].article].date ?? "9999";
    const sorted = [...indexes].sort((a, b) => day(a).localeCompare(day(b)) ||
      statements[a].article - statements[b].article || statements[a].sentence - statements[b].sentence || a - b);
    return listed(sorted, card);
  }

  /** A list that begins with some of the items and a button for the rest: an entity may have thousands. */
  function listed(items, draw) {
    const list = element("ol", { className: "cards" });
    let shown = 0;
    const more = element("button", { type: "button", className: "more", on: add });
    function add() {
      list.append(...items.slice(shown, shown + CARDS).map((item) => element("li", {}, draw(item))));
      shown = Math.min(items.length, shown + CARDS);
      more.textContent = say("more", Math.min(CARDS, items.length - shown));
      more.hidden = shown === items.length;
    }
    add();
    return element("div", {}, list, more);
  }

  function card(index) {
    const statement = statements[index];
    const { article, denied, modality, former, source, time, role, rule, trigger, score } = statement;
    const badges = [denied && "denied", modality, former && "former"].filter(Boolean).map(badge);
    const facts = [
      source === undefined ? null : [say("accordingTo"), entityButton(source)],
      time ? [say("time"), clip(sayDate(time), SHORT)] : null,
      role ? [say("role"), element("bdi", {}, clip(role, SHORT))] : null,
    ].filter(Boolean);
    return element("article", { className: "card" },
      element("p", { className: "claim" }, entityButton(statement.subject),
        element("span", { className: "relation" }, relation(statement.relation)),
        statement.object === undefined ? element("bdi", { className: "literal" }, clip(statement.text, SHORT))
          : entityButton(statement.object)),
      badges.length ? element("p", { className: "badges" }, badges) : null,
      sentence(statement),
      facts.length ? definitions(facts) : null,
      origin(article),
      element("details", { className: "how" }, element("summary", {}, say("details")), definitions([
        [say("rule"), element("code", {}, clip(rule, SHORT))],
        [say("trigger"), element("bdi", {}, clip(trigger || "–", SHORT))],
        [say("score"), score.toLocaleString(language, { style: "percent" })],
      ])));
  }

  const badge = (name) => element("span", { className: `badge ${name}` }, say(name));

  const definitions = (facts) => element("dl", {}, facts.flatMap(([name, value]) =>
    [element("dt", {}, name), element("dd", {}, value)]));

  /** Title, outlet and date of an article; the title is the link. */
  function origin(index) {
    const { id, title, source, date, url } = articles[index];
    const rest = [source && clip(source, SHORT), date && sayDate(date)].filter(Boolean).join(" · ");
    return element("p", { className: "origin" }, element("bdi", {}, link(url, clip(title || id, SHORT))),
      rest ? element("span", { className: "quiet" }, element("bdi", {}, rest)) : null);
  }

  function quoted(quote) {
    return element("article", { className: "card" },
      element("blockquote", {}, element("bdi", {}, "“", clip(quote.text, LONG_SENTENCE), "”")), origin(quote.article));
  }

  /** Places to break in overlong words, which a browser is slow to find by itself. */
  const breakable = (text) =>
    text.split(/(\S{500})(?=\S)/).filter(Boolean).flatMap((part, place) => (place ? [element("wbr"), part] : [part]));

  /** The sentence with subject, trigger and object marked; of an overlong one the part around the marks. */
  function sentence(statement) {
    const text = sentences[statement.sentence];
    const marks = statement.marks.map((mark, part) => mark && [...mark, ["subject", "trigger", "object"][part]])
      .filter(Boolean);
    const box = element("blockquote", {});
    function fill(low, high) {
      const cuts = [low, high, ...marks.flatMap(([start, end]) => [start, end])]
        .filter((at) => at >= low && at <= high);
      const places = [...new Set(cuts)].sort((a, b) => a - b);
      const parts = places.slice(1).map((end, at) => {
        const start = places[at];
        const roles = marks.filter((mark) => mark[0] <= start && mark[1] >= end).map((mark) => mark[2]);
        const words = breakable(text.slice(start, end));
        if (!roles.length) return words;
        const title = roles.map((role) => say(role)).join(", ");
        return element("mark", { className: roles.join(" "), title }, words);
      });
      box.replaceChildren(element("bdi", {}, low > 0 ? "… " : null, parts, high < text.length ? " …" : null));
      if (low > 0 || high < text.length) {
        box.append(element("button", { type: "button", className: "more", on: () => fill(0, text.length) },
          say("wholeSentence")));
      }
    }
    if (text.length <= LONG_SENTENCE) fill(0, text.length);
    else {
      const low = Math.max(0, Math.min(...marks.map((mark) => mark[0]), text.length) - AROUND_MARKS);
      const from = marks.length ? low : 0;
      fill(from, Math.min(text.length, from + LONG_SENTENCE));
    }
    return box;
  }

  return { intro, edge, entity, relation };
}
