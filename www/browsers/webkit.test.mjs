// WebKit, the engine of Safari: WebKitGTK's MiniBrowser, over the WebDriver protocol.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { checks } from "./checks.mjs";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** A port that nothing uses. @returns {Promise<number>} */
const free = () =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
      server.close(() => done(port));
    });
  });

/** Starts the driver, and gives what speaks to it and what ends it. */
async function driver() {
  if (!process.env.DISPLAY) throw new Error("WebKit needs a screen. Run www/browsers/test.sh, which gives it one.");
  const port = await free();
  // Its sandbox does not start for root; only these tests run without it.
  const unboxed = process.getuid?.() === 0 ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" } : {};
  const child = spawn("WebKitWebDriver", [`--port=${port}`], { env: { ...process.env, ...unboxed }, stdio: "ignore" });
  const gone = new Promise((_, fail) => child.once("error", () => fail(new Error("There is no WebKitWebDriver. Install webkit2gtk-driver."))));
  /** @param {string} method @param {string} path @param {object} [body] */
  const speak = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body ? JSON.stringify(body) : null });
    const { value } = /** @type {any} */ (await answer.json());
    if (!answer.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  };
  const up = async () => {
    while (!(await speak("GET", "/status").catch(() => null))?.ready) await pause(50);
  };
  await Promise.race([up(), gone, pause(10_000, undefined, { ref: false }).then(() => Promise.reject(new Error("WebKitWebDriver does not answer.")))]);
  return { speak, end: () => child.kill() };
}

/** Keeps what goes wrong; runs in the page. The driver has no console to read. */
function listen() {
  const told = /** @type {string[]} */ ((/** @type {any} */ (globalThis).told = []));
  addEventListener("error", (event) => told.push(String(event.message)));
  addEventListener("unhandledrejection", (event) => told.push(String(event.reason)));
  addEventListener("securitypolicyviolation", (event) => told.push(`${event.violatedDirective} ${event.blockedURI}`));
  for (const kind of /** @type {const} */ (["error", "warn"])) console[kind] = (...words) => told.push(words.join(" "));
}

/** @returns {Promise<import("./checks.mjs").Engine>} */
async function start() {
  const { speak, end } = await driver();
  const { sessionId, capabilities } = await speak("POST", "/session", { capabilities: {} });
  const say = (/** @type {string} */ path, body = {}) => speak("POST", `/session/${sessionId}/${path}`, body);
  const run = (/** @type {(...given: any[]) => any} */ code, /** @type {any[]} */ ...given) => say("execute/sync", { script: `return (${code})(...arguments)`, args: given });
  const find = async (/** @type {string} */ selector) => (await say("element", { using: "css selector", value: selector }))[ELEMENT];
  return {
    version: `${capabilities.browserName} ${capabilities.browserVersion}`,
    async open(address) {
      const { handle } = await say("window/new", { type: "tab" });
      await speak("DELETE", `/session/${sessionId}/window`);
      await say("window", { handle });
      await say("url", { url: address });
      await run(listen);
    },
    async reload() {
      await say("refresh");
      await run(listen);
    },
    click: async (selector) => say(`element/${await find(selector)}/click`),
    type: async (selector, text) => say(`element/${await find(selector)}/value`, { text }),
    run,
    errors: () => run(() => /** @type {any} */ (globalThis).told),
    async close() {
      await speak("DELETE", `/session/${sessionId}`);
      end();
    },
  };
}

checks("WebKit", start);
