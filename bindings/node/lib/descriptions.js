// What the native side knows of models, objects and enumerations. Everything about a particular one
// is made from this.
'use strict'

const native = require('./native')

module.exports = JSON.parse(native.descriptions())
