// The deliveries of an account, as they happen.

import { ask, listen } from "./api.js";
import { attempt, button, el, fill, later, say, select, setText } from "./dom.js";
import { Delivery } from "./delivery.js";
import { Grid } from "./grid.js";
import { clock, isWaiting, outcome, plural, until } from "./words.js";

// More than an account keeps: what is older is gone from the store, too.
const MOST = 20_000;

const STATES = ["queued", "delivered", "failed", "canceled"];

const lastOf = (row) => row.attempts[row.attempts.length - 1];

export class Deliveries {
  constructor(app) {
    this.app = app;
    this.rows = [];
    this.byId = new Map();
    this.filter = { text: "", state: "", kind: "", type: "" };
    this.isPaused = false;
    this.offset = 0;
    this.grid = new Grid({
      label: "Deliveries, the newest first",
      key: (row) => row.id,
      rowClass: (row) => row.state + (isWaiting(row) ? " waits" : "") + (row.id === this.marked?.id ? " marked" : ""),
      open: (row, byKey) => this.open(row, byKey),
      columns: [
        { name: "state", label: "State", text: (row) => row.state },
        { name: "kind", label: "Event", text: (row) => row.kind },
        { name: "type", label: "Type", text: (row) => row.type },
        { name: "scope", label: "Sub-account", text: (row) => row.scope },
        { name: "tries", label: "Attempts", text: (row) => String(row.attempts.length) },
        { name: "last", label: "Last", text: (row) => outcome(lastOf(row)) },
        { name: "took", label: "Took", text: (row) => (lastOf(row) ? `${lastOf(row).ms} ms` : "") },
        { name: "next", label: "Next try", text: (row) => (row.due ? until(row.due, this.now()) : "") },
        { name: "time", label: "Time", text: (row) => clock(row.created) },
      ],
    });
    this.detail = new Delivery(app, this);
    this.count = el("p", { class: "count" });
    this.said = el("p", { class: "unseen", role: "status" });
    this.choosing = el("div", { class: "bar choosing", hidden: true }, el("p", { role: "status" }), button("Cancel", () => this.mark(undefined)));
    this.live = el("p", { class: "live", role: "status" });
    this.pause = button("Pause", () => this.setPaused(!this.isPaused), { "aria-pressed": "false", title: "Keep the list as it is" });
    const filter = (name) => (value) => {
      this.filter[name] = value;
      this.show();
      setText(this.said, this.count.textContent);
    };
    const seek = () => filter("text")(search.value.trim().toLowerCase());
    const clear = (event) => {
      // Esc empties the search before it closes a delivery.
      if (event.key !== "Escape" || search.value === "") return;
      event.preventDefault();
      event.stopPropagation();
      search.value = "";
      seek();
    };
    const search = el("input", { type: "search", placeholder: "Search: id, kind, sub-account, outcome", "aria-label": "Search", on: { input: later(80, seek), keydown: clear } });
    const choice = (label, name, all, names) => {
      const control = select([["", all], ...names], filter(name));
      control.setAttribute("aria-label", label);
      return control;
    };
    this.kinds = choice("Kind of event", "kind", "any event", app.options.kinds.map(({ name }) => name));
    this.empty = el("div", { class: "empty" });
    const bar = el("div", { class: "bar", role: "group", "aria-label": "Filters" }, search, choice("State", "state", "any state", STATES), this.kinds, choice("Type of webhooks", "type", "any type", app.options.types), this.pause, button("Reload", () => this.load(), { title: "Read the list again: what other servers did shows then" }), this.count, this.live);
    this.pane = el("div", { class: "list" }, bar, this.said, this.choosing, this.grid.element, this.empty);
    this.element = el("div", { class: "split" }, this.pane, this.detail.element);
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !(this.marked || this.detail.isOpen)) return;
      if (this.marked) {
        this.mark(undefined);
        this.detail.focus();
      } else this.close();
      event.preventDefault();
    });
    setInterval(() => this.tick(), 1000);
    // An entry from before the page was loaded anew has no delivery any more.
    if (history.state?.opened) history.replaceState(null, "");
    addEventListener("popstate", () => {
      const isHere = this.app.view === "deliveries" && this.app.viewOf(location.hash) === "deliveries";
      if (isHere && this.detail.isOpen && !history.state?.opened) this.leaveDetail();
    });
  }

  now() {
    return Date.now() + this.offset;
  }

  // Shows another account.
  async use(account) {
    this.account = account;
    this.reset();
    if (history.state?.opened) history.replaceState(null, "");
    await this.resume();
  }

  // Listens, and reads the list.
  resume() {
    if (!this.account) return undefined;
    this.stop?.();
    // What happens before it listens is in the list, which is read then; what happens until it can
    // is asked for later.
    return new Promise((wake) => {
      let isFirst = true;
      this.stop = listen(this.account, (news) => this.hear(news), (isLive) => {
        this.setLive(isLive);
        if (isFirst) this.load().then(wake);
        isFirst = false;
      });
    });
  }

  setLive(isLive) {
    setText(this.live, isLive ? "live" : "not connected");
    this.live.classList.toggle("off", !isLive);
  }

  // Reads the list from the store, all pages of it.
  async load() {
    const { account } = this;
    const number = (this.loading = (this.loading ?? 0) + 1);
    const all = [];
    let more = true;
    while (more && all.length < MOST) {
      const page = await attempt(() => ask("deliveries", { account, before: all[all.length - 1]?.id }));
      if (!page || number !== this.loading || account !== this.account) return;
      all.push(...page.deliveries);
      more = page.more;
    }
    // What happened while the list was read is newer than the list.
    const read = new Map(all.map((row) => [row.id, row]));
    const newer = this.rows.filter((row) => !read.has(row.id) && (all.length === 0 || row.id > all[0].id) && row.account === account);
    for (const row of all) row.account = account;
    this.rows = [...newer, ...all];
    this.byId = new Map(this.rows.map((row) => [row.id, row]));
    this.show();
    this.detail.refresh(this.byId);
  }

  hear({ changes = [], missed, now }) {
    this.offset = now - Date.now();
    const added = [];
    for (const { queued, ended, retried } of changes) {
      if (queued && !this.byId.has(queued.id)) {
        queued.account = this.account;
        this.byId.set(queued.id, queued);
        added.push(queued);
      }
      const row = this.byId.get((ended ?? retried)?.id);
      if (row && retried) Object.assign(row, { state: "queued", due: retried.due, finished: null });
      if (row && ended) {
        Object.assign(row, { state: ended.state, due: ended.due, finished: ended.finished });
        if (ended.attempt && !row.attempts.some(({ number }) => number === ended.attempt.number)) row.attempts = [...row.attempts, ended.attempt];
      }
    }
    if (added.length > 0) {
      this.rows = [...added.reverse(), ...this.rows];
      for (const { id } of this.rows.splice(MOST)) this.byId.delete(id);
    }
    if (missed) this.load();
    if (changes.length > 0) {
      if (this.isPaused) this.countRows(this.grid.rows.length, Object.values(this.filter).some(Boolean));
      else this.show();
      this.detail.hear(changes);
    }
  }

  setPaused(isPaused) {
    this.isPaused = isPaused;
    this.pause.setAttribute("aria-pressed", String(isPaused));
    this.kept = isPaused ? this.rows : undefined;
    this.show();
  }

  fits(row) {
    const { text, state, kind, type } = this.filter;
    if ((state && row.state !== state) || (kind && row.kind !== kind) || (type && row.type !== type)) return false;
    return !text || text.split(/\s+/).every((word) => [row.id, row.event, row.kind, row.scope, row.state, ...row.attempts.map(outcome)].some((value) => value.toLowerCase().includes(word)));
  }

  show() {
    const isFiltered = Object.values(this.filter).some(Boolean);
    const rows = this.kept ?? this.rows;
    const shown = isFiltered ? rows.filter((row) => this.fits(row)) : rows;
    this.countRows(shown.length, isFiltered);
    this.empty.hidden = shown.length > 0;
    this.grid.element.hidden = shown.length === 0;
    if (shown.length === 0) {
      fill(this.empty, rows.length > 0 ? el("p", { text: "No delivery fits the filters." }) : [el("p", { text: "Nothing was delivered yet." }), el("p", {}, el("a", { href: "#/compose", text: "Compose an event" }), " and send it to the webhooks of this account.")]);
    }
    this.grid.set(shown);
  }

  countRows(shown, isFiltered) {
    const rows = this.kept ?? this.rows;
    const newer = this.rows.length - rows.length;
    setText(this.count, `${isFiltered ? `${shown.toLocaleString("en")} of ` : ""}${plural(rows.length, "delivery")}${newer > 0 ? `, ${newer.toLocaleString("en")} new` : ""}`);
  }

  // Only times that run down change.
  tick() {
    if (this.app.view !== "deliveries") return;
    if (!this.isPaused) this.grid.plan();
    this.detail.tick();
  }

  open(row, byKey) {
    if (this.marked?.id === row.id) {
      say("that is the first one: choose another one");
      return;
    }
    if (this.marked) {
      const first = this.marked;
      this.mark(undefined);
      this.detail.compare([first, row]);
    } else this.detail.show(row);
    this.element.classList.add("opened");
    // The browser's way back leads to the list.
    if (!history.state?.opened) history.pushState({ opened: true }, "");
    // In a narrow window, the list that had the focus is hidden.
    if (byKey || this.grid.element.offsetParent === null) this.detail.focus();
  }

  // Shows the list alone, and goes back to it.
  close() {
    this.leaveDetail();
    if (history.state?.opened) history.back();
  }

  leaveDetail() {
    this.reset();
    this.grid.element.focus();
  }

  reset() {
    this.detail.hide();
    this.element.classList.remove("opened");
    this.mark(undefined);
  }

  // The delivery that the next one is compared with.
  mark(row) {
    this.marked = row;
    this.element.classList.toggle("chooses", row !== undefined);
    this.choosing.hidden = row === undefined;
    setText(this.choosing.firstElementChild, row ? `Choose the delivery to compare ${row.kind} with.` : "");
    this.grid.draw();
    if (row) this.grid.element.focus();
  }
}
