// What checking reports, and the error that carries it. No value of a document is in either.
'use strict'

const { inspect } = require('node:util')
const { freeze } = require('./freeze')
const native = require('./native')

// All findings of a document, as the native side wrote them: a line for each level, the most severe
// first. They are read when they are asked for, each level once.
class Report {
  #levels
  #read = {}
  #findings

  // Properties of each report's own, as those of plain data are: to be compared, copied and shown.
  static #own = { enumerable: true, get () { return this.#all() } }

  constructor (model, found) {
    this.#levels = found.split('\n')
    this.model = model
    Object.defineProperty(this, 'findings', Report.#own)
    Object.freeze(this)
  }

  get isValid () {
    return this.errors.length === 0
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

  // The findings at a level, and their numbers among all.
  #at (level) {
    return this.#read[level] ??= freeze(JSON.parse(this.#levels[level]))
  }

  #all () {
    return this.#findings ??= Object.freeze(inOrder(this.#levels.map((_, level) => this.#at(level))))
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

// The most findings that the message of an error has: the most severe ones.
const MAX_SHOWN = 20

class ValidationError extends Error {
  constructor (report) {
    const { length } = report.errors
    super(`invalid ${report.model}, ${length === 1 ? '1 error' : `${length} errors`}:\n${mostSevere(report)}`)
    this.code = 'ERR_CHATAPPS_WEBHOOKS_INVALID'
    this.report = report
  }
}

function mostSevere ({ errors, warnings, notices }) {
  const shown = []
  for (const findings of [errors, warnings, notices]) shown.push(...findings.slice(0, MAX_SHOWN - shown.length))
  const more = errors.length + warnings.length + notices.length - shown.length
  return [...shown.map(paragraph), ...(more > 0 ? [`… and ${more} more: \`report\` has all`] : [])].join('\n')
}

// As with the errors of the language, the name is not a member of each error.
Object.defineProperty(ValidationError.prototype, 'name', { value: 'ValidationError', writable: true, configurable: true })

const reportOf = (model, found) => new Report(model, found)

module.exports = { ValidationError, reportOf }
