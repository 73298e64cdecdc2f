// The themes page: the flow of chapters between two documents of one's choice.
"use strict";
policydiff.painters.themes = async (main) => {
  const form = query("[data-pick]", HTMLFormElement);
  const box = query("[data-flow]", HTMLElement);
  if (!form || !box || !policydiff.site.pairs.some((others) => others.length)) {
    main.dataset.ready = "";
    return;
  }
  const papers = policydiff.site.documents;
  const left = must("[name=base]", HTMLSelectElement, form);
  const right = must("[name=other]", HTMLSelectElement, form);
  for (const select of [left, right]) {
    select.append(...papers.map((paper, at) => h("option", { value: at }, paper.name)));
  }
  left.value = main.dataset.base ?? "";
  right.value = main.dataset.other ?? "";
  showSection(form);
  const draw = () => show(Number(left.value), Number(right.value), box);
  form.addEventListener("change", draw);
  await draw();
  main.dataset.ready = "";

  /** @param {number} base @param {number} other @param {HTMLElement} place */
  async function show(base, other, place) {
    if (base === other) return;
    if (!policydiff.site.pairs[base].includes(other)) [base, other] = [other, base];
    if (!policydiff.site.pairs[base].includes(other)) return; // they could not be compared
    const [one, two, pair] = await Promise.all([
      documents.load(base),
      documents.load(other),
      policydiff.need("pair", `${papers[base].file}__${papers[other].file}`),
    ]);
    const fresh = h("div", {});
    place.replaceChildren(fresh);
    flow.into(fresh, one, two, pair);
  }
};
