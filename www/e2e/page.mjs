// What the journeys share: the address of the built page, and how to open it.
import AxeBuilder from "@axe-core/playwright";
import { fileURLToPath, pathToFileURL } from "node:url";
import { readFileSync } from "node:fs";

export const PATH = fileURLToPath(new URL("../dist/affeer.html", import.meta.url));
export const FILE = pathToFileURL(PATH).href;
export const shipped = () => readFileSync(PATH, "utf8");
export const ROUTES = ["#/", "#/scope", "#/tasks", "#/q/organisation", "#/q/infringement", "#/q/people-and-data", "#/q/response", "#/q/incident", "#/q/engagement", "#/list/infringement", "#/list/evidence", "#/list/evidence/0", "#/list/determination", "#/list/determination/0", "#/list/exhibit", "#/check", "#/result", "#/why/2", "#/compare", "#/case", "#/method", "#/method/uk-gdpr-2018/2", "#/privacy", "#/accessibility", "#/cymraeg"];

/** Opens the page and waits until the core has started. @param {import("@playwright/test").Page} page */
export async function open(page, hash = "") {
  await page.goto(FILE + hash);
  await page.waitForSelector("html[data-ready=yes]");
}

/** Opens the worked example from the start page. @param {import("@playwright/test").Page} page */
export async function example(page) {
  await open(page);
  await page.getByRole("button", { name: "Show a worked example" }).click();
  await page.waitForSelector("#page h1");
}

/** Opens a case file, and shows its result. @param {import("@playwright/test").Page} page @param {string} text */
export async function opened(page, text) {
  await open(page, "#/case");
  await page.getByLabel("Open a case file or a report file").setInputFiles({ name: "case.toml", mimeType: "text/plain", buffer: Buffer.from(text) });
  await page.waitForFunction(() => document.documentElement.dataset.shown === "#/result");
}

/** Waits until the page of the address is drawn: the address changes first. @param {import("@playwright/test").Page} page */
export const drawn = (page) => page.waitForFunction(() => document.documentElement.dataset.shown === location.hash);

/** Goes to an address within the page. @param {import("@playwright/test").Page} page @param {string} hash */
export async function go(page, hash) {
  await page.evaluate((hash) => (location.hash = hash), hash);
  await drawn(page);
}

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** What axe finds, or cannot decide. @param {import("@playwright/test").Page} page */
export async function faults(page) {
  const { violations, incomplete } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return [...violations, ...incomplete].map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(" | ")}`);
}
