// Lighthouse, as for a telephone, over a server that gives the page compressed.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { gzipSync } from "node:zlib";
import lighthouse from "lighthouse";
import { PAGE } from "./inputs.mjs";

/** Serves the page. */
async function serving() {
  const body = gzipSync(readFileSync(PAGE), { level: 9 });
  const server = createServer((request, response) => {
    const found = request.url === "/";
    response.writeHead(found ? 200 : 404, { "content-type": "text/html; charset=utf-8", "content-encoding": "gzip" });
    response.end(found ? body : gzipSync(""));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(0)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (server.address());
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** @param {import("puppeteer-core").Browser} browser @returns {Promise<string[][]>} */
export async function scores(browser) {
  const server = await serving();
  const page = await browser.newPage();
  const told = await lighthouse(server.address, { logLevel: "silent", onlyCategories: ["performance", "accessibility", "best-practices"] }, undefined, /** @type {any} */ (page));
  server.close();
  if (!told) return [["Lighthouse", "did not run", ""]];
  const { audits, categories } = told.lhr;
  const score = (/** @type {string} */ name) => String(categories[name].score);
  const figure = (/** @type {string} */ name, digits = 0) => (audits[name].numericValue ?? NaN).toFixed(digits);
  const faults = ["accessibility", "best-practices"].flatMap((name) => categories[name].auditRefs.filter(({ weight }) => weight > 0).map(({ id }) => audits[id])).filter((audit) => audit.score !== null && audit.score < 1);
  return [
    ["Lighthouse: performance", score("performance"), "0.95"],
    ["Lighthouse: accessibility", score("accessibility"), "1"],
    ["Lighthouse: best practices", score("best-practices"), "1"],
    ["Lighthouse: layout shift", figure("cumulative-layout-shift", 3), "0.02"],
    ["Lighthouse: largest paint, blocking, weight", `${figure("largest-contentful-paint")} ms, ${figure("total-blocking-time")} ms, ${figure("total-byte-weight")} bytes`, ""],
    ...faults.map((audit) => ["Lighthouse finds", `${audit.id}: ${audit.title}`, "nothing"]),
  ];
}
