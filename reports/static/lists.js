// Lists of rows of which a page holds some at a time: paging, filter, order, addresses.
"use strict";
const lists = [];
let onPaper = false; // while the page is printed, lists hold all rows that the filter keeps

// An item: ids (anchors that it answers to), text (searched, lower case), paint() → element.
class List {
  constructor(box, items, { name = box.dataset.list, size = 100, between = null } = {}) {
    Object.assign(this, { box, items, name, size, between, found: items, start: 0, pager: null });
    this.keeps = () => true;
    this.search = "";
    lists.push(this);
  }

  static ofRows(box) {
    const more = box.querySelector(":scope > template[data-more]");
    const first = [...box.querySelectorAll(":scope > [data-row]")];
    const rest = more ? [...more.content.children].filter((row) => row.matches("[data-row]")) : [];
    if (more) more.remove();
    const items = [...first, ...rest].map((row) => ({
      ids: [row.id, ...[...row.querySelectorAll("[id]")].map((inner) => inner.id)],
      get text() {
        return (this.searched ??= row.textContent.toLowerCase());
      },
      paint: () => row,
    }));
    const list = new List(box, items, { size: Math.max(first.length, 1) });
    list.adopt(first);
    list.page();
  }

  adopt(rows) {
    for (const row of rows) {
      row.tabIndex = -1;
      source.equip(row);
    }
  }

  // Show the rows that the filter keeps, in this order.
  apply({ keeps = this.keeps, search = this.search, order = this.order } = {}) {
    Object.assign(this, { keeps, search, order });
    this.found = this.items.filter((item) => keeps(item) && (!search || item.text.includes(search)));
    if (order) this.found.sort(order);
    this.show(0);
  }

  show(start) {
    this.start = start;
    const shown = onPaper ? this.found : this.found.slice(start, start + this.size);
    const rows = shown.map((item) => (item.row ??= item.paint()));
    this.adopt(rows);
    const mixed = rows.flatMap((row, at) => {
      const line = this.between && this.between(shown[at], shown[at - 1]);
      return line ? [line, row] : [row];
    });
    this.box.replaceChildren(...mixed);
    this.count();
    this.page();
  }

  count() {
    for (const place of document.querySelectorAll(`[data-count="${this.name}"]`)) {
      const all = this.found.length === this.items.length;
      place.textContent = all ? this.items.length : `${this.found.length} / ${this.items.length}`;
    }
    const none = document.querySelector(`[data-none="${this.name}"]`);
    if (none) none.hidden = this.found.length > 0;
  }

  page() {
    if (this.pager) this.pager.remove();
    this.pager = null;
    if (onPaper || this.found.length <= this.size) return;
    const end = Math.min(this.start + this.size, this.found.length);
    this.pager = h(
      "nav",
      { class: "pager", "aria-label": words("list.pages") },
      this.button("list.previous", this.start - this.size, this.start > 0),
      h("span", {}, `${this.start + 1}–${end} / ${this.found.length} ${words("list.shown")}`),
      this.button("list.next", this.start + this.size, end < this.found.length),
    );
    (this.box.closest("[data-wrap]") || this.box).after(this.pager);
  }

  button(label, start, usable) {
    const turn = () => {
      this.show(start);
      this.box.scrollIntoView({ block: "start" });
    };
    return h("button", { type: "button", disabled: !usable, click: turn }, words(label));
  }

  // Bring the row that answers to the anchor into the page; null where none does.
  reveal(id) {
    const item = this.items.find((one) => one.ids.includes(id));
    if (!item) return null;
    if (!this.found.includes(item)) this.apply({ keeps: () => true, search: "" });
    const place = this.found.indexOf(item);
    const row = item.row || item.paint();
    if (!row.isConnected) this.show(place - (place % this.size));
    return item.row || row;
  }
}

function addLists(root) {
  for (const box of root.querySelectorAll("[data-list]:not([data-listed])")) {
    box.dataset.listed = "";
    List.ofRows(box);
  }
}

// Paper has no pager: all rows for the print, then the page of them that was there.
const seen = { row: null, left: 0, top: 0 };

function fitPaper(paper) {
  if (paper === onPaper) return;
  if (paper) Object.assign(seen, { row: document.activeElement, left: scrollX, top: scrollY });
  onPaper = paper;
  for (const list of lists) if (list.found.length > list.size) list.show(list.start);
  if (paper) return;
  seen.row?.focus({ preventScroll: true });
  scrollTo({ left: seen.left, top: seen.top, behavior: "instant" });
}

addEventListener("beforeprint", () => fitPaper(true));
addEventListener("afterprint", () => fitPaper(false));
