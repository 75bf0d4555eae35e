// The page loses and falsifies nothing: what is tried, undone, mistyped, left, brought by others.
import { expect, test } from "@playwright/test";
import { readFileSync } from "node:fs";
import { ROUTES, drawn, example, go, open, opened } from "./page.mjs";

const heading = (page) => page.locator("#page h1");
const CASE = '[case]\ntitle = "A firm"\nas-of = 2026-11-23\n[facts]\narticles = ["32(1)"]\nundertaking = true\nturnover = "GBP 6m" # a comment\npeople-affected = 25000\n';
const stored = (page) => page.evaluate(() => JSON.parse(sessionStorage.getItem("affeer")));
const turnover = (page) => page.locator("[data-question='facts:turnover']");
const typeTurnover = (page, text) => turnover(page).locator("input[type=text]").fill(text);
const result = async (page) => (await go(page, "#/result"), heading(page).innerText());
const button = (page, name) => page.getByRole("button", { name, exact: true });

test("what is tried on a copy leaves the case byte for byte as it was, however often", async ({ page }) => {
  await opened(page, CASE);
  const before = await heading(page).innerText();
  for (let time = 0; time < 3; time += 1) {
    await button(page, "What if?").click();
    await page.getByLabel("What is tried").fill(`Trial ${time}`);
    await page.getByLabel("What is tried").press("Tab");
    await go(page, "#/q/organisation");
    await typeTurnover(page, `${60 + time}0m`);
    await button(page, "Save and continue").click();
    await go(page, "#/list/evidence");
    await button(page, "Add an item of evidence").click();
    await go(page, "#/compare");
    await expect(page.getByRole("columnheader", { name: `Trial ${time}` }).first()).toBeVisible();
    expect((await stored(page)).case).toBe(CASE);
    await page.locator("#notice").getByRole("button", { name: "Back to your case" }).click();
    await expect(heading(page)).toHaveText(before);
    expect((await stored(page)).case).toBe(CASE);
  }
  // Nothing of it is lost either: the copy comes back, and may take the place of the case.
  await button(page, "Undo").click();
  await expect(page.locator("#notice")).toContainText("You are trying “Trial 2”");
  await go(page, "#/compare");
  await button(page, "Make this my case").click();
  expect((await stored(page)).case).toContain("GBP 620m");
  await button(page, "Undo").click();
  expect((await stored(page)).case).toBe(CASE);
});

test("Remove, Replace and Clear can be undone, one after the other", async ({ page }) => {
  await example(page);
  const whole = (await stored(page)).case;
  await go(page, "#/list/determination");
  const items = await page.locator(".app-item").count();
  await page.getByRole("button", { name: /^Remove/ }).first().click();
  await page.getByRole("button", { name: /^Remove/ }).first().click();
  await expect(page.locator(".app-item")).toHaveCount(items - 2);
  await button(page, "Undo").click();
  await expect(page.locator(".app-item")).toHaveCount(items - 1);
  await page.getByRole("button", { name: /^Undo as well/ }).click();
  await expect(page.locator(".app-item")).toHaveCount(items);
  expect((await stored(page)).case).toBe(whole);
  await button(page, "Do it again after all").click();
  await expect(page.locator(".app-item")).toHaveCount(items - 1);
  await button(page, "Undo").click();

  await go(page, "#/case");
  await button(page, "Clear everything").click();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  await button(page, "Undo").click();
  expect((await stored(page)).case).toBe(whole);

  await go(page, "#/case");
  await page.getByLabel("Open a case file or a report file").setInputFiles({ name: "firm.toml", mimeType: "text/plain", buffer: Buffer.from(CASE) });
  await expect(page.locator("#notice")).toContainText("firm.toml took the place of the case");
  await button(page, "Undo").click();
  expect((await stored(page)).case).toBe(whole);
  await button(page, "Keep it so").click();
  await expect(page.locator("#notice")).toBeEmpty();
});

