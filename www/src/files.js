// Files: given to the user, and taken from them.
import { h } from "./dom.js";

/**
 * Gives a file to the user.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function give(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = h("a", { href: address, download: name, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** What a file of a case may weigh at most, in bytes. */
export const LARGEST = 4 << 20;

/** What a file is that is no case, by its first bytes. @type {[string, "isPdf" | "isOffice" | "isPicture"][]} */
const MARKS = [["%PDF", "isPdf"], ["PK\x03\x04", "isOffice"], ["\xD0\xCF\x11\xE0", "isOffice"], ["\x89PNG", "isPicture"], ["\xFF\xD8\xFF", "isPicture"], ["GIF8", "isPicture"], ["RIFF", "isPicture"]];

/** @typedef {"isPdf" | "isOffice" | "isPicture" | "isTooLarge" | "isEmpty" | "isNoText" | "isList" | "isTable" | "isPage" | "isOther"} NoCase what a file is that is no case */

/**
 * The text of a file the user chose, or what it is instead.
 * @param {Blob} file
 * @returns {Promise<{text: string} | {is: NoCase}>}
 */
export async function taken(file) {
  if (file.size > LARGEST) return { is: "isTooLarge" };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const begins = String.fromCharCode(...bytes.subarray(0, 8));
  const mark = MARKS.find(([mark]) => begins.startsWith(mark));
  if (mark) return { is: mark[1] };
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.trim() ? { text } : { is: "isEmpty" };
  } catch {
    return { is: "isNoText" };
  }
}

/** What a text is that was refused as a case; nothing where it is one with faults. @param {string} text @param {string} name @returns {NoCase | null} */
export function noCase(text, name) {
  const begins = text.trimStart().slice(0, 200);
  if (begins.startsWith("[") && !/^\[{1,2}\s*["'\w-]+(\s*\.\s*["'\w-]+)*\s*\]{1,2}\s*(#.*)?$/m.test(begins.split("\n")[0].trim())) return "isList";
  if (/^\s*\[\s*case\s*\]/m.test(text) || /"case"\s*:/.test(text) || /^\s*case\s*[.=]/m.test(text)) return null;
  if (/^<(!doctype|html|\?xml|svg)/i.test(begins)) return "isPage";
  if (/\.(csv|tsv)$/i.test(name) || /^[^\n=[{]*[,;\t][^\n=[{]*[,;\t]/.test(begins)) return "isTable";
  return begins.startsWith("{") || /^\s*\[{1,2}\w/m.test(text) ? null : "isOther";
}

/**
 * A title as the name of a file.
 * @param {string} title
 */
export function named(title) {
  return title.toLowerCase().normalize("NFKD").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "case";
}
