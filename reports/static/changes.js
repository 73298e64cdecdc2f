// Rows beside the clauses: target changes, verbs, names, bodies, fields.
"use strict";
const changeRows = (() => {
  const AXES = ["value", "comparator", "deadline", "modality"];
  const TABLES = ["direction", "direction_words", "direction_deadline", "direction_words"]; // words of each axis
  const SAID = "\ue001"; // stands for words of the facing side
  const BETWEEN_PLACES = ["higher", "lower", "equal"];
  /** @type {Record<string, string>} */
  const DIRECTIONS = { "+": "stronger", "-": "weaker", "^": "higher", v: "lower" };
  /** @type {Record<string, string>} */
  const VERDICTS = { stronger: "strengthened", weaker: "weakened" };

  /** @param {TargetRow} row @param {View} view @returns {TargetItem} */
  function target(row, view) {
    const base = isNumber(row[0]) ? view.base.targets[row[0]] : null;
    const other = isNumber(row[1]) ? view.other.targets[row[1]] : null;
    const found = [base, other].flatMap((one) => one ?? []);
    const clauses = found.map((one) => one.clause);
    const id = `x-${base ? base.id : ""}--${other ? other.id : ""}`;
    return {
      ids: [id],
      text: found.map((one) => `${one.quote} ${one.indicator} `).join("").toLowerCase() + clauseRows.search(clauses),
      ...clauseRows.facets(clauses),
      verdict: row[2],
      indicator: found[0].indicator,
      alone: loneSide(row, view),
      expired: Boolean(row[6]),
      size: row[8] ? Math.abs(row[8][0] - row[8][1]) : 0,
      at: { base: base ? base.clause.at : Infinity, other: other ? other.clause.at : Infinity },
      paint: () => (loneSide(row, view) ? paintLone({ id, row, found }, view) : paintTarget({ id, row, base, other, found }, view)),
    };
  }

  // The side of a target that stands alone, where nothing is said of the other side but that.
  /** @param {TargetRow} row @param {View} view @returns {Side | null} */
  function loneSide(row, view) {
    if (isNumber(row[0]) && isNumber(row[1])) return null;
    const reasons = ["no_counterpart", "new"];
    if (!reasons.includes(policydiff.site.codes.reason[row[3]]) || view.notes[row[4]].includes(SAID)) return null;
    return isNumber(row[0]) ? "base" : "other";
  }

  // One line: value, name, where it stands, and the clause that its own corresponds to.
  /** @param {{ id: string, row: TargetRow, found: Target[] }} change @param {View} view */
  function paintLone({ id, row, found: [target] }, view) {
    const verdict = policydiff.site.codes.verdict[row[2]];
    const facing = isNumber(row[0]) ? view.other : view.base;
    const clause = facing.clauses[listed(row[5] ?? [])[0]];
    return h(
      "div",
      { id, class: `lone-target t-${verdict}`, "data-row": true, "data-spots": source.spotOf(target.clause, target.start, target.length) },
      said("span", { class: "value" }, target.stated),
      said("span", { class: "indicator", title: target.quote }, target.indicator),
      h("span", { class: "where" }, clauseRows.number(target.clause, target.start, target.length), clause ? h("span", { title: words("target.via") }, " ↔ ", clauseRows.number(clause)) : ""),
      h("span", { "data-tools": true }),
    );
  }

  /** @param {{ id: string, row: TargetRow, base: Target | null, other: Target | null, found: Target[] }} change @param {View} view */
  function paintTarget({ id, row, base, other, found }, view) {
    const site = policydiff.site;
    const verdict = site.codes.verdict[row[2]];
    const beside = BETWEEN_PLACES.includes(verdict);
    const spots = found.map((one) => source.spotOf(one.clause, one.start, one.length)).join(" ");
    const names = [...new Set(found.map((one) => one.indicator))].join(" / ");
    return h(
      "tr",
      { id, class: `t-${verdict}`, "data-row": true, "data-spots": spots },
      h(
        "th",
        { scope: "row" },
        said("span", { class: "indicator" }, names),
        h("span", { class: `badge v-${verdict}` }, `${site.symbols[row[2]]} ${site.verdicts[view.kind][row[2]]}`),
      ),
      quote("base", base, view),
      h("td", { class: "picture" }, row[8] ? picture.move(row[8], found.map((one) => one.stated).join(beside ? " / " : " → "), !beside) : ""),
      quote("other", other, view),
      h("td", { class: "why-cell" }, reason(row, view), why(row, view), axes(row), h("span", { "data-tools": true })),
    );
  }

  /** @param {Side} name @param {Target | null} found @param {View} view */
  function quote(name, found, view) {
    const label = words(`${view.sides}.${name}`);
    if (!found) return h("td", { class: "nothing", "data-label": label }, "—");
    return h(
      "td",
      { "data-label": label },
      said("q", {}, found.quote),
      " ",
      h("span", { class: "where" }, clauseRows.number(found.clause, found.start, found.length)),
    );
  }

  /** @param {TargetRow} row */
  const named = (row) => words(`reason.${policydiff.site.codes.reason[row[3]]}`);

  // The reason, unless the sentence that follows begins with it.
  /** @param {TargetRow} row @param {View} view */
  const reason = (row, view) => [
    !view.notes[row[4]].startsWith(named(row)) && h("span", { class: "reason" }, named(row)),
    row[6] ? h("span", { class: "tag" }, words("target.expired")) : "",
  ];

  // The sentence that says why; marks stand for a clause of the facing side and its words.
  /** @param {TargetRow} row @param {View} view */
  function why(row, view) {
    const note = view.notes[row[4]];
    if (!note) return "";
    const facing = isNumber(row[0]) ? view.other : view.base;
    const [at, start, length] = listed(row[5] ?? []);
    const clause = facing.clauses[at];
    if (!clause) return h("span", { class: "why" }, note);
    const filled = note.split(/([\ue000\ue001])/).map((part) => {
      if (part === "\ue000") return clauseRows.number(clause, start, length);
      return part === "\ue001" ? said("span", {}, clause.text.substr(start, length)) : part;
    });
    return h("span", { class: "why" }, filled);
  }

  // What each axis says, then the ambition of a place against its superior, then the stretch.
  /** @param {TargetRow} row */
  function axes(row) {
    const told = [...(row[7] || "")].flatMap((direction, at) =>
      DIRECTIONS[direction] ? [`${words(`axis.${AXES[at]}`)} ${words(`${TABLES[at]}.${DIRECTIONS[direction]}`)}`] : [],
    );
    if (row[9]) told.push(`${words("axis_of_places.ambition")} ${words(`ambition.${DIRECTIONS[row[9]] || "same"}`)}`);
    if (row[10]) told.push(`${words("axis_of_places.stretch")} ${words(`stretch_move.${row[10]}`)}`);
    return told.length ? h("span", { class: "axes" }, told.join(" · ")) : "";
  }

  /** @param {Clause[]} clauses */
  const spotsOf = (clauses) => clauses.map((clause) => source.spotOf(clause)).join(" ");

  /** @param {VerbRow} row @param {View} view @returns {Faceted} */
  function verb(row, view) {
    const base = view.base.clauses[row[0]];
    const other = view.other.clauses[row[1]];
    const verdict = VERDICTS[row[2]];
    const symbol = row[2] === "stronger" ? "▲" : "▼";
    const id = `w-${base.id}--${other.id}-${row[4]}-${row[5]}`;
    /** @param {Side} name @param {Clause} clause @param {string} said_ */
    const cell = (name, clause, said_) =>
      h("td", { "data-label": words(`${view.sides}.${name}`) }, said("q", {}, said_), " ", h("span", { class: "where" }, clauseRows.number(clause)));
    return {
      ids: [id],
      text: `${row[6]} ${row[7]} ${row[4]} ${row[5]}`.toLowerCase(),
      ...clauseRows.facets([base, other]),
      paint: () =>
        h(
          "tr",
          { id, "data-row": true, "data-spots": spotsOf([base, other]) },
          h("td", {}, h("span", { class: `badge v-${verdict}` }, `${symbol} ${words(`direction.${row[2]}`)}`), h("span", { class: "reason" }, `${row[3]} `, said("span", {}, `${row[4]} → ${row[5]}`))),
          cell("base", base, row[6]),
          cell("other", other, row[7]),
          h("td", { class: "tools-cell", "data-tools": true }),
        ),
    };
  }

  /** @param {Clause[]} clauses */
  const numbers = (clauses) => clauses.flatMap((clause, at) => [at ? ", " : "", clauseRows.number(clause)]);

  /** @param {NameRow} row @param {View} view @returns {Faceted} */
  function carried(row, view) {
    const base = row[4].map((at) => view.base.clauses[at]);
    const other = row[5].map((at) => view.other.clauses[at]);
    const id = `n-${row[0]}`;
    return {
      ids: [id],
      text: `${row[0]} ${row[1]} ${row[2]}`.toLowerCase(),
      ...clauseRows.facets([...base, ...other]),
      paint: () =>
        h(
          "tr",
          { id, "data-row": true, "data-spots": spotsOf([...base.slice(0, 1), ...other.slice(0, 1)]) },
          h("th", { scope: "row" }, said("b", {}, row[1] ? `${row[0]} → ${row[1]}` : row[0]), h("span", { class: "reason" }, row[2]), row[3] ? h("span", { class: "tag" }, words("wording.common")) : ""),
          h("td", { "data-label": words(`${view.sides}.base`) }, numbers(base)),
          h("td", { "data-label": words(`${view.sides}.other`) }, numbers(other)),
          h("td", { "data-label": words("wording.verb") }, said("span", {}, row[6])),
          h("td", { class: "tools-cell", "data-tools": true }),
        ),
    };
  }

  /** @param {BodyRow} row @param {View} view @returns {Faceted} */
  function body(row, view) {
    const base = row[0].map((at) => view.base.clauses[at]);
    const other = row[1].map((at) => view.other.clauses[at]);
    const all = [...base, ...other];
    const id = `b-${base.map((one) => one.id).join("+")}--${other.map((one) => one.id).join("+")}`;
    return {
      ids: [id],
      text: clauseRows.search(all),
      ...clauseRows.facets(all),
      paint: () =>
        h(
          "article",
          { class: "row slim", id, "data-row": true, "data-spots": spotsOf(all) },
          h("div", { class: "two" }, h("div", { class: "side" }, base.map(clauseRows.short)), h("div", { class: "side" }, other.map(clauseRows.short))),
          h("footer", {}, row[2].map(([label, who]) => h("span", { class: "shared" }, h("span", { class: "role" }, label), " ", said("span", {}, who))), h("span", { class: "spacer" }), h("span", { "data-tools": true })),
        ),
    };
  }

  /** @param {NamingRow} row @param {View} view */
  const naming = ([side, place, at], view) => {
    const name = side ? "other" : "base";
    const label = words("wording.named", { side: words(`${view.sides}.${name}`), place });
    return h("p", {}, label, words("pair.colon"), " ", numbers(at.map((one) => view[name].clauses[one])));
  };

  // A field's share of both texts, as a slope of two bars.
  /** @param {FieldRow} row @param {number} widest */
  function field([label, move, baseClauses, baseShare, otherClauses, otherShare], widest) {
    /** @param {number} share @param {Side} name */
    const bar = (share, name) =>
      svg("svg", { class: `share ${name}`, viewBox: "0 0 100 10", width: 100, height: 10, "aria-hidden": "true" }, svg("rect", { width: (share / widest) * 100, height: 10 }));
    return h(
      "tr",
      {},
      said("th", { scope: "row" }, label),
      h("td", {}, move),
      h("td", { class: "number" }, bar(baseShare, "base"), ` ${baseShare}%`, h("small", {}, ` · ${baseClauses}`)),
      h("td", { class: "number" }, bar(otherShare, "other"), ` ${otherShare}%`, h("small", {}, ` · ${otherClauses}`)),
    );
  }

  return { target, verb, carried, body, naming, field };
})();
