// Search over all documents of a report: clauses, targets, bodies, headings. `/` goes there.
"use strict";
const search = (() => {
  const MOST = 30; // hits that are shown
  const AROUND = 18; // characters before a hit

  /** @typedef {{ paper: Paper, clause: Clause, text: string }} Entry */
  /** @type {Promise<Entry[]> | null} */
  let loaded = null;

  // Every clause with all that may be looked for; the documents are loaded at the first search.
  function entries() {
    const numbers = policydiff.site.documents.map((_, number) => number);
    return (loaded ??= Promise.all(numbers.map((number) => documents.load(number))).then((papers) =>
      papers.flatMap((paper) =>
        paper.clauses.map((clause) => ({
          paper,
          clause,
          text: [clause.text, clause.place, ...clause.headings, ...clause.lead, ...clause.support, ...clause.targets.map((one) => one.indicator)].join("\n").toLowerCase(),
        })),
      ),
    ));
  }

  /** @param {Entry} entry @param {string[]} wanted */
  function hit({ paper, clause }, wanted) {
    const lower = clause.text.toLowerCase();
    const at = Math.max(0, Math.min(...wanted.map((one) => lower.indexOf(one)).map((one) => (one < 0 ? 0 : one))));
    const from = Math.max(0, at - AROUND);
    const shown = `${from ? "…" : ""}${clause.text.slice(from, from + 90)}`;
    const href = documents.address(clause);
    return h(
      "li",
      {},
      href ? said("a", { href }, `${paper.name} ${clause.place}`) : said("b", {}, `${paper.name} ${clause.place}`),
      " ",
      said("small", {}, documents.heading(clause)),
      said("p", {}, marked(shown, wanted)),
    );
  }

  /** @param {string} shown @param {string[]} wanted @returns {Child[]} */
  function marked(shown, wanted) {
    const lower = shown.toLowerCase();
    const [first] = wanted.filter((one) => lower.includes(one)).sort((one, two) => lower.indexOf(one) - lower.indexOf(two));
    if (!first) return [shown];
    const at = lower.indexOf(first);
    return [shown.slice(0, at), h("mark", {}, shown.slice(at, at + first.length)), ...marked(shown.slice(at + first.length), wanted)];
  }

  /** @param {HTMLElement} box */
  function start(box) {
    const input = must("input", HTMLInputElement, box);
    const list = must("ul", HTMLElement, box);
    box.hidden = false;
    let waiting = 0;
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => show(input, list), 150);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
      if (event.key === "ArrowDown") query("a", HTMLElement, list)?.focus();
    });
    document.addEventListener("click", (event) => event.target instanceof Node && !box.contains(event.target) && close());
    function close() {
      list.hidden = true;
    }
  }

  /** @param {HTMLInputElement} input @param {HTMLElement} list */
  async function show(input, list) {
    const wanted = input.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    list.hidden = !wanted.length;
    if (!wanted.length) return;
    const all = await entries();
    const found = all.filter((entry) => wanted.every((one) => entry.text.includes(one)));
    const told = found.length > MOST ? words("search.cut", { shown: MOST, total: found.length }) : words("search.found", { total: found.length });
    list.replaceChildren(h("li", { class: "note" }, told), ...found.slice(0, MOST).map((entry) => hit(entry, wanted)));
  }

  return { start };
})();
