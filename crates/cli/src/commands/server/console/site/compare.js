// Two texts, line by line.

import { el } from "./dom.js";
import { laidOut } from "./json.js";

// More lines than this take too long to compare.
const MOST = 1500;

// The lines of both: kind, and the text on either side.
export function lines(before, after) {
  const [a, b] = [before, after].map((text) => laidOut(text).split("\n"));
  if (a.length > MOST || b.length > MOST) return undefined;
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      common[i * width + j] = a[i] === b[j] ? common[(i + 1) * width + j + 1] + 1 : Math.max(common[(i + 1) * width + j], common[i * width + j + 1]);
    }
  }
  const found = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) found.push(["same", a[i++], b[j++]]);
    else if (i < a.length && (j === b.length || common[(i + 1) * width + j] >= common[i * width + j + 1])) found.push(["gone", a[i++], undefined]);
    else found.push(["new", undefined, b[j++]]);
  }
  return found;
}

const SIGNS = { same: " ", gone: "−", new: "+" };
const WORDS = { gone: "only in the first: ", new: "only in the second: " };

// What is different, for people.
export function difference(before, after) {
  const found = lines(before, after);
  if (!found) return el("p", { class: "quiet", text: "The bodies are too long to compare." });
  if (found.every(([kind]) => kind === "same")) return el("p", { class: "quiet", text: "The bodies are the same." });
  return el(
    "ol",
    { class: "difference", tabindex: "0", "aria-label": "Differences of the bodies" },
    found.map(([kind, left, right]) => el("li", { class: kind }, el("span", { class: "sign", "aria-hidden": "true", text: SIGNS[kind] }), WORDS[kind] && el("span", { class: "unseen", text: WORDS[kind] }), el("code", { text: left ?? right }))),
  );
}