test("work that is in no file is asked about before it is replaced, and before the page is left", async ({ page }) => {
  await opened(page, CASE);
  let asked = 0;
  page.on("dialog", (dialog) => {
    asked += 1;
    return dialog.accept();
  });
  await page.reload();
  await page.waitForSelector("html[data-ready=yes]");
  expect(asked).toBe(0);
  await go(page, "#/q/organisation");
  await typeTurnover(page, "7m");
  await page.reload();
  await page.waitForSelector("html[data-ready=yes]");
  expect(asked).toBe(1);
  expect((await stored(page)).case).toContain("GBP 7m");

  const bring = () => page.getByLabel("Open a case file or a report file").setInputFiles({ name: "other.toml", mimeType: "text/plain", buffer: Buffer.from(CASE.replace("A firm", "Another")) });
  await go(page, "#/case");
  await bring();
  await expect(heading(page)).toHaveText("Replace the case that is open?");
  const waiting = page.waitForEvent("download");
  await button(page, "Save the open case first").click();
  expect(readFileSync(await (await waiting).path(), "utf8")).toContain("GBP 7m");
  await button(page, "Replace it").click();
  await expect(heading(page)).toContainText("£");
  expect((await stored(page)).case).toContain("Another");
});

test("what is not understood is said at once, is open, and stays as it was typed", async ({ page }) => {
  await opened(page, CASE);
  const before = await heading(page).innerText();
  await go(page, "#/q/organisation");
  await expect(turnover(page).locator(".app-echo")).toHaveText("£6,000,000");
  await typeTurnover(page, "60.000.000");
  await page.keyboard.press("Tab");
  await expect(turnover(page).locator(".govuk-error-message")).toContainText("Did you mean 60,000,000?");
  await expect(page.locator(".app-estimate")).toContainText("1 answer was not understood");
  // By the menu, by Back, and after a reload.
  await page.getByRole("link", { name: "Result", exact: true }).click();
  await drawn(page);
  expect(await heading(page).innerText()).not.toBe(before);
  await expect(page.locator(".app-notice--fault")).toContainText("“60.000.000”");
  expect((await stored(page)).case).not.toContain("turnover");
  await page.reload();
  await expect(page.locator(".app-notice--fault")).toContainText("“60.000.000”");
  await page.locator(".app-notice--fault a").click();
  await expect(turnover(page).locator("input[type=text]")).toBeFocused();
  await expect(turnover(page).locator("input[type=text]")).toHaveValue("60.000.000");
  await expect(turnover(page).locator(".govuk-error-message")).toBeVisible();
  await typeTurnover(page, "6,000,000");
  await expect(turnover(page).locator(".app-echo")).toHaveText("£6,000,000");
  await expect(turnover(page).locator(".govuk-error-message")).toHaveCount(0);
  expect(await result(page)).toBe(before);
  await expect(page.locator(".app-notice--fault")).toHaveCount(0);
});

test("what is typed just before the page is left is kept", async ({ page }) => {
  await opened(page, CASE);
  for (const leave of [() => page.goBack(), () => page.reload(), () => page.evaluate(() => (location.hash = "#/privacy"))]) {
    await go(page, "#/check");
    await go(page, "#/q/organisation");
    await typeTurnover(page, "5m");
    await turnover(page).locator("input[type=text]").focus();
    await page.keyboard.type("x");
    await leave();
    await drawn(page);
    expect((await stored(page)).typed).toEqual({ "facts:turnover": "5mx" });
    expect((await stored(page)).case).not.toContain("turnover");
  }
});

/** Rows of what people type, and what stands under the field: an echo, or a fault. */
const TYPED = {
  "facts:turnover": [["6 million", "£6,000,000"], ["1.5bn", "£1,500,000,000"], ["6M", "£6,000,000"], ["6000k", "£6,000,000"], ["six million", "!Enter a sum in pounds"], ["6,5m", "!Did you mean 6.5m?"], ["6", "£6Were millions meant?"], ["0", "£0"], ["-5m", "!A loss is not entered here"], ["US$219.6m", "!Convert to pounds"], ["£80–120m", "£80,000,000 to £120,000,000"], ["8m to 6m", "!The first is the larger"], ["more than 50m", "£50,000,000 or more"], ["about 6m", "!Nothing can be computed from “about”"], ["N/A", "Not known yet"], ["1e9", "!Enter a sum"], ["8 000 000", "£8,000,000"]],
  "facts:people-affected": [["12.000", "!Did you mean 12,000?"], ["12k", "12,000"], ["1e3", "!Enter a whole number"], ["5,000-9,000", "5,000 to 9,000"], ["5,000 to 1,000", "!The first is the larger"], ["0", "0Is it certain"], ["10000000000", "!takes a whole number from"]],
};

