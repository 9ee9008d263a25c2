// A text that is checked while it is written: a plain text area, with what is painted behind it.

import { ask } from "./api.js";
import { attempt, el, fill, freshId, later, say, setText } from "./dom.js";
import { list, summary } from "./findings.js";
import { edited, isJson, laidOut, parts, placesOf } from "./json.js";

// Longer texts are shown without colours: that would take too long.
const PAINTED = 120_000;

// So many lines above and below those that show are painted, too. All of a long text would take too
// long at each key.
const AROUND = 80;

// Texts of more lines are replaced without a way back.
const UNDONE = 400;

export class Editor {
  // `check` asks for a report of a text; `changed` hears of each text that was checked, and `typed`
  // of each that somebody wrote.
  constructor({ label, check, changed, typed, run, minimum = 12 }) {
    this.check = check;
    this.changed = changed;
    this.typed = typed;
    this.marks = [];
    this.asked = 0;
    // Whether somebody wrote the text, and nothing was done with it since.
    this.isWritten = false;
    const status = el("p", { class: "status", id: freshId("status"), role: "status" });
    this.area = el("textarea", { id: freshId("text"), "aria-label": label, "aria-describedby": status.id, spellcheck: "false", autocapitalize: "off", autocomplete: "off", wrap: "off", rows: minimum });
    this.paint = el("pre", { class: "paint", "aria-hidden": "true" });
    this.gutter = el("pre", { class: "gutter", "aria-hidden": "true" });
    this.status = status;
    this.found = el("div", { class: "found" });
    const ask = later(120, () => this.judge());
    this.area.addEventListener("input", () => {
      this.marks = [];
      this.isWritten = true;
      this.draw();
      this.typed?.();
      ask();
    });
    this.area.addEventListener("scroll", () => this.follow());
    new ResizeObserver(() => this.follow()).observe(this.area);
    this.area.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && run) {
        event.preventDefault();
        run();
      } else if (event.key === "F8") {
        event.preventDefault();
        this.goOn(event.shiftKey ? -1 : 1);
      }
    });
    this.element = el("div", { class: "editor" }, el("div", { class: "sheet" }, this.gutter, el("div", { class: "page" }, this.paint, this.area)), status);
    this.draw();
  }

  get text() {
    return this.area.value;
  }

  set text(text) {
    this.area.value = text;
    this.marks = [];
    this.isWritten = false;
    this.area.scrollTop = 0;
    this.area.scrollLeft = 0;
    this.draw();
    this.judge();
  }

  layOut() {
    if (this.text.trim() !== "" && !isJson(this.text)) {
      say("the text isn't JSON, so it can't be laid out: mend it first", true);
      return;
    }
    const text = laidOut(this.text);
    if (text !== this.text) this.replace(text);
  }

  // Replaces the text in a way that the browser can undo.
  replace(text) {
    this.area.focus();
    this.area.select();
    // Browsers take very long to insert many lines so.
    const isShort = text.split("\n", UNDONE + 1).length <= UNDONE;
    if (!isShort || !document.execCommand("insertText", false, text)) {
      this.area.value = text;
      this.isWritten = true;
      this.typed?.();
    }
    this.marks = [];
    this.draw();
    this.judge();
  }

  async judge() {
    const number = ++this.asked;
    const text = this.text;
    // What was found in an older text isn't true of this one.
    const slow = setTimeout(() => number === this.asked && this.wait(true), 250);
    const answer = text.trim() === "" ? undefined : await attempt(() => this.check(text));
    clearTimeout(slow);
    // Somebody has typed meanwhile: another answer is on its way.
    if (number !== this.asked) return;
    this.wait(false);
    this.report = answer?.report ?? answer;
    this.show(text);
    this.changed?.(answer, text);
  }

  // Says whether a check is under way.
  wait(isWaiting) {
    if (isWaiting) setText(this.status, "checking…");
    this.element.closest(".two-columns")?.classList.toggle("checking", isWaiting);
  }

  show(text) {
    const findings = this.report?.findings ?? [];
    const places = placesOf(text, findings.flatMap(({ range }) => (range ? [range.start, range.end] : [])));
    this.marks = findings
      .filter(({ range }) => range)
      .map((finding) => {
        const [start, end] = [places.get(finding.range.start), places.get(finding.range.end)];
        // Of what goes over several lines, only the beginning is painted.
        const painted = text.slice(start, end).includes("\n") ? start + 1 : Math.max(end, start + 1);
        return { finding, start, end, painted };
      });
    setText(this.status, this.report ? `${summary(this.report)}${findings.length > 0 ? " (F8: next)" : ""}` : "");
    fill(this.found, this.report && list(findings, { go: (finding) => this.go(finding), fix: (fix) => this.fix(fix), none: "", omitted: this.report.omitted }));
    this.draw();
  }

  go(finding) {
    const mark = this.marks.find((mark) => mark.finding === finding);
    if (!mark) return;
    this.area.focus();
    this.area.setSelectionRange(mark.start, mark.end);
    const line = this.text.slice(0, mark.start).split("\n").length - 1;
    this.area.scrollTop = Math.max(0, (line - 3) * this.lineHeight);
    this.follow();
  }

  goOn(step) {
    if (this.marks.length === 0) return;
    const at = this.area.selectionStart;
    const marks = step > 0 ? this.marks.filter(({ start }) => start > at) : this.marks.filter(({ start }) => start < at).reverse();
    this.go((marks[0] ?? (step > 0 ? this.marks[0] : this.marks[this.marks.length - 1])).finding);
  }

  // Makes the edits of a fix. Who has to complete it finds the cursor there.
  fix({ edits, applicability }) {
    const [first] = edits;
    const start = placesOf(this.text, [first.range.start]).get(first.range.start);
    this.replace(edited(this.text, edits));
    const end = start + first.text.length;
    const quote = first.text.lastIndexOf('""');
    if (applicability === "manual" && quote >= 0) this.area.setSelectionRange(start + quote + 1, start + quote + 1);
    else this.area.setSelectionRange(start, end);
  }

  follow() {
    const { scrollTop, scrollLeft, clientHeight } = this.area;
    this.paint.style.transform = `translate(${-scrollLeft}px, ${-scrollTop}px)`;
    this.gutter.scrollTop = scrollTop;
    const height = this.lineHeight;
    const [first, last] = [Math.floor(scrollTop / height), Math.ceil((scrollTop + clientHeight) / height)];
    if (!this.painted || first < this.painted.first || last > this.painted.last) this.paintLines(Math.max(0, first - AROUND), last + AROUND);
  }

  get lineHeight() {
    return parseFloat(getComputedStyle(this.area).lineHeight) || 20;
  }

  // Paints these lines. Those above are there without their texts, so that each line is where the
  // text has it.
  paintLines(first, last) {
    const text = this.text;
    const next = (from, lines) => {
      let at = from;
      for (let line = 0; line < lines && at < text.length; line += 1) at = (text.indexOf("\n", at) + 1 || text.length + 1);
      return at;
    };
    const start = Math.min(next(0, first), text.length);
    const end = Math.min(next(start, last - first), text.length);
    const isLong = end - start > PAINTED;
    this.painted = { first: first === 0 ? -1 : first, last: end === text.length ? Infinity : last };
    this.element.classList.toggle("plain-text", isLong);
    fill(this.paint, !isLong && ["\n".repeat(first), ...this.spans(text.slice(start, end), start), "\n"]);
  }

  draw() {
    const text = this.text;
    const lines = text.split("\n").length;
    const levels = new Map();
    for (const { finding } of [...this.marks].reverse()) levels.set(finding.line, finding.level);
    this.number(lines, levels);
    this.painted = undefined;
    this.follow();
  }

  // Numbers the lines, unless they have these numbers already.
  number(lines, levels) {
    const numbered = JSON.stringify([lines, ...levels]);
    if (numbered === this.numbered) return;
    this.numbered = numbered;
    // Only lines with findings are elements: there may be any number of others.
    const numbers = [""];
    for (let line = 1; line <= lines; line += 1) {
      if (levels.has(line)) numbers.push(el("span", { class: levels.get(line), text: `${line}\n` }), "");
      else numbers[numbers.length - 1] += `${line}\n`;
    }
    fill(this.gutter, numbers);
    this.gutter.scrollTop = this.area.scrollTop;
  }

  // The coloured parts of a part of the text that begins there, cut where a finding begins or ends.
  *spans(text, base) {
    const marks = this.marks.filter(({ start, painted }) => painted > base && start < base + text.length).map(({ finding, start, painted }) => ({ level: finding.level, start: start - base, painted: painted - base }));
    const cuts = [...new Set(marks.flatMap(({ start, painted }) => [start, painted]))].sort((a, b) => a - b);
    let next = 0;
    for (const [kind, start, end] of parts(text)) {
      let from = start;
      while (cuts[next] <= from) next += 1;
      while (from < end) {
        const to = next < cuts.length && cuts[next] < end ? cuts[next] : end;
        const at = from;
        const level = ["error", "warning", "notice"].find((level) => marks.some((mark) => mark.level === level && mark.start <= at && at < mark.painted));
        const names = [kind, level && `mark ${level}`].filter(Boolean).join(" ");
        yield names === "" ? text.slice(from, to) : el("span", { class: names, text: text.slice(from, to) });
        from = to;
        while (cuts[next] <= from) next += 1;
      }
    }
  }
}

// A check of a text by a model; without one, as desired state.
export const byModel = (model) => (text) => ask("check", model ? { text, model } : { text });

// A text to look at, in colours.
export function shown(text, label) {
  const spans = [];
  if (text.length > PAINTED) spans.push(text);
  else for (const [kind, start, end] of parts(text)) spans.push(kind ? el("span", { class: kind, text: text.slice(start, end) }) : text.slice(start, end));
  return el("pre", { class: "shown", tabindex: "0", role: "region", "aria-label": label }, spans);
}
