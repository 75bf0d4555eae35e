// W3: journeys through the page, as a person makes them. W8: all of it from `file://`.
import { expect, test } from "@playwright/test";
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { drawn, example, go, open, shipped } from "./page.mjs";

const heading = (page) => page.locator("#page h1");

test("the start page can be read without script", async ({ browser }) => {
  const page = await browser.newPage({ javaScriptEnabled: false });
  await page.goto(pathToFileURL(new URL("../dist/affeer.html", import.meta.url).pathname).href);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Estimate a data-protection penalty");
  await expect(page.getByText("not a government service")).toBeVisible();
  await page.close();
});

test("one click shows the worked example in full", async ({ page }) => {
  await example(page);
  await expect(heading(page)).toHaveText("Penalty: £963,900");
  await expect(page.getByText("Reproduces the published decision")).toBeVisible();
  await expect(page.locator(".steps li")).not.toHaveCount(0);
});

test("the shortest way: one answer gives a provisional range", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Start" }).click();
  await expect(heading(page)).toHaveText("About the case");
  await expect(heading(page)).toBeFocused();
  await page.getByRole("button", { name: "Save and continue" }).click();
  await page.getByRole("link", { name: "What went wrong" }).click();
  await page.getByLabel("Article 32", { exact: false }).first().check();
  await expect(page.locator(".app-estimate__figure")).toContainText("£");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await go(page, "#/result");
  await expect(heading(page)).toContainText("Estimate: £");
  await expect(page.locator(".govuk-tag", { hasText: "Provisional" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "What is open, by how much an answer can narrow what is indicated" })).toBeVisible();
});

/** Answers a question in whatever way its type asks for. @param {import("@playwright/test").Locator} question */
async function answerAny(question) {
  const radio = question.locator("input[type=radio]").first();
  if (await radio.count()) return radio.check({ force: true });
  const parts = question.locator(".govuk-date-input input");
  if (await parts.count()) {
    for (const [index, text] of ["2", "3", "2026"].entries()) await parts.nth(index).fill(text);
    return undefined;
  }
  const box = question.locator("input[type=checkbox]:not([value=not-known])").first();
  if (await box.count()) return box.check({ force: true });
  const words = question.locator("input[type=text]");
  return words.fill((await words.getAttribute("class"))?.includes("width-20") ? "5" : "Some words");
}

test("the longest way: every question of every section, in the order of the page", async ({ page }) => {
  test.setTimeout(120_000);
  await open(page);
  await page.getByRole("button", { name: "Start" }).click();
  // Whether the rules reach the case is asked with the case itself.
  const reach = page.locator("[data-question^='facts:']");
  await drawn(page);
  for (let index = 0; index < (await reach.count()); index += 1) await answerAny(reach.nth(index));
  await page.getByRole("button", { name: "Save and continue" }).click();
  await page.locator(".govuk-task-list__link[href^='#/q/']").first().click();
  await drawn(page);
  for (let pages = 0; pages < 30 && /^#\/q\//.test(new URL(page.url()).hash); pages += 1) {
    const here = page.url();
    for (let index = 0; index < (await page.locator("[data-question]").count()); index += 1) {
      const question = page.locator("[data-question]").nth(index);
      if (!(await question.isVisible())) continue;
      await answerAny(question);
      // Which questions arise is drawn once the pointer is free.
      await page.waitForTimeout(150);
    }
    await page.getByRole("button", { name: "Save and continue" }).click();
    await expect(page.locator("#error-summary")).toHaveCount(0);
    await page.waitForURL((url) => url.href !== here);
    await drawn(page);
  }
  for (let lists = 0; lists < 6 && !page.url().endsWith("#/check"); lists += 1) await page.getByRole("button", { name: "Continue" }).click();
  await expect(heading(page)).toHaveText("Check your answers");
  const [, answered, asked] = /(\d+) of (\d+) questions answered/.exec(await page.locator("#page").innerText()) ?? [];
  expect(answered).toBe(asked);
  await page.getByRole("button", { name: "See the result" }).click();
  await expect(heading(page)).toContainText("£");
});

