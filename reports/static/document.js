// A document's page: clauses in reading order, with targets marked in the text.
"use strict";
policydiff.painters.document = async (main) => {
  const paper = await documents.load(Number(main.dataset.number));
  const box = must("[data-rows=clauses]", HTMLElement);
  const list = new List(box, paper.clauses.map(item), { name: "clauses", size: 100 });
  const form = must("[data-filter]", HTMLFormElement);
  const wanted = must("[name=text]", HTMLInputElement, form);
  filterForm(form, () => list.apply({ search: wanted.value.trim().toLowerCase() }));
  list.show(0);
  main.dataset.ready = "";

  /** @param {Clause} clause @returns {Item} */
  function item(clause) {
    return {
      ids: [`c-${clause.id}`, ...clause.targets.map((target) => `t-${target.id}`)],
      text: [clause.place, clause.label, clause.text, ...clause.headings, ...clause.lead, ...clause.support, ...clause.named].join(" ").toLowerCase(),
      paint: () => unit(clause),
    };
  }

  /** @param {Clause} clause */
  function unit(clause) {
    const before = paper.clauses[clause.at - 1];
    return h(
      "article",
      { class: "unit", id: `c-${clause.id}`, "data-row": true, "data-spots": source.spotOf(clause) },
      headings(clause, before),
      h("p", { class: "where" }, said("a", { href: `#c-${encodeURIComponent(clause.id)}` }, clause.place), h("span", { class: "path" }, policydiff.site.parts[clause.part]), h("span", { "data-tools": true })),
      said("p", { class: "text" }, clause.label && h("span", { class: "label" }, `${clause.label} `), segments(clause)),
      bodies(clause),
      clause.repeats !== null && repeats(paper.clauses[clause.repeats]),
      clause.targets.length > 0 && h("ul", { class: "found-targets" }, clause.targets.map(line)),
    );
  }

  // The headings that are new here; each the deeper the smaller.
  /** @param {Clause} clause @param {Clause | undefined} before */
  function headings(clause, before) {
    const above = before && (before.part === clause.part || clause.headings.length) ? before.headings : [];
    let same = 0;
    while (same < above.length && above[same] === clause.headings[same]) same += 1;
    return clause.headings.slice(same).map((heading, at) => said(`h${Math.min(same + at + 2, 5)}`, {}, heading));
  }

  // The text, cut at quotes; of quotes that overlap the later one begins later.
  /** @param {Clause} clause */
  function segments(clause) {
    const marks = [
      ...clause.targets.map((target) => ({ start: target.start, length: target.length, id: `t-${target.id}`, kind: "target" })),
      ...clause.results.map((result) => ({ ...result, id: null, kind: "result" })),
    ].sort((one, two) => one.start - two.start || one.length - two.length);
    /** @type {Child[]} */
    const found = [];
    let at = 0;
    for (const mark of marks) {
      const start = Math.max(at, mark.start);
      const end = Math.max(start, mark.start + mark.length);
      found.push(clause.text.slice(at, start), h("mark", { class: mark.kind, id: mark.id }, clause.text.slice(start, end)));
      at = end;
    }
    return [...found, clause.text.slice(at)];
  }

  /** @param {Clause} clause */
  function bodies({ lead, support, named }) {
    if (!lead.length && !support.length && !named.length) return "";
    /** @param {string} key @param {string[]} names */
    const role = (key, names) => names.length > 0 && h("span", {}, h("span", { class: "role" }, words(`body.${key}`)), " ", said("span", {}, names.join("、")));
    return h("p", { class: "bodies" }, role("lead", lead), role("support", support), role("named", named));
  }

  /** @param {Clause} clause */
  function repeats(clause) {
    return h("p", { class: "note" }, words("source.repeats"), " ", said("a", { href: `#c-${encodeURIComponent(clause.id)}` }, clause.place));
  }

  /** @param {Target} target */
  function line(target) {
    return h("li", {}, said("b", {}, target.indicator), " ", said("span", {}, target.stated), " ", h("span", { class: "facts-line" }, target.facts));
  }
};
