// Elements, never strings of HTML: under Trusted Types there is no other way, and none is needed.

const SVG = new Set(["svg", "rect", "line", "g"]);
const KNOWN = new Set(
  "a b br caption dd details div dl dt figcaption figure h1 h2 h3 li ol p rect section span strong summary svg table tbody td th thead tr ul".split(" "),
);

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * An element with its attributes and children.
 * @param {string} name
 * @param {Record<string, string | boolean | ((event: any) => void) | null | undefined>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElement}
 */
export function h(name, attributes = {}, ...children) {
  const element = /** @type {HTMLElement} */ (
    SVG.has(name) ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name)
  );
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  }
  for (const child of children.flat()) if (child) element.append(child);
  return element;
}

/**
 * What the core made, as elements: a text, or `[name, {attributes}, child, …]`, with `null` for no attributes.
 * @param {import("./door").Elements} tree
 * @returns {Node[]}
 */
export function grown(tree) {
  return tree.map((part) => {
    if (typeof part === "string") return document.createTextNode(part);
    const [name, attributes, ...children] = part;
    if (!KNOWN.has(name)) return document.createTextNode("");
    const safe = { ...attributes };
    if (safe.href && !/^(#\/|https:\/\/)/.test(safe.href)) delete safe.href;
    return h(name, safe, ...grown(children));
  });
}

/** @param {string} id @returns {HTMLElement} */
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`no element ${id}`);
  return found;
}
