// W7: the print really holds the result: printed to PDF and read back as text.
import { expect, test } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { example } from "./page.mjs";

test("the print holds every step, figure, authority, version and date, and no control", async ({ page }) => {
  await example(page);
  const labels = await page.locator("tbody th").allInnerTexts();
  const file = join(tmpdir(), `affeer-print-${process.pid}.pdf`);
  writeFileSync(file, await page.pdf({ format: "A4", preferCSSPageSize: true }));
  const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" }).replace(/\s+/g, " ");
  for (const label of labels) expect(text).toContain(label.split(" ").slice(0, 3).join(" "));
  for (const words of ["Penalty: £963,900", "£2,625,000", "£1,606,500", "Data Protection Act 2018, s 157(5)", "uk-gdpr-2024 1.0.0", "Case SHA-256", "Considered, without effect", "Answers given", "Sources", "https://www.legislation.gov.uk/ukpga/2018/12/section/157", "Decided by the Information Commissioner (N1, para 60)", "independent estimate, not legal advice", "1 of "]) expect(text).toContain(words);
  for (const control of ["Report file", "Ledger as CSV", "Change the answers", "How this was worked out", "Skip to main content"]) expect(text).not.toContain(control);
});
