// What a statement, a quotation and an article look like: the sentence with its marks, who says it, how it was found.

const LONG_SENTENCE = 1200;
const AROUND_MARKS = 300;
const CARDS = 30;

function entityButton(index) {
  return button({ className: "entity", on: () => choose("entity", index, true) },
    shape(entities[index].type), element("bdi", {}, labelOf(index)));
}

const badge = (name) => element("span", { className: `badge ${name}` }, say(name));
const definitions = (facts) => element("dl", {}, facts.flatMap(([name, value]) =>
  [element("dt", {}, name), element("dd", {}, value)]));
const key = () => element("p", { className: "key" }, ["subject", "trigger", "object"].map((part) =>
  element("mark", { className: part }, say(part))));

/** Cards of statements in the order of time. */
const cards = (indexes) => listed(inOrder(indexes), card);

/** A list that begins with some of the items and a button for the rest: an entity may have thousands. */
function listed(items, draw, className = "cards", step = CARDS) {
  const list = element("ol", { className });
  let given = 0;
  const more = button({ className: "more", on: add });
  function add() {
    list.append(...items.slice(given, given + step).map((item) => element("li", {}, draw(item))));
    given = Math.min(items.length, given + step);
    more.textContent = say("more", Math.min(step, items.length - given));
    more.hidden = given === items.length;
  }
  add();
  return element("div", {}, list, more);
}

/** The badges of a statement: what keeps it from being a plain fact. */
function badgesOf({ denied, modality, former, relation }) {
  return [denied && "denied", modality, former && "former", relation === OPEN && "open"].filter(Boolean).map(badge);
}

function objectOf({ object, text }) {
  return object === undefined ? element("bdi", { className: "literal" }, clip(text, SHORT)) : entityButton(object);
}

function card(index) {
  const statement = statements[index];
  const { article, source, time, role, rule, trigger, score } = statement;
  const badges = badgesOf(statement);
  const facts = [
    source === undefined ? null : [say("accordingTo"), entityButton(source)],
    time ? [say("time"), clip(sayDate(time), SHORT)] : null,
    role ? [say("role"), element("bdi", {}, clip(role, SHORT))] : null,
  ].filter(Boolean);
  const { stories } = claims[claimOf[index]];
  const name = statement.relation === OPEN ? clip(trigger, 60) : relationName(statement.relation);
  return element("article", { className: "card", attributes: { "data-statement": index } },
    element("p", { className: "claim" }, entityButton(statement.subject),
      element("span", { className: "relation" }, name), objectOf(statement)),
    badges.length ? element("p", { className: "badges" }, badges) : null,
    statement.relation === OPEN ? element("p", { className: "quiet small" }, say("openNote")) : null,
    sentenceOf(statement),
    facts.length ? definitions(facts) : null,
    origin(article),
    element("div", { className: "foot" },
      element("details", { className: "how" }, element("summary", {}, say("details")), definitions([
        [say("rule"), element("code", {}, clip(rule, SHORT))],
        [say("trigger"), element("bdi", {}, clip(trigger || "–", SHORT))],
        [say("score"), score.toLocaleString(language, { style: "percent" })],
        ...(stories > 1 ? [[say("colStories"), say("stories", stories)]] : []),
        [say("statementId"), element("code", {}, statement.id)],
      ])),
      correctionButton(index)));
}

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
function sentenceOf(statement) {
  const text = sentences[statement.sentence];
  const marks = statement.marks.map((mark, part) => mark && [...mark, ["subject", "trigger", "object"][part]])
    .filter(Boolean);
  const box = element("blockquote", {});
  function fill(low, high) {
    const cuts = [low, high, ...marks.flatMap(([start, end]) => [start, end])].filter((at) => at >= low && at <= high);
    const places = [...new Set(cuts)].sort((a, b) => a - b);
    const parts = places.slice(1).map((end, at) => {
      const start = places[at];
      const roles = marks.filter((mark) => mark[0] <= start && mark[1] >= end).map((mark) => mark[2]);
      const words = breakable(text.slice(start, end));
      if (!roles.length) return words;
      const title = roles.map((role) => say(role)).join(", ");
      return element("mark", { className: roles.join(" "), title }, words);
    });
    box.replaceChildren(element("bdi", {}, low > 0 ? "… " : null, parts.flat(), high < text.length ? " …" : null));
    if (low > 0 || high < text.length) {
      box.append(button({ className: "more", on: () => fill(0, text.length) }, say("wholeSentence")));
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

/** What is stated beside what is denied, of one claim. */
function sideBySide([meant, denied]) {
  const half = (claim, title, className) => {
    const inside = claims[claim].statements;
    return element("section", { className: `half ${className}` },
      element("h4", {}, `${say(title)} · ${say("articles", articlesOf(inside))}`), cards(inside));
  };
  const first = statements[claims[meant].statements[0]];
  return element("section", { className: "contradiction" },
    element("h3", {}, element("span", { className: "visually" }, labelOf(first.subject), " ", relationName(first.relation), " ",
      first.object === undefined ? clip(first.text, SHORT) : labelOf(first.object))),
    element("div", { className: "halves" }, half(meant, "sideStated", "stated"), half(denied, "sideDenied", "denied")));
}
