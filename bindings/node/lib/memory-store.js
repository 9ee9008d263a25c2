// A store of receivers in memory: what it remembers is gone with the process.
'use strict'

const { optionsOf } = require('./kind')

// How many entries it holds unless told otherwise.
const CAPACITY = 1_000_000

const now = () => performance.now() / 1000

class MemoryStore {
  // By key, in the order in which they were set.
  #entries = new Map()
  #capacity

  constructor (options = {}) {
    const { capacity = CAPACITY } = optionsOf(options, ['capacity'])
    if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('expected `capacity` to be a whole number from 1')
    this.#capacity = capacity
  }

  begin (key, lease) {
    const state = this.#live(key)
    if (state !== undefined) return state === 'done' ? 'done' : 'busy'
    this.#set(key, 'busy', undefined, lease)
    return 'new'
  }

  finish (key, keep) {
    this.#set(key, 'done', undefined, keep)
  }

  forget (key) {
    this.#entries.delete(key)
  }

  get (key) {
    return this.#live(key) === 'text' ? this.#entries.get(key).text : undefined
  }

  put (key, text, keep) {
    this.#set(key, 'text', text, keep)
  }

  #live (key) {
    const entry = this.#entries.get(key)
    return entry !== undefined && entry.end > now() ? entry.state : undefined
  }

  #set (key, state, text, keep) {
    this.#entries.delete(key)
    this.#entries.set(key, { state, text, end: now() + keep })
    // The oldest go first: those that have ended, and those that are too many.
    for (const [oldest, { end }] of this.#entries) {
      if (end > now() && this.#entries.size <= this.#capacity) return
      this.#entries.delete(oldest)
    }
  }
}

module.exports = { MemoryStore }