test("what the rules do not reach is told at once, and before the figure", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Start" }).click();
  await page.locator("[data-question='facts:territory'] input[value=neither]").check({ force: true });
  await expect(page.locator(".app-notices")).toContainText("These rules do not reach the case");
  await expect(page.getByRole("status")).toContainText("These rules do not reach the case");
  await page.locator("[data-question='facts:territory'] input[value=established-in-uk]").check({ force: true });
  await expect(page.locator(".app-notices")).toBeEmpty();
});

test("a fault is told twice in the same words, and the focus goes to it", async ({ page }) => {
  await open(page, "#/q/organisation");
  await page.getByRole("textbox", { name: "What was the whole undertaking's worldwide turnover" }).fill("a lot");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.locator("#error-summary")).toBeFocused();
  expect(await page.title()).toMatch(/^Error: /);
  const told = await page.locator("#error-summary li").innerText();
  await expect(page.locator(".govuk-error-message")).toContainText(told.trim());
  await page.locator("#error-summary a").click();
  await expect(page.getByRole("textbox", { name: "What was the whole undertaking's worldwide turnover" })).toBeFocused();
});

test("I do not know yet is taken for every fact, and widens", async ({ page }) => {
  await example(page);
  for (const section of ["organisation", "people-and-data"]) {
    await go(page, `#/q/${section}`);
    for (const box of await page.locator("#page input[value=not-known]:visible").all()) if (await box.isVisible()) await box.check({ force: true });
    await page.getByRole("button", { name: "Save and continue" }).click();
    await expect(page.locator("#error-summary")).toHaveCount(0);
  }
  await go(page, "#/check");
  await expect(page.getByText("Not known yet").first()).toBeVisible();
});

test("a question that does not arise is not asked", async ({ page }) => {
  await open(page, "#/q/organisation");
  const turnover = page.locator("[data-question='facts:turnover']");
  await expect(turnover).toBeVisible();
  const undertaking = page.locator("[data-question='facts:undertaking']");
  await undertaking.getByLabel("No", { exact: true }).check();
  await expect(turnover).toBeHidden();
  await undertaking.getByLabel("Yes").check();
  await expect(turnover).toBeVisible();
});

test("a change from the check page leads back to it", async ({ page }) => {
  await example(page);
  await go(page, "#/check");
  await page.getByRole("link", { name: /^Change.*How many people were affected/ }).click();
  await page.getByLabel("How many people were affected?").first().fill("1,000 to 5,000");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(heading(page)).toHaveText("Check your answers");
  await expect(page.getByText("1,000 to 5,000")).toBeVisible();
});

test("evidence is added, asks what its kind carries, and is taken out", async ({ page }) => {
  await open(page, "#/list/evidence");
  await page.getByLabel("What kind of evidence is it?").selectOption("advice-followed");
  await page.getByRole("button", { name: "Add an item of evidence" }).click();
  await expect(page.getByText("Was the advice followed?")).toBeVisible();
  await page.getByLabel("What kind of engagement is it?", { exact: false }).selectOption("incident-report");
  await expect(page.getByText("Was the advice followed?")).toHaveCount(0);
  await page.getByRole("button", { name: "Save and continue" }).click();
  await expect(page.getByRole("heading", { name: /^E1/ })).toBeVisible();
  await page.getByRole("button", { name: /^Remove/ }).click();
  await expect(page.getByText("None added yet.")).toBeVisible();
});

test("infringements are added and assessed apart", async ({ page }) => {
  await example(page);
  for (const name of ["Security", "Impact assessment"]) {
    await go(page, "#/tasks");
    await page.getByRole("link", { name: "Infringements assessed apart" }).click();
    await page.getByRole("button", { name: /^Add (an|another) infringement$/ }).click();
    await page.getByRole("textbox", { name: "What is this infringement called?" }).fill(name);
    await page.getByRole("button", { name: "Save and continue" }).click();
    await expect(page.getByRole("heading", { name })).toBeVisible();
  }
  await expect(page.locator(".app-item")).toHaveCount(2);
});

