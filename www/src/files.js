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

const LARGEST = 4 << 20;

/**
 * The text of a file the user chose; nothing where it is too large or no text.
 * @param {File} file
 * @returns {Promise<string | null>}
 */
export async function taken(file) {
  if (file.size > LARGEST) return null;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return null;
  }
}

/**
 * A title as the name of a file.
 * @param {string} title
 */
export function named(title) {
  return title.toLowerCase().normalize("NFKD").replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 60) || "case";
}
