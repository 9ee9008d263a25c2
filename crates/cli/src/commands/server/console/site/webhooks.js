// The webhooks of an account with what is found in each, and a text that changes them.

import { ask } from "./api.js";
import { attempt, button, checkbox, el, field, fill, isUsable, later, prose, say, select, setText, setUsable } from "./dom.js";
import { Editor, byModel, shown } from "./editor.js";
import { list, summary, worst } from "./findings.js";
import { edited } from "./json.js";
import { plan } from "./plan.js";
import { plural } from "./words.js";

const MODES = [["desired", "What this account should have (stars leave a secret as it is)"], ["webhooks", "The body of a POST, as the API takes it"]];

// Two presses within this time are one, in milliseconds.
const DOUBLE = 500;

// Edits of the whole listing, as those of a webhook that begins there.
const moved = (edits, start) => edits.map(({ range, text }) => ({ range: { start: range.start - start, end: range.end - start }, text }));

export class Webhooks {
  constructor(app) {
    this.app = app;
    // What was written for accounts that aren't shown now.
    this.left = new Map();
    this.mode = select(MODES, () => this.editor.judge());
    this.prune = checkbox("Delete webhooks that the text doesn't list", () => this.planSoon());
    this.planSoon = later(200, () => this.makePlan());
    this.editor = new Editor({ label: "Webhooks, as JSON", check: (text) => byModel(this.mode.value === "desired" ? undefined : "webhooks")(text), changed: (answer, text) => this.changed(text), minimum: 16 });
    this.editor.area.addEventListener("paste", (event) => this.pasted(event));
    this.hint = el("p", { class: "quiet" }, "Paste a body, or what GET of the platform answered, or edit the webhooks of this account.");
    this.planned = el("div", { role: "status" });
    this.cards = el("div", { class: "cards" });
    this.found = el("p", { class: "quiet" });
    this.send = button("Send", (event) => this.press(event), { class: "primary" });
    // Who holds Enter down presses once.
    this.send.addEventListener("keydown", (event) => event.repeat && event.preventDefault());
    this.element = el(
      "div",
      { class: "two-columns wide" },
      el("section", { class: "side", "aria-label": "Webhooks of the account" }, el("div", { class: "with-action" }, el("h2", { text: "Webhooks" }), button("Edit all", () => this.edit(this.webhooks ?? [])), button("Reload", () => this.load())), this.found, this.cards),
      el(
        "section",
        { class: "main", "aria-label": "Change webhooks" },
        el("h2", { text: "Change them" }),
        field("The text is", this.mode),
        this.editor.element,
        el("div", { class: "bar" }, button("Lay out", () => this.editor.layOut()), this.prune.element),
        this.hint,
        el("div", { class: "with-action" }, el("h3", { text: "Plan" }), this.send),
        this.planned,
        this.editor.found,
      ),
    );
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !this.isAsked) return;
      event.preventDefault();
      this.disarm();
    });
    this.noPlan();
  }

  // Whether somebody wrote what isn't sent.
  get isUnsent() {
    return (this.editor.isWritten && this.editor.text.trim() !== "") || [...this.left.values()].some(({ isWritten }) => isWritten);
  }

  async use(account) {
    const isGone = !this.app.accounts.some(({ id }) => id === this.account);
    const { text, isWritten } = this.editor;
    if (!isGone && text !== "") this.left.set(this.account, { text, isWritten, mode: this.mode.value });
    this.account = account;
    this.webhooks = undefined;
    this.prune.box.checked = false;
    this.noPlan();
    // Each account has its own text, but nobody chooses that one is gone.
    const known = this.left.get(account);
    if (known || !isGone) {
      this.left.delete(account);
      this.mode.value = known?.mode ?? "desired";
      this.editor.text = known?.text ?? "";
      this.editor.isWritten = known?.isWritten ?? false;
    } else this.editor.judge();
    await this.load();
  }

  // Goes on with a new session.
  resume() {
    if (!this.webhooks) this.load();
    this.editor.judge();
  }

  // The view shows again: others may have changed something.
  read() {
    if (this.webhooks) this.load();
  }

  async load() {
    const { account } = this;
    const answer = await attempt(() => ask("webhooks", { account }));
    if (!answer || account !== this.account) return;
    this.webhooks = answer.webhooks.map((webhook, nth) => ({ ...webhook, findings: answer.report.findings.filter(({ pointer }) => pointer === `/${nth}` || pointer.startsWith(`/${nth}/`)) }));
    fill(this.found, this.webhooks.length === 0 ? "None yet: write one on the right." : `${plural(this.webhooks.length, "webhook")}; ${summary(answer.report)}. Secrets show as ***.`);
    fill(this.cards, this.webhooks.map((webhook) => this.card(webhook)));
  }

  card(webhook) {
    let entry = {};
    try {
      entry = JSON.parse(webhook.text);
    } catch {
      // It is shown as a text below.
    }
    const level = worst(webhook.findings);
    const credentials = entry.oauth ? "OAuth" : entry.httpAuthorization ? "Authorization ***" : "no credentials";
    return el(
      "article",
      { class: `card ${level ?? ""}` },
      el("header", {}, el("h3", {}, `${entry.subAccountId ?? "?"} `, el("span", { class: "type", text: entry.type ?? "" })), !webhook.enabled && el("span", { class: "off", text: "disabled" }), button("Edit", () => this.edit([webhook]), { class: "small", "aria-label": `Edit ${entry.subAccountId} ${entry.type}` })),
      el("p", { class: "url", text: entry.url ?? "" }),
      el("p", { class: "quiet", text: credentials }),
      webhook.findings.length > 0 && list(webhook.findings, { fix: (fix) => this.edit([webhook], fix) }),
      el("details", {}, el("summary", { text: "JSON" }), shown(webhook.text, "Webhook")),
    );
  }

  // Takes webhooks to the editor, perhaps with a fix of one made. The text that was there can be
  // undone to.
  edit(webhooks, fix) {
    this.mode.value = "desired";
    this.prune.box.checked = false;
    const texts = webhooks.map(({ text, start }) => (fix ? edited(text, moved(fix.edits, start)) : text).replace(/^/gm, "  "));
    this.editor.replace(`[\n${texts.join(",\n")}\n]`);
    this.editor.isWritten = fix !== undefined;
    fill(this.hint, "Stars stand for what isn't shown: leave them, and it stays. What the text doesn't list stays as it is, unless you ask for its deletion.");
    this.editor.area.setSelectionRange(0, 0);
    this.editor.area.scrollTop = 0;
  }

  // A listing has masks, which mean something as desired state alone.
  pasted(event) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    this.prune.box.checked = false;
    if (/"\*{3}"/.test(text) && this.mode.value !== "desired") {
      this.mode.value = "desired";
      say("this is a listing: each *** leaves a secret as it is");
    }
  }

  changed(text) {
    this.noPlan();
    if (text.trim() !== "" && this.mode.value === "desired") this.planSoon();
  }

  noPlan(why = this.mode.value === "desired" ? "Shows what would be sent, as soon as the text has no error." : "The body of a POST is only checked.") {
    this.take(undefined);
    fill(this.planned, el("p", { class: "quiet" }, prose(why)));
  }

  // The plan that can be sent, if there is one.
  take(answer) {
    this.hash = answer?.hash;
    this.removals = answer?.plan.steps.filter(({ action }) => action === "remove").length ?? 0;
    setUsable(this.send, Boolean(this.hash));
    this.disarm();
  }

  // A deletion is asked about again.
  disarm() {
    this.isAsked = false;
    setText(this.send, "Send");
  }

  // Another view is shown.
  leave() {
    this.disarm();
  }

  // A deletion takes a second press, which isn't the other half of a double-click.
  press(event) {
    if (!isUsable(this.send)) return;
    if (this.removals > 0 && !this.isAsked) {
      this.isAsked = true;
      this.askedAt = event.timeStamp;
      setText(this.send, `Delete ${plural(this.removals, "webhook")}`);
      say(`the plan deletes ${plural(this.removals, "webhook")}: press again to send it`);
      return;
    }
    if (this.isAsked && (event.detail > 1 || event.timeStamp - this.askedAt < DOUBLE)) return;
    this.apply();
  }

  async makePlan() {
    if (this.mode.value !== "desired" || this.editor.text.trim() === "") return;
    if (this.editor.report?.valid === false) {
      this.noPlan("The text has errors, so there is no plan.");
      return;
    }
    const text = this.editor.text;
    const answer = await ask("plan", { account: this.account, text, prune: this.prune.box.checked }).catch((error) => {
      this.noPlan(error.message);
    });
    if (!answer || text !== this.editor.text) return;
    this.take(answer);
    fill(this.planned, plan(answer));
  }

  async apply() {
    if (this.isSending) return;
    const text = this.editor.text;
    this.isSending = true;
    const done = await attempt(() => ask("apply", { account: this.account, text, prune: this.prune.box.checked, hash: this.hash }));
    this.isSending = false;
    if (done) {
      say(`${plural(done.sent, "webhook")} sent, ${done.deleted} deleted`);
      this.prune.box.checked = false;
      if (text === this.editor.text) this.editor.isWritten = false;
    }
    await this.load();
    await this.makePlan();
  }
}
