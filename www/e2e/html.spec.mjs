// W11: every page, as the script has built it, is sound HTML.
import { expect, test } from "@playwright/test";
import { HtmlValidate } from "html-validate";
import { readFileSync } from "node:fs";
import { ROUTES, example, go, open } from "./page.mjs";

const config = JSON.parse(readFileSync(new URL("../.htmlvalidate.json", import.meta.url), "utf8"));
// How a browser writes an attribute without a value says nothing about the page.
const serialised = { "attribute-boolean-style": "off", "attribute-empty-style": "off" };
const validator = new HtmlValidate({ ...config, rules: { ...config.rules, ...serialised } });

/** The faults of what is shown now. @param {import("@playwright/test").Page} page @param {string} route */
async function unsound(page, route) {
  const shown = await page.evaluate(() => document.body.outerHTML.replace(/<script[^]*<\/script>/, ""));
  const { results } = await validator.validateString(`<!DOCTYPE html>\n<html lang="en"><head><title>${route}</title></head>${shown}</html>`);
  return results.flatMap((result) => result.messages).map((fault) => `${route} ${fault.ruleId}: ${fault.message} ${fault.selector}`);
}

test("every page of the example is sound HTML", async ({ page }) => {
  test.setTimeout(120_000);
  await example(page);
  const found = [];
  for (const route of ROUTES) {
    await go(page, route);
    found.push(...(await unsound(page, route)));
  }
  expect([...new Set(found)]).toEqual([]);
});

test("a page with a fault in it is sound HTML", async ({ page }) => {
  await open(page, "#/q/organisation");
  await page.locator("[data-question='facts:turnover'] input[type=text]").fill("a lot");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.locator("#error-summary")).toBeFocused();
  expect(await unsound(page, "error")).toEqual([]);
});
