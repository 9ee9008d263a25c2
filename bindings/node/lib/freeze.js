'use strict'

// Makes plain data immutable, through and through. Data of an event can be nested more deeply than
// functions can.
function freeze (value) {
  const ahead = [value]
  while (ahead.length > 0) {
    const one = ahead.pop()
    if (typeof one !== 'object' || one === null) continue
    for (const inner of Object.values(one)) ahead.push(inner)
    Object.freeze(one)
  }
  return value
}

module.exports = { freeze }
