// The page of two documents, and of an annex check: loads their data and fills the sections.
"use strict";
policydiff.painters.pair = async (main) => {
  /** @type {Side[]} */
  const SIDES = ["base", "other"];

  // Which pair: the page's own, or the one that the address of pair.html names, in either order.
  /** @param {HTMLElement} page */
  function choice(page) {
    const { key, base, other } = page.dataset;
    if (key) return { key, base: Number(base), other: Number(other) };
    const files = policydiff.site.documents.map((one) => one.file);
    const asked = new URLSearchParams(location.search);
    let [one, two] = ["base", "other"].map((side) => files.indexOf(asked.get(side) ?? ""));
    pickers(one, two);
    if (one < 0 || two < 0 || one === two) return null;
    if (!policydiff.site.pairs[one].includes(two)) [one, two] = [two, one];
    if (!policydiff.site.pairs[one].includes(two)) return null; // it could not be compared
    return { key: `${files[one]}__${files[two]}`, base: one, other: two };
  }

  /** @param {number} one @param {number} two */
  function pickers(one, two) {
    const form = must("[data-pick]", HTMLFormElement);
    form.hidden = false;
    const left = must("[name=base]", HTMLSelectElement, form);
    const right = must("[name=other]", HTMLSelectElement, form);
    [left, right].forEach((select, at) => {
      const options = policydiff.site.documents.map((paper) => h("option", { value: paper.file }, paper.name));
      select.replaceChildren(h("option", { value: "" }, "—"), ...options);
      const now = policydiff.site.documents[at ? two : one];
      select.value = now ? now.file : "";
    });
    form.addEventListener("change", () => {
      if (left.value && right.value) location.search = String(new URLSearchParams({ base: left.value, other: right.value }));
    });
  }

  // The head of pair.html; a page of one pair has its own.
  /** @param {View} view */
  function head(view) {
    const mark = ["peers", "levels"].includes(view.kind) ? "×" : "→";
    const title = `${view.base.name} ${mark} ${view.other.name}`;
    document.title = `${title} · policydiff`;
    must("h1", HTMLElement).textContent = title;
    must("[data-kind-label]", HTMLElement).textContent = words(`kind.${view.kind}`);
    const ids = must("[data-ids]", HTMLElement);
    for (const side of SIDES) {
      const paper = view[side];
      const href = `${document.body.dataset.root}documents/${encodeURIComponent(paper.file)}.html`;
      ids.append(h("div", { class: `id ${side}` }, h("p", { class: "side-name" }, words(`${view.sides}.${side}`)), h("h2", {}, said("a", { href }, paper.title)), said("p", { class: "note" }, paper.cite.replace(`《${paper.title}》`, ""))));
    }
    if (view.warnings.length) ids.after(h("ul", { class: "warnings" }, view.warnings.map((one) => h("li", {}, one))));
    must("#highlights ol", HTMLElement).append(...view.highlights.map(([sentence, evidence], at) => highlight(view, sentence, evidence, at)));
    must("#highlights", HTMLElement).hidden = !view.highlights.length;
  }

  /** @param {View} view @param {string} sentence @param {Evidence[]} evidence @param {number} at */
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
  /** @template {Item} T @param {string} name @param {T[]} items @param {{ size: number, between?: (item: T, before?: T) => HTMLElement | null }} options */
  function fill(name, items, options) {
    const box = must(`[data-rows="${name}"]`, HTMLElement);
    showSection(box, items.length > 0 || Boolean(box.closest("section")?.querySelector(`[data-none="${name}"]`)));
    const list = new List(box, items, { name, ...options });
    list.show(0);
    return list;
  }

  // Targets with something to say of both sides are a table; the others are lists by chapter.
  /** @param {View} view */
  function targets(view) {
    const items = view.targets.map((row) => changeRows.target(row, view));
    chips(items, view);
    const [both, base, other] = [null, ...SIDES].map((side) => items.filter((item) => item.alone === side));
    const list = fill("targets", both, { size: 100 });
    list.apply({ order: byVerdict });
    /** @param {Side} side @param {TargetItem[]} found */
    const lone = (side, found) => {
      const box = must(`[data-lone="${side}"]`, HTMLElement);
      must("[data-expired]", HTMLElement, box).hidden = !found.length || !found.every((item) => item.expired);
      return fill(`targets-${side}`, found, { size: 36, between: (item, before) => loneChapter(item, before, side, view) });
    };
    const lists = { both: list, base: lone("base", base), other: lone("other", other) };
    showSection(must("#targets h2", HTMLElement)); // whichever of the three is empty
    return lists;
  }

  /** @param {TargetItem} item @param {TargetItem | undefined} before @param {Side} side @param {View} view */
  function loneChapter(item, before, side, view) {
    const name = documents.chapter(view[side].clauses[item.at[side]]);
    if (before && documents.chapter(view[side].clauses[before.at[side]]) === name) return null;
    return said("h4", { class: "chapter" }, name);
  }

  /** @param {TargetItem[]} items @param {View} view */
  function chips(items, view) {
    /** @type {Map<number, number>} */
    const numbers = new Map();
    for (const item of items) numbers.set(item.verdict, (numbers.get(item.verdict) || 0) + 1);
    const bar = must("[data-verdicts]", HTMLElement);
    /** @param {string} value @param {string} label @param {number | undefined} number */
    const chip = (value, label, number) =>
      h("button", { type: "button", class: `chip v-${value}`, "aria-pressed": String(value === ""), "data-verdict": value }, label, h("b", {}, number));
    const names = policydiff.site.codes.verdict;
    bar.append(
      chip("", words("filter.all"), items.length),
      ...policydiff.site.order.filter((one) => numbers.has(one)).map((one) => chip(names[one], `${policydiff.site.symbols[one]} ${policydiff.site.verdicts[view.kind][one]}`, numbers.get(one))),
    );
  }

  // How many targets the filter keeps, and which of their lists are empty.
  /** @param {Shown["targets"]} found */
  function countTargets({ both, base, other }) {
    const all = [both, base, other];
    const [kept, total] = [all.reduce((sum, list) => sum + list.found.length, 0), all.reduce((sum, list) => sum + list.items.length, 0)];
    for (const place of queryAll('[data-count="all-targets"]', HTMLElement)) place.textContent = kept === total ? `${total}` : `${kept} / ${total}`;
    must('[data-none="all-targets"]', HTMLElement).hidden = kept > 0;
    must("[data-both]", HTMLElement).hidden = !both.found.length;
    must("#targets .bar", HTMLElement).hidden = !total; // nothing to choose among
    for (const [side, list] of /** @type {[Side, List<TargetItem>][]} */ ([["base", base], ["other", other]])) must(`[data-lone="${side}"]`, HTMLElement).hidden = !list.found.length;
  }

  /** @param {TargetItem} one @param {TargetItem} two */
  function byVerdict(one, two) {
    const order = policydiff.site.order;
    return order.indexOf(one.verdict) - order.indexOf(two.verdict) || two.size - one.size || one.at.base - two.at.base;
  }

  /** @param {View} view */
  function clauses(view) {
    const items = [
      ...view.links.map((row) => clauseRows.link(row, view)),
      ...view.only_base.map((row) => clauseRows.lone(row, "base", view)),
      ...view.only_other.map((row) => clauseRows.lone(row, "other", view)),
    ];
    interleave(items, "base", "other", view);
    interleave(items, "other", "base", view);
    const list = fill("clauses", items, { size: 100, between: (item, before) => chapter(item, before, view) });
    return list;
  }

  // Where a clause of one side only stands in the order of the other: in versions of one document
  // after the clause that it follows, else at the end.
  /** @param {ClauseItem[]} items @param {Side} side @param {Side} facing @param {View} view */
  function interleave(items, side, facing, view) {
    const linked = items.flatMap(({ at: { [side]: own, [facing]: others } }) => (isNumber(own) && isNumber(others) ? [{ own, others }] : []));
    for (const item of items) {
      const { [side]: own, [facing]: others = -1 } = item.at;
      if (isNumber(own)) item.place[side] = [own, 0];
      else {
        const before = linked.filter((one) => one.others < others);
        const last = before.reduce((found, one) => (one.others > found.others ? one : found), { own: -1, others: -1 });
        item.place[side] = [view.kind === "revision" ? last.own : Infinity, 1 + others];
      }
    }
  }

  /** @type {Record<string, Order<ClauseItem>>} */
  const orders = {
    base: (one, two) => by(one.place.base, two.place.base),
    other: (one, two) => by(one.place.other, two.place.other),
    score: (one, two) => two.score - one.score,
    doubt: (one, two) => one.score - two.score,
    size: (one, two) => one.size - two.size,
  };
  /** @param {[at: number, behind: number]} one @param {[at: number, behind: number]} two */
  function by([a, b], [c, d]) {
    return a === c ? b - d : a - c;
  }

  // A line where a new chapter begins, in the order of either document.
  /** @param {ClauseItem} item @param {ClauseItem | undefined} before @param {View} view */
  function chapter(item, before, view) {
    const order = must("[data-filter] [name=order]", HTMLSelectElement).value;
    if (order !== "base" && order !== "other") return null;
    const name = chapterOf(item, order, view);
    if (before && chapterOf(before, order, view) === name) return null;
    return said("h3", { class: "chapter" }, name);
  }

  /** @param {ClauseItem} item @param {Side} order @param {View} view */
  function chapterOf(item, order, view) {
    const at = item.at[order] ?? (view.kind === "revision" ? item.place[order][0] : -1);
    if (at >= 0) return documents.chapter(view[order].clauses[at]);
    return words(`${view.sides}.only_${order === "base" ? "other" : "base"}`);
  }

  /** @param {View} view */
  function related(view) {
    const items = view.related.map((row) => clauseRows.related(row, view));
    return fill("related", items, { size: 30 });
  }

  /** @param {View} view */
  function wording(view) {
    const widest = Math.max(1, ...view.fields.flatMap((row) => [row[3], row[5]]));
    const fields = must('[data-rows="fields"]', HTMLElement);
    fields.append(...view.fields.map((row) => changeRows.field(row, widest)));
    showSection(fields, view.fields.length > 0);
    const found = {
      verbs: fill("verbs", view.verbs.map((row) => changeRows.verb(row, view)), { size: 30 }),
      names: fill("names", view.names.map((row) => changeRows.carried(row, view)), { size: 20 }),
      bodies: fill("bodies", view.bodies.map((row) => changeRows.body(row, view)), { size: 20 }),
    };
    const names = must("#names", HTMLElement);
    must("[data-namings]", HTMLElement, names).append(...view.namings.map((row) => changeRows.naming(row, view)));
    names.hidden = !view.names.length && !view.namings.length;
    return found;
  }

  /** @param {View} view */
  function chapters(view) {
    if (!view.links.length || view.kind === "annex") return;
    const box = must("[data-flow]", HTMLElement);
    showSection(box);
    flow.into(box, view.base, view.other, view);
    must("[data-chapters]", HTMLElement).append(flow.table(view.base, view.other, view));
  }

  // The chapters of the first document at the side, each with the first of its rows.
  /** @param {View} view */
  function rail(view) {
    const box = must("[data-rail]", HTMLElement);
    box.hidden = false;
    const rows = [...view.links.map((row) => listed(row[0])[0]), ...view.only_base.map((row) => row[0])].sort((one, two) => one - two);
    /** @type {Map<string, number>} */
    const first = new Map();
    for (const at of rows) {
      const name = documents.chapter(view.base.clauses[at]);
      if (!first.has(name)) first.set(name, at);
    }
    if (first.size < 2) return;
    const items = [...first].map(([name, at]) => h("li", {}, said("a", { href: `#${encodeURIComponent(`base-${view.base.clauses[at].id}`)}` }, name)));
    box.append(said("p", { class: "note" }, view.base.name), h("ol", {}, items));
  }

  // The words for the sides, on a page that was written before its pair was chosen.
  /** @param {View} view */
  function nameSides(view) {
    for (const place of queryAll("[data-side]", HTMLElement)) place.textContent = words(`${view.sides}.${place.dataset.side}`);
    rail(view);
    const unmarked = query("[data-unmarked]", HTMLElement);
    if (unmarked) unmarked.hidden = view.kind === "revision" || view.kind === "annex";
    must("[data-open-all]", HTMLElement).addEventListener("click", () => {
      for (const row of queryAll("#clauses :is(details.lone, details.rest, details.further)", HTMLDetailsElement)) row.open = true;
    });
  }

  // One form filters all lists: text, theme, body; the kind of change is the clauses' own.
  /** @param {Shown} shown */
  function filters(shown) {
    const form = must("[data-filter]", HTMLFormElement);
    const [theme, body, kind, order, sort] = ["theme", "body", "kind", "order", "sort"].map((name) => must(`[name=${name}]`, HTMLSelectElement));
    const text = must("[name=text]", HTMLInputElement, form);
    const wordings = [shown.related, shown.verbs, shown.names, shown.bodies];
    const targetLists = [shown.targets.both, shown.targets.base, shown.targets.other];
    const items = [...shown.clauses.items, ...targetLists.flatMap((list) => list.items), ...wordings.flatMap((list) => list.items)];
    options(theme, themes(items));
    options(body, bodies(items));
    for (const option of [...kind.options]) {
      const needed = option.value === "" || shown.clauses.items.some((item) => ofKind(item, option.value));
      if (!needed) option.remove();
    }
    let verdict = takeAddress(form);
    const apply = () => {
      /** @param {Facets} item */
      const keeps = (item) =>
        (!theme.value || item.themes.has(+theme.value)) && (!body.value || item.bodies.has(body.value));
      const search = text.value.trim().toLowerCase();
      for (const list of targetLists) {
        const order = list === shown.targets.both ? targetOrders[sort.value] : loneOrders[sort.value] ?? loneOrders.base;
        list.apply({ keeps: (item) => keeps(item) && (!verdict || policydiff.site.codes.verdict[item.verdict] === verdict), search, order });
      }
      countTargets(shown.targets);
      keepAddress(form, verdict);
      shown.clauses.apply({ keeps: (item) => keeps(item) && ofKind(item, kind.value), search, order: orders[order.value] });
      for (const list of wordings) list.apply({ keeps, search });
    };
    /** @param {string | undefined} value */
    const choose = (value = "") => {
      verdict = value;
      for (const chip of queryAll("[data-verdict]", HTMLElement)) chip.setAttribute("aria-pressed", String(chip.dataset.verdict === verdict));
      apply();
    };
    must("[data-verdicts]", HTMLElement).addEventListener("click", (event) => {
      const chip = event.target instanceof Element && event.target.closest("[data-verdict]");
      if (chip instanceof HTMLElement) choose(chip.dataset.verdict);
    });
    policydiff.chooseVerdict = (value) => {
      choose(value);
      return must("#targets", HTMLElement);
    };
    sort.addEventListener("change", apply);
    filterForm(form, apply);
    choose(verdict);
  }

  /** @param {ClauseItem} item @param {string} kind */
  const ofKind = (item, kind) => !kind || item.kind === kind || (kind === "moved" && item.moved) || (kind === "decided" && item.decided);
  /** @type {Record<string, Order<TargetItem>>} */
  const targetOrders = {
    verdict: byVerdict,
    base: (one, two) => one.at.base - two.at.base || one.at.other - two.at.other,
    other: (one, two) => one.at.other - two.at.other || one.at.base - two.at.base,
    size: (one, two) => two.size - one.size,
    indicator: (one, two) => one.indicator.localeCompare(two.indicator, "zh-CN"),
  };

  // Lists of one side stand in reading order unless they are sorted by name.
  /** @type {Record<string, Order<TargetItem>>} */
  const loneOrders = {
    base: (one, two) => Math.min(one.at.base, one.at.other) - Math.min(two.at.base, two.at.other),
    indicator: (one, two) => one.indicator.localeCompare(two.indicator, "zh-CN"),
  };

  const KEPT = ["text", "theme", "body", "kind", "order", "sort"]; // of the filter, in the address

  // The filter in the address, so that a view of the page can be sent to somebody.
  /** @param {HTMLFormElement} form @param {string} verdict */
  function keepAddress(form, verdict) {
    const asked = new URLSearchParams(location.search);
    const begun = new FormData(form);
    for (const name of KEPT) {
      const value = String(begun.get(name) ?? "");
      const field = form.elements.namedItem(name);
      const first = field instanceof HTMLSelectElement ? field.options[0]?.value : "";
      if (value && value !== first) asked.set(name, value);
      else asked.delete(name);
    }
    if (verdict) asked.set("verdict", verdict);
    else asked.delete("verdict");
    const after = String(asked);
    if (after === location.search.slice(1)) return;
    try {
      history.replaceState(history.state, "", `${location.pathname}${after ? `?${after}` : ""}${location.hash}`);
    } catch {
      // some browsers keep the address of a file as it is
    }
  }

  // What the address asks of the filter.
  /** @param {HTMLFormElement} form */
  function takeAddress(form) {
    const asked = new URLSearchParams(location.search);
    for (const name of KEPT) {
      const field = form.elements.namedItem(name);
      const value = asked.get(name);
      if (value !== null && (field instanceof HTMLInputElement || field instanceof HTMLSelectElement)) field.value = value;
    }
    return asked.get("verdict") ?? "";
  }

  // The pairs before and after this one.
  function steps() {
    const pairs = policydiff.site.pairs.flatMap((others, base) => others.map((other) => [base, other]));
    const at = pairs.findIndex(([one, two]) => one === chosen?.base && two === chosen?.other);
    const box = query("[data-steps]", HTMLElement);
    if (!box || at < 0 || policydiff.site.alone) return;
    const papers = policydiff.site.documents;
    /** @param {number} step @param {string} key @param {string} sign */
    const link = (step, key, sign) => {
      const pair = pairs[at + step];
      if (!pair) return "";
      const [base, other] = pair.map((number) => papers[number]);
      const root = document.body.dataset.root;
      const query = new URLSearchParams({ base: base.file, other: other.file });
      const href = policydiff.site.onePage ? `${root}pair.html?${query}` : `${root}pairs/${encodeURIComponent(`${base.file}__${other.file}`)}.html`;
      return h("a", { href, title: `${base.name} · ${other.name}` }, step < 0 ? `${sign} ${words(key)}` : `${words(key)} ${sign}`);
    };
    box.append(link(-1, "pair.previous", "‹"), " ", link(1, "pair.next", "›"));
  }

  /** @param {Facets[]} items */
  function themes(items) {
    const found = new Set(items.flatMap((item) => [...item.themes]));
    return [...found].filter(isNumber).sort((a, b) => a - b).map((value) => ({ value, label: policydiff.site.themes[value] }));
  }

  /** @param {Facets[]} items */
  function bodies(items) {
    const found = new Set(items.flatMap((item) => [...item.bodies]));
    return [...found].sort((a, b) => a.localeCompare(b, "zh-CN")).map((value) => ({ value, label: value }));
  }

  /** @param {HTMLSelectElement} select @param {{ value: string | number, label: string }[]} found */
  function options(select, found) {
    select.append(...found.map(({ value, label }) => said("option", { value }, label)));
    const label = select.closest("label");
    if (label) label.hidden = !found.length;
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
  const view = { ...data, base, other, sides: data.kind === "annex" ? "annex" : `pair_${data.kind}` };
  if (!main.dataset.key) head(view);
  nameSides(view);
  const shown = { targets: targets(view), clauses: clauses(view), related: related(view), ...wording(view) };
  chapters(view);
  filters(shown);
  steps();
  main.dataset.ready = "";
};
