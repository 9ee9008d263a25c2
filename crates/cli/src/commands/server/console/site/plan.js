// What would be sent so that the account has the webhooks of a text.

import { el } from "./dom.js";
import { plural } from "./words.js";

const WORDS = { create: "create", replace: "replace", unchanged: "unchanged", keep: "keep: the text doesn't list it", remove: "delete" };

// A plan, step by step.
export function plan({ plan, blocked }) {
  const changes = plan.steps.filter(({ action }) => !["unchanged", "keep"].includes(action)).length;
  const steps = plan.steps.map(({ action, subAccountId, type, properties = [], effects = [] }) =>
    el(
      "li",
      { class: action },
      el("div", {}, el("span", { class: "action", text: WORDS[action] ?? action }), el("code", { text: `${subAccountId}:${type}` }), properties.length > 0 && el("span", { class: "quiet", text: properties.join(", ") })),
      effects.map(({ message, help }) => el("div", { class: "effect" }, el("span", { text: message }), help && el("span", { class: "quiet", text: ` ${help}` }))),
    ),
  );
  return el("div", { class: "plan" }, el("p", { text: changes === 0 ? "Nothing to do: the account has these webhooks." : plural(changes, "change") }), blocked && el("p", { class: "bad", text: blocked }), el("ol", {}, steps));
}
