// Documents as pages use them: rows of data/ with their columns named.
"use strict";
const documents = (() => {
  /** @type {Map<number, Paper>} */
  const known = new Map();

  /** @param {number} number @param {DocumentData} data @returns {Paper} */
  function decode(number, data) {
    /** @type {Clause[]} */
    const clauses = data.clauses.map((row, at) => ({
      at,
      document: number,
      id: row[0],
      text: row[1],
      part: row[2],
      headings: row[3].map((heading) => data.headings[heading]),
      place: row[4],
      label: row[5] || "",
      lead: (row[6] || []).map((body) => data.bodies[body]),
      support: (row[7] || []).map((body) => data.bodies[body]),
      theme: row[8] ?? null,
      repeats: row[9] ?? null,
      named: (row[10] || []).map((body) => data.bodies[body]),
      targets: [],
      results: [],
    }));
    const targets = data.targets.map((row) => ({
      clause: clauses[row[0]],
      start: row[1],
      length: row[2],
      id: row[3],
      indicator: row[4],
      stated: row[5],
      facts: data.facts[row[6]],
      quote: row[7] ?? clauses[row[0]].text.substr(row[1], row[2]),
    }));
    for (const target of targets) target.clause.targets.push(target);
    for (const [at, start, length] of data.results) clauses[at].results.push({ start, length });
    const byId = new Map([...clauses].reverse().map((clause) => [clause.id, clause]));
    return { number, clauses, targets, byId, ...policydiff.site.documents[number] };
  }

  // The document of this number in data/site.js.
  /** @param {number} number */
  async function load(number) {
    const found = known.get(number);
    if (found) return found;
    const paper = decode(number, await policydiff.need("document", policydiff.site.documents[number].file));
    known.set(number, paper);
    return paper;
  }

  // The address of a clause on its document's page; null where a page stands alone.
  /** @param {Clause} clause */
  function address(clause) {
    if (policydiff.site.alone) return null;
    const file = encodeURIComponent(policydiff.site.documents[clause.document].file);
    return `${document.body.dataset.root}documents/${file}.html#${encodeURIComponent(`c-${clause.id}`)}`;
  }

  /** @param {Clause} clause */
  const heading = (clause) => clause.headings[clause.headings.length - 1] || "";
  /** @param {Clause} clause */
  const chapter = (clause) => clause.headings[0] || policydiff.site.parts[clause.part];
  return { load, address, heading, chapter };
})();
