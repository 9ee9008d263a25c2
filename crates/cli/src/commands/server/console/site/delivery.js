// One delivery: attempts, request, answers, findings; and what can be done with it.

import { ask } from "./api.js";
import { code, eventsUrl } from "./code.js";
import { difference } from "./compare.js";
import { arrange, attempt, button, el, fill, later, say, setText } from "./dom.js";
import { shown } from "./editor.js";
import { list, summary } from "./findings.js";
import { laidOut } from "./json.js";
import { clock, isWaiting, moment, outcome, plural, until } from "./words.js";

const OUTCOMES = {
  accepted: "accepted",
  redirected: "redirected, which isn't followed",
  rejected: "rejected",
  timeout: "no answer within 5 seconds",
  unreachable: "can't be reached",
  broken: "the connection ended before a status",
  address_refused: "the address isn't public",
  token_failed: "no token from the authorization server",
  unusable: "what is stored can't be sent",
};

export class Delivery {
  constructor(app, deliveries) {
    this.app = app;
    this.deliveries = deliveries;
    this.title = el("h2", { tabindex: "-1" });
    this.content = el("div", { class: "content" });
    this.element = el("section", { class: "detail", hidden: true, "aria-label": "Delivery" }, this.content);
    this.readSoon = later(150, () => this.read());
  }

  get isOpen() {
    return !this.element.hidden;
  }

  focus() {
    this.title.focus();
  }

  hide() {
    this.element.hidden = true;
    this.row = undefined;
    this.full = undefined;
    fill(this.content);
  }

  // The list was read again.
  refresh(byId) {
    if (!this.row) return;
    this.row = byId.get(this.row.id) ?? this.row;
    this.update();
  }

  hear(changes) {
    if (this.row && changes.some(({ ended, retried }) => (ended ?? retried)?.id === this.row.id)) {
      this.update();
      if (this.full) this.readSoon();
    }
  }

  tick() {
    if (this.next && this.row?.due) setText(this.next, until(this.row.due, this.deliveries.now()));
  }

  async show(row) {
    this.row = row;
    this.full = undefined;
    this.reveals = false;
    this.element.hidden = false;
    setText(this.title, row.kind);
    this.facts = el("p", { class: "facts" });
    this.attempts = el("ol", { class: "attempts" });
    this.none = el("p", { class: "quiet" });
    this.lines = new Map();
    this.request = el("div", {}, el("p", { class: "quiet", text: "Reading…" }));
    const actions = el(
      "div",
      { class: "bar" },
      button("Retry now", () => this.act("retry", "the next attempt is due"), { title: "Make the next attempt of this delivery now" }),
      button("Replay", () => this.act("replay", "sent again, as a new event"), { title: "Send the same event again, byte for byte" }),
      button("Edit and send", () => this.edit()),
      button("Compare", () => this.deliveries.mark(this.row), { title: "Compare it with another delivery" }),
      button("Close", () => this.deliveries.close(), { class: "end" }),
    );
    fill(this.content, el("header", {}, this.title, this.facts), actions, el("h3", { text: "Attempts" }), el("div", {}, this.attempts, this.none), this.request);
    this.content.scrollTop = 0;
    this.update();
    await this.read();
  }

  // What changes while it is looked at.
  update() {
    const { row } = this;
    if (!row || !this.facts) return;
    fill(this.facts, el("span", { class: `state ${row.state}${isWaiting(row) ? " waits" : ""}`, text: row.state }), ` ${row.type} · ${row.scope} · ${plural(row.bytes, "byte")} · ${moment(row.created)}`, el("code", { text: row.id }));
    this.next = row.due ? el("span", { class: "next", text: until(row.due, this.deliveries.now()) }) : undefined;
    const answers = this.full?.answers ?? [];
    // What stays as it is keeps its element, and who reads it the focus.
    const lines = row.attempts.map((made, nth) => {
      const isShown = this.full?.revealed && answers[nth];
      const hasAnswer = this.full && !this.full.revealed && answers[nth] !== null && answers[nth] !== undefined;
      const content = JSON.stringify([made, isShown, hasAnswer]);
      const known = this.lines.get(made.number);
      if (known?.content === content) return known.element;
      const element = el(
        "li",
        { class: made.outcome === "accepted" ? "good" : "bad" },
        el("div", {}, el("strong", { text: `${made.number}` }), el("span", { class: "time", text: clock(made.started) }), el("span", { class: "outcome", text: outcome(made) }), el("span", { class: "ms", text: `${made.ms} ms` })),
        made.outcome !== "accepted" && made.outcome !== "rejected" && el("div", { class: "quiet", text: OUTCOMES[made.outcome] ?? "" }),
        isShown && el("pre", { class: "answer", tabindex: "0", "aria-label": `Answer to attempt ${made.number}`, text: answers[nth] }),
        hasAnswer && el("div", { class: "quiet", text: "The answer has a body: “Show personal data” shows it." }),
      );
      this.lines.set(made.number, { content, element });
      return element;
    });
    if (this.next) lines.push(el("li", { class: "coming" }, el("div", {}, el("strong", { text: `${row.attempts.length + 1}` }), "next try ", this.next)));
    arrange(this.attempts, lines);
    this.attempts.hidden = lines.length === 0;
    setText(this.none, lines.length > 0 ? "" : row.state === "canceled" ? "None: the webhook is gone, or disabled." : "None yet.");
    this.none.hidden = lines.length > 0;
  }

