// Makes the report file of the worked example, for the HTML check: node e2e/report.mjs <file>
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const glue = await import(new URL("../dist/work/glue/affeer.js", import.meta.url).href);
const bytes = readFileSync(fileURLToPath(new URL("../dist/work/glue/affeer_bg.wasm", import.meta.url)));
await glue.default({ module_or_path: bytes });
const text = JSON.parse(glue.example(JSON.stringify({ id: "south-staffordshire-2026" }))).case;
writeFileSync(process.argv[2], JSON.parse(glue.report_file(JSON.stringify({ case: text, at: "2026-11-23 16:30" }))).html);
