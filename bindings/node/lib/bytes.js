// Bytes in memory of their own. `Buffer.from` and `Buffer.concat` put small ones into memory that
// all buffers of a process share, and leave them there: bodies have secrets.
'use strict'

const { types } = require('node:util')

const encoder = new TextEncoder()

// A string as UTF-8. Lone surrogates become U+FFFD.
const encode = (text) => encoder.encode(text)

// The bytes of a piece of a stream, which is a view of them, or a text where the stream has an
// encoding; `undefined` if it is neither.
function bytesOfPiece (piece) {
  if (typeof piece === 'string') return encode(piece)
  return types.isUint8Array(piece) ? Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength) : undefined
}

function join (pieces) {
  const all = Buffer.alloc(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}

module.exports = { bytesOfPiece, encode, join }
