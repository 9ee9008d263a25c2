// Checks under the configuration of a project, as the command line does.
'use strict'

const { inspect } = require('node:util')
const { fileURLToPath } = require('node:url')
const { bytesOf, checkAs } = require('./check')
const { checkFileAs, formatOf, requirePath } = require('./file')
const { freeze } = require('./freeze')
const { expected, optionsOf, text } = require('./kind')
const native = require('./native')
const { LIMITS, NAMES, made, othersOf } = require('./options')

const TOKEN = Symbol('made by Project')

class Project {
  #project

  constructor (token, project) {
    if (token !== TOKEN) throw new TypeError('`Project.find` and `Project.read` make one')
    this.#project = project
    this.file = native.projectFile(project)
    Object.freeze(this)
  }

  // The configuration that is closest to a folder.
  static find (folder = '.') {
    const project = native.project(pathOf('folder', folder), false)
    return project === null ? null : new Project(TOKEN, project)
  }

  // The configuration of a file.
  static read (file) {
    return new Project(TOKEN, native.project(pathOf('file', file), true))
  }

  // The options of `check` for a file.
  options (file) {
    const { limits, ...named } = JSON.parse(native.projectSettings(this.#request(file, {}).handle))
    const own = LIMITS.map((name) => [name, limits[name.slice('max'.length).toLowerCase()]])
    return freeze({ ...named, ...Object.fromEntries(own.filter(([, limit]) => limit !== undefined)) })
  }

  // The findings of a text that are neither suppressed nor in the baseline.
  check (data, options = {}) {
    const { file, ...others } = optionsOf(options, ['file', ...NAMES])
    // Exceptions for some webhooks count in text alone.
    if (bytesOf(data) === undefined) throw expected('data', 'text as a string or as bytes', data)
    return checkAs(this.#request(file, others), data)
  }

  // The findings of a file.
  async checkFile (path, options = {}) {
    return checkFileAs(this.#request(requirePath(path), optionsOf(options, NAMES)), path)
  }

  // The findings on the suppressions, each with the path of its file.
  findings () {
    return freeze(JSON.parse(native.projectFindings(this.#project)))
  }

  #request (file, { model, policy, ...others }) {
    const path = file === undefined ? undefined : pathOf('file', file)
    for (const [name, value] of Object.entries({ model, policy })) value === undefined || text(name, value)
    const { levels, limits, format, desired } = othersOf({ ...formatOf(path), ...others })
    const [handle, name] = made(() => native.projectRequest(this.#project, path, model, policy, levels, limits, format, desired))
    return Object.freeze({ handle, model: name })
  }

  [inspect.custom] (depth, options) {
    return options.stylize(`[Project: ${native.printable(this.file)}]`, 'special')
  }
}

function pathOf (name, path) {
  if (path instanceof URL) return fileURLToPath(path)
  if (typeof path === 'string') return path
  throw expected(name, 'a path or a `file:` URL', path)
}

module.exports = { Project }
