// Talks to the program. The key of the session is in the storage of this tab, and goes in a header.

const KEY = "key";
const TOKEN = /^#token=([0-9a-f]{64})$/;

let ended = () => {};

// What to do when there is no session any more.
export function onEnd(call) {
  ended = call;
}

export class Refused extends Error {
  constructor(status, message, data) {
    super(message);
    this.status = status;
    this.data = data;
    this.isEnd = status === 401;
  }
}

const request = (path, body, headers, more) =>
  fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
    cache: "no-store",
    credentials: "omit",
    redirect: "error",
    referrerPolicy: "no-referrer",
    ...more,
  });

async function refused(response) {
  const { error, data } = await response.json().catch(() => ({}));
  return new Refused(response.status, error ?? `the program answered ${response.status}`, data);
}

// Takes the token out of the address bar, and changes it for a key. Returns whether there is one.
// The view that is shown stays.
export async function begin(view = "deliveries") {
  const token = TOKEN.exec(location.hash)?.[1];
  if (token) {
    history.replaceState(null, "", `${location.pathname}#/${view}`);
    const response = await request("/session", { token });
    if (response.ok) sessionStorage.setItem(KEY, (await response.json()).key);
    else if (!sessionStorage.getItem(KEY)) throw await refused(response);
  }
  return sessionStorage.getItem(KEY) !== null;
}

export const hasToken = () => TOKEN.test(location.hash);

const keyNow = () => sessionStorage.getItem(KEY);

const authorization = (key) => ({ Authorization: `Bearer ${key}` });

// What became of a request that was sent with that key.
async function answered(response, key) {
  if (response.ok) return response;
  const error = await refused(response);
  // It may be late: another session goes on.
  error.isLate = error.isEnd && keyNow() !== null && key !== keyNow();
  if (error.isEnd && !error.isLate) {
    sessionStorage.removeItem(KEY);
    ended(error.message);
  }
  throw error;
}

// Asks the program.
export async function ask(name, body = {}) {
  const key = keyNow();
  let response;
  try {
    response = await request(`/api/${name}`, body, authorization(key));
  } catch {
    throw new Refused(0, "the program doesn't answer: is it still running?");
  }
  try {
    return (await answered(response, key)).json();
  } catch (error) {
    // Nothing was done then, so it is asked for again.
    if (error.isLate) return ask(name, body);
    throw error;
  }
}

// Reads the news of an account until it is stopped, and begins again when the connection ends. A
// browser's own reader of such streams can't send the key.
export function listen(account, tell, tellState) {
  const stop = new AbortController();
  let hasMissed = false;
  const read = async () => {
    const key = keyNow();
    const response = await answered(await request("/api/stream", { account }, authorization(key), { signal: stop.signal }), key);
    tellState(true);
    if (hasMissed) tell({ missed: true, now: Date.now() });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      const messages = (rest + value).split("\n\n");
      rest = messages.pop();
      for (const message of messages) {
        if (message.startsWith("data: ")) tell(JSON.parse(message.slice(6)));
      }
    }
  };
  (async () => {
    while (!stop.signal.aborted) {
      try {
        await read();
      } catch (error) {
        if (error.isEnd && !error.isLate) return tellState(false);
      }
      if (stop.signal.aborted) return undefined;
      // What happens until it listens again isn't told.
      hasMissed = true;
      tellState(false);
      await new Promise((wake) => setTimeout(wake, 1000));
    }
    return undefined;
  })();
  return () => stop.abort();
}
