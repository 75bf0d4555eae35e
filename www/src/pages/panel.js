// The estimate beside the questions: a range that says that it is one, and what would narrow it.
import { h } from "../dom.js";
import { isLarge, measured, seconds } from "../large.js";
import { button, link } from "../parts.js";
import { say } from "../screen.js";
import { pageOf, request, subject } from "../session.js";
import { t } from "../words.js";

/** The panel, and how it is drawn anew. */
export function panel() {
  const figure = h("span", { class: "app-estimate__figure" });
  const inside = h("div", {});
  // On a narrow screen it follows the questions, folded to one line.
  const box = h("aside", { class: "app-estimate", "aria-label": t("estimate") },
    h("details", { open: matchMedia("(min-width: 60em)").matches },
      h("summary", {}, h("span", { class: "app-estimate__title" }, t("estimate")), figure), inside));
  let last = "";
  let drawn = "";
  const draw = (asked = false) => {
    if (!asked && isLarge()) {
      drawn = "";
      figure.textContent = t("notWorkedOut");
      inside.replaceChildren(h("p", {}, t("isLarge", { seconds: seconds() })), button(t("workItOut"), () => draw(true), "secondary"));
      return;
    }
    const answer = measured("live", request());
    const open = Object.keys(subject().typed).length;
    // What is the same is left as it stands.
    const now = JSON.stringify([answer, open]);
    if (now === drawn) return;
    drawn = now;
    const refused = answer.kind === "refused";
    figure.textContent = refused ? t("noneYet") : answer.headline;
    const fault = open ? [h("p", { class: "app-fault" }, t(open === 1 ? "oneOpenAsTyped" : "someOpenAsTyped", { number: open }))] : [];
    inside.replaceChildren(...fault, ...(refused ? obstacles(answer.problems) : estimate(answer)));
    if (refused) return;
    if (last && last !== answer.headline) say(t("spoken", { headline: answer.headline, status: answer.status }));
    last = answer.headline;
  };
  draw();
  return { box, draw: () => draw() };
}

/** @param {import("../core.js").Problem[]} problems */
const obstacles = (problems) =>
  problems.slice(0, 3).map((problem) => h("p", {}, problem.question ? link(problem.message, pageOf(problem.question)) : problem.message));

/** @param {import("../door").Estimate} answer */
const estimate = (answer) => [
  ...answer.notes.map((words) => h("p", {}, words)),
  h("p", {}, answer.central),
  h("p", {}, answer.permitted),
  h("p", {}, h("strong", {}, answer.status)),
  h("p", {}, answer.engagement),
  ...(answer.narrow.length
    ? [h("p", {}, t("narrowMost")), h("ul", {}, ...answer.narrow.map((open) => h("li", {}, link(open.words, open.address), t("moves", { sum: open.moves }))))]
    : []),
  h("p", {}, link(t("seeWorking"), "#/result")),
];
