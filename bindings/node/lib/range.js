// Places in a text as JavaScript and editors count: in UTF-16 code units.
'use strict'

const { encode, join } = require('./bytes')
const { expected, text: textOf } = require('./kind')

function utf16Range (text, range) {
  textOf('text', text)
  const { start, end } = range ?? {}
  if (!Number.isInteger(start) || !Number.isInteger(end)) throw expected('range', 'the `range` of a finding', range)
  // A lone surrogate has three bytes here as in the text that was checked.
  const bytes = join([encode(text)])
  const units = (from, to) => bytes.toString('utf8', from, to).length
  const first = units(0, start)
  return { start: first, end: first + units(start, end) }
}

module.exports = { utf16Range }
