// The themes page: the flow of chapters between two documents of one's choice.
"use strict";
policydiff.painters.themes = async (main) => {
  const form = document.querySelector("[data-pick]");
  const box = document.querySelector("[data-flow]");
  if (!form || !policydiff.site.pairs.some((others) => others.length)) {
    main.dataset.ready = "";
    return;
  }
  const papers = policydiff.site.documents;
  for (const select of [form.elements.base, form.elements.other]) {
    select.append(...papers.map((paper, at) => h("option", { value: at }, paper.name)));
  }
  form.elements.base.value = main.dataset.base;
  form.elements.other.value = main.dataset.other;
  form.closest("section").hidden = false;
  form.addEventListener("change", draw);
  await draw();
  main.dataset.ready = "";

  async function draw() {
    let [base, other] = [+form.elements.base.value, +form.elements.other.value];
    if (base === other) return;
    if (!policydiff.site.pairs[base].includes(other)) [base, other] = [other, base];
    if (!policydiff.site.pairs[base].includes(other)) return; // they could not be compared
    const [one, two, pair] = await Promise.all([
      documents.load(base),
      documents.load(other),
      policydiff.need("pair", `${papers[base].file}__${papers[other].file}`),
    ]);
    const fresh = h("div", {});
    box.replaceChildren(fresh);
    flow.into(fresh, one, two, pair);
  }
};
