// Makes the report file of the worked example, for the HTML check: node e2e/report.mjs <file>
import { writeFileSync } from "node:fs";
import { started } from "./core.mjs";

const glue = await started();
const text = JSON.parse(glue.example(JSON.stringify({ id: "south-staffordshire-2026" }))).case;
writeFileSync(process.argv[2], JSON.parse(glue.report_file(JSON.stringify({ case: text, at: "2026-11-23 16:30" }))).html);
