// The filters, the legend and the other controls around the drawing.

/** A box to tick, with a count, and a button to see it alone; `hidden` is the set that holds the values not shown. */
function tick(hidden, value, label, count, extra, only) {
  const input = element("input", { type: "checkbox", checked: !hidden.has(value) });
  input.addEventListener("change", () => {
    if (input.checked) hidden.delete(value);
    else hidden.add(value);
    refresh();
  });
  const name = say("onlyThis", undefined, { name: label });
  return element("li", {}, element("label", {}, input, extra, element("bdi", {}, label)),
    only && button({ className: "plain only", on: only, attributes: { "aria-label": name } }, say("only")),
    element("span", { className: "number" }, count.toLocaleString(language)));
}

function tickList(title, values, hidden, label, count, extra = () => null) {
  const set = (chosen) => () => {
    hidden.clear();
    for (const value of values) if (!chosen.includes(value)) hidden.add(value);
    drawFilters();
    refresh();
  };
  const choices = values.length > 2 ? element("span", { className: "choices" },
    button({ className: "plain", on: set(values) }, say("all")), button({ className: "plain", on: set([]) }, say("none"))) : null;
  return element("fieldset", {}, element("legend", {}, title), choices,
    element("ul", { className: "ticks" }, values.map((value) => tick(hidden, value, label(value), count(value), extra(value),
      values.length > 1 ? set([value]) : null))));
}

function slider(name, title, max, step, text) {
  const output = element("output", {}, text(state[name]));
  const input = element("input", { type: "range", min: name === "stories" ? 1 : 0, max, step, id: `filter-${name}` });
  input.value = state[name];
  input.addEventListener("input", () => {
    state[name] = Number(input.value);
    output.textContent = text(state[name]);
    refresh();
  });
  return element("div", { className: "slider" }, element("label", { htmlFor: input.id }, title, output), input);
}

function flag(name, label) {
  const input = element("input", { type: "checkbox", checked: state[name], id: `filter-${name}` });
  input.addEventListener("change", () => {
    state[name] = input.checked;
    refresh();
  });
  return element("p", { className: "flag" }, element("label", {}, input, label));
}

function tally(of) {
  const counts = new Map();
  statements.forEach((statement, index) => {
    const value = of(statement, index);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  });
  return counts;
}
const familyCounts = tally((statement) => (statement.relation === OPEN ? OPEN : familyOf(statement)));
const outletCounts = tally((statement) => outletOf(statement.article));
const certaintyCounts = tally(certaintyOf);

function drawFilters() {
  const used = Object.keys(families).filter((name) => name !== OPEN && familyCounts.has(name));
  find("filters").replaceChildren(...[
    element("div", { className: "drawer-head" }, element("h2", {}, say("filters")),
      button({ className: "close", on: () => toggleFilters(false), attributes: { "aria-label": say("close") } }, "×")),
    element("p", { id: "filter-count", className: "quiet" }),
    button({ id: "filter-reset", className: "plain", on: resetFilters }, say("filterReset")),
    mostStories > 1 ? slider("stories", say("filterStories"), Math.min(mostStories, 20), 1,
      (value) => (value === 1 ? say("any") : say("stories", value))) : null,
    tickList(say("filterCertainty"), CERTAINTIES.filter((name) => certaintyCounts.has(name)), state.certainties, say,
      (name) => certaintyCounts.get(name), (name) => element("i", { className: `line ${name}`, attributes: { "aria-hidden": "true" } })),
    contradictionsIn([...statements.keys()]).length ? flag("contested", say("filterContested")) : null,
    tickList(say("filterFamilies"), used, state.families, familyName, (name) => familyCounts.get(name)),
    openCount ? flag("open", say("filterOpen", openCount)) : null,
    OUTLETS.length > 1 ? tickList(say("filterOutlets"), OUTLETS, state.outlets, (name) => clip(name, 60) || say("noOutlet"),
      (name) => outletCounts.get(name) ?? 0) : null,
    slider("score", say("filterScore"), 1, 0.05, (value) => (value ? value.toLocaleString(language, { style: "percent" }) : say("any"))),
  ].filter(Boolean));
  tellFilters();
}

function tellFilters() {
  const count = filterCount();
  find("filter-button").textContent = count ? say("filtersCount", count) : say("filters");
  find("filter-button").classList.toggle("on", count > 0);
  const note = find("filter-count");
  if (note) note.textContent = say("shownOf", passing.size, { all: statements.length.toLocaleString(language) });
  find("filter-reset").hidden = !count;
  find("empty").hidden = passing.size > 0 || shown.size > 0 || !statements.length;
}

function resetFilters() {
  const { types, families: kinds, outlets, certainties, score, stories, from, to, open, contested } = START();
  Object.assign(state, { types, families: kinds, outlets, certainties, score, stories, from, to, open, contested });
  drawFilters();
  refresh();
}

function toggleFilters(show = find("filters").hidden) {
  find("filters").hidden = !show;
  document.body.classList.toggle("filtering", show);
  find("filter-button").setAttribute("aria-expanded", String(show));
  if (show) find("filters").querySelector("input, button").focus({ preventScroll: true });
  else find("filter-button").focus({ preventScroll: true });
}

function drawLegend() {
  const loners = nodes.filter((node) => !linked[node.id].length);
  find("types").replaceChildren(...TYPES.map((type) => {
    const count = entities.filter((entity, id) => entity.type === type && (state.lone || linked[id].length)).length;
    return button({
      on: () => {
        if (!state.types.delete(type)) state.types.add(type);
        refresh();
        drawLegend();
        find("types").querySelector(`[data-type="${CSS.escape(type)}"]`).focus();
      },
      attributes: { "aria-pressed": String(!state.types.has(type)), "data-type": type },
    }, shape(type), say(type), element("span", { className: "number" }, count.toLocaleString(language)));
  }));
  const lines = CERTAINTIES.filter((name) => certaintyCounts.has(name));
  if (edges.some((edge) => edge.contested)) lines.push("contested");
  if (openCount) lines.push("open");
  find("lines").replaceChildren(...lines.map((name) => element("li", {},
    element("i", { className: `line ${name}`, attributes: { "aria-hidden": "true" } }), say(name))));
  find("lone-text").textContent = say("lone", loners.length);
  find("lone").checked = state.lone;
  find("lone").closest("label").hidden = !loners.length;
  find("colour").value = state.colour;
}

function drawBar() {
  const bar = find("focus-bar");
  bar.hidden = state.focus === null;
  if (bar.hidden) return;
  const steps = element("select", { id: "steps", attributes: { "aria-label": say("steps") } },
    [1, 2, 3].map((step) => element("option", { value: step, selected: step === state.steps }, `${say("steps")}: ${step}`)));
  steps.addEventListener("change", () => {
    state.steps = Number(steps.value);
    refresh();
    fit();
  });
  bar.replaceChildren(element("span", {}, say("focusOn", undefined, { name: labelOf(state.focus) })), steps,
    button({ on: () => focusOn(null) }, say("leave")));
}

/** Shows only an entity and its neighbours, or again everything. */
function focusOn(id) {
  Object.assign(state, { focus: id, steps: 1, forced: new Set() });
  refresh();
  if (id !== null) choose("entity", id);
  fit();
}
