// What the panel shows while nothing is chosen: key names, groups, contradictions.

const LISTS = ["listCentral", "listGroups", "listContradictions"];
const ORDERS = ["byStatements", "byPartners", "byBridge", "byArticles"];
let openList = LISTS[0];
let order = ORDERS[0];

function showIntro() {
  const tabs = element("div", { className: "tabs", attributes: { role: "tablist" } }, LISTS.map((name) =>
    button({
      id: `tab-${name}`,
      on: () => {
        openList = name;
        showIntro();
        find(`tab-${name}`).focus();
      },
      attributes: { role: "tab", "aria-selected": String(name === openList), "aria-controls": "list" },
    }, say(name))));
  showPanel([
    element("h2", {}, say("introTitle")),
    element("p", { className: "lead" }, say(entities.length ? "intro" : "introEmpty")),
    tabs,
    element("div", { id: "list", attributes: { role: "tabpanel", "aria-labelledby": `tab-${openList}` } },
      { listCentral: centralList, listGroups: groupList, listContradictions: contradictionList }[openList]()),
  ], "intro");
}

function centralList() {
  const choice = element("select", { id: "order", attributes: { "aria-label": say("order") } },
    ORDERS.map((name) => element("option", { value: name, selected: name === order }, say(name))));
  choice.addEventListener("change", () => {
    order = choice.value;
    showIntro();
    find("order").focus();
  });
  const measure = { byStatements: weightOf, byPartners: partnersOf, byBridge: bridges(), byArticles: (id) => (entities[id].articles ?? []).length }[order];
  const top = [...shown].map((id) => [id, measure(id)]).filter(([, value]) => value > 0)
    .sort(([a, x], [b, y]) => y - x || byWeight.indexOf(a) - byWeight.indexOf(b)).slice(0, 15);
  const most = top[0]?.[1] ?? 1;
  if (!top.length) return [choice, element("p", { className: "lead" }, say("nothingShown"))];
  return [choice, element("ol", { className: "top-list" }, top.map(([id, value]) => {
    const bar = element("span", { className: "bar" });
    bar.style.width = `${Math.round((100 * value) / most)}%`;
    const number = order === "byBridge" ? null : element("span", { className: "number" }, value.toLocaleString(language));
    return element("li", {}, entityButton(id), number, bar);
  }))];
}

const weightOf = (id) => about[id].filter((one) => passing.has(one)).length;
function partnersOf(id) {
  const lines = linked[id].filter((edge) => visible[edge].length);
  return new Set(lines.flatMap((edge) => [edges[edge].from, edges[edge].to]).filter((end) => end !== id)).size;
}

/** Betweenness (Brandes 2001) over the visible lines; in a big graph from a sample of starts, spread over all. */
let bridgeCache = null;
function bridges() {
  if (order !== "byBridge") return null;
  if (bridgeCache) return (id) => bridgeCache.get(id) ?? 0;
  const all = [...shown];
  const near = new Map(all.map((id) => [id, neighboursOf(id)]));
  const score = new Map();
  const starts = Math.min(all.length, Math.max(40, Math.ceil(2_000_000 / Math.max(1, all.length))));
  for (let turn = 0; turn < starts; turn++) {
    const start = all[Math.floor((turn * all.length) / starts)];
    const [steps, paths, before, walk] = [new Map([[start, 0]]), new Map([[start, 1]]), new Map(), [start]];
    for (const id of walk) for (const next of near.get(id)) {
      if (!steps.has(next)) {
        steps.set(next, steps.get(id) + 1);
        walk.push(next);
      }
      if (steps.get(next) === steps.get(id) + 1) {
        paths.set(next, (paths.get(next) ?? 0) + paths.get(id));
        if (!before.has(next)) before.set(next, []);
        before.get(next).push(id);
      }
    }
    const share = new Map();
    for (const id of walk.reverse()) {
      for (const one of before.get(id) ?? []) {
        share.set(one, (share.get(one) ?? 0) + (paths.get(one) / paths.get(id)) * (1 + (share.get(id) ?? 0)));
      }
      if (id !== start) score.set(id, (score.get(id) ?? 0) + (share.get(id) ?? 0));
    }
  }
  bridgeCache = score;
  return (id) => score.get(id) ?? 0;
}

const neighboursOf = (id) => [...new Set(linked[id].filter((edge) => visible[edge].length)
  .map((edge) => (edges[edge].from === id ? edges[edge].to : edges[edge].from)))];

function groupList() {
  const groups = communities.map((members, number) => [number, members.filter((id) => shown.has(id))])
    .filter(([, members]) => members.length > 2);
  if (!groups.length) return element("p", { className: "lead" }, say("groupsNone"));
  return [element("p", { className: "quiet small" }, say("groupsNote")), listed(groups, ([number, members]) => {
    const dot = element("i", { className: "group-dot", attributes: { "data-group": Math.min(number, COMMUNITY_COLOURS), "aria-hidden": "true" } });
    return element("div", { className: "group" },
      button({ className: "entity", on: () => showGroup(number) }, dot, element("bdi", {}, say("groupOf", undefined, { name: labelOf(members[0]) }))),
      element("span", { className: "number" }, say("members", members.length)),
      element("p", { className: "quiet small" }, members.slice(1, 6).map((id) => labelOf(id)).join(", ") + (members.length > 6 ? ", …" : "")));
  }, "groups", 12)];
}

/** Makes a group stand out and lists its members. */
function showGroup(number) {
  const members = communities[number].filter((id) => shown.has(id));
  standOut({ kind: "group", id: number, nodes: members });
  showPanel([
    element("h2", {}, say("groupOf", undefined, { name: labelOf(communities[number][0]) })),
    element("p", { className: "quiet" }, say("members", members.length)),
    listed(members, (id) => [entityButton(id), element("span", { className: "number" }, weightOf(id).toLocaleString(language))], "top-list", 60),
  ], "group");
  fitTo(members);
}

function contradictionList() {
  const against = contradictionsIn([...passing]);
  if (!against.length) return element("p", { className: "lead" }, say("contradictionsNone"));
  return [element("p", { className: "quiet small" }, say("contradictionsNote")), listed(against, ([meant, denied]) => {
    const first = statements[claims[meant].statements[0]];
    const open = () => {
      const edge = edgeOf[claims[meant].statements[0]];
      if (edge === null) choose("entity", first.subject, true);
      else choose("edge", edge, true);
    };
    return button({ className: "contest", on: open },
      element("bdi", {}, labelOf(first.subject)), ` ${relationName(first.relation)} `,
      element("bdi", {}, first.object === undefined ? clip(first.text, SHORT) : labelOf(first.object)),
      element("span", { className: "quiet small" },
        `${say("sideStated")}: ${claims[meant].statements.length} · ${say("sideDenied")}: ${claims[denied].statements.length}`));
  }, "contests", 20)];
}