test("what if: two named columns and the difference", async ({ page }) => {
  await example(page);
  await page.getByRole("button", { name: "What if?" }).click();
  await go(page, "#/list/determination");
  await page.getByRole("button", { name: "Remove Settlement" }).click();
  await go(page, "#/compare");
  for (const name of ["As it happened", "What if", "Difference"]) await expect(page.getByRole("columnheader", { name }).first()).toBeVisible();
});

test("what can still be done leads to where it is tried", async ({ page }) => {
  await open(page, "#/case");
  const text = '[case]\ntitle = "T"\nas-of = 2026-11-23\n[facts]\narticles = ["32(1)"]\nundertaking = true\nturnover = "GBP 90m"\nawareness = 2026-11-22\n';
  await page.getByLabel("Open a case file or a report file").setInputFiles({ name: "t.toml", mimeType: "text/plain", buffer: Buffer.from(text) });
  await page.getByRole("link", { name: "Advice received and followed" }).click();
  await expect(heading(page)).toHaveText("Evidence of engagement");
  await expect(page.getByLabel("What kind of evidence is it?")).toHaveValue("advice-followed");
  await page.getByRole("button", { name: "Add an item of evidence" }).click();
  await expect(page.getByText("Was the advice followed?")).toBeVisible();
});

test("Back, Forward and reload keep the answers", async ({ page }) => {
  await example(page);
  await go(page, "#/check");
  await page.goBack();
  await expect(heading(page)).toHaveText("Penalty: £963,900");
  await page.goForward();
  await expect(heading(page)).toHaveText("Check your answers");
  await page.reload();
  await expect(heading(page)).toHaveText("Check your answers");
  await expect(page.getByText("633,887")).toBeVisible();
});

test("where the core fails the answers are not lost", async ({ page }) => {
  await example(page);
  await page.evaluate(() => setTimeout(() => { throw new Error("as if the core had failed"); }));
  await expect(heading(page)).toHaveText("The calculator stopped");
  const waiting = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save the case file" }).click();
  expect(readFileSync(await (await waiting).path(), "utf8")).toContain("South Staffordshire");
  await page.getByRole("button", { name: "Load the page anew" }).click();
  await expect(heading(page)).toHaveText("Penalty: £963,900");
});

test("clear everything leaves nothing, the switch keeps nothing, and stays as it was set", async ({ page }) => {
  await example(page);
  await go(page, "#/case");
  await page.getByLabel("Keep my answers").uncheck();
  expect(await page.evaluate(() => sessionStorage.getItem("affeer"))).toBeNull();
  await page.getByRole("button", { name: "Clear everything" }).click();
  expect(await page.evaluate(() => ({ ...sessionStorage }))).toEqual({ "affeer-autosave": "off" });
  await go(page, "#/result");
  await expect(heading(page)).toHaveText("No result yet");
  await go(page, "#/case");
  await expect(page.getByLabel("Keep my answers")).not.toBeChecked();
  expect(await page.evaluate(() => sessionStorage.getItem("affeer"))).toBeNull();
});

test("a saved case and a report file open again, and the table goes to a spreadsheet", async ({ page }) => {
  await example(page);
  const get = async (name) => {
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", { name, exact: true }).click();
    return (await waiting).path();
  };
  const saved = readFileSync(await get("Case file"), "utf8");
  expect(saved).toBe(readFileSync(new URL("../../rules/uk-gdpr-2024/examples/south-staffordshire-2026.toml", import.meta.url), "utf8"));
  expect(readFileSync(await get("Ledger as CSV"), "utf8")).toContain('"963900.00"');
  expect(JSON.parse(readFileSync(await get("Assessment as JSON"), "utf8")).penalty.central).toBe("963900.00");
  const report = join(tmpdir(), `affeer-report-${process.pid}.html`);
  writeFileSync(report, readFileSync(await get("Report file")));
  await go(page, "#/case");
  await page.getByLabel("Open a case file or a report file").setInputFiles(report);
  await expect(heading(page)).toHaveText("Penalty: £963,900");
  const messages = [];
  page.on("console", (message) => messages.push(message.text()));
  await page.goto(pathToFileURL(report).href);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("South Staffordshire Plc and South Staffordshire Water Plc");
  expect(messages).toEqual([]);
});

