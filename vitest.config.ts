import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { LongestFirst } from './test/longest-first.ts'

// What every file of tests is run with.
const everywhere = {
  // Two cores may serve everything here, a browser included: a slow machine is not a failure.
  testTimeout: 120_000,
  hookTimeout: 120_000,
  env: { NODE_ENV: 'test' },
  setupFiles: ['./test/steady-seed.ts'],
}
const files = (folder: string) => [`${folder}/**/*.test.{ts,tsx}`]
// Server pages and charts are preact JSX; vitest's own transform has to be told so.
const oxc = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const

export default defineConfig({
  test: {
    pool: 'forks',
    // The browser's own work leaves room for a second file even on two cores.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    globalSetup: ['./test/home-of-run.ts'],
    reporters: ['default', './test/closing-line.ts'],
    projects: [
      // The store's tests hold locks, kill processes and clear folders when their file ends: each has a process of its own.
      { oxc, test: { ...everywhere, name: 'store', include: files('src/store'), isolate: true } },
      // The others share a few processes, so that a module is loaded and a worked example appraised once in each.
      {
        oxc,
        test: {
          ...everywhere,
          name: 'rooms',
          include: [...files('src'), ...files('test'), 'bench/**/*.test.ts'],
          exclude: ['**/node_modules/**', ...files('src/store')],
          isolate: false,
        },
      },
    ],
  },
})
