// The alternatives for Node.js programs, each set up at its best, with its own check of URLs.

import Ajv from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import Type from 'typebox'
import { Compile } from 'typebox/compile'
import * as v from 'valibot'
import * as z from 'zod'

// The schema that a user would write by hand, with full formats. The `pattern` and `not` beside
// each format in the published schema say the same again, and would make Ajv check it twice.
function lean (schema) {
  if (Array.isArray(schema)) return schema.map(lean)
  if (typeof schema !== 'object' || schema === null) return schema
  const members = Object.entries(schema).filter(([name]) => schema.format === undefined || !['pattern', 'not', 'allOf'].includes(name))
  return Object.fromEntries(members.map(([name, value]) => [name, lean(value)]))
}

function ajv (schema, options) {
  const made = new Ajv.default({ strict: true, ...options })
  addFormats.default(made, { mode: 'full' })
  return made.compile(lean(schema))
}

const kinds = ['CADR', 'MSG', 'CABM']
const places = ['header', 'body']

const text = Type.String()
const uri = Type.String({ format: 'uri' })
const oneOf = (texts) => Type.Union(texts.map((text) => Type.Literal(text)))

const typebox = Compile(Type.Array(Type.Object({
  subAccountId: text,
  url: uri,
  httpAuthorization: Type.Optional(text),
  enabled: Type.Optional(Type.Boolean()),
  type: Type.Optional(oneOf(kinds)),
  oauth: Type.Optional(Type.Object({
    url: uri,
    clientId: text,
    clientSecret: text,
    credentialsLocation: oneOf(places),
    scope: Type.Optional(text)
  }))
})))

const zod = z.compile(z.array(z.object({
  subAccountId: z.string(),
  url: z.url(),
  httpAuthorization: z.string().optional(),
  enabled: z.boolean().optional(),
  type: z.enum(kinds).optional(),
  oauth: z.object({
    url: z.url(),
    clientId: z.string(),
    clientSecret: z.string(),
    credentialsLocation: z.enum(places),
    scope: z.string().optional()
  }).optional()
})), { strict: true })

const valibot = v.array(v.object({
  subAccountId: v.string(),
  url: v.pipe(v.string(), v.url()),
  httpAuthorization: v.optional(v.string()),
  enabled: v.optional(v.boolean()),
  type: v.optional(v.picklist(kinds)),
  oauth: v.optional(v.object({
    url: v.pipe(v.string(), v.url()),
    clientId: v.string(),
    clientSecret: v.string(),
    credentialsLocation: v.picklist(places),
    scope: v.optional(v.string())
  }))
}))

// By name: whether a value is valid, and the number of errors.
export function peers (schema) {
  const first = ajv(schema)
  const all = ajv(schema, { allErrors: true })
  return {
    verdicts: {
      Ajv: (value) => first(value),
      TypeBox: (value) => typebox.Check(value),
      'zod validate': (value) => z.validate(zod, value),
      'zod parse': (value) => zod.safeParse(value).success,
      valibot: (value) => v.is(valibot, value)
    },
    // TypeBox stops after eight errors unless a setting for the whole program changes that.
    errors: {
      Ajv: (value) => all(value) ? 0 : all.errors.length,
      zod: (value) => zod.safeParse(value).error?.issues.length ?? 0,
      valibot: (value) => v.safeParse(valibot, value).issues?.length ?? 0
    }
  }
}