test("what was understood stands under each field, and what was not is said in words", async ({ page }) => {
  test.setTimeout(60_000);
  await opened(page, CASE);
  for (const [question, rows] of Object.entries(TYPED)) {
    await go(page, question === "facts:turnover" ? "#/q/organisation" : "#/q/people-and-data");
    const field = page.locator(`[data-question='${question}']`);
    for (const [typed, expected] of rows) {
      await field.locator("input[type=text]").fill(typed);
      await field.locator("input[type=text]").press("Tab");
      if (expected.startsWith("!")) {
        await expect(field.locator(".govuk-error-message"), typed).toContainText(expected.slice(1));
        expect((await stored(page)).case, typed).not.toContain(question.split(":")[1]);
      } else {
        await expect(field.locator(".app-echo"), typed).toContainText(expected);
        await expect(field.locator(".govuk-error-message"), typed).toHaveCount(0);
      }
    }
  }
});

test("dates are understood as people write them, by the clock of their day", async ({ page }) => {
  await opened(page, CASE.replace("[facts]", "[facts]\npersonal-data-breach = true"));
  await go(page, "#/q/response");
  const field = page.locator("[data-question='facts:awareness']");
  const fill = async (parts) => {
    for (const [index, text] of parts.entries()) await field.locator(".govuk-date-input input").nth(index).fill(text);
    await page.keyboard.press("Tab");
  };
  await fill(["16", "Nov", "2026", ""]);
  await expect(field.locator(".app-echo")).toContainText("Monday 16 November 2026");
  await fill(["1", "7", "2026", "9am"]);
  await expect(field.locator(".app-echo")).toContainText("Wednesday 1 July 2026 at 09:00, British Summer Time");
  expect((await stored(page)).case).toContain("awareness = 2026-07-01T09:00:00+01:00");
  await field.locator("select").selectOption("+00:00");
  await expect(field.locator(".app-doubt")).toContainText("British Summer Time");
  await fill(["16", "Nob", "2026"]);
  await expect(field.locator(".govuk-error-message")).toContainText("“Nob” is not");
  expect((await stored(page)).case).not.toContain("awareness");
  // Coming back, the parts stand as they were typed.
  await go(page, "#/tasks");
  await go(page, "#/q/response/awareness");
  await expect(field.locator(".govuk-date-input input").nth(1)).toHaveValue("Nob");
  await expect(field.locator(".govuk-date-input input").first()).toBeFocused();
  await fill(["1", "1", "2030", ""]);
  await expect(field.locator(".govuk-error-message, .app-doubt").first()).toContainText("day of assessment");
});

test("what stands alone and what is typed shut each other out", async ({ page }) => {
  await opened(page, CASE);
  await go(page, "#/q/organisation");
  await turnover(page).getByLabel("I do not know yet").check({ force: true });
  await expect(turnover(page).locator(".app-echo")).toHaveText("Not known yet");
  await typeTurnover(page, "9m");
  await expect(turnover(page).getByLabel("I do not know yet")).not.toBeChecked();
  await expect(turnover(page).locator(".app-echo")).toHaveText("£9,000,000");
});

test("a document asks what rests on it, and the estimate stays", async ({ page }) => {
  await opened(page, CASE);
  const before = await heading(page).innerText();
  await go(page, "#/list/exhibit");
  await button(page, "Add a document").click();
  await expect(page.locator(".app-estimate__figure")).toContainText("£");
  await page.getByLabel("What is it called?").fill("Accounts 2025");
  await page.getByLabel("worldwide turnover", { exact: false }).check({ force: true });
  await expect(page.locator(".app-estimate__figure")).toContainText("£");
  await button(page, "Save and continue").click();
  await expect(page.getByRole("heading", { name: "D1 Accounts 2025" })).toBeVisible();
  expect((await stored(page)).case).toContain('turnover = { value = "GBP 6m", exhibits = ["D1"] }');
  expect(await result(page)).toBe(before);
  // Mistyped and mended, the answer still rests on it; taken out, nothing names it.
  await go(page, "#/q/organisation");
  await typeTurnover(page, "6,5m");
  await page.keyboard.press("Tab");
  await typeTurnover(page, "6.5m");
  await page.keyboard.press("Tab");
  expect((await stored(page)).case).toContain('turnover = { value = "GBP 6.5m", exhibits = ["D1"] }');
  await go(page, "#/list/exhibit");
  await page.getByRole("button", { name: /^Remove/ }).click();
  expect((await stored(page)).case).toContain('turnover = "GBP 6.5m"');
});

