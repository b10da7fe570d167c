// Opens a report in headless Chromium, uses it as a reader would, and prints what happened as JSON.
// Usage: node html-report.mjs FOLDER_OF_PLAYWRIGHT REPORT.html [SCREENSHOT_PREFIX]
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, report, screenshots] = process.argv.slice(2);
const { chromium } = createRequire(folder + "/")("playwright-core");
const browser = await chromium.launch({
  executablePath: process.env.PLANLINT_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const page = await browser.newPage({ viewport: { width: 1200, height: 900 }, colorScheme: "light" });
const problems = [], requests = [];
page.on("console", message => { if (["error", "warning"].includes(message.type())) problems.push(message.text()); });
page.on("pageerror", error => problems.push(String(error)));
page.on("dialog", dialog => { problems.push("dialog: " + dialog.message()); dialog.dismiss(); });
page.on("request", request => { if (!request.url().startsWith("file:")) requests.push(request.url()); });
await page.goto(pathToFileURL(report).href);

const visible = selector => page.locator(selector).evaluateAll(nodes => nodes.filter(n => n.getClientRects().length > 0).length);
const result = { findings: await visible("#findings .items > li"), changes: await visible("#plan .items > li"), nodes: await visible("#graph svg g") };

if (screenshots) await page.screenshot({ path: screenshots + "-light.png", fullPage: true });
const words = (await page.locator("#findings .items > li code").first().textContent()).trim();
await page.keyboard.press("/");
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
// The keyboard alone opens and closes a finding.
await page.evaluate(() => document.activeElement.blur());
await page.keyboard.press("j");
const open = () => page.evaluate(() => document.activeElement.closest("details")?.open);
const before = await open();
await page.keyboard.press("Enter");
result.toggled = before !== undefined && (await open()) !== before;
if (screenshots) {
  await page.emulateMedia({ colorScheme: "dark" });
  await page.screenshot({ path: screenshots + "-dark.png", fullPage: true });
}
result.problems = problems;
result.requests = requests;
console.log(JSON.stringify(result));
await browser.close();
