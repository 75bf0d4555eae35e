// W5: axe on every page, with a control that must fail. W6: small screens, large text, forced
// colours, the keyboard alone.
import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { ROUTES, example, go, open } from "./page.mjs";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const faults = async (page) => {
  const { violations, incomplete } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  return [...violations, ...incomplete].map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.target.join(" ")).slice(0, 3).join(" | ")}`);
};

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

for (const [name, width, text] of [["320 pixels", 320, "100%"], ["text at 200 per cent", 1280, "200%"]]) {
  test(`nothing is wider than the screen: ${name}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await example(page);
    await page.evaluate((size) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`html { font-size: ${size} }`);
      document.adoptedStyleSheets = [sheet];
    }, text);
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
