// Measures the page and prints each figure beside its budget: node measure.mjs. Nothing is asserted.
import { existsSync } from "node:fs";
import { loadavg } from "node:os";
import { LACKING, needs } from "./measure/inputs.mjs";

const lacking = needs.filter((path) => !existsSync(path));
if (lacking.length) {
  console.error(`${LACKING} ${lacking.join(", ")}`);
  process.exit(1);
}
// Only now, because they need what was looked for.
const { evaluations } = await import("./measure/core.mjs");
const { inChromium } = await import("./measure/chromium.mjs");
const load = () => loadavg()[0].toFixed(1);
const before = load();
const rows = [["What", "Figure", "Budget"], ...(await evaluations()), ...(await inChromium())];
const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column].length)));
for (const [what, figure, budget] of rows) console.log(`${what.padEnd(widths[0])}  ${figure.padEnd(widths[1])}  ${budget}`);
console.log(`\nTasks that wanted a processor, on average in the last minute: ${before} before, ${load()} after. Above the number of processors, the times are too long.`);
