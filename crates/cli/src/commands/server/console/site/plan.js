// What would be sent so that the account has the webhooks of a text.

import { el, prose } from "./dom.js";
import { plural } from "./words.js";

const WORDS = { create: "create", replace: "replace", unchanged: "unchanged", keep: "keep: the text doesn't list it", remove: "delete" };

const SECRETS = ["httpAuthorization", "oauth/clientSecret"];

// Never which secret it is.
const named = (property) => (SECRETS.includes(property) ? `${property} (the secret changes)` : property);

const isChange = ({ action }) => action !== "unchanged" && action !== "keep";

const step = ({ action, subAccountId, type, properties = [], effects = [] }) =>
  el(
    "li",
    { class: action },
    el("div", {}, el("span", { class: "action", text: WORDS[action] ?? action }), el("code", { text: `${subAccountId}:${type}` }), properties.length > 0 && el("span", { class: "quiet", text: properties.map(named).join(", ") })),
    effects.map(({ message, help }) => el("div", { class: "effect" }, prose(message), help && el("span", { class: "quiet" }, " ", prose(help)))),
  );

// A plan, step by step. What stays as it is comes last.
export function plan({ plan, blocked }) {
  const changes = plan.steps.filter(isChange);
  const others = plan.steps.filter((step) => !isChange(step));
  return el(
    "div",
    { class: "plan" },
    el("p", { text: changes.length === 0 ? "Nothing to do: the account has these webhooks." : plural(changes.length, "change") }),
    blocked && el("p", { class: "bad" }, prose(blocked)),
    changes.length > 0 && el("ol", {}, changes.map(step)),
    others.length > 0 && el("details", {}, el("summary", { text: `${plural(others.length, "webhook")} as before` }), el("ol", {}, others.map(step))),
  );
}