  async read() {
    const { row } = this;
    if (!row) return;
    const full = await attempt(() => ask("delivery", { account: row.account, id: row.id, reveal: this.reveals }));
    if (this.row !== row) return;
    if (!full) {
      fill(this.request, el("p", { class: "quiet", text: "It is no longer kept." }));
      return;
    }
    const isNew = !this.full || this.full.revealed !== full.revealed;
    this.full = full;
    row.attempts = full.attempts;
    this.update();
    if (isNew) this.showRequest(full);
  }

  showRequest(full) {
    const { target = full.request } = {};
    const url = target?.url ?? "the webhook is gone";
    const headers = [["Content-Type", "application/json"], ["Authorization", target?.authorization]].filter(([, value]) => value);
    const text = laidOut(full.body);
    const reveal = button(full.revealed ? "Blank personal data" : "Show personal data", () => this.reveal(!full.revealed), { class: "small" });
    const parts = code(() => ({ url: eventsUrl(this.app.options.endpoint, full.account ?? this.row.account, ...this.given(full)), body: full.body }));
    fill(
      this.request,
      el("div", { class: "with-action" }, el("h3", { text: "Request" }), reveal),
      el("div", { class: "http" }, el("div", {}, el("b", { text: "POST " }), url), headers.map(([name, value]) => el("div", {}, el("b", { text: `${name}: ` }), value))),
      shown(text, "Body"),
      !full.isText && el("p", { class: "quiet", text: "The body isn't UTF-8: � stands for what can't be shown." }),
      !full.revealed && el("p", { class: "quiet", text: "Personal data is blanked, and so are answers: “Show personal data” shows them." }),
      el("h3", { text: "Findings" }),
      el("p", { class: "quiet", text: `${full.about.summary.replace(/\.$/, "")}; ${summary(full.report)}` }),
      full.report.findings.length > 0 && list(full.report.findings),
      full.revealed && parts.element,
    );
  }

  // The type and the scope, where the event doesn't say them.
  given(full) {
    const known = this.app.options.kinds.find(({ name }) => name === full.kind)?.type;
    return known ? [] : [full.type, full.type === "CABM" ? undefined : full.scope];
  }

  async reveal(reveals) {
    this.reveals = reveals;
    await this.read();
    this.request.querySelector("button")?.focus();
  }

  async act(name, done) {
    const answer = await attempt(() => ask(name, { account: this.row.account, id: this.row.id }));
    if (answer) say(name === "replay" ? `${done}: ${plural(answer.deliveries.length, "delivery")}` : done);
  }

  // The event goes to the composer with its personal data: it has to be sent whole.
  async edit() {
    const { row } = this;
    const full = await attempt(() => ask("delivery", { account: row.account, id: row.id, reveal: true }));
    if (!full) return;
    const text = laidOut(full.body);
    const differs = !full.isText ? "It isn't UTF-8, and � stands for what can't be edited: Replay sends it as it was." : text !== full.body ? "It is laid out anew: Replay sends it byte for byte." : "";
    this.app.compose(text, this.given(full), differs);
  }

  // Shows what differs between two deliveries. Personal data shows only in one for which it was
  // asked for.
  async compare(rows, reveals = rows.map(({ id }) => id === this.row?.id && Boolean(this.reveals))) {
    const both = await Promise.all(rows.map(({ account, id }, nth) => attempt(() => ask("delivery", { account, id, reveal: reveals[nth] }))));
    if (both.includes(undefined)) return;
    this.row = undefined;
    this.full = undefined;
    this.next = undefined;
    this.element.hidden = false;
    setText(this.title, "Two deliveries");
    const names = ["first", "second"];
    const again = (nth) => this.compare(rows, reveals.map((reveal, at) => (at === nth ? !reveal : reveal))).then(() => this.content.querySelectorAll("thead button")[nth]?.focus());
    const head = (name, nth) => {
      const text = reveals[nth] ? "Blank personal data" : "Show personal data";
      return el("th", { scope: "col" }, el("div", {}, nth === 0 ? "First" : "Second"), button(text, () => again(nth), { class: "small", "aria-label": `${text} of the ${name}` }));
    };
    const line = (label, of) => el("tr", { class: of(both[0]) === of(both[1]) ? "" : "differs" }, el("th", { scope: "row", text: label }), both.map((one) => el("td", { text: of(one) })));
    const blanked = reveals[0] !== reveals[1] ? "Personal data is shown in one of them only, so it counts as a difference." : "Personal data is blanked, so a difference there shows only if the lengths differ.";
    fill(
      this.content,
      el("header", {}, this.title),
      el("div", { class: "bar" }, button("Swap", () => this.compare([...rows].reverse(), [...reveals].reverse())), button("Close", () => this.deliveries.close(), { class: "end" })),
      el(
        "table",
        { class: "two" },
        el("thead", {}, el("tr", {}, el("td"), names.map(head))),
        el("tbody", {}, line("Event", ({ kind }) => kind), line("State", ({ state }) => state), line("Webhook", ({ type, scope }) => `${type} ${scope}`), line("Time", ({ created }) => moment(created)), line("Attempts", ({ attempts }) => attempts.map(outcome).join(", ") || "none"), line("Size", ({ bytes }) => plural(bytes, "byte")), line("Findings", ({ report }) => summary(report))),
      ),
      el("h3", { text: "Bodies" }),
      reveals.includes(false) && el("p", { class: "quiet", text: blanked }),
      difference(both[0].body, both[1].body),
    );
    this.focus();
  }
}
