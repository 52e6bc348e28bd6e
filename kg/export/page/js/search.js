// Search over names and aliases: the one above the drawing, and the fields in which an entity is picked.

const names = entities.map((entity) =>
  [entity.label, ...(entity.aliases ?? [])].map((name) => [name, fold(clip(name, SHORT))]));

/** The entities with a name that holds `query`, beginnings first, then the heavier. */
function findEntities(query) {
  const wanted = fold(query.trim());
  if (!wanted) return [];
  const results = [];
  for (const id of byWeight) {
    let best = null;
    for (const [name, folded] of names[id]) {
      const at = folded.indexOf(wanted);
      if (at < 0) continue;
      const quality = at === 0 ? 0 : /[\s\-.("']/.test(folded[at - 1]) ? 1 : 2;
      if (!best || quality < best.quality) best = { id, name, quality };
    }
    if (best) results.push(best);
  }
  return results.sort((a, b) => a.quality - b.quality); // Stable: the heavier first.
}

/** Makes `input` a field that suggests entities in `list`; `take` gets the one that is chosen. */
function suggest(input, list, take) {
  let results = [];
  let marked = -1;
  const open = (yes) => {
    list.hidden = !yes;
    input.setAttribute("aria-expanded", String(yes));
    [...list.children].forEach((row, place) => row.setAttribute("aria-selected", String(place === marked)));
    if (yes && marked >= 0) {
      input.setAttribute("aria-activedescendant", list.children[marked].id);
      list.children[marked].scrollIntoView({ block: "nearest" });
    } else input.removeAttribute("aria-activedescendant");
  };
  const choose = (place) => {
    const { id } = results[place];
    input.value = clip(entities[id].label, 80);
    open(false);
    take(id);
  };
  const look = () => {
    const all = findEntities(input.value);
    results = all.slice(0, 12);
    marked = results.length ? 0 : -1;
    const rows = results.map(({ id, name }, place) => {
      const { label, type } = entities[id];
      const row = element("li", { id: `${list.id}-${place}`, attributes: { role: "option", "data-type": type } },
        shape(type), element("bdi", {}, clip(label, 80)),
        name === label ? null : element("bdi", { className: "quiet" }, clip(name, 60)),
        element("span", { className: "number" }, nodes[id].weight));
      row.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        choose(place);
      });
      return row;
    });
    if (input.value.trim() && !rows.length) {
      rows.push(element("li", { className: "quiet", attributes: { role: "option", "aria-disabled": "true" } }, say("foundNone")));
    }
    list.replaceChildren(...rows);
    open(rows.length > 0);
    tell(input.value.trim() ? say("foundCount", all.length) : "");
  };
  input.addEventListener("input", look);
  input.addEventListener("focus", () => input.select());
  input.addEventListener("blur", () => open(false));
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) look();
      else if (results.length) {
        marked = (marked + (event.key === "ArrowDown" ? 1 : results.length - 1)) % results.length;
        open(true);
      }
    } else if (event.key === "Enter" && marked >= 0 && !list.hidden) {
      event.preventDefault();
      choose(marked);
    } else if (event.key === "Escape" && (input.value || !list.hidden)) {
      event.stopPropagation();
      input.value = "";
      open(false);
    }
  });
}

/** A field in which an entity is picked; it begins with `start`. */
let pickers = 0;
function picker(label, start, take) {
  const number = pickers++;
  const list = element("ul", { id: `picks-${number}`, className: "found", hidden: true, attributes: { role: "listbox", "aria-label": say("found") } });
  const input = element("input", {
    type: "search", id: `pick-${number}`, value: start === null ? "" : clip(entities[start].label, 80), autocomplete: "off", spellcheck: false,
    placeholder: say("searchShort"),
    attributes: { role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" },
  });
  suggest(input, list, take);
  return element("div", { className: "picker" }, element("label", { htmlFor: input.id }, label),
    element("div", { className: "search" }, input, list));
}
