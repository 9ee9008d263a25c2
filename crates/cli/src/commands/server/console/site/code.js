// A request as code to copy. The key of the API comes from the environment: no page has it.

import { button, el, fill, say, select } from "./dom.js";

const KEY = "CHATAPPS_API_KEY";

// The address that takes events of an account.
export function eventsUrl(endpoint, account, type, scope) {
  const query = new URLSearchParams(Object.entries({ type, subAccountId: scope }).filter(([, value]) => value));
  return `${endpoint}/api/v1/accounts/${account}/events${query.size > 0 ? `?${query}` : ""}`;
}

// No program takes an argument of 128 KiB.
const ARGUMENT = 100_000;

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

// A JSON string is a literal of JavaScript. Python has another escape beyond the basic plane.
const escaped = (code) => (code > 0xffff ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`);
const literal = (text) => JSON.stringify(text);
const python = (text) => literal(text).replace(/[\u007f-\u{10ffff}]/gu, (c) => escaped(c.codePointAt(0)));

const LANGUAGES = {
  curl: (url, body) => {
    if (body.includes("\0")) return "# the body has a NUL, which no shell passes on: choose another language";
    const head = `curl -X POST ${quoted(url)} \\
  -H "Authorization: Bearer $${KEY}" \\
  -H 'Content-Type: application/json' \\
 `;
    // What the shell does itself takes an argument of any length.
    const isLong = new TextEncoder().encode(body).length > ARGUMENT;
    return isLong ? `printf %s ${quoted(body)} |\n${head} --data-binary @-` : `${head} --data-raw ${quoted(body)}`;
  },
  Python: (url, body) => `import os
from urllib.error import HTTPError
from urllib.request import Request, urlopen

body = ${python(body)}
request = Request(
    ${python(url)},
    data=body.encode(),
    headers={
        "Authorization": f"Bearer {os.environ['${KEY}']}",
        "Content-Type": "application/json",
    },
    method="POST",
)
try:
    response = urlopen(request)
except HTTPError as error:
    response = error
with response:
    print(response.status, response.read().decode())`,
  "Node.js": (url, body) => `const body = ${literal(body)}
const response = await fetch(${literal(url)}, {
  method: 'POST',
  headers: {
    Authorization: \`Bearer \${process.env.${KEY}}\`,
    'Content-Type': 'application/json'
  },
  body
})
console.log(response.status, await response.text())`,
};

// Code in the language that was chosen last. `of` tells the address and the body.
export function code(of) {
  const place = el("pre", { class: "shown", tabindex: "0", role: "region", "aria-label": "Code" });
  const choice = select(Object.keys(LANGUAGES), () => draw());
  choice.setAttribute("aria-label", "Language");
  const draw = () => {
    const { url, body } = of();
    fill(place, LANGUAGES[choice.value](url, body));
  };
  const copy = button("Copy", async () => {
    draw();
    await navigator.clipboard.writeText(place.textContent).then(() => say("copied"), () => say("the browser doesn't let the page copy", true));
  });
  const details = el("details", { class: "code", on: { toggle: () => details.open && draw() } }, el("summary", { text: "As code" }), el("div", { class: "bar" }, choice, copy), place, el("p", { class: "quiet" }, `The key of the API comes from the environment: export ${KEY} first.`));
  return { element: details, draw: () => details.open && draw() };
}
