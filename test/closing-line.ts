import { writeFileSync } from 'node:fs'
import type { Reporter, TestModule } from 'vitest/node'

type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number }

/**
 * Counts every test once, and every error that belongs to no single test as one failure: a file
 * that does not load, a hook that throws, a rejection nobody waited for. A test that never ended
 * has failed. Lists each skipped test with the reason it gave (`ctx.skip('LibreOffice is not here')`).
 *
 * `npm test` reads the counts from the file named by CONCORDAT_COUNTS and prints the closing line
 * itself, last of all; without that setting the line is printed here.
 */
export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], errorsOutsideTests: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const results = tests.map((test) => ({ test, result: test.result() }))
    const skipped = results.flatMap(({ test, result }) => (result.state === 'skipped' ? [{ test, result }] : []))
    for (const { test, result } of skipped) {
      process.stdout.write(`skipped: ${test.fullName}: ${result.note ?? 'no reason given'}\n`)
    }
    const passed = results.filter(({ result }) => result.state === 'passed').length
    const brokenTests = results.length - passed - skipped.length
    const brokenAround = modules
      .flatMap((module) => [module, ...module.children.allSuites()])
      .filter((group) => group.errors().length > 0).length
    publish({ passed, failed: brokenTests + brokenAround + errorsOutsideTests.length, skipped: skipped.length })
  }
}

function publish(counts: Counts): void {
  const file = process.env['CONCORDAT_COUNTS']
  if (file !== undefined) {
    writeFileSync(file, JSON.stringify(counts))
    return
  }
  const { passed, failed, skipped } = counts
  process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`)
}
