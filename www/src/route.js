// Addresses within the page: `#/q/organisation` is the page `q` of `organisation`.

export const PAGES = ["", "scope", "tasks", "q", "list", "check", "result", "why", "compare", "case", "method", "privacy", "accessibility"];

/**
 * @param {string} hash
 * @returns {{page: string, rest: string[]}}
 */
export function route(hash) {
  const [page = "", ...rest] = hash.replace(/^#?\/?/, "").split("/").map((part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return "";
    }
  });
  return PAGES.includes(page) ? { page, rest } : { page: "", rest: [] };
}
