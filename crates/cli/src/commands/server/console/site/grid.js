// A list of any length: only the rows that show are there, and their elements stay while texts
// change.

import { el, freshId, setText } from "./dom.js";

const EXTRA = 4;

export class Grid {
  // `columns` have a name, a label, and a function from a row to its text.
  constructor({ label, columns, open, rowClass, key }) {
    this.columns = columns;
    this.open = open;
    this.key = key;
    this.rowClass = rowClass;
    this.rows = [];
    this.pool = [];
    this.known = new Map();
    this.active = undefined;
    this.id = freshId("grid");
    const head = el("div", { role: "row", class: "row head", "aria-rowindex": "1" }, columns.map(({ name, label }) => el("div", { role: "columnheader", class: name, text: label })));
    this.body = el("div", { role: "rowgroup", class: "rows" });
    this.space = el("div", { class: "space", role: "presentation" });
    this.head = el("div", { role: "rowgroup", class: "top-row" }, head);
    this.element = el("div", { role: "grid", class: "grid", tabindex: "0", id: this.id, "aria-label": label, "aria-colcount": columns.length }, this.head, this.body);
    this.body.append(this.space);
    this.element.addEventListener("scroll", () => this.plan());
    this.element.addEventListener("keydown", (event) => this.press(event));
    this.body.addEventListener("click", (event) => {
      const row = event.target.closest("[role=row]");
      if (!row) return;
      this.activate(Number(row.dataset.at), false);
      this.open(this.rows[this.active]);
    });
    new ResizeObserver(() => this.plan()).observe(this.element);
  }

  get height() {
    return parseFloat(getComputedStyle(this.element).getPropertyValue("--row")) || 32;
  }

  // The height of what shows below the head.
  get room() {
    return this.element.clientHeight - this.head.offsetHeight;
  }

  // Shows other rows. Who has scrolled down keeps what they look at.
  set(rows) {
    const { height } = this;
    const first = Math.floor(this.element.scrollTop / height);
    const anchor = first > 0 && this.rows[first] && this.key(this.rows[first]);
    const current = this.active !== undefined && this.rows[this.active] && this.key(this.rows[this.active]);
    this.rows = rows;
    this.space.style.height = `${rows.length * height}px`;
    if (anchor) {
      const now = this.indexOf(anchor, first);
      if (now >= 0 && now !== first) this.element.scrollTop += (now - first) * height;
    }
    if (current) {
      const now = this.indexOf(current, this.active);
      this.active = now < 0 ? undefined : now;
    }
    this.element.setAttribute("aria-rowcount", rows.length + 1);
    this.draw();
  }

  indexOf(key, near) {
    if (this.rows[near] && this.key(this.rows[near]) === key) return near;
    return this.rows.findIndex((row) => this.key(row) === key);
  }

  plan() {
    if (this.frame) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = undefined;
      this.draw();
    });
  }

  draw() {
    const { height } = this;
    if (this.drawn !== height) {
      this.drawn = height;
      this.space.style.height = `${this.rows.length * height}px`;
    }
    const first = Math.max(0, Math.floor(this.element.scrollTop / height) - EXTRA);
    const count = Math.min(this.rows.length - first, Math.ceil(this.room / height) + 2 * EXTRA);
    const wanted = [];
    for (let at = first; at < first + count; at += 1) wanted.push(at);
    // The active row is there wherever the list is scrolled to: the grid names it.
    if (this.active < first) wanted.unshift(this.active);
    else if (this.active >= first + count) wanted.push(this.active);
    // A row keeps its element as long as it shows. Others move behind the last one, so that few
    // have to.
    const keys = new Set(wanted.map((at) => this.key(this.rows[at])));
    const free = [];
    for (const element of this.pool) {
      if (element.key !== undefined && keys.has(element.key)) continue;
      if (element.key !== undefined) {
        this.known.delete(element.key);
        element.key = undefined;
        element.hidden = true;
        element.removeAttribute("id");
        this.body.append(element);
      }
      free.push(element);
    }
    let last = this.space;
    for (const at of wanted) {
      const key = this.key(this.rows[at]);
      const element = this.known.get(key) ?? free.shift() ?? this.rowElement();
      if (element.key !== key) {
        element.key = key;
        element.id = `${this.id}-${key}`;
        this.known.set(key, element);
      }
      this.show(element, at, height);
      // Who reads on from a row comes to the one below it.
      if (last.nextElementSibling !== element) last.after(element);
      last = element;
    }
    if (this.active === undefined) this.element.removeAttribute("aria-activedescendant");
    else this.element.setAttribute("aria-activedescendant", `${this.id}-${this.key(this.rows[this.active])}`);
  }

  rowElement() {
    const cells = this.columns.map(({ name }) => el("div", { role: "gridcell", class: name }));
    const element = el("div", { role: "row", class: "row" }, cells);
    element.cells = cells;
    this.body.append(element);
    this.pool.push(element);
    return element;
  }

  show(element, at, height) {
    const row = this.rows[at];
    element.hidden = false;
    if (element.dataset.at !== String(at)) {
      element.dataset.at = at;
      element.setAttribute("aria-rowindex", at + 2);
    }
    if (element.top !== at * height) {
      element.top = at * height;
      element.style.transform = `translateY(${element.top}px)`;
    }
    const name = `row ${this.rowClass(row)}${at === this.active ? " active" : ""}`;
    if (element.className !== name) element.className = name;
    const isSelected = String(at === this.active);
    if (element.getAttribute("aria-selected") !== isSelected) element.setAttribute("aria-selected", isSelected);
    this.columns.forEach(({ text }, nth) => setText(element.cells[nth], text(row)));
  }

  activate(at, scrolls = true) {
    this.active = Math.max(0, Math.min(at, this.rows.length - 1));
    if (scrolls) {
      const { height } = this;
      const top = this.active * height;
      if (top < this.element.scrollTop) this.element.scrollTop = top;
      else if (top + height > this.element.scrollTop + this.room) this.element.scrollTop = top + height - this.room;
    }
    this.draw();
  }

  press(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || this.rows.length === 0) return;
    const page = Math.max(1, Math.floor(this.room / this.height) - 1);
    const at = this.active ?? -1;
    const to = { ArrowDown: at + 1, ArrowUp: Math.max(at, 1) - 1, PageDown: at + page, PageUp: at - page, Home: 0, End: this.rows.length - 1 }[event.key];
    if (to !== undefined) this.activate(to);
    else if ((event.key === "Enter" || event.key === " ") && this.active !== undefined) this.open(this.rows[this.active], true);
    else return;
    event.preventDefault();
  }
}
