// Makes events up, and sends them.

import { ask } from "./api.js";
import { code, eventsUrl } from "./code.js";
import { attempt, button, checkbox, el, field, fill, isUsable, say, select, setText, setUsable, unsay } from "./dom.js";
import { Editor, byModel } from "./editor.js";
import { plural } from "./words.js";

// How many times an event is sent at most.
const MOST = 1000;

const NONE = [["", "any"]];

const options = (names) => names.map((name) => (Array.isArray(name) ? name : [name, name])).map(([value, text]) => el("option", { value, text }));

export class Composer {
  constructor(app) {
    this.app = app;
    this.seed = 0;
    // How many bodies were asked for, or written: an older one isn't wanted any more.
    this.made = 0;
    const { options: known } = app;
    const remake = () => this.make();
    this.kind = select(known.kinds.map(({ name, type }) => [name, type ? `${name} (${type})` : name]), () => this.choose());
    this.format = select([["", "newest"]], remake);
    this.channel = select(NONE, remake);
    this.contentType = select(NONE, remake);
    this.state = select(NONE, remake);
    this.event = select(NONE, remake);
    this.scope = select([["", "made up"]], remake);
    this.faults = known.faults.map(({ name, summary }) => ({ name, ...checkbox(`${name}: ${summary}`, remake) }));
    this.type = select([["", "as the event says"], ...known.types], () => this.code.draw());
    this.times = el("input", { type: "number", min: "1", max: String(MOST), value: "1" });
    this.editor = new Editor({ label: "Body of the event", check: byModel("event"), changed: () => this.code.draw(), typed: () => this.edited(), run: () => this.send(), minimum: 18 });
    this.code = code(() => ({ url: eventsUrl(known.endpoint, app.account, this.type.value, this.type.value && this.type.value !== "CABM" ? this.scope.value : ""), body: this.editor.text }));
    this.about = el("p", { class: "quiet" });
    this.fields = el("div", { class: "fields" });
    this.sent = el("div", { role: "status" });
    // What the form and the body have to do with each other, if it isn't plain.
    this.apart = el("p", { role: "status" });
    this.sendButton = button("Send", () => this.send(), { class: "primary", title: "Ctrl+Enter in the text" });
    const faults = el("details", {}, el("summary", { text: "Faults that receivers must bear" }), el("div", { class: "faults" }, this.faults.map(({ element }) => element)));
    this.element = el(
      "div",
      { class: "two-columns" },
      el("form", { class: "side", "aria-label": "Made-up event", on: { submit: (event) => event.preventDefault() } }, field("Kind", this.kind), this.about, this.fields, faults, el("div", { class: "bar" }, button("Another one", () => this.another(), { title: "The same kind with other contents" })), this.apart),
      el(
        "div",
        { class: "main" },
        this.editor.element,
        el("div", { class: "bar" }, this.sendButton, field("times", this.times), field("to webhooks of type", this.type), button("Lay out", () => this.editor.layOut())),
        this.sent,
        this.editor.found,
        this.code.element,
      ),
    );
    this.choose();
  }

  // Whether somebody wrote what isn't sent.
  get isUnsent() {
    return this.editor.isWritten && this.editor.text !== "";
  }

  use() {
    this.offerScopes();
    this.make();
  }

  // Goes on with a new session, in which the account may have other sub-accounts.
  resume() {
    const scope = this.scope.value;
    this.offerScopes();
    if (!this.isReady || this.scope.value !== scope) this.make();
    else this.editor.judge();
  }

  // Offers the sub-accounts of the account.
  offerScopes() {
    const scopes = this.app.accounts.find(({ id }) => id === this.app.account)?.subAccounts ?? [];
    const value = scopes.includes(this.scope.value) ? this.scope.value : (scopes[scopes.length - 1] ?? "");
    fill(this.scope, options([["", "made up"], ...scopes]));
    this.scope.value = value;
  }

  // Offers what an event of the kind can have.
  choose() {
    const kind = this.app.options.kinds.find(({ name }) => name === this.kind.value);
    fill(this.about, `${kind.summary.replace(/\.$/, "")}.`);
    const offer = (control, names, first = "any") => {
      const { value } = control;
      fill(control, options([["", first], ...names]));
      control.value = names.some((name) => (Array.isArray(name) ? name[0] : name) === value) ? value : "";
      return names.length > 0;
    };
    offer(this.format, kind.formats.map((version) => [String(version), `version ${version}`]), "newest");
    fill(
      this.fields,
      field("Sub-account", this.scope),
      field("Format", this.format),
      offer(this.channel, kind.channels) && field("Channel", this.channel),
      offer(this.contentType, kind.contentTypes) && field("Content", this.contentType),
      offer(this.state, kind.states) && field("State of the message", this.state),
      offer(this.event, kind.events) && field("What happened", this.event),
    );
    for (const { name, box, element } of this.faults) {
      element.hidden = !kind.faults.includes(name);
      box.checked &&= !element.hidden;
    }
    this.make();
  }

