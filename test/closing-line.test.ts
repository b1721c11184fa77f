import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'

const reporter = join(dirname(fileURLToPath(import.meta.url)), 'closing-line.ts')
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')
let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'concordat-closing-'))
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('every pass, failure and skip is counted once, and a skipped test gives its reason', () => {
  const { counts, printed, status } = runTests({
    'sums.test.ts': `
      test('two and two', () => expect(2 + 2).toBe(4))
      test('two and three', () => expect(2 + 3).toBe(4))
      test('in LibreOffice', (ctx) => ctx.skip('LibreOffice is not here'))`,
  })
  expect(counts).toEqual({ passed: 1, failed: 1, skipped: 1 })
  expect(printed).toContain('skipped: in LibreOffice: LibreOffice is not here')
  expect(status).not.toBe(0)
})

test('a file that does not load, a hook that throws and an error nobody waited for are failures', () => {
  const fine = "test('fine', () => expect(1).toBe(1))"
  expect(runTests({ 'a.test.ts': fine, 'b.test.ts': "throw new Error('no')" }).counts).toMatchObject({ failed: 1 })
  expect(runTests({ 'a.test.ts': `${fine}; afterAll(() => { throw new Error('no') })` }).counts).toMatchObject({
    failed: 1,
  })
  expect(runTests({ 'a.test.ts': `${fine}; void Promise.reject(new Error('no'))` }).counts).toMatchObject({ failed: 1 })
})

/** Runs vitest itself over the given files and reads what the reporter left. */
function runTests(files: Readonly<Record<string, string>>) {
  const place = mkdtempSync(join(folder, 'run-'))
  const countsFile = join(place, 'counts.json')
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, name), text)
  const { status, stdout } = spawnSync(
    process.execPath,
    [vitest, 'run', '--globals', '--root', place, '--reporter', reporter],
    { cwd: place, encoding: 'utf8', env: { ...process.env, CONCORDAT_COUNTS: countsFile, VITEST: undefined } },
  )
  return { status, printed: stdout, counts: JSON.parse(readFileSync(countsFile, 'utf8')) as unknown }
}
