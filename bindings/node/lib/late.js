// What no program needs to start. When the package is packed, this and what it names become one
// file, and what `index.js` needs another: reading and compiling all of it took a fifth of
// `require`.
'use strict'

module.exports = {
  get catalogue () { return require('./catalogue') },
  get event () { return require('./event') },
  get file () { return require('./file') },
  get fix () { return require('./fix') },
  get memoryStore () { return require('./memory-store') },
  get models () { return require('./models') },
  get plain () { return require('./plain') },
  get project () { return require('./project') },
  get range () { return require('./range') },
  get receiver () { return require('./receiver') },
  get report () { return require('./report') },
  get sample () { return require('./sample') },
  get secret () { return require('./secret') },
  get set () { return require('./set') },
  get standard () { return require('./standard') },
  get values () { return require('./values') },
  get wire () { return require('./wire') }
}
