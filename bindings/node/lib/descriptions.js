// What the native side knows of models, objects and enumerations. Everything about a particular one
// is made from this.
//
// Nearly all of it is about events. It is read when the first event is parsed: that takes longer
// than all of the rest.
'use strict'

const native = require('./native')

const all = JSON.parse(native.descriptions(false))

const objects = new Map()
const enumerations = new Map()
learn(all)

function learn (more) {
  for (const row of more.objects) objects.set(row.name, row)
  for (const row of more.enumerations) enumerations.set(row.name, row)
}

let knowsEvents = false

function learnEvents () {
  if (!knowsEvents) learn(JSON.parse(native.descriptions(true)))
  knowsEvents = true
}

const objectOf = (name) => objects.get(name)
const enumerationOf = (name) => enumerations.get(name)

module.exports = { ...all, enumerationOf, learnEvents, objectOf }
