import { expect, test } from 'vitest'
import { engineOfW, plainEngineOfW, withEdit } from './engine-of-w.ts'
import { readSpecificationOfW, specificationMissing } from './specification-file.ts'

const asked = { seed: 12345, draws: 256, sampler: 'philox' } as const

test('what is measured as the fastest way says what the plain one says', (context) => {
  if (specificationMissing !== undefined) return context.skip(specificationMissing)
  const spec = readSpecificationOfW()
  expect(engineOfW(spec).whole(asked)).toEqual(plainEngineOfW(spec).whole(asked))
})

test('an edit to one option says what working the edited case whole says, and back again', (context) => {
  if (specificationMissing !== undefined) return context.skip(specificationMissing)
  const spec = readSpecificationOfW()
  const edit = engineOfW(spec).edit?.(asked)
  for (const each of [withEdit(spec), spec, withEdit(spec)]) {
    const { outputs, chances, tornado, shares } = edit!() // the fastest way edits one option alone
    const whole = plainEngineOfW(each).whole(asked)
    expect(outputs.size).toBe(37)
    for (const [place, summary] of outputs) expect(summary).toEqual(whole.outputs[place])
    expect({ chances, tornado, shares }).toEqual({
      chances: whole.chances[2],
      tornado: whole.tornado[2],
      shares: whole.shares[2],
    })
  }
  const [before, after] = [spec, withEdit(spec)].map((each) => plainEngineOfW(each).whole(asked))
  expect(after!.outputs[134]).not.toEqual(before!.outputs[134]) // two were worked
})
