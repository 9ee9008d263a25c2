'use strict'

// Makes plain data immutable, through and through.
function freeze (value) {
  if (typeof value !== 'object' || value === null) return value
  for (const inner of Object.values(value)) freeze(inner)
  return Object.freeze(value)
}

module.exports = { freeze }
