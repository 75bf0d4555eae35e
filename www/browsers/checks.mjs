// What every engine must do with the page: one list of checks, run against whatever drives it.
import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";

/**
 * A browser, driven. `open` takes a new tab, so that nothing is kept from what was open before.
 * @typedef {object} Engine
 * @property {string} version
 * @property {(address: string) => Promise<void>} open
 * @property {() => Promise<void>} reload
 * @property {(selector: string) => Promise<void>} click
 * @property {(selector: string, text: string) => Promise<void>} type
 * @property {(code: (...given: any[]) => any, ...given: any[]) => Promise<any>} run runs code in the page
 * @property {() => Promise<string[]>} errors what was complained of since `open`
 * @property {() => Promise<void>} close
 */

const PAGE = fileURLToPath(new URL("../dist/affeer.html", import.meta.url));
const TURNOVER = "[data-question='facts:turnover'] input[type=text]";
const ARTICLE = "[data-question='facts:articles'] input[value='32'] + label";
const ROUTES = ["#/scope", "#/tasks", "#/q/organisation", "#/list/evidence", "#/check", "#/result", "#/why/2", "#/compare", "#/case", "#/method", "#/privacy"];

const isReady = () => document.documentElement.dataset.ready === "yes";
const headline = () => document.querySelector("#page h1")?.textContent ?? "";
const estimate = () => document.querySelector(".app-estimate__figure")?.textContent ?? "";

/** @param {string} page */
const withoutPolicy = (page) => page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "");

/** The page with one letter of a sentence in its script changed, which no program would notice. @param {string} page */
function flipped(page) {
  const at = page.search(/(?<=<script type="module">[^]*"[A-Z][a-z]+ [a-z]+ )[a-z]/);
  assert.ok(at > 0, "the script holds a sentence");
  return page.slice(0, at) + page[at].toUpperCase() + page.slice(at + 1);
}

/** Whether markup made from a text is refused; runs in the page. */
function markup() {
  try {
    document.createElement("div").innerHTML = "<b>made from a text</b>";
    return "taken";
  } catch {
    return "refused";
  }
}

/** Whether a request is refused; runs in the page. @param {string} address */
const request = (address) => fetch(address, { mode: "no-cors" }).then(() => "sent", () => "refused");

/** A server that counts what reaches it. */
async function listening() {
  let hits = 0;
  const server = createServer((_, response) => {
    hits += 1;
    response.end();
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(0)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}/`, hits: () => hits, close: () => server.close() };
}

/**
 * The checks of one engine.
 * @param {string} name
 * @param {() => Promise<Engine>} start
 */
export function checks(name, start) {
  describe(name, () => {
    /** @type {Engine} */
    let engine;
    const page = readFileSync(PAGE, "utf8");
    const folder = mkdtempSync(join(tmpdir(), "affeer-browsers-"));
    before(async () => {
      engine = await start();
    });
    after(async () => {
      rmSync(folder, { recursive: true });
      await engine?.close();
    });

    /** Waits until code in the page says what is wanted. @param {() => any} code @param {(told: any) => unknown} wanted */
    const until = async (code, wanted) => {
      const end = Date.now() + 10_000;
      for (;;) {
        const told = await engine.run(code);
        if (wanted(told)) return told;
        assert.ok(Date.now() < end, `the page says only ${JSON.stringify(told)}`);
        await pause(50);
      }
    };
    /** Opens the page, or a copy changed so. @param {(page: string) => string} [change] */
    const open = async (change) => {
      const copy = join(folder, "copy.html");
      if (change) writeFileSync(copy, change(page));
      await engine.open(pathToFileURL(change ? copy : PAGE).href);
    };
    const ready = () => until(isReady, Boolean);
    /** Goes to an address within the page. @param {string} address */
    const go = async (address) => {
      await engine.run((address) => void (location.hash = address), address);
      await until(() => document.documentElement.dataset.shown, (shown) => shown === address);
    };

    test("the page starts from a disk", async (t) => {
      t.diagnostic(`${name} is ${engine.version}`);
      await open();
      await ready();
    });

    test("one click opens the worked example", async () => {
      await open();
      await ready();
      await engine.click("#example");
      await until(headline, (told) => told === "Penalty: £963,900");
    });

    test("what is typed changes the estimate beside it, and a reload keeps it", async () => {
      await open();
      await ready();
      await go("#/q/infringement");
      await engine.click(ARTICLE);
      const first = await until(estimate, (told) => told.includes("£"));
      await go("#/q/organisation");
      await engine.type(TURNOVER, "2,000,000,000");
      const second = await until(estimate, (told) => told.includes("£") && told !== first);
      await engine.reload();
      await ready();
      assert.equal(await engine.run(estimate), second);
      assert.match(await engine.run((box) => document.querySelector(box).value, TURNOVER), /^£?2,?000,?000,?000$/);
    });

    test("no error is told from the start to the last page", async () => {
      await open();
      await ready();
      await engine.click("#example");
      await until(headline, (told) => told === "Penalty: £963,900");
      for (const route of ROUTES) {
        await go(route);
        assert.notEqual(await engine.run(headline), "", route);
      }
      await pause(500);
      assert.deepEqual(await engine.errors(), []);
    });

    test("with one byte of its script changed the page does not start, and without the policy it would", async () => {
      await open(flipped);
      await pause(2000);
      assert.equal(await engine.run(isReady), false);
      await open((page) => withoutPolicy(flipped(page)));
      await ready();
    });

    test("the policy refuses a request, and without it the request arrives", async () => {
      const server = await listening();
      await open();
      await ready();
      const told = await engine.run(request, server.address);
      await pause(500);
      assert.deepEqual([told, server.hits()], ["refused", 0]);
      await open(withoutPolicy);
      await ready();
      assert.deepEqual([await engine.run(request, server.address), server.hits()], ["sent", 1]);
      server.close();
    });

    test("no markup is made from a text where the engine has Trusted Types, and without the policy it is", async (t) => {
      await open();
      await ready();
      const has = await engine.run(() => "trustedTypes" in globalThis);
      t.diagnostic(`${name} ${has ? "has" : "lacks"} Trusted Types`);
      assert.equal(await engine.run(markup), has ? "refused" : "taken");
      await pause(500);
      if (has) assert.notDeepEqual(await engine.errors(), [], "what is refused is told");
      await open(withoutPolicy);
      await ready();
      assert.equal(await engine.run(markup), "taken");
    });
  });
}