test("a case in JSON is saved as it came, and as TOML once it is changed; what is no case is refused with its line", async ({ page }) => {
  const bring = (/** @type {string} */ name, /** @type {string} */ text) => page.getByLabel("Open a case file or a report file").setInputFiles({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  const save = async () => {
    const waiting = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save the case file" }).click();
    const saved = await waiting;
    return { name: saved.suggestedFilename(), text: readFileSync(await saved.path(), "utf8") };
  };
  await open(page, "#/case");
  const text = '{ "case": { "title": "As JSON", "as-of": "2026-11-23" }, "facts": { "articles": ["32(1)"], "people-affected": 1000 } }\n';
  await bring("case.json", text);
  await expect(heading(page)).toContainText("£");
  await go(page, "#/case");
  expect(await save()).toEqual({ name: "as-json.json", text });
  await go(page, "#/q/people-and-data");
  await page.getByLabel("How many people were affected?").first().fill("2000");
  await page.getByRole("button", { name: "Save and continue" }).click();
  await go(page, "#/case");
  const changed = await save();
  expect(changed.name).toBe("as-json.toml");
  expect(changed.text).toContain('people-affected = "2000"');
  await bring("broken.toml", '[case]\ntitle = "Broken"\nas-of = 2026-11-30\n[facts]\nturnovr = 5\nrole = "boss"\n');
  await expect(heading(page)).toHaveText("broken.toml was not opened");
  await expect(page.locator("#error-summary")).toContainText("Line 6");
  await expect(page.locator("#error-summary")).toContainText("Line 5");
});

test("a file made under other rules shows the difference first", async ({ page }) => {
  await open(page, "#/case");
  const text = readFileSync(new URL("../../rules/uk-gdpr-2024/examples/dpp-law-2025.toml", import.meta.url), "utf8");
  const buffer = Buffer.from(`# Affeer 0.0.9; rulebook uk-gdpr-2024 0.9.0 0000000000000000; result when written: £54,321\n${text}`);
  await page.getByLabel("Open a case file or a report file").setInputFiles({ name: "old.toml", mimeType: "text/plain", buffer });
  await expect(heading(page)).toHaveText("This file was made under other rules");
  await expect(page.getByText("£54,321")).toBeVisible();
  await page.getByRole("button", { name: "Open under the rules of today" }).click();
  await expect(heading(page)).toHaveText("Penalty: £60,000");
});

test("an own rulebook asks its own question with no other script, and every output says so", async ({ page }) => {
  await example(page);
  const text = readFileSync(new URL("../../rules/uk-gdpr-2024/rulebook.toml", import.meta.url), "utf8");
  const fact = '[[fact]]\nid = "shoe-size"\ntype = "count"\npermitted = { from = 0, to = 60 }\nquestion = "What is the shoe size?"\nhint = "A test."\nwhy = "A test."\nfeeds = ["comparables"]\nsection = "organisation"\n\n';
  const own = text.replace('[[fact]]\nid = "public-body"', `${fact}[[fact]]\nid = "public-body"`).replace("comparable-by = [", 'comparable-by = ["shoe-size", ');
  await go(page, "#/case");
  await page.getByLabel("Your own rulebook").setInputFiles({ name: "rulebook.toml", mimeType: "text/plain", buffer: Buffer.from(own) });
  await expect(heading(page)).toContainText("Data Protection Fining Guidance");
  await go(page, "#/q/organisation");
  await page.getByLabel("What is the shoe size?").first().fill("42");
  await go(page, "#/result");
  await expect(page.getByText("Assessed by a rulebook or schedule of the user's own").first()).toBeVisible();
});

test("one flipped byte of the script and the page does not start", async ({ page }) => {
  const broken = join(tmpdir(), `affeer-broken-${process.pid}.html`);
  writeFileSync(broken, shipped().replace("affeer-autosave", "affeer-autosavf"));
  await page.goto(pathToFileURL(broken).href);
  await page.waitForTimeout(500);
  expect(await page.evaluate(() => document.documentElement.dataset.ready)).toBeUndefined();
});
