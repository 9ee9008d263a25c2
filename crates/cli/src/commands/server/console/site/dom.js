// Makes elements. Texts are only ever set as texts.

let ids = 0;

// An id that no other element has.
export const freshId = (name) => `${name}-${++ids}`;

// What is to be there: conditions that don't hold leave nothing.
const present = (children) => children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false);

// An element: its properties are attributes, but for `text`, `on` (listeners by event) and `value`.
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "text") element.textContent = value;
    else if (name === "value") element.value = value;
    else if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...present(children));
  return element;
}

// A button. What was said of the press before is over.
export function button(text, click, properties = {}) {
  const press = (event) => {
    unsay();
    click(event);
  };
  return el("button", { type: "button", on: { click: press }, ...properties }, text);
}

// Replaces what is in an element.
export function fill(element, ...children) {
  element.replaceChildren(...present(children));
}

// Sets a text only if it is another one: what stays isn't drawn again.
export function setText(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

// A button that can't be pressed now keeps the focus, and says that it can't.
export function setUsable(element, isUsable) {
  element.setAttribute("aria-disabled", String(!isUsable));
}

export const isUsable = (element) => element.getAttribute("aria-disabled") !== "true";

// Puts elements into another one, in their order. Those that are there already stay, and keep the
// focus.
export function arrange(parent, elements) {
  elements.forEach((element, nth) => {
    if (parent.children[nth] !== element) parent.insertBefore(element, parent.children[nth] ?? null);
  });
  while (parent.childElementCount > elements.length) parent.lastElementChild.remove();
}

// A label and its control, which it names.
export function field(label, control, hint) {
  control.id ||= freshId("field");
  const about = hint && el("span", { class: "hint", id: freshId("hint"), text: hint });
  if (about) control.setAttribute("aria-describedby", about.id);
  return el("div", { class: "field" }, el("label", { for: control.id, text: label }), control, about);
}

// A choice of names, or of [value, text]. What is empty stands for any.
export function select(options, change, value) {
  const control = el("select", { on: { change: () => change?.(control.value) } });
  for (const option of options) {
    const [name, text] = Array.isArray(option) ? option : [option, option];
    control.append(el("option", { value: name, text }));
  }
  if (value !== undefined) control.value = value;
  return control;
}

// A box to tick, with its label.
export function checkbox(label, change, isChecked = false) {
  const box = el("input", { type: "checkbox", on: { change: () => change?.(box.checked) } });
  box.checked = isChecked;
  return { element: el("label", { class: "check" }, box, el("span", { text: label })), box };
}

// A text in which code stands between back-quotes.
export function prose(text) {
  return (text ?? "").split("`").map((part, nth) => (nth % 2 ? el("code", { text: part }) : document.createTextNode(part)));
}

// Calls a function when nothing has asked for it for a while.
export function later(milliseconds, call) {
  let timer;
  return (...given) => {
    clearTimeout(timer);
    timer = setTimeout(() => call(...given), milliseconds);
  };
}

// Takes messages back that aren't true any more, or not asked for: the errors, or those of a name.
export function unsay(name) {
  for (const note of document.querySelectorAll("#alerts .note")) if (name === undefined || note.dataset.name === name) note.remove();
}

// Takes the last message back. Returns whether there was one.
export function unsayLast() {
  const note = [...document.querySelectorAll(".note")].pop();
  note?.remove();
  return note !== undefined;
}

// Says something to everybody, also to who doesn't see it.
export function say(text, isBad = false, name = "") {
  const place = document.getElementById(isBad ? "alerts" : "news");
  // What is still there isn't said again.
  if (!place || [...place.children].some((note) => note.firstElementChild.textContent === text.replaceAll("`", ""))) return;
  const note = el("div", { class: isBad ? "note bad" : "note" }, el("span", {}, prose(text)), button("Close", () => note.remove(), { class: "plain", "aria-label": "Close this message" }));
  note.dataset.name = name;
  place.append(note);
  while (place.childElementCount > 3) place.firstElementChild.remove();
  setTimeout(() => note.remove(), isBad ? 15000 : 6000);
}

// The name of messages that the program doesn't answer.
const LOST = "lost";

// Does what may be refused, and says why it was.
export async function attempt(work) {
  try {
    const done = await work();
    unsay(LOST);
    return done;
  } catch (error) {
    if (!error.isEnd) say(error.message, true, error.status === 0 ? LOST : "");
    return undefined;
  }
}
