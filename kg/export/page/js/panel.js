// The evidence panel: what stands behind an entity or an edge. Built of elements and text nodes only, never of markup.

function showPanel(children, name) {
  const panel = find("panel");
  const close = button({ className: "close", on: () => choose(null), attributes: { "aria-label": say("close") } }, "×");
  panel.replaceChildren(close, ...children.filter(Boolean));
  panel.scrollTop = 0;
  panel.dataset.shows = name;
  document.body.classList.toggle("wide", Boolean(panel.querySelector(".halves, .answers")));
}

function section(name, count, ...children) {
  return element("details", { open: name !== "inArticles", className: "section", attributes: { "data-section": name } },
    element("summary", {}, element("h3", {}, say(name)),
      count === null ? null : element("span", { className: "number" }, count.toLocaleString(language))), children);
}

/** Tells how many statements the filters hide here, with a button that shows them. */
function hiddenNote(all, inside, redraw) {
  const hidden = all.length - inside.length;
  if (!hidden) return null;
  return element("p", { className: "hidden-note quiet" }, say("filteredOut", hidden), " ",
    button({ className: "plain", on: redraw }, say("showHidden")));
}

function showEdge(id, everything = false) {
  const { from, to, arrows, statements: all } = edges[id];
  const inside = everything || !visible[id].length ? all : visible[id];
  const back = from === to ? undefined : pairs.get(`${to} ${from}`);
  const against = contradictionsIn(inside);
  const apart = new Set(against.flat());
  const rest = inside.filter((one) => !apart.has(claimOf[one]));
  showPanel([
    element("h2", { className: "pair" }, entityButton(from),
      element("span", { className: "arrow" }, arrows ? "→" : "↔"), entityButton(to)),
    element("p", { className: "quiet" },
      [say("statements", inside.length), say("articles", articlesOf(inside)), ...storyNote(inside)].join(" · ")),
    against.length ? element("p", { className: "warning" }, say("contradictionsNote")) : null,
    key(),
    ...against.map(sideBySide),
    rest.length ? cards(rest) : null,
    hiddenNote(all, inside, () => showEdge(id, true)),
    back === undefined ? null : button({ className: "more", on: () => choose("edge", back) },
      say("opposite", edges[back].statements.length)),
  ], "edge");
}

/** How many separate stories, where the build told copies of one story apart. */
const storyNote = (inside) => (articles.some((article) => article.story) ? [say("stories", storiesOf(inside))] : []);

function showEntity(id, everything = false) {
  const { label, type, aliases = [], links = [], mentions = 0, articles: where = [] } = entities[id];
  const all = about[id];
  const inside = everything ? all : all.filter((one) => admitted.has(one));
  const against = contradictionsIn(inside);
  const offices = officesOf(id, inside);
  showPanel([
    element("h2", {}, shape(type), element("bdi", {}, clip(label, SHORT))),
    element("p", { className: "quiet" },
      [say(type), say("mentions", mentions), say("articles", where.length)].join(" · ")),
    aliases.length ? element("p", { className: "aliases" }, element("span", { className: "quiet" }, `${say("aliases")}: `),
      aliases.flatMap((alias, place) => [place ? ", " : null, element("bdi", {}, clip(alias, SHORT))])) : null,
    element("div", { className: "actions" },
      button({ on: () => focusOn(id), title: say("focusHint") }, say("focus")),
      button({ on: () => openPath(id) }, say("pathHere")),
      button({ on: () => openCorrection(id), attributes: { "aria-expanded": "false" } }, say("correct"))),
    element("div", { id: "correction" }),
    offices.length ? section("offices", null, element("ul", { className: "offices" }, offices.map(officeRow))) : null,
    ...(against.length ? [section("listContradictions", against.length, against.map(sideBySide))] : []),
    ...(inside.length ? [section("allStatements", inside.length, key(), cards(inside))]
      : [element("p", { className: "lead" }, say(all.length ? "nothingShown" : "noStatements"))]),
    hiddenNote(all, inside, () => showEntity(id, true)),
    spoken[id].length ? section("quotes", spoken[id].length, listed(spoken[id], quoted)) : null,
    where.length ? section("inArticles", where.length,
      element("ul", { className: "articles" }, where.map((one) => element("li", {}, origin(one))))) : null,
    section("identifiers", null, element("ul", { className: "identifiers" },
      links.map((url) => element("li", {}, link(url, clip(url, SHORT)))),
      element("li", {}, element("code", {}, entities[id].id)))),
  ], "entity");
}

/* Of these relations the object gets or loses a post; of the others of the family the subject. */
const FROM_OUTSIDE = { appointed: "appointedBy", dismissed: "dismissedBy" };

/** What a statement says of the post of an entity, or in it: [post, the other end]; null where of neither. */
function officeOf(id, statement) {
  const { subject, object, relation, text, role, denied } = statement;
  if (denied || familyOf(statement) !== "office") return null;
  if (relation === "has_role") return [text, null];
  const other = subject === id ? object : subject;
  if (relation === "affiliated_with") return [role ?? "", other];
  if (relation === "replaced" && object === id) return [say("replacedBy"), other];
  if (FROM_OUTSIDE[relation]) return object === id ? [[role, say(FROM_OUTSIDE[relation])].filter(Boolean).join(", "), other] : null;
  return [relationName(relation), other];
}

/** The posts of an entity, or in it, each with the days on which it is told, in the order of these. */
function officesOf(id, inside) {
  const found = new Map();
  for (const one of inside) {
    const told = officeOf(id, statements[one]);
    if (!told) continue;
    const place = JSON.stringify([fold(told[0]), told[1]]);
    if (!found.has(place)) found.set(place, { post: told[0], other: told[1], statements: [], former: true });
    const row = found.get(place);
    row.statements.push(one);
    row.former &&= Boolean(statements[one].former);
  }
  dropRepeats(found);
  for (const row of found.values()) {
    const told = row.statements.map((one) => statements[one].time ?? dayOf(one)).filter(Boolean).sort();
    Object.assign(row, { first: told[0], last: told.at(-1) });
  }
  return [...found.values()].sort((a, b) => (a.first ?? "9").localeCompare(b.first ?? "9") || a.post.localeCompare(b.post, "id"));
}

/** A post by itself is left out where a sentence that tells of it tells whose it is too. */
function dropRepeats(found) {
  const told = new Set([...found.values()].filter(({ other }) => other !== null)
    .flatMap(({ post, statements: inside }) => inside.map((one) => `${fold(post)} ${statements[one].sentence}`)));
  for (const [place, { post, other, statements: inside }] of found) {
    if (other === null && inside.every((one) => told.has(`${fold(post)} ${statements[one].sentence}`))) found.delete(place);
  }
}

function officeRow({ post, other, first, last, former, statements: inside }) {
  const days = !first ? say("undated") : first === last ? sayDate(first, true) : `${sayDate(first, true)} – ${sayDate(last, true)}`;
  const box = element("details", { className: "office" });
  box.append(element("summary", {}, element("span", { className: "when quiet" }, days),
    element("span", {}, element("bdi", {}, clip(post, SHORT)), post && other !== null ? " · " : null,
      other === null ? null : element("bdi", {}, labelOf(other)), former ? badge("former") : null),
    element("span", { className: "number" }, inside.length.toLocaleString(language))));
  box.addEventListener("toggle", () => box.open && box.children.length < 2 && box.append(cards(inside)));
  return element("li", {}, box);
}
