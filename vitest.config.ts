import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Server pages and charts are preact JSX; vitest's own transform has to be told so.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}', 'bench/**/*.test.ts'],
    pool: 'forks',
    // The browser's own work leaves room for a second file even on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Two cores may serve everything here, a browser included: a slow machine is not a failure.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['default', './test/closing-line.ts'],
    env: { NODE_ENV: 'test' },
    setupFiles: ['./test/steady-seed.ts'],
  },
})
