// How times, outcomes and numbers are said.

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
const DAY = new Intl.DateTimeFormat(undefined, { month: "short", day: "numeric" });
const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium", hourCycle: "h23" });

// The time of a day, which is said if it isn't today.
export function clock(milliseconds) {
  const time = CLOCK.format(milliseconds);
  const isToday = new Date(milliseconds).toDateString() === new Date().toDateString();
  return isToday ? time : `${DAY.format(milliseconds)}, ${time.slice(0, 5)}`;
}

export const moment = (milliseconds) => MOMENT.format(milliseconds);

// "in 12 s", as seen by the clock of the server.
export function until(due, now) {
  const seconds = Math.ceil((due - now) / 1000);
  return seconds > 0 ? `in ${seconds} s` : "now";
}

// Whether a delivery waits for another attempt, after one that failed.
export const isWaiting = ({ state, attempts }) => state === "queued" && attempts.length > 0;

// What became of an attempt, in a word.
export function outcome(made) {
  if (!made) return "";
  const word = made.outcome.replaceAll("_", " ");
  if (!made.status) return word;
  return made.outcome === "accepted" || made.outcome === "rejected" ? `${made.status}` : `${made.status} ${word}`;
}

const PLURALS = { delivery: "deliveries" };

export const plural = (count, name) => `${count.toLocaleString("en")} ${count === 1 ? name : (PLURALS[name] ?? `${name}s`)}`;
