// Two sides of clauses as runs: what stands on one side only, or what both share.
"use strict";
const text = (() => {
  const JOINT = "\n"; // between the clauses of one side
  const SHARED_LENGTH = 3; // as in reports/shared/diffs.py
  /** @param {string} character */
  const isWord = (character) => /[\p{L}\p{N}]/u.test(character) && !/[\p{Nd}\p{No}]/u.test(character);

  // Runs of each clause; diff: lengths of what is equal, only in base, only in other, in turns.
  // Without a diff the words of typed changes are marked on their side, and what both sides share.
  /** @param {string[]} base @param {string[]} other @param {number[] | null | undefined} diff @param {string[]} terms @param {Record<Side, string[]>} [changed] */
  function compare(base, other, diff, terms, changed = { base: [], other: [] }) {
    const one = base.join(JOINT);
    const two = other.join(JOINT);
    if (!diff) {
      return { base: base.map((part) => shared(part, two, terms, changed.base)), other: other.map((part) => shared(part, one, terms, changed.other)), rephrased: true };
    }
    /** @type {Run[]} */
    const left = [];
    /** @type {Run[]} */
    const right = [];
    let [from, to] = [0, 0];
    diff.forEach((length, at) => {
      const kind = at % 3;
      if (!length) return;
      if (kind !== 2) left.push({ mark: kind ? "gone" : "plain", text: one.substr(from, length) });
      if (kind !== 1) right.push({ mark: kind ? "new" : "plain", text: two.substr(to, length) });
      if (kind !== 2) from += length;
      if (kind !== 1) to += length;
    });
    return { base: cut(left, base), other: cut(right, other), rephrased: false };
  }

  // Runs cut into the clauses again, the joints left out.
  /** @param {Run[]} runs @param {string[]} clauses */
  function cut(runs, clauses) {
    const waiting = [...runs];
    /** @param {number} length */
    const take = (length) => {
      /** @type {Run[]} */
      const taken = [];
      while (length > 0) {
        const run = waiting.shift();
        if (!run) break;
        if (run.text.length > length) waiting.unshift({ mark: run.mark, text: run.text.slice(length) });
        taken.push({ mark: run.mark, text: run.text.slice(0, length) });
        length -= taken[taken.length - 1].text.length;
      }
      return taken;
    };
    return clauses.map((clause) => {
      const own = take(clause.length);
      take(JOINT.length);
      return own;
    });
  }

  // The text, with terms and passages marked that stand somewhere in the facing side too.
  /** @param {string} own @param {string} facing @param {string[]} terms @param {string[]} changed */
  function shared(own, facing, terms, changed) {
    const letters = Array.from(own);
    /** @type {Run["mark"][]} */
    const marks = new Array(letters.length).fill("plain");
    const theirs = Array.from(facing);
    const known = new Set(theirs.map((_, at) => theirs.slice(at, at + SHARED_LENGTH).join("")));
    for (let at = 0; at + SHARED_LENGTH <= letters.length; at += 1) {
      const passage = letters.slice(at, at + SHARED_LENGTH);
      if (known.has(passage.join("")) && passage.every(isWord)) marks.fill("shared", at, at + SHARED_LENGTH);
    }
    /** @param {string} term @param {Run["mark"]} mark */
    const markAll = (term, mark) => {
      const wanted = Array.from(term);
      for (let at = 0; wanted.length && at + wanted.length <= letters.length; ) {
        const here = wanted.every((letter, i) => letters[at + i] === letter);
        if (here) marks.fill(mark, at, at + wanted.length);
        at += here ? wanted.length : 1;
      }
    };
    for (const term of terms) markAll(term, "shared");
    for (const term of changed) markAll(term, "changed");
    /** @type {Run[]} */
    const runs = [];
    letters.forEach((letter, at) => {
      const mark = marks[at];
      const last = runs[runs.length - 1];
      if (last && last.mark === mark) last.text += letter;
      else runs.push({ mark, text: letter });
    });
    return runs;
  }

  const TAGS = { gone: "del", new: "ins", shared: "b", changed: "mark", plain: "" };
  /** @param {Run[]} runs */
  const paint = (runs) => runs.map((run) => (TAGS[run.mark] ? h(TAGS[run.mark], {}, run.text) : run.text));
  const SHOWN = 40; // characters of a text from which on sentences without a change are folded

  // The runs of a text as sentences, each with its end.
  /** @param {Run[]} runs */
  function sentences(runs) {
    /** @type {Run[][]} */
    const found = [[]];
    for (const run of runs) {
      const parts = run.text.split(/(?<=[。；！？\n])/);
      parts.forEach((part, at) => {
        if (part) found[found.length - 1].push({ mark: run.mark, text: part });
        if (at < parts.length - 1 || /[。；！？\n]$/.test(part)) found.push([]);
      });
    }
    return found.filter((one) => one.length);
  }

  // A text with its first sentence and those that have a change; what lies between is folded.
  /** @param {Run[]} runs */
  function folded(runs) {
    const all = sentences(runs);
    let length = 0;
    const shown = all.map((one) => {
      const before = length;
      length += one.reduce((sum, run) => sum + run.text.length, 0);
      return before < SHOWN || one.some((run) => run.mark === "changed");
    });
    /** @type {Child[]} */
    const found = [];
    for (let at = 0; at < all.length; ) {
      let end = at;
      while (end < all.length && shown[end] === shown[at]) end += 1;
      const content = all.slice(at, end).map(paint);
      const few = all.slice(at, end).flat().reduce((sum, run) => sum + run.text.length, 0) < SHOWN;
      if (shown[at] || few) found.push(...content);
      else found.push(h("details", { class: "rest" }, h("summary", {}, words("pair.rest", { number: end - at })), content));
      at = end;
    }
    return found;
  }

  return { compare, paint, folded };
})();
