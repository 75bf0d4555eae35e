// The page in longer words with accents: nothing breaks, and no word is fixed in the code.
import { expect, test } from "@playwright/test";
import { ROUTES, faults, go } from "./page.mjs";
import { pseudoPage } from "./pseudo.mjs";

/** @type {string} */
let address;
test.beforeAll(async () => {
  address = await pseudoPage();
});

/** Opens the worked example in it. */
async function foreignExample(page) {
  await page.goto(address);
  await page.waitForSelector("html[data-ready=yes]");
  await page.locator("#example").click();
  await page.waitForSelector("#page h1");
}

test("every word is the page's own table's or the core's", async ({ page }) => {
  await foreignExample(page);
  const fixed = [];
  for (const route of ROUTES) {
    await go(page, route);
    fixed.push(...(await page.evaluate(unaccounted, route)));
  }
  expect(fixed).toEqual([]);
});

/** The texts on the page with a plain vowel that the core did not say. @param {string} route */
function unaccounted(route) {
  const typed = [...document.querySelectorAll("input, textarea")].map((field) => /** @type {any} */ (field).value);
  const known = [...new Set([.../** @type {any} */ (globalThis).said, ...typed, "SHA-256", "Affeer", "English", "Cymraeg", "CSV"])].filter((text) => text.length > 1).sort((one, other) => other.length - one.length);
  const texts = [document.title, ...[...document.querySelectorAll("[aria-label]")].map((one) => one.getAttribute("aria-label") ?? "")];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!parent?.closest("script, style, noscript, [hidden]")) texts.push(walker.currentNode.textContent ?? "");
  }
  return texts.filter((text) => {
    let rest = text;
    for (const words of known) if (rest.includes(words)) rest = rest.replaceAll(words, "");
    return /[aeiou]/i.test(rest);
  }).map((text) => `${route}: ${text.trim()}`);
}

test("axe finds nothing in it, and nothing is wider than 320 pixels", async ({ page }) => {
  test.setTimeout(180_000);
  await page.setViewportSize({ width: 320, height: 900 });
  await foreignExample(page);
  const found = [];
  for (const route of ROUTES) {
    await go(page, route);
    const reach = await page.evaluate(() => document.documentElement.scrollWidth);
    if (reach > 320) found.push(`${route} is ${reach} pixels wide`);
    for (const fault of await faults(page)) found.push(`${route} ${fault}`);
  }
  expect(found).toEqual([]);
});

test("control: a word fixed in the code is found", async ({ page }) => {
  await foreignExample(page);
  await page.evaluate(() => document.querySelector("#page")?.append("A word of nobody’s table"));
  expect(await page.evaluate(unaccounted, "#/result")).toContain("#/result: A word of nobody’s table");
});
