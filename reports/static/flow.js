// How the chapters of one document flow into those of the other: bars and ribbons.
"use strict";
const flow = (() => {
  const GAP = 10;
  const LEAST = 16; // height of a bar that can carry its label

  // Chapters in reading order, with the number of their clauses in the comparison.
  /** @param {Paper} paper @param {Set<number>} used */
  function chapters(paper, used) {
    /** @type {Map<string, Chapter>} */
    const found = new Map();
    for (const clause of paper.clauses) {
      if (!used.has(clause.at)) continue;
      const name = documents.chapter(clause);
      const chapter = found.get(name) ?? { name, clauses: 0, linked: new Set(), y: 0, height: 0, taken: 0 };
      chapter.clauses += 1;
      found.set(name, chapter);
    }
    return found;
  }

  // Links between chapters: how many clauses of base × other correspond.
  /** @param {Paper} base @param {Paper} other @param {PairData} pair @param {Map<string, Chapter>} left @param {Map<string, Chapter>} right */
  function ribbons(base, other, pair, left, right) {
    /** @type {Map<string, Ribbon>} */
    const found = new Map();
    /** @param {string} chapter @returns {RibbonEnd} */
    const end = (chapter) => ({ chapter, clauses: new Set(), y: 0, height: 0 });
    for (const [from, to] of pair.links) {
      for (const one of listed(from)) {
        for (const two of listed(to)) {
          const a = documents.chapter(base.clauses[one]);
          const b = documents.chapter(other.clauses[two]);
          left.get(a)?.linked.add(one);
          right.get(b)?.linked.add(two);
          const key = `${a}\n${b}`;
          const ribbon = found.get(key) ?? { links: 0, base: end(a), other: end(b) };
          ribbon.links += 1;
          ribbon.base.clauses.add(one);
          ribbon.other.clauses.add(two);
          found.set(key, ribbon);
        }
      }
    }
    return [...found.values()].sort((x, y) => y.links - x.links);
  }

  /** @param {PairData} pair @param {Side} side */
  const usedOf = (pair, side) => {
    const at = side === "base" ? 0 : 1;
    const linked = pair.links.flatMap((row) => listed(row[at]));
    return new Set([...linked, ...pair[`only_${side}`].map((row) => row[0])]);
  };

  // Heights and places of the bars; ribbons leave and arrive in the order of the other side.
  /** @param {Map<string, Chapter>} columns @param {number} height */
  function place(columns, height) {
    const total = [...columns.values()].reduce((sum, one) => sum + one.clauses, 0) || 1;
    const room = height - (LEAST + 2) * columns.size;
    let y = 0;
    /** @type {Map<string, number>} */
    const order = new Map();
    for (const chapter of columns.values()) {
      chapter.y = y;
      chapter.height = Math.max((room * chapter.clauses) / total, 0) + 4;
      order.set(chapter.name, order.size);
      y += Math.max(chapter.height + GAP, LEAST + 2);
    }
    return { order, end: y };
  }

  // What a ribbon takes of a bar: its share of the linked clauses, so that it never overflows.
  /** @param {Ribbon[]} found @param {Map<string, Chapter>} columns @param {Side} side @param {Map<string, number>} order */
  function slices(found, columns, side, order) {
    const facing = side === "base" ? "other" : "base";
    /** @param {Ribbon} ribbon */
    const rank = (ribbon) => order.get(ribbon[facing].chapter) ?? 0;
    /** @type {Map<string, number>} */
    const sums = new Map();
    for (const { [side]: end } of found) sums.set(end.chapter, (sums.get(end.chapter) ?? 0) + end.clauses.size);
    for (const { [side]: end } of [...found].sort((x, y) => rank(x) - rank(y))) {
      const bar = columns.get(end.chapter);
      if (!bar) continue;
      const linked = (bar.height * bar.linked.size) / bar.clauses;
      end.y = bar.y + bar.taken;
      end.height = (linked * end.clauses.size) / (sums.get(end.chapter) ?? 1);
      bar.taken += end.height;
    }
  }

  /** @param {string} name @param {number} most */
  function cut(name, most) {
    return name.length > most ? `${name.slice(0, most - 1)}…` : name;
  }

  /** @param {Map<string, Chapter>} columns @param {number} x @param {number} width @param {number} labelX @param {string} anchor @param {number} letters @param {Side} side */
  function bars(columns, x, width, labelX, anchor, letters, side) {
    return [...columns.values()].map((bar) => {
      const linked = (bar.height * bar.linked.size) / bar.clauses;
      const title = words("flow.bar", { name: bar.name, clauses: bar.clauses, linked: bar.linked.size });
      const middle = bar.y + bar.height / 2;
      return svg(
        "g",
        { class: `bar-${side}` },
        svg("title", {}, title),
        svg("rect", { class: "whole", x, y: bar.y, width, height: bar.height }),
        svg("rect", { class: "linked", x, y: bar.y, width, height: linked }),
        svg("text", { x: labelX, y: middle + 4, "text-anchor": anchor }, `${cut(bar.name, letters)} ${bar.linked.size}/${bar.clauses}`),
      );
    });
  }

  /** @param {Paper} base @param {Paper} other @param {PairData} pair @param {number} width */
  function draw(base, other, pair, width) {
    const left = chapters(base, usedOf(pair, "base"));
    const right = chapters(other, usedOf(pair, "other"));
    const found = ribbons(base, other, pair, left, right);
    const wide = width >= 640;
    const most = Math.max(left.size, right.size);
    const height = Math.max(most * (LEAST + GAP + 12), 200);
    const [full, margin, letters] = wide ? [960, 300, 20] : [380, 126, 6];
    const places = { base: place(left, height), other: place(right, height) };
    slices(found, left, "base", places.other.order);
    slices(found, right, "other", places.base.order);
    const end = Math.max(places.base.end, places.other.end);
    const x1 = margin + 12;
    const x2 = full - margin - 12;
    const bend = (x2 - x1) / 2;
    /** @param {Ribbon} one */
    const named = (one) => `${one.base.chapter} → ${one.other.chapter}: ${one.links}`;
    /** @param {Ribbon} one */
    const ribbon = (one) => {
      const { base: a, other: b } = one;
      const d = `M${x1},${a.y} C${x1 + bend},${a.y} ${x2 - bend},${b.y} ${x2},${b.y} v${b.height} C${x2 - bend},${b.y + b.height} ${x1 + bend},${a.y + a.height} ${x1},${a.y + a.height} Z`;
      return svg("path", { class: "ribbon", d }, svg("title", {}, named(one)));
    };
    const summary = words("flow.summary", { base: base.name, other: other.name, links: found.reduce((sum, one) => sum + one.links, 0) });
    return [
      svg(
        "svg",
        { class: wide ? "flow" : "flow narrow", viewBox: `0 -8 ${full} ${end + 8}`, role: "img", "aria-label": summary },
        found.map(ribbon),
        bars(left, margin, 12, margin - 8, "end", letters, "base"),
        bars(right, x2, 12, x2 + 20, "start", letters, "other"),
      ),
      h(
        "details",
        { class: "as-text" },
        h("summary", {}, words("flow.table")),
        h("ul", {}, found.map((one) => said("li", {}, named(one)))),
      ),
    ];
  }

  // Draw into the box, again when its width crosses the bound between the two layouts.
  /** @param {HTMLElement} box @param {Paper} base @param {Paper} other @param {PairData} pair */
  function into(box, base, other, pair) {
    /** @type {boolean | null} */
    let wide = null;
    const paint = () => {
      const now = box.clientWidth >= 640;
      if (now === wide) return;
      wide = now;
      box.replaceChildren(...draw(base, other, pair, box.clientWidth));
    };
    new ResizeObserver(paint).observe(box);
    paint();
  }

  const KEPT = 2 / 3; // share of a chapter's clauses with a counterpart from which it goes on, as in compare/themes/chapters.py

  // The chapters of both documents in their order: how much of each goes on, and whither.
  /** @param {Paper} base @param {Paper} other @param {PairData} pair */
  function table(base, other, pair) {
    const left = chapters(base, usedOf(pair, "base"));
    const right = chapters(other, usedOf(pair, "other"));
    const found = ribbons(base, other, pair, left, right);
    /** @param {Side} side @param {Map<string, Chapter>} columns @param {Paper} paper */
    const rows = (side, columns, paper) => {
      const facing = side === "base" ? "other" : "base";
      /** @param {string} name */
      const whither = (name) => found.filter((ribbon) => ribbon[side].chapter === name).map((ribbon) => ribbon[facing].chapter).join("；");
      return h(
        "table",
        { class: `chapters ${side}` },
        said("caption", {}, paper.name),
        h(
          "tbody",
          {},
          [...columns.values()].map((one) => {
            return h("tr", { title: whither(one.name) }, said("th", { scope: "row" }, cut(one.name, 26)), h("td", {}, squares(one, side)), h("td", { class: "number" }, `${one.linked.size}/${one.clauses}`), h("td", {}, told(one, side)));
          }),
        ),
      );
    };
    return h("div", { class: "chapter-tables" }, rows("base", left, base), rows("other", right, other));
  }

  /** @param {Chapter} one @param {Side} side */
  function told(one, side) {
    const share = one.linked.size / one.clauses;
    const verdict = share >= KEPT ? "kept" : share > 0 ? "partly" : side === "base" ? "not_found" : "new";
    const sign = { kept: "●", partly: "◐", not_found: "✕", new: "＋" }[verdict];
    return `${sign} ${words(`flow.${verdict}`)}`;
  }

  const SQUARES = 10; // clauses of a chapter that are drawn one by one
  /** @param {Chapter} one @param {Side} side */
  function squares(one, side) {
    const colour = side === "base" ? "old" : "new";
    const attributes = { viewBox: "0 0 112 10", width: 112, height: 10, "aria-hidden": "true" };
    if (one.clauses > SQUARES) {
      return svg("svg", attributes, svg("rect", { class: `open-${colour}`, x: 0.5, y: 0.5, width: 109, height: 9 }), svg("rect", { class: `fill-${colour}`, x: 0, y: 0, width: (110 * one.linked.size) / one.clauses, height: 10 }));
    }
    return svg("svg", attributes, Array.from({ length: one.clauses }, (_, at) => svg("rect", { class: at < one.linked.size ? `fill-${colour}` : `open-${colour}`, x: at * 10.5 + 0.5, y: 0.5, width: 8, height: 8 })));
  }

  return { into, table };
})();
