// The receiver of the demo, and its faults.

import { ask } from "./api.js";
import { attempt, button, checkbox, el, field, fill, unsay } from "./dom.js";

const PRESETS = { "Works": {}, "Fails three times": { status: 503, requests: 3 }, "Always fails": { status: 500 }, "Too slow": { delay: 6000 }, "Cuts off once": { cutOff: true, requests: 1 }, "Redirects": { status: 302 } };

export class Receiver {
  constructor(app) {
    this.app = app;
    this.status = el("input", { type: "number", min: "200", max: "599", placeholder: "204" });
    this.delay = el("input", { type: "number", min: "0", max: "10000", step: "100", value: "0" });
    this.requests = el("input", { type: "number", min: "1", max: "1000000", placeholder: "all" });
    this.cutOff = checkbox("Close the connection instead of an answer");
    this.now = el("p", { role: "status" });
    this.element = app.options.receiver
      ? el(
          "form",
          { class: "narrow", "aria-label": "Faults of the receiver", on: { submit: (event) => (event.preventDefault(), this.set()) } },
          el("p", {}, "The webhooks of the demo for ", el("code", { text: "Onion_Support" }), " lead to a receiver in the program. Make it fail, and watch what the endpoint does."),
          this.now,
          el("div", { class: "bar", role: "group", "aria-label": "Presets" }, Object.entries(PRESETS).map(([name, faults]) => button(name, () => this.set(faults)))),
          el("div", { class: "fields" }, field("Status", this.status, "of answers, 200 to 599"), field("Delay", this.delay, "in milliseconds; deliveries wait for 5,000"), field("For how many requests", this.requests, "then it works again")),
          this.cutOff.element,
          el("div", { class: "bar" }, el("button", { type: "submit", class: "primary", text: "Set" })),
        )
      : el("p", { class: "quiet" }, "Only ", el("code", { text: "serve --demo --console" }), " has a receiver of its own.");
    // How many are left counts down while somebody looks.
    if (app.options.receiver) setInterval(() => app.view === "receiver" && this.left && ask("receiver").then((now) => this.tell(now), () => {}), 1000);
  }

  read() {
    if (this.app.options.receiver) return this.ask({});
    return undefined;
  }

  async set(faults) {
    unsay();
    const number = (input) => (input.value === "" ? undefined : Number(input.value));
    const wanted = faults ?? { status: number(this.status), delay: number(this.delay), cutOff: this.cutOff.box.checked, requests: number(this.requests) };
    await this.ask({ set: { status: wanted.status ?? null, delay: wanted.delay ?? 0, cutOff: wanted.cutOff ?? false, requests: wanted.requests ?? null } });
  }

  async ask(body) {
    const now = await attempt(() => ask("receiver", body));
    if (!now) return;
    this.status.value = now.status ?? "";
    this.delay.value = now.delay;
    this.requests.value = now.requests ?? "";
    this.cutOff.box.checked = now.cutOff;
    this.tell(now);
  }

  // Says what it does, and leaves the fields to who writes in them.
  tell(now) {
    this.left = now.requests;
    const what = [now.cutOff && "closes the connection", !now.cutOff && now.status && `answers ${now.status}`, now.delay > 0 && `waits ${now.delay} ms`].filter(Boolean);
    const said = what.length > 0 ? what.join(", ") : "works";
    const rest = what.length > 0 && now.requests ? ` for ${now.requests} more` : "";
    if (this.now.textContent === said + rest) return;
    fill(this.now, el("span", { class: `state ${what.length > 0 ? "failed" : "delivered"}`, text: said }), rest);
  }
}
