// The page of two documents, and of an annex check: loads their data and fills the sections.
"use strict";
policydiff.painters.pair = async (main) => {
  // Which pair: the page's own, or the one that the address of pair.html names, in either order.
  function choice(page) {
    if (page.dataset.key) return { key: page.dataset.key, base: +page.dataset.base, other: +page.dataset.other };
    const files = policydiff.site.documents.map((one) => one.file);
    const asked = new URLSearchParams(location.search);
    let [one, two] = ["base", "other"].map((side) => files.indexOf(asked.get(side)));
    pickers(one, two);
    if (one < 0 || two < 0 || one === two) return null;
    if (!policydiff.site.pairs[one].includes(two)) [one, two] = [two, one];
    if (!policydiff.site.pairs[one].includes(two)) return null; // it could not be compared
    return { key: `${files[one]}__${files[two]}`, base: one, other: two };
  }

  function pickers(one, two) {
    const form = document.querySelector("[data-pick]");
    form.hidden = false;
    [form.elements.base, form.elements.other].forEach((select, at) => {
      const options = policydiff.site.documents.map((paper) => h("option", { value: paper.file }, paper.name));
      select.replaceChildren(h("option", { value: "" }, "—"), ...options);
      const now = policydiff.site.documents[at ? two : one];
      select.value = now ? now.file : "";
    });
    form.addEventListener("change", () => {
      const { base, other } = form.elements;
      if (base.value && other.value) location.search = new URLSearchParams({ base: base.value, other: other.value });
    });
  }

  // The head of pair.html; a page of one pair has its own.
  function head(view) {
    const title = `${view.base.name} → ${view.other.name}`;
    document.title = `${title} · policydiff`;
    document.querySelector("h1").textContent = title;
    document.querySelector("[data-kind-label]").textContent = words(`kind.${view.kind}`);
    const ids = document.querySelector("[data-ids]");
    for (const side of ["base", "other"]) {
      const paper = view[side];
      const href = `${document.body.dataset.root}documents/${encodeURIComponent(paper.file)}.html`;
      ids.append(h("div", { class: `id ${side}` }, h("p", { class: "side-name" }, words(`pair.${side}`)), h("h2", {}, said("a", { href }, paper.title)), said("p", { class: "note" }, paper.cite.replace(`《${paper.title}》`, ""))));
    }
    if (view.warnings.length) ids.after(h("ul", { class: "warnings" }, view.warnings.map((one) => h("li", {}, one))));
    const list = document.querySelector("#highlights ol");
    list.append(...view.highlights.map(([sentence, evidence], at) => highlight(view, sentence, evidence, at)));
    document.querySelector("#highlights").hidden = !view.highlights.length;
  }

  function highlight(view, sentence, evidence, at) {
    const places = evidence.map(([side, number, start, length]) => {
      const paper = side ? view.other : view.base;
      const clause = paper.clauses[number];
      const quote = typeof start === "string" ? start : clause.text.substr(start, length);
      return { paper, clause, quote, start: isNumber(start) ? start : 0, length: length || 0 };
    });
    const spots = places.map((place) => source.spotOf(place.clause, place.start, place.length)).join(" ");
    const row = h(
      "li",
      { id: `s-${at + 1}`, "data-spots": spots },
      h("p", { class: "sentence" }, sentence, " ", h("span", { "data-tools": true })),
      h("ul", { "aria-label": words("wording.evidence") }, places.map((place) => h("li", {}, said("span", { class: "role" }, place.paper.name), " ", clauseRows.number(place.clause, place.start, place.length), " ", said("q", {}, place.quote)))),
    );
    source.equip(row);
    return row;
  }

  // Sizes add up to 300; the findings of an annex check have the rest of the 500 rows of a page.
  // A list in the box of this name; its section stays hidden where there is nothing.
  function fill(name, items, options) {
    const box = document.querySelector(`[data-rows="${name}"]`);
    const section = box.closest("section");
    section.hidden = !items.length && !section.querySelector(`[data-none="${name}"]`);
    const list = new List(box, items, { name, ...options });
    list.show(0);
    return list;
  }

  function targets(view) {
    const items = view.targets.map((row) => changeRows.target(row, view));
    const numbers = new Map();
    for (const item of items) numbers.set(item.verdict, (numbers.get(item.verdict) || 0) + 1);
    const bar = document.querySelector("[data-verdicts]");
    const chip = (value, label, number) =>
      h("button", { type: "button", class: `chip v-${value}`, "aria-pressed": String(value === ""), "data-verdict": value }, label, h("b", {}, number));
    const names = policydiff.site.codes.verdict;
    bar.append(
      chip("", words("filter.all"), items.length),
      ...policydiff.site.order.filter((one) => numbers.has(one)).map((one) => chip(names[one], `${policydiff.site.symbols[one]} ${policydiff.site.verdicts[view.kind][one]}`, numbers.get(one))),
    );
    const list = fill("targets", items, { size: 100 });
    list.apply({ order: byVerdict });
    return list;
  }

  function byVerdict(one, two) {
    const order = policydiff.site.order;
    return order.indexOf(one.verdict) - order.indexOf(two.verdict) || two.size - one.size || one.baseAt - two.baseAt;
  }

  function clauses(view) {
    const items = [
      ...view.links.map((row) => clauseRows.link(row, view)),
      ...view.only_base.map((row) => clauseRows.lone(row, "base", view)),
      ...view.only_other.map((row) => clauseRows.lone(row, "other", view)),
    ];
    interleave(items, "base", "other");
    interleave(items, "other", "base");
    const list = fill("clauses", items, { size: 100, between: (item, before) => chapter(item, before, view) });
    return list;
  }

  // Where a clause of one side only stands in the order of the other: in versions of one document
  // after the clause that it follows, else at the end.
  function interleave(items, side, facing) {
    const linked = items.filter((item) => isNumber(item[`${side}At`]) && isNumber(item[`${facing}At`]));
    for (const item of items) {
      if (isNumber(item[`${side}At`])) item[`${side}Place`] = [item[`${side}At`], 0];
      else {
        const before = view.kind === "revision" ? linked.filter((one) => one[`${facing}At`] < item[`${facing}At`]) : [];
        const last = before.reduce((found, one) => (!found || one[`${facing}At`] > found[`${facing}At`] ? one : found), null);
        item[`${side}Place`] = [view.kind === "revision" ? (last ? last[`${side}At`] : -1) : Infinity, 1 + item[`${facing}At`]];
      }
    }
  }

  const orders = {
    base: (one, two) => by(one.basePlace, two.basePlace),
    other: (one, two) => by(one.otherPlace, two.otherPlace),
    score: (one, two) => two.score - one.score,
    doubt: (one, two) => one.score - two.score,
    size: (one, two) => one.size - two.size,
  };
  function by([a, b], [c, d]) {
    return a === c ? b - d : a - c;
  }

  // A line where a new chapter begins, in the order of either document.
  function chapter(item, before, view) {
    const order = document.querySelector("[data-filter]").elements.order.value;
    if (order !== "base" && order !== "other") return null;
    const name = chapterOf(item, order, view);
    if (before && chapterOf(before, order, view) === name) return null;
    return said("h3", { class: "chapter" }, name);
  }

  function chapterOf(item, order, view) {
    const at = item[`${order}At`];
    if (isNumber(at)) return documents.chapter(view[order].clauses[at]);
    if (view.kind === "revision" && isNumber(item[`${order}Place`][0]) && item[`${order}Place`][0] >= 0) return documents.chapter(view[order].clauses[item[`${order}Place`][0]]);
    return words(`${view.sides}.only_${order === "base" ? "other" : "base"}`);
  }

  function related(view) {
    const items = view.related.map((row) => clauseRows.related(row, view));
    return fill("related", items, { size: 30 });
  }

  function wording(view) {
    const widest = Math.max(1, ...view.fields.flatMap((row) => [row[3], row[5]]));
    const fields = document.querySelector('[data-rows="fields"]');
    fields.append(...view.fields.map((row) => changeRows.field(row, widest)));
    fields.closest("section").hidden = !view.fields.length;
    const found = {
      verbs: fill("verbs", view.verbs.map((row) => changeRows.verb(row, view)), { size: 30 }),
      names: fill("names", view.names.map((row) => changeRows.carried(row, view)), { size: 20 }),
      bodies: fill("bodies", view.bodies.map((row) => changeRows.body(row, view)), { size: 20 }),
    };
    const names = document.querySelector("#names");
    names.querySelector("[data-namings]").append(...view.namings.map((row) => changeRows.naming(row, view)));
    names.hidden = !view.names.length && !view.namings.length;
    return found;
  }

  function chapters(view) {
    const box = document.querySelector("[data-flow]");
    if (!view.links.length || view.kind === "annex") return;
    box.closest("section").hidden = false;
    flow.into(box, view.base, view.other, view);
  }

  // One form filters all lists: text, theme, body; the kind of change is the clauses' own.
  function filters(view, shown) {
    const form = document.querySelector("[data-filter]");
    options(form.elements.theme, [...themes(shown)]);
    options(form.elements.body, [...bodies(shown)]);
    const kinds = new Set(shown.clauses.items.map((item) => item.kind));
    for (const option of [...form.elements.kind.options]) {
      const needed = option.value === "" || kinds.has(option.value) || (option.value in { moved: 1, decided: 1 } && shown.clauses.items.some((item) => item[option.value]));
      if (!needed) option.remove();
    }
    let verdict = "";
    const apply = () => {
      const { theme, body, kind, order, sort } = form.elements;
      const keeps = (item) =>
        (!theme.value || item.themes.has(+theme.value)) && (!body.value || item.bodies.has(body.value));
      const search = form.elements.text.value.trim().toLowerCase();
      for (const list of Object.values(shown)) {
        if (list === shown.clauses) list.apply({ keeps: (item) => keeps(item) && ofKind(item, kind.value), search, order: orders[order.value] });
        else if (list === shown.targets) list.apply({ keeps: (item) => keeps(item) && (!verdict || policydiff.site.codes.verdict[item.verdict] === verdict), search, order: targetOrders[sort.value] });
        else list.apply({ keeps, search });
      }
    };
    const choose = (value) => {
      verdict = value;
      for (const chip of document.querySelectorAll("[data-verdict]")) chip.setAttribute("aria-pressed", String(chip.dataset.verdict === verdict));
      apply();
    };
    document.querySelector("[data-verdicts]").addEventListener("click", (event) => {
      const chip = event.target.closest("[data-verdict]");
      if (chip) choose(chip.dataset.verdict);
    });
    policydiff.chooseVerdict = (value) => {
      choose(value);
      return document.querySelector("#targets");
    };
    form.elements.sort.addEventListener("change", apply);
    filterForm(form, apply);
    apply();
  }

  const ofKind = (item, kind) => !kind || item.kind === kind || (kind in { moved: 1, decided: 1 } && item[kind]);
  const targetOrders = {
    verdict: byVerdict,
    base: (one, two) => one.baseAt - two.baseAt || one.otherAt - two.otherAt,
    other: (one, two) => one.otherAt - two.otherAt || one.baseAt - two.baseAt,
    size: (one, two) => two.size - one.size,
    indicator: (one, two) => one.indicator.localeCompare(two.indicator, "zh-CN"),
  };

  function themes(shown) {
    const found = new Set(Object.values(shown).flatMap((list) => list.items.flatMap((item) => [...item.themes])));
    return [...found].filter(isNumber).sort((a, b) => a - b).map((theme) => [theme, policydiff.site.themes[theme]]);
  }

  function bodies(shown) {
    const found = new Set(Object.values(shown).flatMap((list) => list.items.flatMap((item) => [...item.bodies])));
    return [...found].sort((a, b) => a.localeCompare(b, "zh-CN")).map((name) => [name, name]);
  }

  function options(select, found) {
    select.append(...found.map(([value, label]) => said("option", { value }, label)));
    select.closest("label").hidden = !found.length;
  }

  const chosen = choice(main);
  if (!chosen) {
    main.dataset.ready = "";
    return;
  }
  const [base, other, data] = await Promise.all([
    documents.load(chosen.base),
    documents.load(chosen.other),
    policydiff.need("pair", chosen.key),
  ]);
  const view = { ...data, base, other, sides: data.kind === "annex" ? "annex" : "pair" };
  if (!main.dataset.key) head(view);
  const shown = { targets: targets(view), clauses: clauses(view), related: related(view), ...wording(view) };
  chapters(view);
  filters(view, shown);
  main.dataset.ready = "";
};
