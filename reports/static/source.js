// Where a row comes from: the panel that shows a sentence in its context, and citations.
"use strict";
const source = (() => {
  // "0:2.1.5:5:9": document, clause, where the quote begins in the clause, its length.
  /** @param {string} spot */
  function parse(spot) {
    const [number, clause, start, length] = spot.split(":");
    return { number: Number(number), clause, start: Number(start || 0), length: Number(length || 0) };
  }

  /** @param {Clause} clause */
  const spotOf = (clause, start = 0, length = 0) =>
    `${clause.document}:${clause.id}${length ? `:${start}:${length}` : ""}`;

  /** @param {string} spot @returns {Promise<Place>} */
  async function found(spot) {
    const { number, clause: id, start, length } = parse(spot);
    const paper = await documents.load(number);
    const clause = paper.byId.get(id);
    if (!clause) throw new Error(`no clause ${id} in ${paper.file}`);
    return { paper, clause, start, length };
  }

  // The sentence that holds the quote; the whole clause where there is no quote.
  /** @param {Place} place */
  function sentence({ clause, start, length }) {
    if (!length) return clause.text;
    const before = clause.text.slice(0, start).search(/[^。；;！？\n]*$/);
    const after = clause.text.slice(start + length).search(/[。；;！？\n]/);
    const end = after < 0 ? clause.text.length : start + length + after + 1;
    return clause.text.slice(before, end).trim();
  }

  /** @param {string} spot */
  async function citation(spot) {
    const place = await found(spot);
    const { paper, clause } = place;
    const path = [...clause.headings, clause.label].filter(Boolean).join(" / ");
    const where = [paper.cite, path, clause.place];
    return `${where.filter(Boolean).join("，")}：“${sentence(place)}”${fileOf(paper)}`;
  }

  /** @param {string[]} spots */
  const citations = async (spots) => (await Promise.all(spots.map(citation))).join("\n");

  /** @param {DocumentEntry} paper */
  const fileOf = (paper) => words("source.file", { file: paper.source, hash: paper.sha256 });

  // Of a row that quotes by itself: its own citation and quote, and the file's hash.
  /** @param {HTMLElement} row */
  function quoted(row) {
    const text = `${must("cite", HTMLElement, row).textContent}：“${must("q", HTMLElement, row).textContent}”`;
    return text + fileOf(policydiff.site.documents[Number(row.dataset.document)]);
  }

  /** @param {HTMLElement} row */
  async function citationOf(row) {
    return row.dataset.document ? quoted(row) : citations(spotsOf(row));
  }

  /** @param {HTMLElement} row */
  const spotsOf = (row) => (row.dataset.spots ?? "").split(" ");

  /** @param {HTMLElement} row */
  const copy = async (row) => hand(await citationOf(row));

  /** @param {string} text */
  async function hand(text) {
    let done = false;
    try {
      await navigator.clipboard.writeText(text);
      done = true;
    } catch {
      done = copyBySelection(text);
    }
    if (done) say(words("source.copied"));
    else offer(text);
  }

  // For browsers that keep the clipboard from pages on file addresses.
  /** @param {string} text */
  function copyBySelection(text) {
    const field = h("textarea", { class: "aside", "aria-hidden": "true" });
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }

  /** @param {string} text */
  function offer(text) {
    const field = h("textarea", { class: "offer", rows: 8, "aria-label": words("source.cite") });
    field.value = text;
    open(words("source.cite"), [h("p", { class: "note" }, words("source.by_hand")), field]);
    field.select();
  }

  /** @param {string} text */
  function say(text) {
    const place = must("#said", HTMLElement);
    place.textContent = text;
    place.classList.add("shown");
    setTimeout(() => place.classList.remove("shown"), 2500);
  }

  // An address and a button that copies the citation, for a row that has sources.
  /** @param {HTMLElement} row */
  function equip(row) {
    if ("equipped" in row.dataset || !(row.dataset.spots || row.dataset.document)) return;
    if (row.dataset.document && !row.querySelector("cite")) return;
    row.dataset.equipped = "";
    const place = row.querySelector("[data-tools]") || row.lastElementChild || row;
    const link = row.id && h("a", { class: "address", href: `#${encodeURIComponent(row.id)}`, title: words("source.address"), "aria-label": words("source.address") }, "#");
    const button = h("button", { type: "button", class: "cite", title: words("source.cite_title"), click: () => copy(row) }, words("source.cite"));
    place.append(h("span", { class: "tools" }, link, button));
  }

  /** @param {string} title @param {HTMLElement[]} content */
  function open(title, content) {
    const panel = must("#source", HTMLDialogElement);
    must("h2", HTMLElement, panel).textContent = title;
    must("[data-content]", HTMLElement, panel).replaceChildren(...content);
    if (!panel.open) panel.showModal();
    panel.scrollTop = 0;
  }

  // Show the clauses in their context, each between its neighbours.
  /** @param {string[]} spots */
  async function show(spots) {
    const places = await Promise.all(spots.map(found));
    open(words("source.context"), places.map(context));
    const mark = document.querySelector("#source mark");
    if (mark) mark.scrollIntoView({ block: "center" });
  }

  /** @param {Place} place */
  function context(place) {
    const { paper, clause } = place;
    const near = paper.clauses.slice(Math.max(0, clause.at - 1), clause.at + 2);
    const href = documents.address(clause);
    return h(
      "section",
      { class: "context" },
      said("p", { class: "cited" }, paper.cite),
      said("p", { class: "path" }, [...clause.headings].join(" › ")),
      near.map((one) => (one === clause ? here(place) : said("p", { class: "near" }, label(one), one.text))),
      h(
        "p",
        { class: "tools-line" },
        h("button", { type: "button", click: async () => hand(await citations([spotOf(clause, place.start, place.length)])) }, words("source.cite_title")),
        href && h("a", { href }, words("source.open")),
      ),
      h("p", { class: "note hash" }, fileOf(paper)),
    );
  }

  /** @param {Clause} clause */
  const label = (clause) => clause.label && h("span", { class: "label" }, `${clause.label} `);

  /** @param {Place} place */
  function here({ clause, start, length }) {
    const text = clause.text;
    const quote = length
      ? [text.slice(0, start), h("mark", {}, text.slice(start, start + length)), text.slice(start + length)]
      : [h("mark", {}, text)];
    const bodies = [...clause.lead, ...clause.support, ...clause.named].join("、");
    return h("div", { class: "here" }, said("p", {}, label(clause), quote), bodies && said("p", { class: "bodies" }, bodies));
  }

  // Links to a clause open the panel; with a key held down, or without scripts, they lead there.
  function listen() {
    document.addEventListener("click", (event) => {
      const link = event.target instanceof Element && event.target.closest("a[data-spot]");
      if (!(link instanceof HTMLElement) || !link.dataset.spot || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      show([link.dataset.spot]);
    });
    const panel = must("#source", HTMLDialogElement);
    panel.addEventListener("click", (event) => event.target === panel && panel.close());
    must("[data-close]", HTMLElement, panel).addEventListener("click", () => panel.close());
  }

  return { spotOf, spotsOf, equip, show, copy, citationOf, listen };
})();
