// Fixes of findings, and texts with fixes made.
'use strict'

const { inspect } = require('node:util')
const { encode, join } = require('./bytes')
const { bytesOf } = require('./check')
const { freeze } = require('./freeze')
const { expected, optionsOf, text: string } = require('./kind')
const native = require('./native')

// A change of a text that fixes a finding.
class Fix {
  constructor ({ title, applicability, edits }) {
    Object.assign(this, { title, applicability, edits })
    Object.freeze(this)
  }

  // Makes the fix. Positions are bytes, so a string is one of bytes meanwhile.
  apply (text) {
    const bytes = textBytes(text)
    const parts = []
    let at = 0
    for (const { range: { start, end }, text: written } of this.edits) {
      if (start < at || end > bytes.length) throw new RangeError('expected `text` to be the text that was checked: the fix is one of another text')
      parts.push(bytes.subarray(at, start), encode(written))
      at = end
    }
    return like(text, join([...parts, bytes.subarray(at)]))
  }
}

// A text with fixes made. The text is a document, secrets and all: it isn't shown.
class Fixed {
  #text

  constructor (text, report, findings) {
    this.#text = text
    this.report = report
    this.findings = findings
    Object.freeze(this)
  }

  get text () {
    return this.#text
  }

  [inspect.custom] (depth, options) {
    if (depth < 0) return options.stylize('[Fixed]', 'special')
    return `Fixed ${inspect({ ...this }, { ...options, depth })}`
  }
}

// The fixes of each finding of a report, or none if it was made of something else than this text.
function fixes ({ handle }, findings, found, text) {
  const [same, json] = native.fixes(handle, textBytes(text))
  const all = same === found ? JSON.parse(json) : findings.map(() => [])
  return freeze(all.map((fixes) => fixes.map((fix) => new Fix(freeze(fix)))))
}

function fixed (request, text, options = {}, reportOf) {
  const { applicability = 'safe' } = optionsOf(options, ['applicability'])
  const made = madeBy(request, textBytes(text), string('applicability', applicability))
  return new Fixed(like(text, made.text), reportOf(request, made.found), freeze(JSON.parse(made.findings)))
}

// A call that fails for a wrong name.
function madeBy ({ handle }, bytes, applicability) {
  try {
    return native.fixed(handle, bytes, applicability)
  } catch (error) {
    throw new TypeError(error.message)
  }
}

function textBytes (text) {
  const bytes = bytesOf(text)
  if (bytes === undefined) throw expected('text', 'a string or a `Uint8Array`', text)
  return bytes
}

// Bytes as the type of a text. A string that is not well formed has no fix.
function like (text, bytes) {
  if (typeof text !== 'string') return bytes
  return text.isWellFormed() ? bytes.toString() : text
}

module.exports = { fixed, fixes }
