// `npm test`: installs if needed, builds, checks types and style, runs every test, and ends with the
// line `N passed, N failed` (and `, N skipped` when some were). Needs nothing but Node and npm.
//
//   npm test -- src/figures     only the tests whose path contains this
//   npm test -- --tests-only    without the type and style checks
//   npm test -- --soak          the long searches too (CONCORDAT_SOAK=1)

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { install, isInstalled, runNode } from './installed.mjs'

const own = ['--tests-only', '--soak']
const asked = process.argv.slice(2)
const filters = asked.filter((word) => !own.includes(word))
const soak = asked.includes('--soak')
const checksToo = !soak && !asked.includes('--tests-only')

try {
  if (!isInstalled({ withTools: true })) install({ withTools: true })
  process.exitCode = runEverything()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  closingLine({ passed: 0, failed: 1, skipped: 0 })
  process.exitCode = 1
}

function runEverything() {
  const failedSteps = [
    step('build', 'build.mjs', []),
    checksToo && step('type check', 'node_modules/typescript/bin/tsc', ['--noEmit', '-p', '.']),
    checksToo && step('style check', 'node_modules/@biomejs/biome/bin/biome', ['check']),
  ].filter((failed) => failed === 1).length
  const counts = runTests()
  const failed = counts.failed + failedSteps
  closingLine({ ...counts, failed })
  return failed === 0 && counts.passed > 0 ? 0 : 1
}

/**
 * A step that fails counts as one failure; the tests still run, so that one look shows everything.
 * @param {string} name @param {string} script @param {readonly string[]} args
 * @returns {0 | 1}
 */
function step(name, script, args) {
  const started = performance.now()
  const isDone = runNode(script, args) === 0
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  process.stdout.write(`${isDone ? '✓' : '✗ failed:'} ${name} (${seconds} s)\n`)
  return isDone ? 0 : 1
}

/** @returns {{ passed: number, failed: number, skipped: number }} */
function runTests() {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-test-'))
  const countsFile = join(folder, 'counts.json')
  try {
    const status = runNode('node_modules/vitest/vitest.mjs', ['run', ...filters], {
      ...process.env,
      NODE_ENV: 'test',
      CONCORDAT_COUNTS: countsFile,
      ...(soak ? { CONCORDAT_SOAK: '1' } : {}),
    })
    const counts = JSON.parse(readFileSync(countsFile, 'utf8'))
    // vitest may end badly although every test passed, for instance on an error outside any test.
    const isClean = status === 0 && counts.passed > 0
    return { ...counts, failed: isClean ? counts.failed : Math.max(counts.failed, 1) }
  } catch (error) {
    process.stderr.write(`The test run left no counts: ${error instanceof Error ? error.message : String(error)}\n`)
    return { passed: 0, failed: 1, skipped: 0 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @param {{ passed: number, failed: number, skipped: number }} counts */
function closingLine({ passed, failed, skipped }) {
  const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
  process.stdout.write(`\n${line}\n`)
}
