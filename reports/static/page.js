// What every page does: lists, filter, keys, help, addresses. The last script of a page.
"use strict";

// A filter form: the lists follow while one types.
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
  function unfold(details) {
    const lazy = details.querySelector(":scope > template[data-lazy]");
    if (!lazy) return;
    lazy.before(lazy.content);
    addLists(details);
  }

  function fold(details) {
    const lazy = details.querySelector(":scope > template[data-lazy]");
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
    for (const lazy of document.querySelectorAll("template[data-lazy]")) {
      if (lazy.content.getElementById(id) || lazy.content.querySelector(`template`)?.content.getElementById(id)) unfold(lazy.parentElement);
    }
    let found = document.getElementById(id);
    for (const list of lists) found ??= list.reveal(id);
    for (const lazy of document.querySelectorAll("template[data-lazy]")) {
      if (found && lazy.content.contains(found)) unfold(lazy.parentElement);
    }
    if (!found && id.startsWith("v-") && policydiff.chooseVerdict) found = policydiff.chooseVerdict(id.slice(2));
    if (!found) return;
    found = document.getElementById(id) || found;
    if (found.matches("details")) found.open = true;
    for (let up = found.parentElement; up; up = up.parentElement) if (up.matches("details")) up.open = true;
    for (const old of document.querySelectorAll(".named")) old.classList.remove("named");
    found.classList.add("named");
    found.scrollIntoView({ block: "start" });
  }

  function move(step) {
    const rows = [...document.querySelectorAll("[data-row]")].filter((row) => row.offsetParent && !row.closest("details:not([open])"));
    if (!rows.length) return;
    const at = rows.indexOf(document.activeElement && document.activeElement.closest("[data-row]"));
    const next = at < 0 ? rows.find((row) => row.getBoundingClientRect().top > 80) || rows[0] : rows[at + step];
    if (!next) return;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  const KEYS = {
    j: () => move(1),
    k: () => move(-1),
    "/": () => document.querySelector("[data-filter] input[type=search]")?.focus(),
    "?": () => document.getElementById("help").showModal(),
    c: () => onRow((row) => source.copy(row)),
    o: () => onRow((row) => row.dataset.spots && source.show(row.dataset.spots.split(" "))),
  };

  function onRow(act) {
    const row = document.activeElement && document.activeElement.closest("[data-row]");
    if (row && (row.dataset.spots || row.dataset.document)) act(row);
  }

  function listenToKeys() {
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.target.closest("input, select, textarea")) {
        if (event.key === "Escape") event.target.blur();
        return;
      }
      if (document.querySelector("dialog[open]") || !KEYS[event.key]) return;
      KEYS[event.key]();
      event.preventDefault();
    });
  }

  function filterRows() {
    const form = document.querySelector("[data-filter]");
    if (!form || document.querySelector("[data-page]")) return;
    filterForm(form, () => {
      const search = form.elements.text.value.trim().toLowerCase();
      for (const list of lists) list.apply({ search });
    });
  }

  function help() {
    const dialog = document.getElementById("help");
    const button = document.querySelector("[data-help]");
    button.hidden = false;
    button.addEventListener("click", () => dialog.showModal());
    dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
  }

  async function start() {
    addLists(document);
    for (const row of document.querySelectorAll("[data-spots], [data-document]")) source.equip(row);
    filterRows();
    help();
    source.listen();
    listenToKeys();
    for (const details of document.querySelectorAll("details")) {
      details.addEventListener("toggle", () => (details.open ? unfold(details) : fold(details)));
    }
    window.addEventListener("hashchange", reveal);
    const main = document.getElementById("main");
    const paint = policydiff.painters[main.dataset.page];
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
