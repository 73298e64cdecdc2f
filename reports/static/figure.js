// Figures: their picture as SVG or PNG, their numbers as CSV.
"use strict";
const figures = (() => {
  const SCALE = 2; // pixels of a PNG for one of the picture
  const COPIED = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "paint-order", "font-family", "font-size", "font-weight", "text-anchor", "opacity"];

  // A file for the reader to keep; nothing leaves the page.
  /** @param {Blob} blob @param {string} name */
  function keep(blob, name) {
    const href = URL.createObjectURL(blob);
    const link = h("a", { href, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(href), 1000);
  }

  // The picture that is shown, with its looks written into it, below its title and above its source.
  /** @param {HTMLElement} figure */
  function drawing(figure) {
    const shown = queryAll("svg", SVGSVGElement, figure).filter((one) => one.closest(".drawn") && one.getBoundingClientRect().width);
    const [first] = shown;
    if (!first) return null;
    const { width, height } = first.viewBox.baseVal;
    const copy = /** @type {SVGSVGElement} */ (first.cloneNode(true));
    const inner = [first, ...first.querySelectorAll("*")];
    [copy, ...copy.querySelectorAll("*")].forEach((element, at) => {
      const look = getComputedStyle(inner[at]);
      for (const name of COPIED) element.setAttribute(name, look.getPropertyValue(name));
      element.removeAttribute("class");
    });
    const style = getComputedStyle(document.body);
    const family = style.fontFamily;
    const line = { "font-family": family, fill: style.color };
    /** @param {string} text @param {number} size @param {number} weight */
    const wrapped = (text, size, weight) => lines(text, `${weight} ${size}px ${family}`, width);
    const head = [
      ...wrapped(title(figure), 15, 600).map((text) => ({ text, size: 15, weight: 600 })),
      ...wrapped(query("figcaption p", HTMLElement, figure)?.textContent ?? "", 12, 400).map((text) => ({ text, size: 12, weight: 400 })),
    ];
    const foot = wrapped(query(".sources p", HTMLElement, figure)?.textContent ?? "", 11, 400).map((text) => ({ text, size: 11, weight: 400 }));
    let y = 12;
    /** @param {{ text: string, size: number, weight: number }} row */
    const written = (row) => svg("text", { ...line, x: 12, y: (y += row.size + 5), "font-size": row.size, "font-weight": row.weight }, row.text);
    const above = head.map(written);
    copy.setAttribute("x", "12");
    copy.setAttribute("y", String(y + 12));
    y += height + 16;
    const below = foot.map(written);
    const size = { width: width + 24, height: y + 12 };
    const whole = svg(
      "svg",
      { xmlns: "http://www.w3.org/2000/svg", ...size, viewBox: `0 0 ${size.width} ${size.height}` },
      svg("rect", { ...size, fill: style.backgroundColor }),
      ...above,
      copy,
      ...below,
    );
    return { text: new XMLSerializer().serializeToString(whole), ...size };
  }

  // Words in lines that find room; Chinese breaks anywhere, other words between them.
  /** @param {string} text @param {string} font @param {number} room */
  function lines(text, font, room) {
    const context = h("canvas", {}).getContext("2d");
    /** @type {string[]} */
    const found = [];
    if (!context) return [text];
    context.font = font;
    let last = "";
    for (const part of text.trim().match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g) ?? []) {
      if (last && context.measureText((last + part).trimEnd()).width > room) {
        found.push(last.trimEnd());
        last = "";
      }
      last += part;
    }
    return last ? [...found, last.trimEnd()] : found;
  }

  /** @param {HTMLElement} figure */
  const title = (figure) => query("figcaption h2, figcaption h3", HTMLElement, figure)?.textContent?.trim() ?? "";
  /** @param {HTMLElement} figure @param {string} ending */
  const file = (figure, ending) => `${figure.id || "figure"}.${ending}`;

  /** @param {HTMLElement} figure */
  function asSvg(figure) {
    const found = drawing(figure);
    if (found) keep(new Blob([found.text], { type: "image/svg+xml" }), file(figure, "svg"));
  }

  /** @param {HTMLElement} figure */
  async function asPng(figure) {
    const found = drawing(figure);
    if (!found) return;
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(found.text)}`;
    await image.decode();
    const canvas = h("canvas", { width: found.width * SCALE, height: found.height * SCALE });
    const context = canvas.getContext("2d");
    if (!context) return;
    context.scale(SCALE, SCALE);
    context.drawImage(image, 0, 0);
    canvas.toBlob((blob) => blob && keep(blob, file(figure, "png")));
  }

  // The numbers as spreadsheets read them: quoted where needed, marked as UTF-8.
  /** @param {HTMLElement} figure */
  function asCsv(figure) {
    const rows = queryAll("tr", HTMLTableRowElement, must("table", HTMLTableElement, figure));
    /** @param {string} text */
    const cell = (text) => (/[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
    const lines = rows.map((row) => [...row.cells].map((one) => cell((one.textContent ?? "").trim())).join(","));
    keep(new Blob([`\ufeff${lines.join("\r\n")}\r\n`], { type: "text/csv" }), file(figure, "csv"));
  }

  /** @param {ParentNode} root */
  function equip(root) {
    for (const figure of queryAll("[data-figure]", HTMLElement, root)) {
      const box = query("[data-downloads]", HTMLElement, figure);
      if (!box || box.childElementCount) continue;
      /** @param {string} name @param {(figure: HTMLElement) => unknown} act */
      const button = (name, act) => h("button", { type: "button", click: () => act(figure) }, name);
      if (query(".drawn svg", SVGSVGElement, figure)) box.append(button("SVG", asSvg), button("PNG", asPng));
      if (query("table", HTMLTableElement, figure)) box.append(button("CSV", asCsv));
    }
  }

  return { equip };
})();
