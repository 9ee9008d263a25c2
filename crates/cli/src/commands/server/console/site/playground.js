// Says what any text is, without an account.

import { ask } from "./api.js";
import { attempt, button, el, fill, prose } from "./dom.js";
import { Editor } from "./editor.js";

const MODELS = {
  webhooks: "A request that creates or replaces webhooks (POST)",
  "webhook-list": "A listing of webhooks (GET): secrets are masked",
  "webhook-targets": "A request that deletes webhooks (DELETE)",
  webhook: "One webhook on its own: requests have an array",
  "error-response": "The body of a failure. The endpoint of this program adds `findings`, which the platform doesn't",
  "oauth-client-credentials": "OAuth client credentials on their own",
};

const EXAMPLES = {
  "an inbound message": { kind: "inbound_message_received" },
  "a delivery receipt": { kind: "outbound_message_status_changed" },
  "a business update": { kind: "account_update" },
};

const WEBHOOKS = `[
  {
    "sub_account_id": "Onion_Marketing",
    "url": "http://hooks.onion.example/events#chat",
    "httpAuthorization": "***",
    "Type": "msg"
  }
]`;

export class Playground {
  constructor() {
    this.result = el("div", { class: "result" });
    this.editor = new Editor({ label: "Any event or body of a request", check: (text) => ask("recognize", { text }), changed: (answer) => this.show(answer), minimum: 18 });
    this.element = el(
      "div",
      { class: "two-columns" },
      el("section", { class: "main", "aria-label": "Text" }, el("div", { class: "bar" }, el("span", { class: "quiet", text: "Paste any text, or try" }), Object.keys(EXAMPLES).map((name) => button(name, () => this.example(name), { class: "small" })), button("a request with faults", () => this.editor.replace(WEBHOOKS), { class: "small" })), this.editor.element, el("div", { class: "bar" }, button("Lay out", () => this.editor.layOut()))),
      el("section", { class: "side", "aria-label": "What it is" }, this.result, this.editor.found),
    );
    this.show();
  }

  // Goes on with a new session.
  resume() {
    this.editor.judge();
  }

  async example(name) {
    const sample = await attempt(() => ask("sample", { ...EXAMPLES[name], seed: 1 }));
    if (sample) this.editor.replace(sample.text);
  }

  show(answer) {
    if (!answer) {
      fill(this.result, el("h2", { text: "What is it?" }), el("p", { class: "quiet", text: "What you paste is checked by the program on this machine, and kept nowhere." }));
      return;
    }
    const facts = answer.model === "event" ? this.event(answer) : [["It has", answer.entries === null ? undefined : `${answer.entries} ${answer.entries === 1 ? "entry" : "entries"}`]];
    // Receivers get bodies that nobody knows, so no event is wrong. But nothing says that this is
    // one.
    const isKnown = answer.model !== "event" || answer.kind !== "unrecognized";
    const verdict = !isKnown ? "not known" : answer.report.valid ? "valid" : "not valid";
    fill(
      this.result,
      el("h2", { text: answer.model === "event" ? answer.kind : answer.model }),
      el("p", {}, prose(answer.model === "event" ? answer.summary : (MODELS[answer.model] ?? answer.model))),
      el("p", {}, el("span", { class: `state ${!isKnown ? "waits" : answer.report.valid ? "delivered" : "failed"}`, text: verdict })),
      el("dl", { class: "facts" }, facts.filter(([, value]) => value !== undefined && value !== null).map(([name, value]) => [el("dt", { text: name }), el("dd", { text: value })])),
    );
  }

  event({ kind, documented, webhookType, version, channel, subAccountId, umid, deliveryKey, progress }) {
    return [
      ["Documented", documented ? "yes" : kind === "unrecognized" ? "no" : "no: receivers get such events without notice"],
      ["Goes to", webhookType ? `webhooks of type ${webhookType}` : "nobody knows which webhooks"],
      ["Format", version === null ? "names no version" : `version ${version}`],
      ["Channel", channel],
      ["Sub-account", subAccountId],
      ["Message", umid],
      ["State", progress && [progress.state, progress.detail].filter(Boolean).join(", ")],
      ["Progress", progress?.words],
      ["Known again by", deliveryKey],
    ];
  }
}
