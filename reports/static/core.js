// Data that pages load, the words of the interface, and elements made without markup.
// Classic scripts, since browsers refuse modules and fetch on file addresses.
"use strict";
const policydiff = (() => {
  const values = new Map();
  const waiting = new Map();
  const name = (kind, key) => `${kind} ${key}`;

  function register(kind, key, value) {
    values.set(name(kind, key), value);
    const found = waiting.get(name(kind, key));
    if (found) found.resolve(value);
  }

  // A deflated value: inflated here, without a request.
  async function unpack(kind, key, text) {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    register(kind, key, JSON.parse(await new Response(stream).text()));
  }

  // The value, from the page itself or from its file in data/.
  function need(kind, key) {
    if (values.has(name(kind, key))) return Promise.resolve(values.get(name(kind, key)));
    const known = waiting.get(name(kind, key));
    if (known) return known.promise;
    const entry = {};
    entry.promise = new Promise((resolve, reject) => Object.assign(entry, { resolve, reject }));
    waiting.set(name(kind, key), entry);
    const script = document.createElement("script");
    script.src = `${document.body.dataset.root}data/${kind}s/${encodeURIComponent(key)}.js`;
    script.onerror = () => entry.reject(new Error(script.src));
    document.head.append(script);
    return entry.promise;
  }

  for (const block of document.querySelectorAll("script[data-kind]")) {
    register(block.dataset.kind, block.dataset.key, JSON.parse(block.textContent));
  }

  return {
    register,
    unpack,
    need,
    get site() {
      return values.get(name("site", ""));
    },
    painters: {}, // of pages, by the data-page of their main element
  };
})();

// The words for a key, with what stands in braces filled in.
function words(key, filled = {}) {
  const found = policydiff.site.words[key] ?? key;
  return found.replace(/\{(\w+)\}/g, (whole, field) => (field in filled ? filled[field] : whole));
}

// An element. Attributes whose value is null, false or "" are left out; functions are listeners.
function h(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value !== null && value !== undefined && value !== false && value !== "")
      element.setAttribute(key, value === true ? "" : value);
  }
  append(element, children);
  return element;
}

function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false && child !== "") element.append(child);
  }
  return element;
}

function svg(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes || {})) element.setAttribute(key, value);
  return append(element, children);
}

// What documents say, marked as Chinese on pages in another language.
function said(tag, attributes, ...children) {
  const foreign = document.documentElement.lang !== "zh-CN";
  return h(tag, { ...attributes, lang: foreign ? "zh-CN" : null }, ...children);
}

const isNumber = (value) => typeof value === "number";
const listed = (value) => (Array.isArray(value) ? value : [value]);
