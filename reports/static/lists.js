// Lists of rows of which a page holds some at a time: paging, filter, order, addresses.
"use strict";
/** @type {AnyList[]} */
const lists = [];
let onPaper = false; // while the page is printed, lists hold all rows that the filter keeps

// An item: ids (anchors that it answers to), text (searched, lower case), paint() → element.
/** @template {Item} T */
class List {
  /**
   * @param {HTMLElement} box
   * @param {T[]} items
   * @param {{ name?: string, size?: number, between?: (item: T, before?: T) => HTMLElement | null }} [options]
   */
  constructor(box, items, { name = box.dataset.list, size = 100, between } = {}) {
    this.box = box;
    this.items = items;
    this.name = name;
    this.size = size;
    this.between = between;
    this.found = items;
    this.start = 0;
    /** @type {HTMLElement | null} */
    this.pager = null;
    /** @type {(item: T) => boolean} */
    this.keeps = () => true;
    this.search = "";
    /** @type {Order<T> | undefined} */
    this.order = undefined;
    lists.push(this);
  }

  /** @param {HTMLElement} box */
  static ofRows(box) {
    const more = query(":scope > template[data-more]", HTMLTemplateElement, box);
    const first = queryAll(":scope > [data-row]", HTMLElement, box);
    const rest = more ? queryAll(":scope > [data-row]", HTMLElement, more.content) : [];
    if (more) more.remove();
    const items = [...first, ...rest].map((row) => {
      /** @type {string | undefined} */
      let searched;
      return {
        ids: [row.id, ...queryAll("[id]", Element, row).map((inner) => inner.id)],
        get text() {
          return (searched ??= row.textContent.toLowerCase());
        },
        paint: () => row,
      };
    });
    const list = new List(box, items, { size: Math.max(first.length, 1) });
    list.adopt(first);
    list.page();
  }

  /** @param {HTMLElement[]} rows */
  adopt(rows) {
    for (const row of rows) {
      row.tabIndex = -1;
      source.equip(row);
    }
  }

  // Show the rows that the filter keeps, in this order.
  /** @param {{ keeps?: (item: T) => boolean, search?: string, order?: Order<T> }} [wanted] */
  apply({ keeps = this.keeps, search = this.search, order = this.order } = {}) {
    this.keeps = keeps;
    this.search = search;
    this.order = order;
    this.found = this.items.filter((item) => keeps(item) && (!search || item.text.includes(search)));
    if (order) this.found.sort(order);
    this.show(0);
  }

  /** @param {number} start */
  show(start) {
    this.start = start;
    const shown = onPaper ? this.found : this.found.slice(start, start + this.size);
    const rows = shown.map((item) => (item.row ??= item.paint()));
    this.adopt(rows);
    const mixed = rows.flatMap((row, at) => {
      const line = this.between?.(shown[at], shown[at - 1]);
      return line ? [line, row] : [row];
    });
    this.box.replaceChildren(...mixed);
    this.count();
    this.page();
  }

  count() {
    for (const place of document.querySelectorAll(`[data-count="${this.name}"]`)) {
      const all = this.found.length === this.items.length;
      place.textContent = all ? `${this.items.length}` : `${this.found.length} / ${this.items.length}`;
    }
    const none = query(`[data-none="${this.name}"]`, HTMLElement);
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

  /** @param {string} label @param {number} start @param {boolean} usable */
  button(label, start, usable) {
    const turn = () => {
      this.show(start);
      this.box.scrollIntoView({ block: "start" });
    };
    return h("button", { type: "button", disabled: !usable, click: turn }, words(label));
  }

  // Bring the row that answers to the anchor into the page; null where none does.
  /** @param {string} id */
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

/** @param {ParentNode} root */
function addLists(root) {
  for (const box of queryAll("[data-list]:not([data-listed])", HTMLElement, root)) {
    box.dataset.listed = "";
    List.ofRows(box);
  }
}

// Paper has no pager: all rows for the print, then the page of them that was there.
/** @type {{ row: Element | null, left: number, top: number }} */
const seen = { row: null, left: 0, top: 0 };

/** @param {boolean} paper */
function fitPaper(paper) {
  if (paper === onPaper) return;
  if (paper) Object.assign(seen, { row: document.activeElement, left: scrollX, top: scrollY });
  onPaper = paper;
  for (const list of lists) if (list.found.length > list.size) list.show(list.start);
  if (paper) return;
  if (seen.row instanceof HTMLElement) seen.row.focus({ preventScroll: true });
  scrollTo({ left: seen.left, top: seen.top, behavior: "instant" });
}

addEventListener("beforeprint", () => fitPaper(true));
addEventListener("afterprint", () => fitPaper(false));
