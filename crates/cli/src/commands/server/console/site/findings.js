// Findings as a list: where, what, what to do, and the fixes.

import { ask } from "./api.js";
import { attempt, button, el, fill, freshId, prose } from "./dom.js";
import { plural } from "./words.js";

const LEVELS = ["error", "warning", "notice"];

// "2 errors, 1 warning"
export function summary(report) {
  const counts = LEVELS.map((level) => [level, report.findings.filter((finding) => finding.level === level).length + (report.omitted?.[level] ?? 0)]);
  const found = counts.filter(([, count]) => count > 0).map(([level, count]) => plural(count, level));
  return found.join(", ") || "nothing found";
}

export const worst = (findings) => LEVELS.find((level) => findings.some((finding) => finding.level === level));

// The list of findings. `go` leads to the place of one, `fix` makes the edits of a fix.
export function list(findings, { go, fix, none = "Nothing was found.", omitted = {} } = {}) {
  if (findings.length === 0) return el("p", { class: "quiet", text: none });
  const more = Object.values(omitted).reduce((sum, count) => sum + count, 0);
  return [
    el("ul", { class: "findings" }, findings.map((finding) => item(finding, go, fix))),
    more > 0 && el("p", { class: "quiet", text: `${more.toLocaleString("en")} more of them aren't listed.` }),
  ];
}

function item(finding, go, fix) {
  const { fixes = [] } = finding;
  const place = finding.line ? `${finding.line}:${finding.column}` : finding.pointer || "the whole text";
  const about = el("div", { class: "rule", id: freshId("rule"), hidden: true });
  const rule = button(finding.rule, () => explain(finding.rule, rule, about), { class: "plain rule-id", "aria-expanded": "false", "aria-controls": about.id, title: "What this rule finds, and why" });
  return el(
    "li",
    { class: finding.level },
    el(
      "div",
      { class: "head" },
      el("span", { class: "level", text: finding.level }),
      go && finding.range
        ? button(place, () => go(finding), { class: "plain place", "aria-label": `${place}: go to it` })
        : el("span", { class: "place", text: finding.pointer || "/" }),
      rule,
    ),
    el("p", { class: "message" }, prose(finding.message)),
    el("p", { class: "help" }, prose(finding.help)),
    fix && fixes.length > 0 && el("div", { class: "fixes" }, fixes.map((one) => fixButton(one, fix))),
    about,
  );
}

function fixButton(one, fix) {
  const note = { safe: "can't change what is meant", unsafe: "look at it first", manual: "marks the place; you complete it" }[one.applicability];
  return button(prose(one.title), () => fix(one), { class: "small", title: note, "aria-description": note });
}

async function explain(id, opener, place) {
  const isOpen = opener.getAttribute("aria-expanded") === "true";
  opener.setAttribute("aria-expanded", String(!isOpen));
  place.hidden = isOpen;
  if (isOpen || place.childElementCount > 0) return;
  const rule = await attempt(() => ask("rule", { rule: id }));
  if (!rule) return;
  const example = (name, text) => text && [el("dt", { text: name }), el("dd", {}, el("pre", { tabindex: "0", text }))];
  fill(
    place,
    el("p", {}, prose(rule.finds)),
    el("p", {}, el("strong", { text: "Why: " }), prose(rule.why)),
    el("p", { class: "quiet" }, el("span", { text: "Source: " }), prose(rule.source)),
    rule.unfixed && el("p", { class: "quiet" }, el("span", { text: "No fix: " }), prose(rule.unfixed)),
    el("dl", {}, example("Bad", rule.bad), example("Good", rule.good)),
  );
}
