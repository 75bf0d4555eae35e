// W4: nothing leaves. Fourteen ways of sending data are tried against a listening server, with the
// page's policy and, as a control, without it. Then the shipped script is looked into.
import { expect, test } from "@playwright/test";
import { createServer } from "node:http";
import { example, go, ROUTES, shipped } from "./page.mjs";

const WAYS = ["beacon", "fetch", "xhr", "socket", "events", "image", "video", "style", "icon", "prefetch", "preload", "module", "frame", "form"];

/** Tries every way; runs in the page. */
function tryAll(base) {
  const attempt = (act) => {
    try {
      act();
    } catch {
      // Refused: as it should be.
    }
  };
  const head = (rel, way, more = {}) => attempt(() => document.head.append(Object.assign(document.createElement("link"), { rel, href: `${base}/${way}`, ...more })));
  attempt(() => navigator.sendBeacon(`${base}/beacon`, "secret"));
  attempt(() => fetch(`${base}/fetch`, { mode: "no-cors" }).catch(() => 0));
  attempt(() => {
    const request = new XMLHttpRequest();
    request.open("GET", `${base}/xhr`);
    request.send();
  });
  attempt(() => new WebSocket(`${base.replace("http", "ws")}/socket`));
  attempt(() => new EventSource(`${base}/events`));
  attempt(() => (new Image().src = `${base}/image`));
  attempt(() => {
    const video = document.createElement("video");
    video.src = `${base}/video`;
    document.body.append(video);
    video.load();
  });
  head("stylesheet", "style");
  head("icon", "icon");
  head("prefetch", "prefetch");
  head("preload", "preload", { as: "image" });
  head("modulepreload", "module");
  attempt(() => document.body.append(Object.assign(document.createElement("iframe"), { src: `${base}/frame` })));
  attempt(() => {
    const frame = document.createElement("iframe");
    frame.name = "target";
    document.body.append(frame);
    const form = Object.assign(document.createElement("form"), { action: `${base}/form`, method: "post", target: "target" });
    document.body.append(form);
    form.submit();
  });
}

async function listening() {
  const hits = new Set();
  let page = "";
  const server = createServer((request, response) => {
    if (request.url === "/page") {
      response.writeHead(200, { "content-type": "text/html" });
      return response.end(page);
    }
    hits.add(request.url.slice(1));
    response.writeHead(200, { "access-control-allow-origin": "*", "content-type": request.url === "/module" ? "text/javascript" : "text/plain" });
    return response.end("");
  });
  server.on("upgrade", (request, socket) => {
    hits.add(request.url.slice(1));
    socket.destroy();
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", () => done(0)));
  return { hits, base: `http://127.0.0.1:${server.address().port}`, serve: (text) => (page = text), close: () => server.close() };
}

for (const [name, policy] of [["with the policy nothing arrives", true], ["control: without the policy all but the icon must arrive", false]]) {
  test(name, async ({ page }) => {
    const server = await listening();
    server.serve(policy ? shipped() : shipped().replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ""));
    const requests = [];
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(`${server.base}/page`);
    await page.waitForSelector("html[data-ready=yes]");
    expect(requests.filter((url) => url.startsWith("http"))).toEqual([`${server.base}/page`]);
    await page.evaluate(tryAll, server.base);
    await page.waitForTimeout(2500);
    server.close();
    const arrived = WAYS.filter((way) => server.hits.has(way));
    if (policy) expect(arrived).toEqual([]);
    // A browser without windows fetches no icon.
    else expect(arrived).toEqual(expect.arrayContaining(WAYS.filter((way) => way !== "icon")));
  });
}

test("the script uses no other way", () => {
  const script = shipped().match(/<script type="module">([^]*?)<\/script>/)[1].replace(/"RTCPeerConnection","webkitRTCPeerConnection","RTCDataChannel"/, "");
  for (const word of ["RTCPeerConnection", "RTCDataChannel", "window.open", "eval(", "new Function", "sendBeacon", "XMLHttpRequest", "WebSocket", "EventSource", "importScripts", "serviceWorker", "innerHTML", "outerHTML", "document.write", "location.href=", "location.assign", "location.replace", "localStorage", "indexedDB", "document.cookie"]) {
    expect(script.includes(word), word).toBe(false);
  }
  const navigations = [...script.matchAll(/location(?:\.\w+)?\s*=[^=]/g)].map((match) => match[0]);
  expect(navigations.every((navigation) => navigation.startsWith("location.hash="))).toBe(true);
});

test("no address holds an answer", async ({ page }) => {
  await example(page);
  await page.evaluate(() => {
    const stored = JSON.parse(sessionStorage.getItem("affeer"));
    stored.case = stored.case.replaceAll("South Staffordshire", "Canary").replaceAll("N1", "Canary1").replaceAll("https://ico.org.uk/media2", "https://canary.example");
    sessionStorage.setItem("affeer", JSON.stringify(stored));
  });
  await page.reload();
  for (const route of ROUTES) {
    await go(page, route);
    const found = await page.evaluate(() => [...document.querySelectorAll("[href], [src], [action]")].map((one) => one.getAttribute("href") ?? one.getAttribute("src") ?? one.getAttribute("action")).filter((address) => /canary/i.test(address)));
    expect(found, route).toEqual([]);
  }
});
