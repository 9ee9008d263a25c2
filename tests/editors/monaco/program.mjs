// What the program says of a text on its command line, as Monaco would put it.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";

const SEVERITIES = { error: 8, warning: 4, notice: 2 };

function run(program, folder, args, input) {
  const { stdout, stderr, status, error } = spawnSync(program, ["validate", ...args], { cwd: folder, input, encoding: "utf8" });
  assert(!error && (status === 0 || status === 1), `validate ends with ${status}: ${stderr}`);
  return stdout;
}

// The findings in a text, as markers.
export function markersOf(program, folder, text) {
  const { files } = JSON.parse(run(program, folder, ["--format", "json", "--model", "webhooks", "-"], text));
  const bytes = Buffer.from(text);
  // JavaScript counts in the units that Monaco counts in.
  const place = (offset) => {
    const before = bytes.subarray(0, offset).toString("utf8").split("\n");
    return [before.length, before.at(-1).length + 1];
  };
  const markers = files[0].findings.map(({ rule, level, message, help, range }) => ({
    code: rule,
    severity: SEVERITIES[level],
    message: `${message}\nhelp: ${help}`,
    start: place(range.start),
    end: place(range.end),
  }));
  return sorted(markers);
}

// A text with all safe fixes made.
export function fixed(program, folder, text) {
  return run(program, folder, ["--fix", "--model", "webhooks", "-"], text);
}

export function sorted(markers) {
  const key = ({ start, code, message }) => [...start.map((number) => String(number).padStart(6, "0")), code, message].join();
  return markers.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
