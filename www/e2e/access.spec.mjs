// W5: axe on every page, with a control that must fail. W6: small screens, large text, forced
// colours, the keyboard alone.
import { expect, test } from "@playwright/test";
import { ROUTES, example, faults, go, open } from "./page.mjs";

test("axe finds nothing on any page of the example", async ({ page }) => {
  test.setTimeout(120_000);
  await example(page);
  const found = [];
  for (const route of ROUTES) {
    await go(page, route);
    for (const fault of await faults(page)) found.push(`${route} ${fault}`);
  }
  expect(found).toEqual([]);
});

test("axe finds nothing where nothing is answered, or something is wrong", async ({ page }) => {
  await open(page, "#/q/organisation");
  await page.getByRole("textbox", { name: "What was the whole undertaking's worldwide turnover" }).fill("a lot");
  await page.getByRole("button", { name: "Save and continue" }).click();
  expect(await faults(page)).toEqual([]);
  await go(page, "#/result");
  expect(await faults(page)).toEqual([]);
});

test("control: axe finds what is built in to be found", async ({ page }) => {
  await open(page, "#/q/organisation");
  await page.evaluate(() => {
    document.querySelector("label.govuk-label--s").remove();
    document.querySelector("#page form").append(document.createElement("button"));
    const pale = document.createElement("p");
    pale.textContent = "pale";
    pale.setAttribute("class", "pale");
    document.querySelector("#page form").append(pale);
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(".pale { color: #ccc }");
    document.adoptedStyleSheets = [sheet];
  });
  const found = (await faults(page)).map((fault) => fault.split(":")[0]);
  expect(found).toEqual(expect.arrayContaining(["label", "button-name", "color-contrast"]));
});

const SPACED = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }";
for (const [name, width, style] of [["320 pixels", 320, ""], ["text at 200 per cent", 1280, "html { font-size: 200% }"], ["wider spacing of text", 360, SPACED]]) {
  test(`nothing is wider than the screen: ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await example(page);
    await page.evaluate((style) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(style);
      document.adoptedStyleSheets = [sheet];
    }, style);
    const wide = [];
    for (const route of ROUTES) {
      await go(page, route);
      const reach = await page.evaluate(() => document.documentElement.scrollWidth);
      if (reach > width) wide.push(`${route} ${reach}`);
    }
    expect(wide).toEqual([]);
  });
}

test("in forced colours the bars can be told from the page", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await example(page);
  const fills = await page.evaluate(() => ["indicated", "central"].map((part) => getComputedStyle(document.querySelector(`.bar .${part}`)).fill));
  expect(new Set(fills).size).toBe(2);
});

test("nothing moves for who asked for less motion", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await example(page);
  const moving = [];
  for (const route of ROUTES) {
    await go(page, route);
    moving.push(...(await page.evaluate((route) => document.getAnimations().map((one) => `${route} ${one.constructor.name}`), route)));
  }
  expect(moving).toEqual([]);
});

test("the keyboard alone comes from the start to a result, and every stop can be seen", async ({ page }) => {
  await open(page);
  const press = async (wanted) => {
    for (let stop = 0; stop < 80; stop += 1) {
      await page.keyboard.press("Tab");
      const [name, seen] = await page.evaluate(() => {
        const one = document.activeElement;
        const style = getComputedStyle(one);
        const label = one.nextElementSibling ? getComputedStyle(one.nextElementSibling, "::before") : style;
        return [one.textContent.trim() || one.id, style.outlineStyle !== "none" || style.boxShadow !== "none" || label.boxShadow !== "none" || label.outlineStyle !== "none"];
      });
      expect(seen, `${name} shows its focus`).toBe(true);
      if (name.startsWith(wanted)) return;
    }
    throw new Error(`${wanted} is not reached`);
  };
  await press("Show a worked example");
  await page.keyboard.press("Enter");
  await expect(page.locator("#page h1")).toBeFocused();
  await press("Step 1: seriousness");
  await page.keyboard.press("Enter");
  await expect(page.locator("#page h1")).toHaveText("Step 1: seriousness");
});

test("no target is smaller than 24 pixels", async ({ page }) => {
  await example(page);
  const small = [];
  for (const route of ROUTES) {
    await go(page, route);
    small.push(...(await page.evaluate((route) => [...document.querySelectorAll("button, select, input:not([type=radio], [type=checkbox], [type=file])")].filter((one) => one.getClientRects().length && (one.getBoundingClientRect().height < 24 || one.getBoundingClientRect().width < 24)).map((one) => `${route} ${one.textContent || one.id}`), route)));
  }
  expect(small).toEqual([]);
});
