"use strict";
// Narrows each list to what its filter says. The page is whole without this script.
for (const section of document.querySelectorAll("section[data-list]")) {
  const search = section.querySelector("input[type=search]");
  const kind = section.querySelector("select");
  const count = section.querySelector(".count");
  const items = [...section.querySelectorAll(".items > li")].map(node => ({ node, text: node.textContent.toLowerCase(), kind: node.dataset.kind }));
  const narrow = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const item of items) {
      const fits = (kind.value === "" || item.kind === kind.value || (kind.value === "protected" && "protected" in item.node.dataset)) && words.every(w => item.text.includes(w));
      item.node.hidden = !fits;
      if (fits) shown++;
    }
    count.textContent = `${shown} of ${items.length}`;
  };
  search.addEventListener("input", narrow);
  kind.addEventListener("change", narrow);
  section.querySelector(".tools").hidden = false;
  narrow();
}
// "/" goes to the first filter, j and k walk the findings, Escape leaves a filter.
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
    const summaries = [...document.querySelectorAll("#findings li:not([hidden]) summary")];
    const at = summaries.indexOf(document.activeElement);
    const next = summaries[Math.min(summaries.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)))];
    if (next) next.focus();
  }
});
