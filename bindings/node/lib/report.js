// What checking reports, and the error that carries it. No value of a document is in either. Fixes
// are in `fix.js`.
'use strict'

const { inspect } = require('node:util')
const { freeze } = require('./freeze')
const { expected } = require('./kind')
const native = require('./native')
const { WIRE } = require('./wire')

const LEVELS = ['error', 'warning', 'notice']

// What a report has if nothing was found.
const NO_FINDINGS = freeze([[], []])
const NONE_OMITTED = Object.freeze({ error: 0, warning: 0, notice: 0 })

// The findings of a document, as the native side wrote them (`src/report.rs`), or `null` if there
// are none. They are read when they are asked for, each level once.
class Report {
  #request
  #found
  #lines
  #texts
  #read = {}
  #findings
  #omitted

  // Properties of each report's own, as those of plain data are: to be compared, copied and shown.
  static #own = { enumerable: true, get () { return this.#all() } }

  constructor (request, found) {
    this.#request = request
    this.#found = found
    this.#lines = found?.split('\n')
    this.model = request.model
    Object.defineProperty(this, 'findings', Report.#own)
    Object.freeze(this)
  }

  get isValid () {
    return this.#found === null || (this.errors.length === 0 && this.omitted.error === 0)
  }

  get errors () {
    return this.#at(0)[0]
  }

  get warnings () {
    return this.#at(1)[0]
  }

  get notices () {
    return this.#at(2)[0]
  }

  // The most severe level that a finding has.
  get worst () {
    const { omitted } = this
    return LEVELS.find((level, index) => this.#at(index)[0].length > 0 || omitted[level] > 0) ?? null
  }

  get omitted () {
    return this.#omitted ??= this.#found === null ? NONE_OMITTED : Object.freeze(JSON.parse(this.#lines[4]))
  }

  // The findings at a level, and their numbers among all.
  #at (level) {
    return this.#read[level] ??= this.#found === null ? NO_FINDINGS : this.#written(level)
  }

  #written (level) {
    this.#texts ??= JSON.parse(this.#lines[0])
    return findingsOf(LEVELS[level], JSON.parse(this.#lines[1 + level]), this.#texts)
  }

  #all () {
    return this.#findings ??= Object.freeze(inOrder([0, 1, 2].map((level) => this.#at(level))))
  }

  // A report isn't a document: it is neither sent nor checked.
  get [WIRE] () {
    return null
  }

  // The fixes of each finding in the text that was checked.
  fixes (text) {
    return late().fix.fixes(this.#request, this.findings, this.#found, text)
  }

  // The text that was checked, with its fixes made.
  fixed (text, options) {
    return late().fix.fixed(this.#request, text, options, reportOf)
  }

  // The members of the published schema `report`.
  toJSON () {
    const { isValid: valid, model, findings, omitted } = this
    return isEmpty(omitted) ? { valid, model, findings } : { valid, model, findings, omitted }
  }

  toString () {
    const paragraphs = this.findings.map(paragraph)
    if (!isEmpty(this.omitted)) paragraphs.push(`left out of the report: ${counted(this.omitted)}`)
    return paragraphs.join('\n')
  }

  [inspect.custom] (depth, options) {
    if (depth < 0) return options.stylize('[Report]', 'special')
    return `Report ${inspect({ ...this }, { ...options, depth })}`
  }
}

const NO_PARAMS = Object.freeze({})

// The findings of a level, and their numbers among all.
function findingsOf (level, rows, texts) {
  const findings = rows.map(([, [rule, message, help], pointer, params, position]) => {
    const finding = {
      rule: texts[rule],
      level,
      pointer,
      message: texts[message],
      help: texts[help],
      params: params === null ? NO_PARAMS : freeze(params)
    }
    if (position === null) return Object.freeze(finding)
    const [line, column, start, end] = position
    finding.line = line
    finding.column = column
    finding.range = Object.freeze({ start, end })
    return Object.freeze(finding)
  })
  return Object.freeze([Object.freeze(findings), rows.map(([number]) => number)])
}

// The findings of all levels, by their numbers.
function inOrder (levels) {
  const all = new Array(levels.reduce((sum, [findings]) => sum + findings.length, 0))
  for (const [findings, numbers] of levels) {
    for (const [index, finding] of findings.entries()) all[numbers[index]] = finding
  }
  return all
}

// A finding for people, as the core writes it.
function paragraph ({ level, rule, message, pointer, line, column, help }) {
  const place = pointer === '' ? 'the whole document' : native.printable(pointer)
  const position = line === undefined ? '' : ` (line ${line}, column ${column})`
  return `${level}[${rule}]: ${message}\n  at ${place}${position}\n  help: ${help}`
}

const isEmpty = ({ error, warning, notice }) => error + warning + notice === 0

// Numbers of findings, as the core writes them.
function counted (counts) {
  const counted = Object.entries(counts).filter(([, count]) => count > 0)
  if (counted.length === 0) return 'no findings'
  return counted.map(([level, count]) => `${count} ${level}${count === 1 ? '' : 's'}`).join(', ')
}

// The most findings that the message of an error shows.
const SHOWN = 20

// What the failure of parsing says, as the core writes it: how many findings there are, and the
// first of them, errors before warnings before notices.
function failureText ({ model, errors, warnings, notices, omitted }) {
  const counts = {
    error: errors.length + omitted.error, warning: warnings.length + omitted.warning, notice: notices.length + omitted.notice
  }
  const total = counts.error + counts.warning + counts.notice
  const shown = [...errors.slice(0, SHOWN), ...warnings.slice(0, SHOWN), ...notices.slice(0, SHOWN)].slice(0, SHOWN)
  const lines = [`invalid ${model}: ${counted(counts)}`, ...shown.map(paragraph)]
  if (total > shown.length) lines.push(`… and ${total - shown.length} more`)
  return lines.join('\n')
}

class ValidationError extends Error {
  constructor (report) {
    if (!(report instanceof Report)) throw expected('report', 'a report of `check`', report)
    super(failureText(report))
    this.code = 'ERR_CHATAPPS_WEBHOOKS_INVALID'
    // Loggers copy each member of an error, and there may be thousands of findings.
    Object.defineProperty(this, 'report', { value: report })
  }
}

// As with the errors of the language, the name is not a member of each error.
Object.defineProperty(ValidationError.prototype, 'name', { value: 'ValidationError', writable: true, configurable: true })

const reportOf = (request, found) => new Report(request, found)

// What no report needs that is only read.
const late = () => require('./late')

module.exports = { ValidationError, reportOf }
