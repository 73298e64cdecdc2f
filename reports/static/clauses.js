// Rows of clauses: side by side, alone with the nearest candidate, related.
"use strict";
const clauseRows = (() => {
  const [MOVED, DECIDED, OPPOSITE] = [1, 2, 4];
  /** @type {ClauseItem["place"]} */
  const UNPLACED = { base: [-1, 0], other: [-1, 0] }; // pair.js places them

  /** @param {Clause[]} clauses */
  const search = (clauses) =>
    clauses
      .flatMap((clause) => [clause.place, clause.label, clause.text, ...clause.headings, ...clause.lead, ...clause.support, ...clause.named])
      .join(" ")
      .toLowerCase();

  /** @param {Clause[]} clauses @returns {Facets} */
  const facets = (clauses) => ({
    themes: new Set(clauses.map((clause) => clause.theme)),
    bodies: new Set(clauses.flatMap((clause) => [...clause.lead, ...clause.support, ...clause.named])),
  });

  /** @param {Side} side @param {Clause[]} clauses */
  const sideIds = (side, clauses) => clauses.map((clause) => `${side}-${clause.id}`);
  /** @param {Clause[]} clauses */
  const first = (clauses) => clauses[0].at;

  // Clauses that correspond.
  /** @param {LinkRow} row @param {View} view @returns {ClauseItem} */
  function link(row, view) {
    const base = listed(row[0]).map((at) => view.base.clauses[at]);
    const other = listed(row[1]).map((at) => view.other.clauses[at]);
    const flags = row[5] || 0;
    const all = [...base, ...other];
    const id = `r-${base.map((one) => one.id).join("+")}--${other.map((one) => one.id).join("+")}`;
    return {
      ids: [id, ...sideIds("base", base), ...sideIds("other", other)],
      text: search(all),
      ...facets(all),
      kind: policydiff.site.codes.change[row[6] || 0],
      moved: Boolean(flags & MOVED),
      decided: Boolean(flags & DECIDED),
      at: { base: first(base), other: first(other) },
      place: { ...UNPLACED },
      score: row[2],
      size: Math.min(...(row[7] || [0, 0])),
      paint: () => paintLink({ id, row, base, other, flags }, view),
    };
  }

  /** @param {{ id: string, row: LinkRow, base: Clause[], other: Clause[], flags: number }} link @param {View} view */
  function paintLink({ id, row, base, other, flags }, view) {
    const change = policydiff.site.codes.change[row[6] || 0];
    const terms = row[4] ? row[4].split("、") : [];
    const changes = row[11] || [];
    const [short, long] = [true, false].map((wanted) => changes.filter((one) => isShort(one) === wanted));
    /** @param {1 | 2} side */
    const marked = (side) => short.map((one) => one[side]).filter((one) => one.length > 1); // 三 stands everywhere
    const changed = { base: marked(1), other: marked(2) };
    const sides = text.compare(base.map((one) => one.text), other.map((one) => one.text), row[8], terms, changed);
    return h(
      "article",
      { class: "row", id, "data-row": true, "data-kind": change, "data-spots": [...base, ...other].map((one) => source.spotOf(one)).join(" ") },
      h(
        "header",
        {},
        h("span", { class: `badge c-${change}` }, words(`change.${change}`)),
        flags & MOVED ? tag("⇅", "pair.moved") : "",
        flags & OPPOSITE ? tag("⇄", "pair.opposite") : "",
        row[9] ? h("span", { class: "tag" }, words("pair.standing", { share: `${row[9]}%` })) : "",
        flags & DECIDED ? person() : "",
        row[10] ? beside("pair.synonyms", row[10]) : "",
        h("span", { class: "spacer" }),
        score(row[2], row[3], view, row[7]),
        h("span", { "data-tools": true }),
      ),
      h(
        "div",
        { class: "two" },
        side("base", base, sides.base, view, sides.rephrased),
        side("other", other, sides.other, view, sides.rephrased),
      ),
      short.length > 0 && inside(short),
      long.length > 0 && h("details", { class: "inside-more" }, h("summary", {}, counted(long)), inside(long)),
    );
  }

  const SHORT = 24; // characters of a side that stand in one line

  // Whether a change is told in a line; whole tasks that one side has are counted, and listed on demand.
  /** @param {InsideChange} change */
  const isShort = ([, base, other, type]) => !type.startsWith("duty_") && base.length <= SHORT && other.length <= SHORT;

  /** @param {InsideChange[]} changes */
  function counted(changes) {
    /** @type {Map<string, number>} */
    const found = new Map();
    for (const [what] of changes) found.set(what, (found.get(what) ?? 0) + 1);
    return [...found].map(([what, number]) => `${what} ${number}`).join(" · ");
  }

  // What changed inside a link: its type, and the words of both sides.
  /** @param {InsideChange[]} changes */
  function inside(changes) {
    return h(
      "ul",
      { class: "inside" },
      changes.map(([what, base, other]) =>
        h("li", {}, h("span", { class: "role" }, what), " ", base && said("del", {}, base), base && other ? " → " : " ", other && said("ins", {}, other)),
      ),
    );
  }

  /** @param {string} symbol @param {string} key */
  const tag = (symbol, key) => h("span", { class: "tag" }, `${symbol} ${words(key)}`);
  const person = () => h("span", { class: "tag person" }, words("pair.decided"));
  /** @param {string} key @param {string} what */
  const beside = (key, what) => h("span", { class: "shared" }, h("span", { class: "role" }, words(key)), " ", said("span", {}, what));

  /** @param {Side} name @param {Clause[]} clauses @param {Run[][]} runs @param {View} view @param {boolean} fold */
  function side(name, clauses, runs, view, fold) {
    return h(
      "div",
      { class: `side ${name}`, role: "group", "aria-label": words(`${view.sides}.${name}`) },
      clauses.slice(0, WHOLE).map((clause, at) => cell(clause, fold ? text.folded(runs[at]) : text.paint(runs[at]))),
      clauses.slice(WHOLE).map((clause, at) => line(clause, fold ? text.folded(runs[at + WHOLE]) : text.paint(runs[at + WHOLE]))),
    );
  }

  const WHOLE = 2; // clauses of a side that are shown; further ones are a line each

  /** @param {Clause} clause @param {Child} content */
  function line(clause, content) {
    return h("details", { class: "further" }, h("summary", {}, said("span", { class: "where" }, clause.place), " ", said("span", { class: "begin" }, opening(clause.text))), cell(clause, content));
  }

  /** @param {Clause} clause @param {Child} content */
  function cell(clause, content) {
    const heading = documents.heading(clause);
    return h(
      "div",
      { class: "clause" },
      h("p", { class: "where" }, number(clause), heading && said("span", { class: "path", title: clause.headings.join(" › ") }, heading)),
      said("p", { class: "text" }, clause.label && h("span", { class: "label" }, `${clause.label} `), content),
      bodies(clause),
    );
  }

  /** @param {Clause} clause */
  function bodies({ lead, support, named }) {
    if (!lead.length && !support.length && !named.length) return "";
    /** @param {string} key @param {string[]} names */
    const role = (key, names) => names.length > 0 && h("span", {}, h("span", { class: "role" }, words(`body.${key}`)), " ", said("span", {}, names.join("、")));
    return h("p", { class: "bodies" }, role("lead", lead), role("support", support), role("named", named));
  }

  // The number of a clause; a click shows it in its context.
  /** @param {Clause} clause */
  function number(clause, start = 0, length = 0, label = clause.place) {
    const href = documents.address(clause) || "#source";
    return said("a", { class: "spot", href, "data-spot": source.spotOf(clause, start, length) }, label);
  }

  // The score; its parts appear when it is opened.
  /** @param {number} value @param {Why | null | undefined} why @param {View} view @param {Coverage} [coverage] */
  function score(value, why, view, coverage) {
    const shown = (value / 100).toFixed(2);
    if (!why && !coverage) return h("span", { class: "score" }, `${words("pair.score")} ${shown}`);
    const details = h("details", { class: "score" }, h("summary", {}, h("meter", { value: shown, "aria-hidden": "true" }), ` ${words("pair.score")} ${shown}`));
    details.addEventListener("toggle", () => {
      if (details.open && details.children.length < 2) details.append(parts(why || [], view, coverage));
    });
    return details;
  }

  /** @param {Why} why @param {View} view @param {Coverage} [coverage] */
  function parts(why, view, coverage) {
    const named = why
      .flatMap((value, at) => (value === null ? [] : [{ name: view.parts[at], value }]))
      .sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
    const widest = Math.max(...named.map((part) => Math.abs(part.value)), 1);
    return h(
      "div",
      { class: "parts" },
      h("table", {}, h("caption", {}, words("pair.score_note")), h("tbody", {}, named.map((part) => partRow(part, widest)))),
      coverage && h("p", { class: "note" }, `${words("pair.coverage")} ${coverage[0]}% / ${coverage[1]}%`),
    );
  }

  /** @param {{ name: string, value: number }} part @param {number} widest */
  function partRow({ name, value }, widest) {
    const length = (Math.abs(value) / widest) * 50;
    const bar = svg("rect", { class: value < 0 ? "less" : "more", x: value < 0 ? 50 - length : 50, y: 2, width: length, height: 8 });
    return h("tr", {}, h("th", { scope: "row" }, name), h("td", {}, svg("svg", { viewBox: "0 0 100 12", width: 100, height: 12, "aria-hidden": "true" }, svg("line", { x1: 50, x2: 50, y1: 0, y2: 12 }), bar)), h("td", {}, `${value < 0 ? "−" : "+"}${(Math.abs(value) / 10).toFixed(1)}`));
  }

  // A clause of one side only, with the candidate that came nearest.
  /** @param {LoneRow} row @param {Side} name @param {View} view @returns {ClauseItem} */
  function lone(row, name, view) {
    const facing = name === "base" ? "other" : "base";
    const clause = view[name].clauses[row[0]];
    const nearest = row[1] === undefined || row[1] === null ? null : view[facing].clauses[row[1]];
    const id = `${name}-${clause.id}`;
    return {
      ids: [id],
      text: search([clause]),
      ...facets([clause]),
      kind: `only_${name}`,
      moved: false,
      decided: Boolean(row[4]),
      at: { [name]: clause.at },
      place: { ...UNPLACED },
      score: row[2] || 0,
      size: 0,
      paint: () => (view.kind === "revision" || view.kind === "annex" ? whole() : folded()),
    };

    // Between documents of different years or places: one line, its text where it is opened.
    function folded() {
      const line = h(
        "details",
        { class: `row lone slim ${name}`, id, "data-row": true, tabindex: -1, "data-kind": `only_${name}`, "data-spots": source.spotOf(clause) },
        h("summary", {}, h("span", { class: "mark" }, name === "base" ? "✕" : "＋"), " ", said("span", { class: "where" }, clause.place), " ", said("span", { class: "begin" }, opening(clause.text))),
        h("span", { "data-tools": true }),
      );
      line.addEventListener("toggle", () => {
        if (!line.querySelector(".two")) line.append(body());
      });
      return line;
    }
    function body() {
      return h("div", { class: "two" }, h("div", { class: `side ${name}` }, cell(clause, clause.text)), nearestOf(row, nearest, view));
    }
    function whole() {
      return h(
          "article",
          { class: `row lone ${name}`, id, "data-row": true, "data-kind": `only_${name}`, "data-spots": source.spotOf(clause) },
          h("header", {}, h("span", { class: `badge only-${name}` }, words(`${view.sides}.only_${name}`)), row[5] ? h("span", { class: "tag" }, row[5].split("\n").join(" · ")) : "", h("span", { class: "spacer" }), h("span", { "data-tools": true })),
          body(),
        );
    }
  }

  /** @param {LoneRow} row @param {Clause | null} nearest @param {View} view */
  function nearestOf(row, nearest, view) {
    if (!nearest) return h("div", { class: "nearest" }, h("p", { class: "role" }, words("pair.no_nearest")));
    return h(
      "div",
      { class: "nearest" },
      h("p", { class: "role" }, words("pair.nearest"), row[4] ? person() : ""),
      short(nearest),
      score(row[2] ?? 0, row[3], view),
    );
  }

  const OPENING = 60; // characters of a clause that a line shows
  // The first sentence of a clause, or as much as finds room.
  /** @param {string} whole */
  function opening(whole) {
    const end = whole.search(/[。；\n]/);
    const first = end > 0 ? whole.slice(0, end) : whole;
    return first.length > OPENING ? `${first.slice(0, OPENING)}…` : first;
  }

  /** @param {Clause} clause */
  const short = (clause) => said("p", { class: "short" }, number(clause), " ", h("span", { class: "begin" }, clause.text));

  // Clauses of base, and one of other that is related.
  /** @param {RelatedRow} row @param {View} view @returns {Faceted} */
  function related(row, view) {
    const base = listed(row[0]).map((at) => view.base.clauses[at]);
    const other = listed(row[1]).map((at) => view.other.clauses[at]);
    const all = [...base, ...other];
    const id = `k-${base.map((one) => one.id).join("+")}--${other.map((one) => one.id).join("+")}`;
    return {
      ids: [id],
      text: search(all),
      ...facets(all),
      paint: () =>
        h(
          "article",
          { class: "row slim", id, "data-row": true, "data-kind": "related", "data-spots": all.map((one) => source.spotOf(one)).join(" ") },
          h("div", { class: "two" }, h("div", { class: "side" }, base.map(short)), h("div", { class: "side" }, other.map(short))),
          h("footer", {}, row[4] && beside("pair.shared", row[4]), (row[5] || 0) & DECIDED ? person() : "", h("span", { class: "spacer" }), score(row[2], row[3], view), h("span", { "data-tools": true })),
        ),
    };
  }

  return { link, lone, related, number, short, search, facets };
})();
