"use strict";
// Narrows each list to what its filter says. The page is whole without this script.
for (const section of document.querySelectorAll("section[data-list]")) {
  const search = section.querySelector("input[type=search]");
  const kind = section.querySelector("select");
  const count = section.querySelector(".count");
  const folds = [...section.querySelectorAll("details.rule, .group")];
  const nodes = [...section.querySelectorAll(".items > li")];
  const of = node => Number(node.dataset.count ?? 1);
  const all = nodes.reduce((sum, node) => sum + of(node), 0);
  const texts = new Map();
  const text = node => {
    if (!texts.has(node)) texts.set(node, node.textContent.toLowerCase());
    return texts.get(node);
  };
  const narrow = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const narrowed = words.length > 0 || kind.value !== "";
    let shown = 0;
    for (const node of nodes) {
      const fits = (kind.value === "" || node.dataset.kind === kind.value || (kind.value === "protected" && "protected" in node.dataset)) && words.every(w => text(node).includes(w));
      node.hidden = !fits;
      if (fits) shown += of(node);
    }
    for (const fold of folds) {
      const holds = fold.querySelector(".items > li:not([hidden])") !== null;
      fold.hidden = narrowed && !holds;
      if (narrowed && holds && fold.tagName === "DETAILS") fold.open = true;
    }
    count.textContent = `${shown} of ${all}`;
  };
  search.addEventListener("input", narrow);
  kind.addEventListener("change", narrow);
  section.querySelector(".tools").hidden = false;
  count.textContent = `${all} of ${all}`;
}
// A link into a fold opens it.
const reveal = () => {
  const target = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
  if (!target) return;
  for (let at = target; at; at = at.parentElement) {
    if (at.tagName === "DETAILS") at.open = true;
    at.hidden = false;
  }
  const inner = target.querySelector(":scope > details");
  if (inner) inner.open = true;
  target.scrollIntoView();
  (inner ?? target).querySelector("summary")?.focus();
};
addEventListener("hashchange", reveal);
reveal();
// Paper cannot be unfolded. A page of thousands of folds is printed as it is shown.
const most = 400;
let opened = [];
addEventListener("beforeprint", () => {
  const closed = [...document.querySelectorAll("details:not([open])")];
  opened = closed.length > most ? closed.filter(d => d.matches(".step, .module, .rule")) : closed;
  for (const fold of opened) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of opened) fold.open = false;
  opened = [];
});
// "/" goes to the first filter, j and k walk what is folded, Escape leaves a filter.
document.addEventListener("keydown", event => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
  if (typing) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (event.key === "/") {
    const search = document.querySelector("input[type=search]");
    if (search) { event.preventDefault(); search.focus(); }
  } else if (event.key === "j" || event.key === "k") {
    const summaries = [...document.querySelectorAll("summary")].filter(s => s.getClientRects().length > 0);
    const at = summaries.indexOf(document.activeElement);
    const next = summaries[Math.min(summaries.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)))];
    if (next) next.focus();
  }
});
