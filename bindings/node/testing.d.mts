// The types of `chatapps-webhooks/testing` for `import`: those of `testing.d.ts`.

export * from './testing.js'
