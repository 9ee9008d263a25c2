// The console: what is shown where, and for which account.

import { ask, begin, hasToken, onEnd } from "./api.js";
import { Composer } from "./composer.js";
import { Deliveries } from "./deliveries.js";
import { attempt, button, el, fill, say, select, unsay, unsayLast } from "./dom.js";
import { Playground } from "./playground.js";
import { Receiver } from "./receiver.js";
import { Webhooks } from "./webhooks.js";

const VIEWS = { deliveries: ["Deliveries", Deliveries], compose: ["Compose", Composer], webhooks: ["Webhooks", Webhooks], playground: ["Playground", Playground], receiver: ["Receiver", Receiver] };

const THEME = "theme";

function useTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

function themeChoice() {
  const choice = select([["", "Auto"], ["light", "Light"], ["dark", "Dark"]], (theme) => {
    localStorage.setItem(THEME, theme);
    useTheme(theme);
  }, localStorage.getItem(THEME) ?? "");
  choice.setAttribute("aria-label", "Theme");
  return choice;
}

const news = () => el("div", { id: "news", class: "notes", role: "status" });

// Errors take a place of their own below the view, so they cover nothing, and nothing moves.
const alerts = () => el("div", { id: "alerts", class: "notes", role: "alert" });

const whereToLook = () => el("p", { class: "quiet" }, "Look for the last line ", el("code", { text: "console on http://…" }), " on the terminal of ", el("code", { text: "serve --console" }), ". Each address works once.");

function locked(message) {
  fill(document.body, el("main", { class: "locked" }, el("h1", { text: "chatapps-webhooks" }), el("p", { text: message }), whereToLook()), news(), alerts());
}

class App {
  constructor(options, known) {
    this.options = options;
    this.parts = {};
    this.used = {};
    this.heading = el("h1", { tabindex: "-1", class: "unseen" });
    this.main = el("main", { id: "main" }, this.heading);
    this.links = Object.entries(VIEWS).map(([name, [title]]) => el("a", { href: `#/${name}`, text: title }));
    this.choice = select([], (id) => this.use(id));
    this.choice.setAttribute("aria-label", "Account");
    this.other = button("Other…", () => this.useOther());
    fill(
      document.body,
      el("a", { class: "skip", href: "#main", text: "Skip to the content", on: { click: (event) => (event.preventDefault(), this.heading.focus()) } }),
      el("header", { class: "top" }, el("span", { class: "name", text: "chatapps-webhooks" }), el("nav", { "aria-label": "Views" }, this.links), el("div", { class: "settings" }, this.choice, this.other, themeChoice())),
      this.main,
      news(),
      alerts(),
    );
    this.account = sessionStorage.getItem("account");
    this.offer(known);
    this.ending = el("dialog", { class: "ending", "aria-label": "The session has ended", on: { cancel: (event) => event.preventDefault() } });
    document.body.append(this.ending);
    addEventListener("hashchange", () => (hasToken() ? this.resume() : this.route(true)));
    addEventListener("keydown", (event) => {
      if (event.key === "Escape" && !event.defaultPrevented && !this.ending.open && unsayLast()) event.preventDefault();
    });
    addEventListener("beforeunload", (event) => Object.values(this.parts).some(({ isUnsent }) => isUnsent) && event.preventDefault());
    this.route(false);
  }

  // Offers the accounts of the store. The one that was chosen stays, unless it can't be there.
  offer({ accounts, omitted }) {
    const isListed = accounts.some(({ id }) => id === this.account);
    if (!isListed && this.account && omitted > 0) accounts.push({ id: this.account, subAccounts: [] });
    else if (!isListed) this.account = accounts[0]?.id;
    this.accounts = accounts;
    fill(this.choice, accounts.map(({ id }) => el("option", { value: id, text: id })));
    this.choice.hidden = accounts.length === 0;
    this.other.hidden = omitted === 0;
    this.other.title = `${omitted} more accounts`;
    this.choice.value = this.account ?? "";
  }

  // The session has ended. Nothing that was written is lost as long as the page is there.
  end(message) {
    fill(this.ending, el("h2", { text: "The session has ended" }), el("p", { role: "status", text: message }), el("p", {}, "Open the new address in this tab. Your text is still here."), whereToLook());
    if (!this.ending.open) this.ending.showModal();
  }

  // Goes on with a new session, perhaps of another program on another store.
  async resume() {
    try {
      if (!(await begin(this.view))) return;
      const { options, known } = await read();
      Object.assign(this.options, options);
      this.offer(known);
    } catch (error) {
      if (this.ending.open) this.end(error.message);
      else if (!error.isEnd) say(error.message, true);
      return;
    }
    this.ending.close();
    // Those of another account are told of this one when they show.
    for (const [name, part] of Object.entries(this.parts)) if (!part.use || this.used[name] === this.account) part.resume?.();
    this.route(false);
  }

  useOther() {
    const id = prompt("The id of the account")?.trim();
    if (!id) return;
    if (!this.accounts.some((account) => account.id === id)) {
      this.accounts.push({ id, subAccounts: [] });
      this.choice.append(el("option", { value: id, text: id }));
    }
    this.choice.value = id;
    this.use(id);
  }

  use(account) {
    this.account = account;
    sessionStorage.setItem("account", account);
    this.route(false);
  }

  // The part for a view, which stays as it is while another one is shown.
  part(name) {
    return (this.parts[name] ??= new VIEWS[name][1](this));
  }

  viewOf(hash) {
    return Object.hasOwn(VIEWS, hash.slice(2)) ? hash.slice(2) : "deliveries";
  }

  route(isByHand) {
    const before = this.view;
    this.view = this.viewOf(location.hash);
    const [title] = VIEWS[this.view];
    document.title = `${title} · chatapps-webhooks`;
    this.heading.textContent = title;
    for (const link of this.links) {
      if (link.getAttribute("href") === `#/${this.view}`) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    this.main.className = this.view;
    if (!this.account && !["playground", "receiver"].includes(this.view)) {
      fill(this.main, this.heading, el("div", { class: "empty" }, el("p", { text: "The store has no account." }), el("p", {}, "Add one with ", el("code", { text: "chatapps-webhooks accounts add" }), ", and reload this page.")));
      return;
    }
    if (before !== this.view) {
      this.parts[before]?.leave?.();
      unsay();
    }
    const part = this.part(this.view);
    fill(this.main, this.heading, part.element);
    if (part.use && this.used[this.view] !== this.account) {
      this.used[this.view] = this.account;
      part.use(this.account);
    }
    part.read?.();
    if (isByHand) this.heading.focus();
  }

  // Takes an event to the composer.
  compose(text, given, differs) {
    history.pushState(null, "", "#/compose");
    this.route(false);
    this.part("compose").take(text, given, differs);
  }
}

// What there is to choose from.
async function read() {
  const [options, known] = await Promise.all([ask("options"), ask("accounts")]);
  return { options, known };
}

async function start() {
  useTheme(localStorage.getItem(THEME));
  onEnd(locked);
  try {
    if (!(await begin())) return locked("This page needs the address that the program printed.");
    const { options, known } = await read();
    const app = new App(options, known);
    onEnd((message) => app.end(message));
  } catch (error) {
    locked(error.message);
  }
  return undefined;
}

start();
