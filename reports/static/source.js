// Where a row comes from: the panel that shows a sentence in its context, and citations.
"use strict";
const source = (() => {
  // "0:2.1.5:5:9": document, clause, where the quote begins in the clause, its length.
  function parse(spot) {
    const [number, clause, start, length] = spot.split(":");
    return { number: +number, clause, start: +(start || 0), length: +(length || 0) };
  }

  const spotOf = (clause, start = 0, length = 0) =>
    `${clause.document}:${clause.id}${length ? `:${start}:${length}` : ""}`;

  async function found(spot) {
    const place = parse(spot);
    const paper = await documents.load(place.number);
    return { ...place, paper, clause: paper.byId.get(place.clause) };
  }

  // The sentence that holds the quote; the whole clause where there is no quote.
  function sentence({ clause, start, length }) {
    if (!length) return clause.text;
    const before = clause.text.slice(0, start).search(/[^。；;！？\n]*$/);
    const after = clause.text.slice(start + length).search(/[。；;！？\n]/);
    const end = after < 0 ? clause.text.length : start + length + after + 1;
    return clause.text.slice(before, end).trim();
  }

  async function citation(spot) {
    const place = await found(spot);
    const { paper, clause } = place;
    const path = [...clause.headings, clause.label].filter(Boolean).join(" / ");
    const where = [paper.cite, path, words("source.clause", { id: clause.id })];
    return `${where.filter(Boolean).join("，")}：“${sentence(place)}”${fileOf(paper)}`;
  }

  const fileOf = (paper) => words("source.file", { file: paper.source, hash: paper.sha256 });

  // Of a row that quotes by itself: its own citation and quote, and the file's hash.
  function quoted(row) {
    const text = `${row.querySelector("cite").textContent}：“${row.querySelector("q").textContent}”`;
    return text + fileOf(policydiff.site.documents[row.dataset.document]);
  }

  async function citationOf(row) {
    if (row.dataset.document) return quoted(row);
    const spots = row.dataset.spots.split(" ");
    return (await Promise.all(spots.map(citation))).join("\n");
  }

  async function copy(row) {
    const text = await citationOf(row);
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
  function copyBySelection(text) {
    const field = h("textarea", { class: "aside", "aria-hidden": "true" });
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand("copy");
    field.remove();
    return done;
  }

  function offer(text) {
    const field = h("textarea", { class: "offer", rows: 8, "aria-label": words("source.cite") });
    field.value = text;
    open(words("source.cite"), [h("p", { class: "note" }, words("source.by_hand")), field]);
    field.select();
  }

  function say(text) {
    const place = document.getElementById("said");
    place.textContent = text;
    place.classList.add("shown");
    setTimeout(() => place.classList.remove("shown"), 2500);
  }

  // An address and a button that copies the citation, for a row that has sources.
  function equip(row) {
    if ("equipped" in row.dataset || !(row.dataset.spots || row.dataset.document)) return;
    if (row.dataset.document && !row.querySelector("cite")) return;
    row.dataset.equipped = "";
    const place = row.querySelector("[data-tools]") || row.lastElementChild || row;
    const link = row.id && h("a", { class: "address", href: `#${encodeURIComponent(row.id)}`, title: words("source.address"), "aria-label": words("source.address") }, "#");
    const button = h("button", { type: "button", class: "cite", title: words("source.cite_title"), click: () => copy(row) }, words("source.cite"));
    place.append(h("span", { class: "tools" }, link, button));
  }

  function open(title, content) {
    const panel = document.getElementById("source");
    panel.querySelector("h2").textContent = title;
    panel.querySelector("[data-content]").replaceChildren(...content);
    if (!panel.open) panel.showModal();
    panel.scrollTop = 0;
  }

  // Show the clauses in their context, each between its neighbours.
  async function show(spots) {
    const places = await Promise.all(spots.map(found));
    open(words("source.context"), places.map(context));
    const mark = document.querySelector("#source mark");
    if (mark) mark.scrollIntoView({ block: "center" });
  }

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
        h("button", { type: "button", click: () => copy({ dataset: { spots: spotOf(clause, place.start, place.length) } }) }, words("source.cite_title")),
        href && h("a", { href }, words("source.open")),
      ),
      h("p", { class: "note hash" }, fileOf(paper)),
    );
  }

  const label = (clause) => clause.label && h("span", { class: "label" }, `${clause.label} `);

  function here({ clause, start, length }) {
    const text = clause.text;
    const quote = length
      ? [text.slice(0, start), h("mark", {}, text.slice(start, start + length)), text.slice(start + length)]
      : [h("mark", {}, text)];
    const bodies = [...clause.lead, ...clause.support].join("、");
    return h("div", { class: "here" }, said("p", {}, label(clause), quote), bodies && said("p", { class: "bodies" }, bodies));
  }

  // Links to a clause open the panel; with a key held down, or without scripts, they lead there.
  function listen() {
    document.addEventListener("click", (event) => {
      const link = event.target.closest("a[data-spot]");
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      show([link.dataset.spot]);
    });
    const panel = document.getElementById("source");
    panel.addEventListener("click", (event) => event.target === panel && panel.close());
    panel.querySelector("[data-close]").addEventListener("click", () => panel.close());
  }

  return { spotOf, equip, show, copy, citationOf, listen };
})();
