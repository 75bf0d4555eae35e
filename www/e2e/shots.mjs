// Screenshots of every page, wide and narrow: node e2e/shots.mjs <folder>
import { chromium } from "@playwright/test";
import { mkdirSync } from "node:fs";
import { ROUTES, example, go, open } from "./page.mjs";

const folder = process.argv[2] ?? "test-results/shots";
mkdirSync(folder, { recursive: true });
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu"] });
for (const width of [1280, 360]) {
  for (const kind of ["example", "new"]) {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    page.on("console", (message) => ["error", "warning"].includes(message.type()) && console.log(width, kind, message.text()));
    page.on("pageerror", (error) => console.log(width, kind, error.message));
    if (kind === "example") await example(page);
    else {
      await open(page);
      const text = '[case]\ntitle = "A water company, as it stands today"\nas-of = 2026-11-23\n[facts]\nrole = "controller"\nundertaking = true\nturnover = "GBP 80m..120m"\narticles = ["5(1)(f)", "32(1)"]\npeople-affected = "10,000..50,000"\npersonal-data-breach = true\nawareness = 2026-11-22\n[[evidence]]\nid = "E1"\nkind = "incident-report"\nbody = "ncsc"\nat = 2026-11-23\nbegun-by = "organisation"\ngrade = "V2"\n';
      await page.evaluate((text) => sessionStorage.setItem("affeer", JSON.stringify({ case: text, other: text.replace("V2", "V4").replace("80m..120m", "90m"), names: ["As it happened", "What if"] })), text);
      await page.reload();
      await page.waitForSelector("html[data-ready=yes]");
    }
    const routes = kind === "example" ? ROUTES : ["#/scope", "#/tasks", "#/q/organisation", "#/q/infringement", "#/result", "#/compare", "#/list/evidence"];
    for (const route of routes) {
      await go(page, route);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) console.log(`${width} ${kind} ${route}: ${wide} wide`);
      await page.screenshot({ path: `${folder}/${width}-${kind}-${route.replace(/[^a-z0-9]+/g, "-")}.png`, fullPage: true });
    }
    await page.close();
  }
}
await browser.close();
