// Firefox, over WebDriver BiDi.
import { existsSync } from "node:fs";
import puppeteer from "puppeteer-core";
import { checks } from "./checks.mjs";

const FIREFOX = process.env.FIREFOX ?? "/usr/bin/firefox-esr";

/** @returns {Promise<import("./checks.mjs").Engine>} */
async function start() {
  if (!existsSync(FIREFOX)) throw new Error(`There is no Firefox at ${FIREFOX}. Install firefox-esr, or name another in FIREFOX.`);
  const browser = await puppeteer.launch({ browser: "firefox", executablePath: FIREFOX, headless: true });
  let page = await browser.newPage();
  /** @type {string[]} */
  let told = [];
  const listen = () => {
    page.on("console", (message) => ["error", "warn"].includes(message.type()) && told.push(message.text()));
    page.on("pageerror", (error) => told.push(String(error)));
  };
  return {
    version: await browser.version(),
    async open(address) {
      await page.close();
      page = await browser.newPage();
      told = [];
      listen();
      await page.goto(address);
    },
    reload: async () => void (await page.reload()),
    click: (selector) => page.click(selector),
    type: (selector, text) => page.type(selector, text),
    run: (code, ...given) => page.evaluate(code, ...given),
    errors: async () => told,
    close: () => browser.close(),
  };
}

checks("Firefox", start);
