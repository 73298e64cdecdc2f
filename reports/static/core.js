// Data that pages load, the words of the interface, and elements made without markup.
// Classic scripts, since browsers refuse modules and fetch on file addresses.
"use strict";
try {
  const theme = localStorage.getItem("policydiff-theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // pages opened from a file may keep nothing
}
/** @type {PolicyDiff} */
const policydiff = (() => {
  /** @type {Map<string, Kinds[keyof Kinds]>} */
  const values = new Map();
  /** @type {Map<string, { promise: Promise<Kinds[keyof Kinds]>, resolve: (value: Kinds[keyof Kinds]) => void }>} */
  const waiting = new Map();
  /** @param {string} kind @param {string} key */
  const name = (kind, key) => `${kind} ${key}`;

  /** @template {keyof Kinds} K @param {K} kind @param {string} key @param {Kinds[K]} value */
  function register(kind, key, value) {
    values.set(name(kind, key), value);
    const found = waiting.get(name(kind, key));
    if (found) found.resolve(value);
  }

  // A deflated value: inflated here, without a request.
  /** @param {keyof Kinds} kind @param {string} key @param {string} text */
  async function unpack(kind, key, text) {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    register(kind, key, JSON.parse(await new Response(stream).text()));
  }

  // The value, from the page itself or from its file in data/.
  /** @template {keyof Kinds} K @param {K} kind @param {string} key @returns {Promise<Kinds[K]>} */
  function need(kind, key) {
    const value = values.get(name(kind, key));
    if (value !== undefined) return Promise.resolve(/** @type {Kinds[K]} */ (value));
    const promise = waiting.get(name(kind, key))?.promise ?? load(kind, key);
    return /** @type {Promise<Kinds[K]>} */ (promise);
  }

  /** @param {keyof Kinds} kind @param {string} key */
  function load(kind, key) {
    const script = document.createElement("script");
    script.src = `${document.body.dataset.root}data/${kind}s/${encodeURIComponent(key)}.js`;
    /** @type {(value: Kinds[keyof Kinds]) => void} */
    let resolve = () => {};
    /** @type {Promise<Kinds[keyof Kinds]>} */
    const promise = new Promise((done, failed) => {
      resolve = done;
      script.onerror = () => failed(new Error(script.src));
    });
    waiting.set(name(kind, key), { promise, resolve });
    document.head.append(script);
    return promise;
  }

  for (const block of queryAll("script[data-kind]", HTMLScriptElement)) {
    const { kind, key } = block.dataset;
    register(/** @type {keyof Kinds} */ (kind), key ?? "", JSON.parse(block.text));
  }

  return {
    register,
    unpack,
    need,
    get site() {
      return /** @type {Site} */ (values.get(name("site", "")));
    },
    painters: {}, // of pages, by the data-page of their main element
  };
})();

// The element of this kind that the page must have, the one that it may have, all of them.
/** @template {Element} E @param {string} selector @param {new () => E} kind @param {ParentNode} [root] @returns {E} */
function must(selector, kind, root = document) {
  const found = query(selector, kind, root);
  if (!found) throw new Error(`the page has no ${selector}`);
  return found;
}

/** @template {Element} E @param {string} selector @param {new () => E} kind @param {ParentNode} [root] @returns {E | null} */
function query(selector, kind, root = document) {
  const found = root.querySelector(selector);
  return found instanceof kind ? found : null;
}

/** @template {Element} E @param {string} selector @param {new () => E} kind @param {ParentNode} [root] @returns {E[]} */
function queryAll(selector, kind, root = document) {
  return [...root.querySelectorAll(selector)].flatMap((found) => (found instanceof kind ? [found] : []));
}

// The section that an element stands in, shown or hidden.
/** @param {Element} inner @param {boolean} [shown] */
function showSection(inner, shown = true) {
  const section = inner.closest("section");
  if (section) section.hidden = !shown;
}

// The words for a key, with what stands in braces filled in.
/** @param {string} key @param {Record<string, string | number>} [filled] */
function words(key, filled = {}) {
  const found = policydiff.site.words[key] ?? key;
  return found.replace(/\{(\w+)\}/g, (whole, field) => (field in filled ? String(filled[field]) : whole));
}

// An element. Attributes whose value is null, false or "" are left out; functions are listeners.
/** @template {string} Tag @param {Tag} tag @param {Attributes} attributes @param {Child[]} children @returns {Made<Tag>} */
function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value !== null && value !== undefined && value !== false && value !== "")
      element.setAttribute(key, value === true ? "" : String(value));
  }
  append(element, children);
  return /** @type {Made<Tag>} */ (element);
}

/** @param {Element} element @param {Child[]} children */
function append(element, children) {
  for (const child of children) {
    if (Array.isArray(child)) append(element, child);
    else if (child !== null && child !== undefined && child !== false && child !== "")
      element.append(child instanceof Node ? child : String(child));
  }
}

/** @param {keyof SVGElementTagNameMap} tag @param {Record<string, string | number>} attributes @param {Child[]} children */
function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  append(element, children);
  return element;
}

// What documents say, marked as Chinese on pages in another language.
/** @template {string} Tag @param {Tag} tag @param {Attributes} attributes @param {Child[]} children */
function said(tag, attributes, ...children) {
  const foreign = document.documentElement.lang !== "zh-CN";
  return h(tag, { ...attributes, lang: foreign ? "zh-CN" : null }, ...children);
}

/** @param {unknown} value @returns {value is number} */
const isNumber = (value) => typeof value === "number";
/** @param {Several} value */
const listed = (value) => (Array.isArray(value) ? value : [value]);
