// The types of the public names for `import`: those of `index.d.ts`.

export * from './index.js'
