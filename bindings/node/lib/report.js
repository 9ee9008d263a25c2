// Reports, and the error that carries one. Neither contains a value of a document.
'use strict'

const { inspect } = require('node:util')
const native = require('./native')

// All findings of a document, as the native side wrote them. Each level is parsed once, on first use.
class Report {
  #written
  #read = {}
  #findings

  // Own properties of each report, as in plain data, so that reports can be compared, copied and shown.
  static #own = { enumerable: true, get () { return this.#all() } }

  constructor (model, written) {
    this.#written = written
    this.model = model
    Object.defineProperty(this, 'findings', Report.#own)
    Object.freeze(this)
  }

  get isValid () {
    return this.errors.length === 0
  }

  get errors () {
    return this.#at('errors').findings
  }

  get warnings () {
    return this.#at('warnings').findings
  }

  get notices () {
    return this.#at('notices').findings
  }

  #at (level) {
    return this.#read[level] ??= freeze(JSON.parse(this.#written[level]))
  }

  #all () {
    return this.#findings ??= Object.freeze(inOrder(LEVELS.map((level) => this.#at(level))))
  }

  // The members of the published schema `report`.
  toJSON () {
    return { valid: this.isValid, model: this.model, findings: this.findings }
  }

  toString () {
    return this.findings.map(paragraph).join('\n')
  }

  [inspect.custom] (depth, options) {
    if (depth < 0) return options.stylize('[Report]', 'special')
    return `Report ${inspect({ ...this }, { ...options, depth })}`
  }
}

const LEVELS = ['errors', 'warnings', 'notices']

// The findings of all levels, by their numbers.
function inOrder (levels) {
  const all = new Array(levels.reduce((sum, { numbers }) => sum + numbers.length, 0))
  for (const { numbers, findings } of levels) {
    for (const [index, finding] of findings.entries()) all[numbers[index]] = finding
  }
  return all
}

// A finding for people, in the form of the core.
function paragraph ({ level, rule, message, pointer, line, column, help }) {
  const place = pointer === '' ? 'the whole document' : native.printable(pointer)
  const position = line === undefined ? '' : ` (line ${line}, column ${column})`
  return `${level}[${rule}]: ${message}\n  at ${place}${position}\n  help: ${help}`
}

// The length of findings in the message of an error, at most. A report can have a hundred thousand.
const LONGEST = 10_000

class ValidationError extends Error {
  constructor (report) {
    const { length } = report.errors
    super(`invalid ${report.model}, ${length === 1 ? '1 error' : `${length} errors`}:\n${shortened(String(report))}`)
    this.code = 'ERR_CHATAPPS_WEBHOOKS_INVALID'
    this.report = report
  }
}

function shortened (text) {
  if (text.length <= LONGEST) return text
  return `${text.slice(0, text.lastIndexOf('\n', LONGEST))}\n… and more: \`report\` has all`
}

// As with built-in errors, the name is not a member of each error.
Object.defineProperty(ValidationError.prototype, 'name', { value: 'ValidationError', writable: true, configurable: true })

const reportOf = (model, written) => new Report(model, written)

// Freezes plain data.
function freeze (value) {
  if (typeof value !== 'object' || value === null) return value
  for (const inner of Object.values(value)) freeze(inner)
  return Object.freeze(value)
}

module.exports = { ValidationError, freeze, reportOf }
