// What Chromium says of the page: start, typing, requests, shifts of the layout, Lighthouse.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";
import { CHROMIUM, open, PAGE, spread } from "./inputs.mjs";
import { scores } from "./scores.mjs";

const LOADS = 12;
const FILE = pathToFileURL(PAGE).href;
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
/** A key each 300 ms: the page waits 250 ms for the next one, so that each key is evaluated. */
const KEY = 300;
/** @type {[string, string, string, string][]} */
const FIELDS = [
  ["a turnover", "#/q/organisation", "[data-question='facts:turnover'] input[type=text]", "1,250,000,000"],
  ["a date", "#/q/response", "[data-question='facts:ico-notified'] input", "21"],
  ["a note", "#/list/evidence/0", "[data-question='evidence:0:note'] textarea", "They told the NCSC at once."],
];

/** @typedef {import("puppeteer-core").Page} Page */

/** Keeps when the page is ready, each long task and each shift of the layout; runs in the page first. */
function watch() {
  const seen = ((/** @type {any} */ (globalThis)).seen = { ready: 0, tasks: /** @type {number[]} */ ([]), shifts: /** @type {number[]} */ ([]), afterInput: /** @type {number[]} */ ([]) });
  new MutationObserver(() => {
    if (!seen.ready && document.documentElement?.dataset.ready) seen.ready = performance.now();
  }).observe(document, { attributes: true, attributeFilter: ["data-ready"], subtree: true });
  new PerformanceObserver((list) => seen.tasks.push(...list.getEntries().map((task) => task.duration))).observe({ type: "longtask", buffered: true });
  new PerformanceObserver((list) => {
    for (const shift of /** @type {any[]} */ (list.getEntries())) (shift.hadRecentInput ? seen.afterInput : seen.shifts).push(shift.value);
  }).observe({ type: "layout-shift", buffered: true });
}

const seen = (/** @type {Page} */ page) => page.evaluate(() => /** @type {any} */ (globalThis).seen);
const forget = (/** @type {Page} */ page) => page.evaluate(() => Object.assign(/** @type {any} */ (globalThis).seen, { tasks: [], shifts: [], afterInput: [] }));
const sum = (/** @type {number[]} */ list) => list.reduce((one, other) => one + other, 0);

/** A new tab with the page, started. @param {import("puppeteer-core").Browser} browser */
async function started(browser) {
  const page = await browser.newPage();
  await page.evaluateOnNewDocument(watch);
  await page.goto(FILE);
  await page.waitForSelector("html[data-ready=yes]");
  return page;
}

/** @param {import("puppeteer-core").Browser} browser */
async function starts(browser) {
  const times = [];
  for (let load = 0; load < LOADS; load += 1) {
    const page = await started(browser);
    times.push((await seen(page)).ready);
    await page.close();
  }
  return ["From the file to ready, 12 loads", spread(times), "150 ms"];
}

/** @param {import("puppeteer-core").Browser} browser */
async function shifts(browser) {
  const page = await started(browser);
  const told = async () => {
    await pause(1000);
    const { shifts, afterInput } = await seen(page);
    await forget(page);
    return `${sum(shifts).toFixed(3)} (${sum(afterInput).toFixed(3)} more at once after a click, which do not count)`;
  };
  const start = await told();
  await page.click("#example");
  const example = await told();
  await page.close();
  return [["Layout shift on start", start, "0.02"], ["Layout shift on opening the example", example, "0.02"]];
}

/** Opens a case from a file, as a person would. @param {Page} page @param {string} text */
async function bring(page, text) {
  const folder = mkdtempSync(join(tmpdir(), "affeer-measure-"));
  const file = join(folder, "case.toml");
  writeFileSync(file, text);
  await go(page, "#/case");
  const input = /** @type {import("puppeteer-core").ElementHandle<HTMLInputElement>} */ (await page.waitForSelector("#open-file"));
  await input.uploadFile(file);
  await page.waitForFunction(() => document.documentElement.dataset.shown === "#/result");
  rmSync(folder, { recursive: true });
}

/** @param {Page} page @param {string} address */
async function go(page, address) {
  await page.evaluate((address) => void (location.hash = address), address);
  await page.waitForFunction((address) => document.documentElement.dataset.shown === address, {}, address);
}

/**
 * The long tasks while a text is typed, and the work for each key.
 * @param {Page} page
 * @param {[string, string, string, string]} field
 */
async function typing(page, [what, address, selector, text]) {
  await go(page, address);
  await (await page.waitForSelector(selector))?.click({ count: 3 });
  await pause(500);
  await forget(page);
  const before = (await page.metrics()).TaskDuration ?? 0;
  await page.type(selector, text, { delay: KEY });
  await pause(1000);
  const work = (((await page.metrics()).TaskDuration ?? 0) - before) * 1000;
  const { tasks } = await seen(page);
  const longest = tasks.length ? `, longest ${Math.max(...tasks).toFixed(0)} ms` : "";
  return [`Long tasks while typing ${what}`, `${tasks.length}${longest}; ${text.length} keys, ${(work / text.length).toFixed(0)} ms of work each`, "none over 50 ms"];
}

/** @param {import("puppeteer-core").Browser} browser */
async function typed(browser) {
  const page = await started(browser);
  let requests = 0;
  page.on("request", () => (requests += 1));
  await bring(page, open);
  const rows = [];
  for (const slower of [1, 4]) {
    await page.emulateCPUThrottling(slower);
    for (const field of FIELDS) {
      const [what, figure, budget] = await typing(page, field);
      rows.push([slower > 1 ? `${what}, processor ${slower} times slower` : what, figure, slower > 1 ? "" : budget]);
    }
  }
  await page.close();
  return [...rows, ["Requests after load, with all of this typed", String(requests), "0"]];
}

/** @returns {Promise<string[][]>} */
export async function inChromium() {
  const browser = await puppeteer.launch({ executablePath: CHROMIUM, headless: true, args: ARGS });
  try {
    return [await starts(browser), ...(await shifts(browser)), ...(await typed(browser)), ...(await scores(browser))];
  } finally {
    await browser.close();
  }
}
