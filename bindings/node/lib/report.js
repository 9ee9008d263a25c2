// What checking reports, and the error that carries it. No value of a document is in either.
'use strict'

class Report {
  #text

  constructor ({ model, findings }, text) {
    this.model = model
    this.findings = freeze(findings)
    this.#text = text
    Object.freeze(this)
  }

  get isValid () {
    return !this.findings.some(({ level }) => level === 'error')
  }

  get errors () {
    return this.#at('error')
  }

  get warnings () {
    return this.#at('warning')
  }

  get notices () {
    return this.#at('notice')
  }

  #at (wanted) {
    return this.findings.filter(({ level }) => level === wanted)
  }

  // The members of the published schema `report`.
  toJSON () {
    return { valid: this.isValid, model: this.model, findings: this.findings }
  }

  toString () {
    return this.#text
  }
}

// The longest text of findings that the message of an error has. A report can have a hundred thousand.
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

// As with the errors of the language, the name is not a member of each error.
Object.defineProperty(ValidationError.prototype, 'name', { value: 'ValidationError', writable: true, configurable: true })

// The report of what the native side wrote.
function readReport (answer) {
  const { report, text } = JSON.parse(answer)
  return new Report(report, text)
}

// Plain data that nobody changes.
function freeze (value) {
  if (typeof value !== 'object' || value === null) return value
  for (const inner of Object.values(value)) freeze(inner)
  return Object.freeze(value)
}

module.exports = { ValidationError, freeze, readReport }
