// Opens a report in headless Chromium, uses it as a reader would, and prints what happened as JSON.
// Usage: node html-report.mjs FOLDER_OF_PLAYWRIGHT_AND_AXE REPORT.html [SCREENSHOT_PREFIX]
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, report, screenshots] = process.argv.slice(2);
const require = createRequire(folder + "/");
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const browser = await chromium.launch({
  executablePath: process.env.PLANLINT_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const problems = [], requests = [];
const open = async (width, colorScheme) => {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  page.on("console", message => { if (["error", "warning"].includes(message.type())) problems.push(message.text()); });
  page.on("pageerror", error => problems.push(String(error)));
  page.on("dialog", dialog => { problems.push("dialog: " + dialog.message()); dialog.dismiss(); });
  page.on("request", request => { if (!request.url().startsWith("file:")) requests.push(request.url()); });
  await page.goto(pathToFileURL(report).href);
  return page;
};
// What stands out of the page or out of a box that does not scroll is cut. A word of a table is broken when it takes two lines.
const layout = page => page.evaluate(() => {
  const cut = [];
  for (const node of document.querySelectorAll("main *, header *")) {
    const box = node.getBoundingClientRect();
    if (box.width > 0 && !node.closest("pre, .skip, thead, [hidden]") && (box.right > innerWidth + 1 || box.left < -1)) cut.push(node.outerHTML.slice(0, 120));
  }
  const broken = [];
  for (const cell of document.querySelectorAll("th, td")) {
    const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let text = walker.nextNode(); text; text = walker.nextNode()) {
      for (const match of text.data.matchAll(/[A-Za-z]{2,20}/g)) {
        const range = document.createRange();
        range.setStart(text, match.index);
        range.setEnd(text, match.index + match[0].length);
        if (new Set([...range.getClientRects()].filter(r => r.width > 0).map(r => Math.round(r.top))).size > 1) broken.push(match[0]);
      }
    }
  }
  return { cut, broken, wide: document.documentElement.scrollWidth > innerWidth };
});
const check = async page => (await page.evaluate(axe + "; axe.run(document, { resultTypes: ['violations'] })")).violations.map(v => `${v.id}: ${v.nodes[0].html.slice(0, 150)}`);

const result = { views: [] };
for (const width of [1400, 800, 390]) {
  for (const scheme of ["light", "dark"]) {
    const page = await open(width, scheme);
    for (const unfolded of [false, true]) {
      if (unfolded) await page.evaluate(() => document.querySelectorAll("details").forEach(d => { d.open = true; }));
      result.views.push({ name: `${width} ${scheme}${unfolded ? " unfolded" : ""}`, ...(await layout(page)), violations: await check(page) });
      if (screenshots) await page.screenshot({ path: `${screenshots}-${width}-${scheme}${unfolded ? "-unfolded" : ""}.png`, fullPage: true });
    }
    await page.close();
  }
}

const page = await open(1200, "light");
const visible = selector => page.locator(selector).evaluateAll(nodes => nodes.filter(n => n.getClientRects().length > 0).length);
result.headline = await page.locator("h1").textContent();
result.decisive = (await page.locator("#deciding li").allTextContents()).map(t => t.trim().split("\n")[0]);
result.changes = await visible("#plan .items > li");
result.green = await page.locator("#plan .items .create").evaluateAll(nodes => nodes.map(n => n.closest("li").querySelector(".what").textContent));
result.nodes = await visible("#graph .box");
// Lines run beside the boxes.
result.crossed = await page.evaluate(() => [...document.querySelectorAll(".boxes > li > svg")].filter(svg => {
  const line = svg.getBoundingClientRect();
  return [...document.querySelectorAll(".boxes .box")].some(box => {
    const b = box.getBoundingClientRect();
    return b.width > 0 && line.left < b.right - 1 && line.right > b.left + 1 && line.top < b.bottom - 1 && line.bottom > b.top + 1;
  });
}).length);
const words = await page.locator("#findings .items > li code").count() > 0 ? (await page.locator("#findings .items > li code").first().textContent()).trim() : "";
await page.locator("#findings input").focus();
await page.keyboard.type(words);
result.filtered = await visible("#findings .items > li");
result.count = await page.locator("#findings .count").textContent();
await page.keyboard.press("Escape");
await page.locator("#findings input").fill("");
await page.locator("#findings select").selectOption("note");
result.notes = await visible("#findings .items > li");
await page.locator("#findings select").selectOption("");
if (await page.locator("#plan select option", { hasText: "protected" }).count() > 0) {
  await page.locator("#plan select").selectOption("protected");
  result.protectedChanges = await visible("#plan .items > li");
  await page.locator("#plan select").selectOption("");
}
// The keyboard alone opens and closes a fold, and follows a link into one.
await page.evaluate(() => document.activeElement.blur());
await page.keyboard.press("/");
result.slash = await page.evaluate(() => document.activeElement.type);
await page.keyboard.press("Escape");
await page.keyboard.press("j");
const isOpen = () => page.evaluate(() => document.activeElement.closest("details")?.open);
const before = await isOpen();
await page.keyboard.press("Enter");
result.toggled = before !== undefined && (await isOpen()) !== before;
await page.evaluate(() => document.querySelectorAll("#findings details").forEach(d => { d.open = false; }));
if (await page.locator("#deciding a").count() > 0) {
  await page.locator("#deciding a").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelector("#f1 > details").open);
  result.followed = await page.locator("#f1 .body").isVisible();
}
// On paper nothing is folded.
await page.evaluate(() => document.querySelectorAll("details").forEach(d => { d.open = false; }));
await page.emulateMedia({ media: "print" });
await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
result.folded = await page.locator("details:not([open])").count();
result.print = { tools: await visible(".tools"), pages: (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page[^s]/g)?.length ?? 0 };
result.problems = problems;
result.requests = requests;
console.log(JSON.stringify(result));
await browser.close();
