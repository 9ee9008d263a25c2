// Makes events up, and sends them.

import { ask } from "./api.js";
import { code, eventsUrl } from "./code.js";
import { attempt, button, checkbox, el, field, fill, select } from "./dom.js";
import { Editor, byModel } from "./editor.js";
import { plural } from "./words.js";

export class Composer {
  constructor(app) {
    this.app = app;
    this.seed = 0;
    const { options } = app;
    const remake = () => this.make();
    const any = (names) => [["", "any"], ...names];
    this.kind = select(options.kinds.map(({ name, type }) => [name, type ? `${name} (${type})` : name]), () => this.choose());
    this.format = select([["", "newest"]], remake);
    this.channel = select(any(options.channels), remake);
    this.contentType = select(any(options.contentTypes), remake);
    this.state = select(any(options.states), remake);
    this.event = select(any(options.events), remake);
    this.scope = select([["", "made up"]], remake);
    this.faults = options.faults.map(({ name, summary }) => ({ name, ...checkbox(`${name}: ${summary}`, remake) }));
    this.type = select([["", "as the event says"], ...options.types]);
    this.times = el("input", { type: "number", min: "1", max: "1000", value: "1" });
    this.editor = new Editor({ label: "Body of the event", check: byModel("event"), changed: () => this.code.draw(), run: () => this.send(), minimum: 18 });
    this.code = code(() => ({ url: eventsUrl(options.endpoint, app.account, this.type.value, this.type.value && this.type.value !== "CABM" ? this.scope.value : ""), body: this.editor.text }));
    this.about = el("p", { class: "quiet" });
    this.fields = el("div", { class: "fields" });
    this.sent = el("div", { role: "status" });
    const faults = el("details", {}, el("summary", { text: "Faults that receivers must bear" }), el("div", { class: "faults" }, this.faults.map(({ element }) => element)));
    this.element = el(
      "div",
      { class: "two-columns" },
      el("form", { class: "side", "aria-label": "Made-up event", on: { submit: (event) => event.preventDefault() } }, field("Kind", this.kind), this.about, this.fields, faults, el("div", { class: "bar" }, button("Another one", () => this.another(), { title: "The same kind with other contents" }))),
      el(
        "div",
        { class: "main" },
        this.editor.element,
        el("div", { class: "bar" }, button("Send", () => this.send(), { class: "primary", title: "Ctrl+Enter in the text" }), field("times", this.times), field("to webhooks of type", this.type), button("Lay out", () => this.editor.layOut())),
        this.sent,
        this.editor.found,
        this.code.element,
      ),
    );
    this.choose();
  }

  use(account) {
    const scopes = this.app.accounts.find(({ id }) => id === account)?.subAccounts ?? [];
    const value = scopes.includes(this.scope.value) ? this.scope.value : (scopes[scopes.length - 1] ?? "");
    fill(this.scope, [["", "made up"], ...scopes.map((name) => [name, name])].map(([name, text]) => el("option", { value: name, text })));
    this.scope.value = value;
    this.make();
  }

  choose() {
    const kind = this.app.options.kinds.find(({ name }) => name === this.kind.value);
    const name = kind.name.toLowerCase();
    fill(this.about, `${kind.summary.replace(/\.$/, "")}.`);
    fill(this.format, [["", "newest"], ...kind.formats.map((version) => [String(version), `version ${version}`])].map(([value, text]) => el("option", { value, text })));
    const isMessage = /message/.test(name);
    for (const control of [this.channel, this.contentType, this.state, this.event]) control.value = "";
    // Only what some event of the kind can have.
    fill(
      this.fields,
      field("Sub-account", this.scope),
      field("Format", this.format),
      isMessage && field("Channel", this.channel),
      /^inbound/.test(name) && field("Content", this.contentType),
      /status_changed/.test(name) && field("State of the message", this.state),
      /account_update|phone_number/.test(name) && field("What happened", this.event),
    );
    this.make();
  }

  another() {
    this.seed += 1;
    this.make();
  }

  async make() {
    if (!this.app.account) return;
    const given = (control) => control.value || undefined;
    const wanted = {
      kind: this.kind.value,
      channel: given(this.channel),
      contentType: given(this.contentType),
      state: given(this.state),
      event: given(this.event),
      format: given(this.format),
      faults: this.faults.filter(({ box }) => box.checked).map(({ name }) => name),
      subAccountId: given(this.scope),
      seed: this.seed,
    };
    const number = (this.made = (this.made ?? 0) + 1);
    const sample = await attempt(() => ask("sample", wanted));
    if (sample && number === this.made) this.editor.text = sample.text;
  }

  // Takes an event that somebody wants to change.
  take(text, [type, scope] = []) {
    this.made = (this.made ?? 0) + 1;
    this.type.value = type ?? "";
    if (scope) this.scope.value = scope;
    this.editor.text = text;
    this.editor.area.focus();
  }

  async send() {
    const { account } = this.app;
    const type = this.type.value || undefined;
    const body = { account, text: this.editor.text, type, subAccountId: type && type !== "CABM" ? this.scope.value || undefined : undefined };
    const times = Math.max(1, Math.min(1000, Number(this.times.value) || 1));
    let count = 0;
    for (let nth = 0; nth < times; nth += 1) {
      const answer = await attempt(() => ask("send", body));
      if (!answer) return;
      count += answer.deliveries.length;
    }
    fill(this.sent, el("p", { class: count > 0 ? "good" : "bad" }, `${plural(times, "event")} sent, ${count === 0 ? "no webhook fits: nobody gets it" : plural(count, "delivery")}. `, el("a", { href: "#/deliveries", text: "Show deliveries" })));
  }
}
