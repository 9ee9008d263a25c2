// JSON as people read it: its parts, and how it is laid out.

const PART = /("(?:\\.|[^"\\\n])*"?)(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(true|false|null)|([{}[\],:])|\s+|[^\s"{}[\],:]+/g;

// The parts of a text: kind, start and end. Whatever it is, they cover it.
export function* parts(text) {
  for (const match of text.matchAll(PART)) {
    const [whole, string, colon, number, word] = match;
    const start = match.index;
    if (string !== undefined) {
      yield [colon === undefined ? "string" : "name", start, start + string.length];
      if (colon !== undefined) yield ["", start + string.length, start + whole.length];
    } else yield [number !== undefined ? "number" : word !== undefined ? "word" : "", start, start + whole.length];
  }
}

// Whether a text is JSON, or was before values became stars.
export function isJson(text) {
  try {
    JSON.parse(text.replace(/\*+/g, "0"));
    return true;
  } catch {
    return false;
  }
}

// A text laid out, if it is JSON. Numbers keep their digits: nothing is read and written again.
export function laidOut(text) {
  if (!isJson(text)) return text;
  let out = "";
  let depth = 0;
  const line = () => `\n${"  ".repeat(depth)}`;
  const tokens = text.match(/"(?:\\.|[^"\\])*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
  tokens.forEach((token, nth) => {
    const next = tokens[nth + 1];
    if (token === "{" || token === "[") {
      depth += 1;
      out += token + (next === "}" || next === "]" ? "" : line());
    } else if (token === "}" || token === "]") {
      depth -= 1;
      const before = tokens[nth - 1];
      out += (before === "{" || before === "[" ? "" : line()) + token;
    } else if (token === ",") out += token + line();
    else out += token === ":" ? ": " : token;
  });
  return out;
}

// Places in a text by the bytes of its UTF-8. Offsets come in any order.
export function placesOf(text, offsets) {
  const sorted = [...new Set(offsets)].sort((a, b) => a - b);
  const places = new Map();
  let byte = 0;
  let at = 0;
  for (const offset of sorted) {
    while (byte < offset && at < text.length) {
      const code = text.codePointAt(at);
      byte += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
      at += code < 0x10000 ? 1 : 2;
    }
    places.set(offset, at);
  }
  return places;
}

// A text with edits of its bytes.
export function edited(text, edits) {
  const places = placesOf(text, edits.flatMap(({ range }) => [range.start, range.end]));
  return [...edits]
    .sort((a, b) => b.range.start - a.range.start)
    .reduce((done, { range, text: inserted }) => done.slice(0, places.get(range.start)) + inserted + done.slice(places.get(range.end)), text);
}
