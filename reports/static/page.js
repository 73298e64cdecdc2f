// What every page does: lists, filter, keys, help, addresses. The last script of a page.
"use strict";

// A filter form: the lists follow while one types.
/** @param {HTMLFormElement} form @param {() => void} apply */
function filterForm(form, apply) {
  let waiting = 0;
  form.hidden = false;
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(apply, 120);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(apply));
}

(() => {
  // What is folded waits in a template, so that a page never holds more rows than it shows.
  /** @param {ParentNode} details */
  function unfold(details) {
    const lazy = query(":scope > template[data-lazy]", HTMLTemplateElement, details);
    if (!lazy) return;
    lazy.before(lazy.content);
    addLists(details);
  }

  /** @param {ParentNode} details */
  function fold(details) {
    const lazy = query(":scope > template[data-lazy]", HTMLTemplateElement, details);
    if (lazy) lazy.content.append(...[...details.children].filter((one) => one !== lazy && !one.matches("summary")));
  }

  function anchor() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch {
      return "";
    }
  }

  // Bring what the address names into sight: in a list, in a folded part, or a verdict's rows.
  function reveal() {
    const id = anchor();
    if (!id) return;
    for (const lazy of queryAll("template[data-lazy]", HTMLTemplateElement)) {
      const inner = query("template", HTMLTemplateElement, lazy.content);
      if (lazy.content.getElementById(id) || inner?.content.getElementById(id)) unfold(lazy.parentElement ?? document);
    }
    let found = document.getElementById(id);
    for (const list of lists) found ??= list.reveal(id);
    for (const lazy of queryAll("template[data-lazy]", HTMLTemplateElement)) {
      if (found && lazy.content.contains(found)) unfold(lazy.parentElement ?? document);
    }
    if (!found && id.startsWith("v-") && policydiff.chooseVerdict) found = policydiff.chooseVerdict(id.slice(2));
    if (!found) return;
    found = document.getElementById(id) || found;
    for (let up = /** @type {HTMLElement | null} */ (found); up; up = up.parentElement) {
      if (up instanceof HTMLDetailsElement) up.open = true;
    }
    for (const old of document.querySelectorAll(".named")) old.classList.remove("named");
    found.classList.add("named");
    found.scrollIntoView({ block: "start" });
  }

  /** @param {number} step */
  function move(step) {
    const rows = queryAll("[data-row]", HTMLElement).filter((row) => row.offsetParent && !row.closest("details:not([open])"));
    if (!rows.length) return;
    const at = rows.findIndex((row) => row === document.activeElement?.closest("[data-row]"));
    const next = at < 0 ? rows.find((row) => row.getBoundingClientRect().top > 80) || rows[0] : rows[at + step];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  /** @type {Record<string, () => void>} */
  const KEYS = {
    j: () => move(1),
    k: () => move(-1),
    "/": () => query("[data-search]:not([hidden]) input, [data-filter] input[type=search]", HTMLElement)?.focus(),
    f: () => query("[data-filter] input[type=search]", HTMLElement)?.focus(),
    "?": () => must("#help", HTMLDialogElement).showModal(),
    c: () => onRow((row) => source.copy(row)),
    o: () => onRow((row) => row.dataset.spots && source.show(source.spotsOf(row))),
  };

  /** @param {(row: HTMLElement) => unknown} act */
  function onRow(act) {
    const row = document.activeElement?.closest("[data-row]");
    if (row instanceof HTMLElement && (row.dataset.spots || row.dataset.document)) act(row);
  }

  function listenToKeys() {
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      const { target } = event;
      if (target instanceof HTMLElement && target.closest("input, select, textarea")) {
        if (event.key === "Escape") target.blur();
        return;
      }
      if (document.querySelector("dialog[open]") || !KEYS[event.key]) return;
      KEYS[event.key]();
      event.preventDefault();
    });
  }

  function filterRows() {
    const form = query("[data-filter]", HTMLFormElement);
    if (!form || document.querySelector("[data-page]")) return;
    const wanted = must("[name=text]", HTMLInputElement, form);
    filterForm(form, () => {
      const search = wanted.value.trim().toLowerCase();
      for (const list of lists) list.apply({ search });
    });
  }

  function help() {
    const dialog = must("#help", HTMLDialogElement);
    const button = must("[data-help]", HTMLElement);
    button.hidden = false;
    button.addEventListener("click", () => dialog.showModal());
    must("[data-close]", HTMLElement, dialog).addEventListener("click", () => dialog.close());
  }

  // The other language shows what this page shows: the same filter, the same row.
  function translate() {
    const link = query("[data-translated]", HTMLAnchorElement);
    if (!link) return;
    link.addEventListener("click", () => {
      link.search = location.search;
      link.hash = location.hash;
    });
  }

  // Light or dark: as the machine has it, until a reader chooses; where the browser keeps the choice.
  function themes() {
    const button = query("[data-theme-switch]", HTMLElement);
    if (!button) return;
    const root = document.documentElement;
    button.hidden = false;
    button.addEventListener("click", () => {
      const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
      root.dataset.theme = dark ? "light" : "dark";
      try {
        localStorage.setItem("policydiff-theme", root.dataset.theme);
      } catch {
        // pages opened from a file may keep nothing
      }
    });
  }

  async function start() {
    addLists(document);
    figures.equip(document);
    themes();
    translate();
    const box = query("[data-search]", HTMLElement);
    if (box && policydiff.site?.documents.length) search.start(box);
    for (const row of queryAll("[data-spots], [data-document]", HTMLElement)) source.equip(row);
    filterRows();
    // A table of years that is wider than the screen begins with the newest.
    for (const box of queryAll("figure[id^=years-] .scroll", HTMLElement)) box.scrollLeft = box.scrollWidth;
    help();
    source.listen();
    listenToKeys();
    for (const details of queryAll("details", HTMLDetailsElement)) {
      details.addEventListener("toggle", () => (details.open ? unfold(details) : fold(details)));
    }
    window.addEventListener("hashchange", reveal);
    const main = must("#main", HTMLElement);
    const paint = policydiff.painters[main.dataset.page ?? ""];
    if (paint) {
      try {
        await paint(main);
      } catch (error) {
        main.prepend(h("p", { class: "failed", role: "alert" }, words("page.failed")));
        throw error;
      }
    }
    reveal();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