test("a document on which nothing rests is told and refuses nothing", async ({ page }) => {
  await opened(page, `${CASE}[[exhibit]]\nid = "D1"\ntitle = "Accounts"\n`);
  await expect(heading(page)).toContainText("£");
  await expect(page.getByText("Nothing in this case relies on D1 Accounts")).toBeVisible();
});

test("the first click after typing does what it says", async ({ page }) => {
  await opened(page, CASE);
  for (const name of ["See the working", "Back to your case"]) {
    for (const typed of ["80m", "80.000"]) {
      await go(page, "#/q/organisation");
      const field = turnover(page).locator("input[type=text]");
      await field.fill("");
      await field.pressSequentially(typed);
      const box = await page.evaluate((name) => {
        const link = Array.from(document.querySelectorAll("#page a")).find((link) => link.textContent === name);
        link.scrollIntoView({ block: "center" });
        const { x, y, width, height } = link.getBoundingClientRect();
        return { x, y, width, height };
      }, name);
      // A person's press lasts: what is typed is read between press and release.
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      await page.mouse.down();
      await page.waitForTimeout(400);
      await page.mouse.up();
      await expect(page).toHaveURL(name === "See the working" ? /#\/result$/ : /#\/tasks$/);
    }
  }
});

test("every link leads somewhere, from every page", async ({ page }) => {
  test.setTimeout(120_000);
  await example(page);
  const seen = new Set(ROUTES);
  const dead = [];
  for (const route of seen) {
    await go(page, route);
    if (route !== "#/" && !(await heading(page).count())) dead.push(`${route} shows nothing`);
    const shown = await page.evaluate(() => location.hash);
    if (shown !== route) dead.push(`${route} leads on to ${shown}`);
    for (const address of await page.locator("a[href^='#']").evaluateAll((links) => links.map((link) => link.getAttribute("href")))) {
      if (address === "#main") continue;
      if (!/^#\/[\w/.-]*$/.test(address)) dead.push(`${route}: ${address}`);
      else if (seen.size < 400) seen.add(address);
    }
  }
  expect(dead).toEqual([]);
  expect(seen.size).toBeGreaterThan(60);
});

test("without script no link and no button is dead", async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto((await import("./page.mjs")).FILE);
  for (const part of await page.locator("a, button").all()) {
    if (!(await part.isVisible())) continue;
    expect(["#/", "#main"]).toContain(await part.getAttribute("href"));
  }
  await page.close();
});

test("a link goes to its question, and Back to the place it was left at", async ({ page }) => {
  await opened(page, CASE);
  const narrow = page.locator("#page a[href^='#/q/']").last();
  await narrow.scrollIntoViewIfNeeded();
  const address = await narrow.getAttribute("href");
  const place = await page.evaluate(() => scrollY);
  expect(place).toBeGreaterThan(300);
  await narrow.click();
  await drawn(page);
  const fact = page.locator(`[data-question='facts:${address.split("/").at(-1)}']`);
  await expect(fact).toBeInViewport();
  expect(await fact.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await page.goBack();
  await drawn(page);
  expect(Math.abs((await page.evaluate(() => scrollY)) - place)).toBeLessThan(5);
  await expect(narrow).toBeFocused();
});

test("what is no case is told in one sentence, and the way back is open", async ({ page }) => {
  const files = [
    ["a.pdf", "%PDF-1.7 …", "PDF"], ["a.png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe]), "picture"], ["a.docx", Buffer.from("PK\x03\x04abc"), "office document"],
    ["a.csv", "name,turnover,people\nA firm,6000000,25000\n", "table of values"], ["empty.toml", "", "empty"], ["list.json", "[1, 2, 3]\n", "list"],
    ["big.toml", Buffer.alloc(5 << 20, "a"), "larger"], ["letter.txt", "Dear Sir,\nwe write to you about it.\n", "a text, and no case"], ["page.html", "<!doctype html><p>Hello", "web page"],
  ];
  await opened(page, CASE);
  await go(page, "#/case");
  for (const [name, text, is] of files) {
    await page.getByLabel("Open a case file or a report file").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
    await expect(heading(page)).toHaveText(`${name} was not opened`);
    await expect(page.locator("#error-summary li"), name).toHaveCount(1);
    await expect(page.locator("#error-summary li"), name).toContainText(is);
    await page.getByRole("link", { name: "Back to case files" }).click();
    await expect(heading(page)).toHaveText("Case files");
  }
  expect((await stored(page)).case).toBe(CASE);
});

test("rules inside a file are asked about, named, and go with their case", async ({ page }) => {
  const own = readFileSync(new URL("../../rules/uk-gdpr-2024/rulebook.toml", import.meta.url), "utf8").replace('title = "', 'title = "Not the shipped ');
  await opened(page, CASE);
  await go(page, "#/case");
  await page.getByLabel("Your own rulebook").setInputFiles({ name: "rulebook.toml", mimeType: "text/plain", buffer: Buffer.from(own) });
  await go(page, "#/result");
  const waiting = page.waitForEvent("download");
  await button(page, "Report file").click();
  const report = readFileSync(await (await waiting).path());
  await go(page, "#/case");
  await button(page, "Go back to the rules that come with the page").click();

  const bring = () => page.getByLabel("Open a case file or a report file").setInputFiles({ name: "theirs.html", mimeType: "text/html", buffer: report });
  await bring();
  await expect(heading(page)).toHaveText("This file brings its own rules");
  await expect(page.locator("#page")).toContainText("theirs.html");
  await expect(page.locator("#page")).toContainText(/SHA-256 [0-9a-f]{64}/);
  expect((await stored(page)).brought).toBeNull();
  await button(page, "Open it without them").click();
  await expect(heading(page)).toContainText("£");
  expect((await stored(page)).brought).toBeNull();
  await go(page, "#/case");
  await bring();
  await button(page, "Read this case by the rules in the file").click();
  await go(page, "#/tasks");
  await expect(page.locator(".app-own")).toContainText("theirs.html");
  // They go with the case.
  await go(page, "#/case");
  await page.getByLabel("Open a case file or a report file").setInputFiles({ name: "firm.toml", mimeType: "text/plain", buffer: Buffer.from(CASE.replace("6m", "8m")) });
  await expect(heading(page)).toContainText("£");
  const now = await stored(page);
  expect([now.brought, now.rulebook, now.schedule]).toEqual([null, null, null]);
});

test("a large case never keeps the page from answering unasked", async ({ page }) => {
  test.setTimeout(120_000);
  const many = Array.from({ length: 300 }, (_, index) => `[[infringement]]\nid = "i${index}"\nlabel = "I ${index}"\nfacts = { articles = ["32(1)"] }\n`).join("");
  await opened(page, CASE.replace(" # a comment", "") + many);
  await expect(page.locator("#page")).toContainText("This is a large case");
  await go(page, "#/q/organisation");
  await page.evaluate(() => {
    globalThis.longest = 0;
    new PerformanceObserver((list) => list.getEntries().forEach((entry) => (globalThis.longest = Math.max(globalThis.longest, entry.duration)))).observe({ type: "longtask" });
  });
  await expect(page.locator(".app-estimate")).toContainText("This is a large case");
  await typeTurnover(page, "7m");
  await page.keyboard.press("Tab");
  await expect(turnover(page).locator(".app-echo")).toHaveText("£7,000,000");
  expect((await stored(page)).case).toContain("GBP 7m");
  expect(await page.evaluate(() => globalThis.longest)).toBeLessThan(5000);
  await button(page, "Work it out").click();
  await expect(page.locator(".app-estimate__figure")).toContainText("£", { timeout: 60_000 });
});
