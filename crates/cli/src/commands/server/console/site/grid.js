// A list of any length: only the rows that show are there, and their elements stay while texts change.

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
    const size = Math.max(this.pool.length, count, 0);
    while (this.pool.length < size) this.pool.push(this.rowElement());
    // The active row is there wherever the list is scrolled to: the grid names it.
    const isFar = this.active !== undefined && (this.active < first || this.active >= first + count);
    for (const element of this.pool) element.wanted = false;
    const wanted = [];
    for (let at = first; at < first + count; at += 1) wanted.push(at);
    if (isFar) {
      wanted.push(this.active);
      if (this.pool.length < wanted.length) this.pool.push(this.rowElement());
    }
    for (const at of wanted) this.show(this.pool[at % this.pool.length].wanted ? this.pool.find(({ wanted }) => !wanted) : this.pool[at % this.pool.length], at, height);
    for (const element of this.pool) if (!element.wanted && !element.hidden) {
      element.hidden = true;
      element.removeAttribute("id");
      delete element.dataset.at;
    }
    if (this.active === undefined) this.element.removeAttribute("aria-activedescendant");
    else this.element.setAttribute("aria-activedescendant", `${this.id}-${this.active}`);
  }

  rowElement() {
    const cells = this.columns.map(({ name }) => el("div", { role: "gridcell", class: name }));
    const element = el("div", { role: "row", class: "row" }, cells);
    element.cells = cells;
    this.body.append(element);
    return element;
  }

  show(element, at, height) {
    const row = this.rows[at];
    element.wanted = true;
    element.hidden = false;
    if (element.dataset.at !== String(at)) {
      element.dataset.at = at;
      element.id = `${this.id}-${at}`;
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
