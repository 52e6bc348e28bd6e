// The graph as the page holds it: what belongs to what. Entities, statements, articles and edges are named by index.

const find = (id) => document.getElementById(id);
const data = JSON.parse(find("data").textContent);
const { entities, statements, quotes, articles, sentences, relations, families, settings } = data;
const { nodes, edges, options } = data.network;
const TYPES = [...new Set(["PER", "ORG", "LOC", "EVT", ...entities.map((entity) => entity.type)])]
  .filter((type) => entities.some((entity) => entity.type === type));
const OPEN = "open";

const entityById = new Map(entities.map((entity, index) => [entity.id, index]));

/** The statements in which an entity is subject or object; what it said; the edges at it. */
const about = entities.map(() => []);
const spoken = entities.map(() => []);
const linked = entities.map(() => []);
statements.forEach((statement, index) => {
  about[statement.subject].push(index);
  if (statement.object !== undefined && statement.object !== statement.subject) about[statement.object].push(index);
});
quotes.forEach((quote) => spoken[quote.speaker].push(quote));
for (const edge of edges) {
  linked[edge.from].push(edge.id);
  if (edge.to !== edge.from) linked[edge.to].push(edge.id);
}
const pairs = new Map(edges.map((edge) => [`${edge.from} ${edge.to}`, edge.id]));
const edgeOf = statements.map(() => null);
for (const edge of edges) for (const one of edge.statements) edgeOf[one] = edge.id;

/** From the most connected; the order of lists, of labels, of search results. */
const byWeight = [...nodes].sort((a, b) => b.weight - a.weight || a.id - b.id).map((node) => node.id);
const heaviest = new Set(byWeight.slice(0, 12));

/* Claims: who, relation, whom, and whether it is denied, whichever article says so */

const claims = []; // { statements, stories, other }: `other` is the claim that says the opposite.
const claimOf = [];
{
  const known = new Map();
  const claimAt = (key) => {
    if (!known.has(key)) {
      known.set(key, claims.length);
      claims.push({ statements: [], stories: 0, other: null });
    }
    return known.get(key);
  };
  statements.forEach((statement, index) => {
    const base = JSON.stringify([...ends(statement), statement.relation]);
    const claim = claimAt(base + Boolean(statement.denied));
    claims[claim].statements.push(index);
    claimOf.push(claim);
    const other = known.get(base + !statement.denied);
    if (other !== undefined) [claims[claim].other, claims[other].other] = [other, claim];
  });
  for (const claim of claims) claim.stories = storiesOf(claim.statements);
}

/** Subject and object; of a symmetric relation in one order, by their ids, as in RDF. A text stands for itself. */
function ends({ subject, object, text, relation }) {
  if (object === undefined) return [subject, `"${text}`];
  const turned = relations[relation].symmetric && entities[object].id < entities[subject].id;
  return turned ? [object, subject] : [subject, object];
}

/** Copies of one wire story count once, where the build has recognised them; else each article is a story. */
function storiesOf(indexes) {
  return new Set(indexes.map((one) => articles[statements[one].article].story ?? statements[one].article)).size;
}

const articlesOf = (indexes) => new Set(indexes.map((one) => statements[one].article)).size;
const dayOf = (index) => articles[statements[index].article].date ?? "";
const familyOf = (statement) => relations[statement.relation].family ?? "event";
const labelOf = (id) => clip(entities[id].label, SHORT);
const relationName = (name) => relations[name][language];
const familyName = (name) => families[name]?.[language] ?? name;

/** How a statement is drawn and called: denied, or as certain as its text has it. */
const certaintyOf = (statement) => (statement.denied ? "denied" : statement.modality ?? "actual");
const CERTAINTIES = ["actual", "planned", "alleged", "denied"];

/** In the order of time, and within an article of the text. */
function inOrder(indexes) {
  const day = (one) => dayOf(one) || "9999";
  return [...indexes].sort((a, b) => day(a).localeCompare(day(b)) ||
    statements[a].article - statements[b].article || statements[a].sentence - statements[b].sentence || a - b);
}

/** The contradictions among statements: pairs of claims, the affirming one first. */
function contradictionsIn(indexes) {
  const found = new Set(indexes.map((one) => claimOf[one]));
  const meant = (claim) => !statements[claims[claim].statements[0]].denied;
  return [...found].filter((claim) => meant(claim) && found.has(claims[claim].other))
    .map((claim) => [claim, claims[claim].other]);
}

/* Communities, the largest first, and in each the most connected first */

const communities = [];
for (const id of byWeight) {
  const number = nodes[id].community;
  if (number >= 0) (communities[number] ??= []).push(id);
}
