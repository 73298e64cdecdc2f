// How the chapters of one document flow into those of the other: bars and ribbons.
"use strict";
const flow = (() => {
  const GAP = 10;
  const LEAST = 16; // height of a bar that can carry its label

  // Chapters in reading order, with the number of their clauses in the comparison.
  function chapters(paper, used) {
    const found = new Map();
    for (const clause of paper.clauses) {
      if (!used.has(clause.at)) continue;
      const name = documents.chapter(clause);
      if (!found.has(name)) found.set(name, { name, clauses: 0, linked: new Set() });
      found.get(name).clauses += 1;
    }
    return found;
  }

  // Links between chapters: how many clauses of base × other correspond.
  function ribbons(base, other, pair, left, right) {
    const found = new Map();
    for (const [from, to] of pair.links) {
      for (const one of listed(from)) {
        for (const two of listed(to)) {
          const a = documents.chapter(base.clauses[one]);
          const b = documents.chapter(other.clauses[two]);
          left.get(a).linked.add(one);
          right.get(b).linked.add(two);
          const key = `${a}\n${b}`;
          if (!found.has(key)) found.set(key, { a, b, links: 0, from: new Set(), to: new Set() });
          const ribbon = found.get(key);
          ribbon.links += 1;
          ribbon.from.add(one);
          ribbon.to.add(two);
        }
      }
    }
    return [...found.values()].sort((x, y) => y.links - x.links);
  }

  const usedOf = (pair, side) => {
    const at = side === "base" ? 0 : 1;
    const linked = pair.links.flatMap((row) => listed(row[at]));
    return new Set([...linked, ...pair[`only_${side}`].map((row) => row[0])]);
  };

  // Heights and places of the bars; ribbons leave and arrive in the order of the other side.
  function place(columns, height) {
    const total = [...columns.values()].reduce((sum, one) => sum + one.clauses, 0) || 1;
    const room = height - (LEAST + 2) * columns.size;
    let y = 0;
    const order = new Map();
    for (const chapter of columns.values()) {
      chapter.y = y;
      chapter.height = Math.max((room * chapter.clauses) / total, 0) + 4;
      chapter.taken = 0;
      order.set(chapter.name, order.size);
      y += Math.max(chapter.height + GAP, LEAST + 2);
    }
    columns.end = y;
    return order;
  }

  // What a ribbon takes of a bar: its share of the linked clauses, so that it never overflows.
  function slices(found, columns, end, order, facing) {
    const sums = new Map();
    for (const ribbon of found) sums.set(ribbon[end], (sums.get(ribbon[end]) || 0) + ribbon[facing.set].size);
    for (const ribbon of [...found].sort((x, y) => order.get(x[facing.end]) - order.get(y[facing.end]))) {
      const bar = columns.get(ribbon[end]);
      const linked = (bar.height * bar.linked.size) / bar.clauses;
      const size = (linked * ribbon[facing.set].size) / sums.get(ribbon[end]);
      ribbon[`${end}y`] = bar.y + bar.taken;
      ribbon[`${end}h`] = size;
      bar.taken += size;
    }
  }

  function cut(name, most) {
    return name.length > most ? `${name.slice(0, most - 1)}…` : name;
  }

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

  function draw(base, other, pair, width) {
    const left = chapters(base, usedOf(pair, "base"));
    const right = chapters(other, usedOf(pair, "other"));
    const found = ribbons(base, other, pair, left, right);
    const wide = width >= 640;
    const most = Math.max(left.size, right.size);
    const height = Math.max(most * (LEAST + GAP + 12), 200);
    const [full, margin, letters] = wide ? [960, 300, 20] : [380, 126, 6];
    const orders = { a: place(left, height), b: place(right, height) };
    slices(found, left, "a", orders.b, { end: "b", set: "from" });
    slices(found, right, "b", orders.a, { end: "a", set: "to" });
    const end = Math.max(left.end, right.end);
    const x1 = margin + 12;
    const x2 = full - margin - 12;
    const bend = (x2 - x1) / 2;
    const ribbon = (one) =>
      svg(
        "path",
        {
          class: `ribbon s-${orders.a.get(one.a) % 6}`,
          d: `M${x1},${one.ay} C${x1 + bend},${one.ay} ${x2 - bend},${one.by} ${x2},${one.by} v${one.bh} C${x2 - bend},${one.by + one.bh} ${x1 + bend},${one.ay + one.ah} ${x1},${one.ay + one.ah} Z`,
        },
        svg("title", {}, `${one.a} → ${one.b}: ${one.links}`),
      );
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
        h("ul", {}, found.map((one) => said("li", {}, `${one.a} → ${one.b}: ${one.links}`))),
      ),
    ];
  }

  // Draw into the box, again when its width crosses the bound between the two layouts.
  function into(box, base, other, pair) {
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

  return { into };
})();
