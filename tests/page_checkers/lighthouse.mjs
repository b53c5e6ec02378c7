// Audits pages as a slow phone sees them: node lighthouse.mjs CATEGORIES RUNS ADDRESS… , the results as JSON on stdout.
import { Launcher, launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const [categories, runs, ...addresses] = process.argv.slice(2);
// The launcher switches RenderDocument off; then Chromium on two cores sometimes draws the first picture a second late.
const defaults = Launcher.defaultFlags().map((flag) => flag.replace(/,RenderDocument\b/, ""));
const flags = ["--headless=new", "--no-sandbox", "--disable-gpu", ...defaults];
const chrome = await launch({ chromeFlags: flags, ignoreDefaultFlags: true, logLevel: "silent" });
const results = {};

for (const address of addresses) {
  results[address] = [];
  for (let run = 0; run < Number(runs); run++) {
    const options = { port: chrome.port, output: "json", logLevel: "silent", onlyCategories: categories.split(","), disableFullPageScreenshot: true };
    const { lhr } = await lighthouse(address, options);
    const scores = Object.fromEntries(Object.entries(lhr.categories).map(([name, { score }]) => [name, Math.round(score * 100)]));
    const failed = Object.values(lhr.categories)
      .flatMap(({ auditRefs }) => auditRefs)
      .filter(({ id, weight }) => weight > 0 && lhr.audits[id].score !== null && lhr.audits[id].score < 1)
      .map(({ id }) => id);
    const shift = lhr.audits["cumulative-layout-shift"]?.numericValue;
    results[address].push({ error: lhr.runtimeError?.message ?? null, scores, failed: [...new Set(failed)], shift });
  }
}

chrome.kill();
console.log(JSON.stringify(results));
