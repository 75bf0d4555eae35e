// The words of the page, said.
import { english } from "./english.js";

/** @typedef {keyof typeof english} Word */

/**
 * A word of the table, with what belongs into its braces.
 * @param {Word} word
 * @param {Record<string, string | number>} [values]
 */
export const t = (word, values = {}) => english[word].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ""));
