import { readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Entry, importFile, isGap } from '../../src/importers/index.ts'
import { returnBytes, returnsFolder, testOnReturns } from '../../src/importers/testing/returns.ts'
import { read, refused } from './what-the-returns-hold.ts'

async function importOf(path: string) {
  const counts = { entries: 0, missing: 0 }
  const take = (entry: Entry) => {
    counts.entries += 1
    if (entry.what === 'observation' && isGap(entry.value)) counts.missing += 1
  }
  const name = path.split('/').at(-1) ?? path
  return { counts, result: await importFile({ name, bytes: returnBytes(path) }, take) }
}

describe('every file of the folder of returns', () => {
  testOnReturns('is one that this page of expectations knows', () => {
    const there = readdirSync(returnsFolder(), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
      .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(returnsFolder().length + 1))
    expect(there.sort()).toEqual([...read, ...refused].map(([path]) => path).sort())
  })

  for (const [path, kind, entries, missing] of read)
    testOnReturns(`${path} is read as ${kind}`, async () => {
      const { result, counts } = await importOf(path)
      if ('problems' in result) return expect.fail(result.problems.map(({ sentence }) => sentence).join('\n'))
      expect({ kind: result.kind, ...counts }).toEqual({ kind, entries, missing })
      expect(result.used).toBeLessThanOrEqual(result.rows)
      for (const { place, sentence } of result.warnings) {
        expect(place).not.toBe('')
        expect(sentence).toMatch(/[.?]$/)
        expect(sentence).not.toMatch(/undefined|\bNaN\b|\[object/)
      }
    })

  for (const [path, code, place] of refused)
    testOnReturns(`${path} is refused with ${code}`, async () => {
      const { result } = await importOf(path)
      if (!('problems' in result)) return expect.fail(`${path} was read as ${result.kind}`)
      expect(result.problems.map((problem) => [problem.code, problem.place])).toEqual([[code, place]])
    })
})

test('nothing is both read and refused', () => {
  const paths = [...read, ...refused].map(([path]) => path)
  expect(new Set(paths).size).toBe(paths.length)
})
