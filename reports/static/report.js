// Lists that show some of their rows at a time, a filter over them, and the keyboard.
// Without this script every page shows the first rows of each list.
"use strict";
(() => {
  const words = document.body.dataset;
  const lists = [];

  class List {
    constructor(box) {
      this.box = box;
      this.name = box.dataset.list;
      const more = box.querySelector(":scope > template[data-more]");
      const first = [...box.querySelectorAll(":scope > [data-row]")];
      this.size = Math.max(first.length, 1);
      this.rows = more ? first.concat([...more.content.children].filter((row) => row.matches("[data-row]"))) : first;
      if (more) more.remove();
      for (const row of this.rows) if (!("heading" in row.dataset)) row.tabIndex = -1;
      this.found = this.rows;
      this.start = 0;
      this.pager = null;
      if (this.rows.length > this.size) this.show(0);
    }

    filter(text, kind) {
      const sorted = ["pairs", "related", "only_base", "only_other"].includes(this.name);
      this.found = this.rows.filter((row) =>
        (!kind || !sorted || row.dataset.kind === kind) &&
        (!text || (row.searched ??= row.textContent.toLowerCase()).includes(text)));
      this.show(0);
    }

    show(start) {
      this.start = start;
      this.box.replaceChildren(...this.found.slice(start, start + this.size));
      this.count();
      this.page();
    }

    count() {
      const section = this.box.closest("details, section");
      const count = section && section.querySelector("h2 .count, summary .count");
      if (!count) return;
      count.dataset.all ??= count.textContent;
      const all = this.found.length === this.rows.length;
      count.textContent = all ? count.dataset.all : `${this.found.length} / ${this.rows.length}`;
    }

    page() {
      if (this.pager) this.pager.remove();
      this.pager = null;
      if (this.found.length <= this.size) return;
      const end = Math.min(this.start + this.size, this.found.length);
      this.pager = document.createElement("nav");
      this.pager.className = "pager";
      const note = document.createElement("span");
      note.textContent = `${this.start + 1}–${end} / ${this.found.length} ${words.shown}`;
      this.pager.append(
        this.button(words.previous, this.start - this.size, this.start > 0),
        note,
        this.button(words.next, this.start + this.size, end < this.found.length));
      (this.box.closest("[data-wrap]") || this.box).after(this.pager);
    }

    button(label, start, usable) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.disabled = !usable;
      button.addEventListener("click", () => {
        this.show(start);
        this.box.scrollIntoView({ block: "start" });
      });
      return button;
    }

    // Bring the row that holds the anchor into the page; false where no row does.
    reveal(id) {
      const at = this.rows.findIndex((row) => row.id === id || row.querySelector("#" + CSS.escape(id)));
      if (at < 0) return false;
      if (!this.found.includes(this.rows[at])) this.filter("", "");
      const place = this.found.indexOf(this.rows[at]);
      if (!this.rows[at].isConnected) this.show(place - (place % this.size));
      return true;
    }
  }

  function addLists(root) {
    for (const box of root.querySelectorAll("[data-list]")) lists.push(new List(box));
  }

  function unfold(details) {
    const lazy = details.querySelector(":scope > template[data-lazy]");
    if (!lazy) return;
    const content = lazy.content;
    lazy.replaceWith(content);
    addLists(details);
  }

  function reveal() {
    let id = "";
    try {
      id = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    if (!id) return;
    for (const lazy of document.querySelectorAll("template[data-lazy]")) {
      if (lazy.content.getElementById(id)) unfold(lazy.parentElement);
    }
    if (!document.getElementById(id)) lists.some((list) => list.reveal(id));
    const found = document.getElementById(id);
    if (!found) return;
    if (found.matches("details")) found.open = true;
    for (let up = found.parentElement; up; up = up.parentElement) {
      if (up.matches("details")) up.open = true;
    }
    found.scrollIntoView({ block: "start" });
  }

  function move(step) {
    const rows = [...document.querySelectorAll("[data-row]:not([data-heading])")]
      .filter((row) => row.offsetParent && !row.closest("details:not([open])"));
    if (!rows.length) return;
    const here = document.activeElement && document.activeElement.closest("[data-row]");
    const at = rows.indexOf(here);
    const next = at < 0 ? rows.find((row) => row.getBoundingClientRect().top > 0) || rows[0] : rows[at + step];
    if (next) {
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: "nearest" });
    }
  }

  function listenToKeys(help, search) {
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.target.closest("input, select, textarea")) {
        if (event.key === "Escape") event.target.blur();
        return;
      }
      if (event.key === "j" || event.key === "k") move(event.key === "j" ? 1 : -1);
      else if (event.key === "/" && search) search.focus();
      else if (event.key === "?") help.showModal();
      else return;
      event.preventDefault();
    });
  }

  function start() {
    addLists(document);
    const form = document.querySelector("[data-filter]");
    const help = document.getElementById("help");
    if (form) {
      const apply = () => {
        const kind = form.elements.kind ? form.elements.kind.value : "";
        for (const list of lists) list.filter(form.elements.text.value.trim().toLowerCase(), kind);
      };
      let waiting = 0;
      form.hidden = false;
      form.addEventListener("input", () => {
        clearTimeout(waiting);
        waiting = setTimeout(apply, 120);
      });
      form.addEventListener("submit", (event) => event.preventDefault());
    }
    const button = document.querySelector("[data-help]");
    button.hidden = false;
    button.addEventListener("click", () => help.showModal());
    help.querySelector("[data-close]").addEventListener("click", () => help.close());
    for (const details of document.querySelectorAll("details")) {
      details.addEventListener("toggle", () => details.open && unfold(details));
    }
    listenToKeys(help, form && form.elements.text);
    window.addEventListener("hashchange", reveal);
    reveal();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