  another() {
    this.seed += 1;
    this.make(true);
  }

  // Makes the body that the form describes. One that somebody wrote stays, unless it is to be made
  // anew.
  async make(isAnew = false) {
    this.forgetSent();
    if (!this.app.account) return;
    if (this.isEdited && !isAnew) {
      this.tellApart("The body is as you wrote it: the form doesn't describe it.");
      return;
    }
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
    const number = (this.made += 1);
    // Until it is there, the body is another one than the form says.
    this.setReady(false);
    const sample = await ask("sample", wanted).catch((error) => {
      if (number !== this.made) return;
      this.setReady(this.isEdited);
      if (!error.isEnd) this.tellApart(`There is no such event: ${error.message}.`, "bad");
    });
    if (!sample || number !== this.made) return;
    const focused = document.activeElement;
    if (this.isEdited) {
      // Somebody wrote it, so it can be undone to.
      this.editor.replace(sample.text);
      focused.focus();
    } else this.editor.text = sample.text;
    this.isEdited = false;
    this.editor.isWritten = false;
    this.tellApart("");
    this.setReady(true);
  }

  // Says why the form and the body don't go together.
  tellApart(why, look = "quiet") {
    this.apart.className = look;
    fill(this.apart, why && [el("span", { text: why.replaceAll("`", "") }), " ", this.isEdited && button("Make it anew", () => this.make(true), { class: "small" })]);
  }

  edited() {
    this.forgetSent();
    this.made += 1;
    this.setReady(true);
    if (this.isEdited) return;
    this.isEdited = true;
    this.tellApart("");
  }

  // Takes an event that somebody wants to change.
  take(text, [type, scope] = [], differs = "") {
    this.made += 1;
    this.type.value = type ?? "";
    // What went to webhooks of all sub-accounts is sent to one of them again.
    if ([...this.scope.options].some(({ value }) => value === scope)) this.scope.value = scope;
    this.isEdited = true;
    this.editor.replace(text);
    this.editor.isWritten = false;
    this.setReady(true);
    this.tellApart(`The body is that of a delivery: the form doesn't describe it. ${differs}`.trim());
    this.editor.area.setSelectionRange(0, 0);
    this.editor.area.scrollTop = 0;
  }

  // Says whether the body is one to send.
  setReady(isReady) {
    this.isReady = isReady;
    this.showUsable();
  }

  setSending(isSending) {
    this.isSending = isSending;
    this.showUsable();
  }

  showUsable() {
    setUsable(this.sendButton, this.isReady && !this.isSending);
  }

  // What was sent was another body. What is being sent still shows, and can be stopped.
  forgetSent() {
    if (!this.isSending) fill(this.sent);
  }

  async send() {
    if (!isUsable(this.sendButton)) return;
    unsay();
    const { account } = this.app;
    const type = this.type.value || undefined;
    const body = { account, text: this.editor.text, type, subAccountId: type && type !== "CABM" ? this.scope.value || undefined : undefined };
    const times = Number(this.times.value);
    if (!Number.isInteger(times) || times < 1 || times > MOST) {
      this.times.focus();
      say(`how many times is a whole number from 1 to ${MOST.toLocaleString("en")}`, true);
      return;
    }
    this.setSending(true);
    let isStopped = false;
    const progress = el("span");
    if (times > 1) fill(this.sent, el("div", { class: "bar" }, progress, button("Stop", () => (isStopped = true))));
    let [count, sent] = [0, 0];
    while (sent < times && !isStopped) {
      setText(progress, `${sent} of ${plural(times, "event")} sent`);
      const answer = await attempt(() => ask("send", body));
      if (!answer) break;
      sent += 1;
      count += answer.deliveries.length;
    }
    this.setSending(false);
    // Who has stopped it by the keyboard goes on from here.
    if (this.sent.contains(document.activeElement)) this.sendButton.focus();
    if (sent > 0 && body.text === this.editor.text) this.editor.isWritten = false;
    if (sent === 0) {
      fill(this.sent);
      return;
    }
    const what = sent < times ? `${sent} of ${plural(times, "event")}` : plural(times, "event");
    fill(this.sent, el("p", { class: count > 0 ? "good" : "bad" }, `${what} sent, ${count === 0 ? "no webhook fits: nobody gets it" : plural(count, "delivery")}. `, el("a", { href: "#/deliveries", text: "Show deliveries" })));
  }
}
