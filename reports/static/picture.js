// Small pictures in rows.
"use strict";
const picture = (() => {
  // Base as a ring, other as a dot; of one place an arrow from the one to the other.
  /** @param {[from: number, to: number]} ends @param {string} title @param {boolean} became */
  function move([from, to], title, became) {
    const back = to > from ? -1 : 1;
    const tip = to + back * 6;
    const head = `M${tip + back * 6},6.5 L${tip},11 L${tip + back * 6},15.5`;
    const far = became && Math.abs(to - from) > 16;
    return svg(
      "svg",
      { class: "move", viewBox: "0 0 140 22", width: 140, height: 22, role: "img", "aria-label": title },
      svg("line", { class: "scale", x1: 4, y1: 11, x2: 136, y2: 11 }),
      svg("line", { class: "gap", x1: from, y1: 11, x2: far ? tip : to, y2: 11 }),
      far ? svg("path", { class: "head", d: head }) : "",
      svg("circle", { class: "from", cx: from, cy: 11, r: 4.5 }),
      svg("circle", { class: "to", cx: to, cy: 11, r: 4.5 }),
    );
  }
  return { move };
})();
