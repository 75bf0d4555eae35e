// Addresses within the page: `#/q/organisation` is the page `q` of `organisation`.

/**
 * @param {string} hash
 * @param {string[]} pages the pages there are; anything else is the start
 * @returns {{page: string, rest: string[]}}
 */
export function route(hash, pages) {
  const [page = "", ...rest] = hash.replace(/^#?\/?/, "").split("/").map((part) => {
    try {
      return decodeURIComponent(part);
    } catch {
      return "";
    }
  });
  return pages.includes(page) ? { page, rest } : { page: "", rest: [] };
}
