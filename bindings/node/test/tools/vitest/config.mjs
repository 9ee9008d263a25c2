export default { test: { include: ['**/*.case.mjs'] } }
