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
    else await open(page);
    const routes = kind === "example" ? ROUTES : ["#/scope", "#/tasks", "#/q/organisation", "#/q/infringement", "#/result", "#/compare"];
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
