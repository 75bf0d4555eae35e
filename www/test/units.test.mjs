// W2: addresses and what is kept. W1: the core in WebAssembly answers as the program does.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { loaded, started } from "../e2e/core.mjs";
import { named } from "../src/files.js";
import { route } from "../src/route.js";
import { store } from "../src/store.js";

const root = fileURLToPath(new URL("../..", import.meta.url));

test("an address names a page, and anything else the start", () => {
  const PAGES = ["", "q", "why"];
  assert.deepEqual(route("#/q/organisation", PAGES), { page: "q", rest: ["organisation"] });
  assert.deepEqual(route("#/why/3", PAGES), { page: "why", rest: ["3"] });
  assert.deepEqual(route("", PAGES), { page: "", rest: [] });
  assert.deepEqual(route("#/javascript:alert", PAGES), { page: "", rest: [] });
  assert.deepEqual(route("#/%E0%A4%A", PAGES), { page: "", rest: [] });
});

const shelf = () => {
  const kept = new Map();
  return { kept, getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => kept.set(key, value), removeItem: (key) => kept.delete(key) };
};

test("what is open survives a reload, unless it is switched off or cleared", () => {
  const storage = shelf();
  store(storage).set({ case: "one" });
  assert.equal(store(storage).get().case, "one");
  const second = store(storage);
  second.switch(false);
  assert.equal(storage.kept.has("affeer"), false);
  second.set({ case: "two" });
  assert.equal(store(storage).get().case, null);
  second.switch(true);
  assert.equal(store(storage).get().case, "two");
  second.clear();
  assert.equal(storage.kept.size, 0);
  second.switch(false);
  second.clear();
  assert.equal(store(storage).saving(), false);
});

test("without storage, or with nonsense in it, the page still works", () => {
  assert.equal(store(null).get().case, null);
  assert.equal(store(null).failing(), false, "there is nothing to keep yet");
  const broken = { getItem: () => "{", setItem: () => { throw new Error("full"); }, removeItem: () => {} };
  const open = store(broken);
  open.set({ case: "one" });
  assert.equal(open.get().case, "one");
  assert.equal(open.failing(), true, "and says that nothing is kept");
});

test("a title becomes the name of a file", () => {
  assert.equal(named("South Staffordshire Plc / Water"), "south-staffordshire-plc-water");
  assert.equal(named("…"), "case");
});

const program = process.env.AFFEER ?? join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "debug/affeer");

test("a door asked before the rulebooks are there refuses", async () => {
  const glue = await loaded();
  assert.match(JSON.parse(glue.versions()).problems[0].message, /have not been handed over/);
  assert.equal(JSON.parse(glue.rules("nonsense")).kind, "refused");
  assert.match(JSON.parse(glue.live("{}")).problems[0].message, /have not been handed over/);
});

test("native equals wasm, byte for byte, for every example", { skip: existsSync(program) ? false : `no program at ${program}: cargo build` }, async () => {
  const glue = await started();
  let seen = 0;
  for (const rulebook of ["uk-gdpr-2024", "uk-gdpr-2018"]) {
    const folder = join(root, "rules", rulebook, "examples");
    for (const name of readdirSync(folder).filter((name) => name.endsWith(".toml"))) {
      const path = join(folder, name);
      const native = execFileSync(program, ["assess", "--format", "json", path], { encoding: "utf8" });
      const answer = JSON.parse(glue.machine(JSON.stringify({ case: readFileSync(path, "utf8") })));
      assert.equal(answer.json, native, name);
      seen += 1;
    }
  }
  assert.ok(seen >= 20, `${seen} examples`);
});
