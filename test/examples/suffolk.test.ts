import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { caseFileText } from '../../scripts/examples/json.ts'
import { withSavedStreams } from '../../scripts/examples/streams.ts'
import { suffolk } from '../../scripts/examples/suffolk.ts'
import { caseFileSchema } from '../../src/appraisal/case-file/schema.ts'
import { districtsOf } from '../../src/reference/index.ts'
import { appraisedExample } from '../support/examples.ts'
import { example, keysOutOfOrder, linesThatDiffer, textOf } from './reading.ts'

const county = 'E10000029'
const successors = ['X-eastern-suffolk', 'X-western-suffolk']

test('Suffolk is what the command makes of its plan and the official facts, and nothing else', () => {
  expect(linesThatDiffer(textOf('suffolk'), caseFileText(withSavedStreams(suffolk())))).toEqual([])
})

test('its keys stand in the order of the schema, and its plan beside it is no worked case', () => {
  const written: unknown = JSON.parse(textOf('suffolk'))
  expect(keysOutOfOrder(written, caseFileSchema.parse(written))).toEqual([])
  expect(readdirSync(new URL('../../examples', import.meta.url))).toContain('suffolk.into.json')
})

test('every figure of a successor says by what weight it was split, or that it is a rate and copied', () => {
  const { measures } = example('suffolk')
  const split = measures.filter(({ council }) => successors.includes(council))
  expect(split).toHaveLength(20)
  for (const { measure, source, grade } of split) {
    expect([measure, source.note]).toEqual([
      measure,
      expect.stringMatching(
        /^(\d+\.\d% of Suffolk’s [\d,.]+, split by .+grade A\). An estimate\.|Suffolk’s rate, copied)/,
      ),
    ])
    expect(['C', 'D']).toContain(grade)
  }
})

test('what the successors have of a count comes to the county’s, but for rounding', () => {
  const { measures } = example('suffolk')
  for (const whole of measures.filter(
    ({ council, measure }) => council === county && !/caseload|placedOver20Miles/.test(measure),
  )) {
    const parts = measures.filter(({ council, measure }) => successors.includes(council) && measure === whole.measure)
    const sum = parts.reduce((running, { value = Number.NaN }) => running + value, 0)
    expect([whole.measure, Math.abs(sum - (whole.value ?? Number.NaN)) < 0.11]).toEqual([whole.measure, true])
  }
})

test('no other division of the five districts into two shares the children more evenly', () => {
  const all = districtsOf(county)
  const children = (codes: readonly string[]) =>
    all.filter(({ code }) => codes.includes(code)).reduce((sum, { population0to17 }) => sum + population0to17, 0)
  const whole = children(all.map(({ code }) => code))
  const gaps = Array.from({ length: 2 ** all.length - 2 }, (_, i) =>
    Math.abs(whole - 2 * children(all.filter((_, bit) => ((i + 1) >> bit) % 2 === 1).map(({ code }) => code))),
  )
  const [east = 0, west = 0] = example('suffolk').reorganisations[0]?.into.map(({ weight }) => weight) ?? []
  expect(east + west).toBe(whole)
  expect(Math.min(...gaps)).toBe(Math.abs(east - west))
})

test('the answer names its options as they are written, inside a sentence too', () => {
  const { answer } = appraisedExample('suffolk')
  const text = JSON.stringify(answer)
  expect(text).toContain('For one service for both, run by Eastern Suffolk the councils’ middles')
  expect(text).not.toContain('eastern suffolk')
})
