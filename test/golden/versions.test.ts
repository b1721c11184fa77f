import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readVersion, rerunVersion } from '../../src/appraisal/index.ts'
import { keptVersionFile } from './versions/kept-version.ts'

const text = readFileSync(keptVersionFile, 'utf8')

function kept() {
  const reading = readVersion(text)
  if ('problems' in reading) throw new Error(reading.problems.map(({ sentence }) => sentence).join('\n'))
  return reading.version
}

test('the version kept in the repository has the same pennies on every Node and in every build; see versions/README.md', () => {
  const rerun = rerunVersion(kept())
  expect('problems' in rerun ? rerun.problems : []).toEqual([])
  expect(rerun).toMatchObject({ state: 'same', numbers: expect.any(Number) })
  expect(rerun.state === 'same' && rerun.numbers).toBeGreaterThan(400)
})

test('the bytes that are kept are the bytes that were frozen', () => {
  expect(kept().contentHash).toBe('916d18f39559a72b807965d09b1831ccc0c4e51efc4de31ca6f2b003eef0dccb')
})
