// Opens a large report in headless Chromium, and prints how long it takes until a key press is answered.
// Usage: node html-load.mjs FOLDER_OF_PLAYWRIGHT REPORT.html
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, report] = process.argv.slice(2);
const { chromium } = createRequire(folder + "/")("playwright-core");
const browser = await chromium.launch({ executablePath: process.env.PLANLINT_CHROMIUM ?? "/usr/bin/chromium", args: ["--headless", "--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
const problems = [];
page.on("console", message => { if (["error", "warning"].includes(message.type())) problems.push(message.text()); });
page.on("pageerror", error => problems.push(String(error)));
const start = performance.now();
await page.goto(pathToFileURL(report).href);
await page.keyboard.press("/");
await page.waitForFunction(() => document.activeElement.type === "search");
const interactive = Math.round(performance.now() - start);
const rows = await page.locator("#plan .items > li").evaluateAll(nodes => nodes.reduce((sum, n) => sum + Number(n.dataset.count ?? 1), 0));
const typed = performance.now();
await page.keyboard.type("4999");
await page.waitForFunction(() => !document.querySelector("#plan .count").textContent.startsWith("5000"));
console.log(JSON.stringify({ interactive, filter: Math.round(performance.now() - typed), rows, problems }));
await browser.close();
