import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Server pages and charts are preact JSX; vitest's own transform has to be told so.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.{ts,tsx}', 'bench/**/*.test.ts'],
    pool: 'forks',
    // Two cores serve everything here, and journeys start a browser: a slow machine is not a failure.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    reporters: ['default', './test/closing-line.ts'],
    env: { NODE_ENV: 'test' },
    setupFiles: ['./test/steady-seed.ts'],
  },
})
