import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { exampleNames } from '../../../test/support/examples.ts'
import { aCase } from '../testing/a-case.ts'
import { readCaseFile } from './read-case-file.ts'

test.each(exampleNames)('the worked case %s is read without a problem', (name) => {
  const reading = readCaseFile(readFileSync(new URL(`../../../examples/${name}.json`, import.meta.url), 'utf8'))
  expect(reading).toMatchObject({ case: { name } })
})

test('the worked case of three councils warns of its noughts, its hindsight and its income above spending', () => {
  const text = readFileSync(new URL('../../../examples/three-councils.json', import.meta.url), 'utf8')
  const reading = readCaseFile(text)
  if (!('case' in reading)) throw new Error(JSON.stringify(reading.problems))
  const codes = reading.warnings.map(({ code }) => code)
  expect(codes).toEqual(expect.arrayContaining(['CASE-80', 'CASE-81', 'CASE-82', 'CASE-84', 'CASE-85']))
  const negative = reading.warnings.find(({ code }) => code === 'CASE-85')
  expect(negative?.sentence).toContain('−£26,340')
})

test('a case is the same whether it was read from text or from memory', () => {
  expect(readCaseFile(JSON.stringify(aCase(), null, 2))).toEqual(readCaseFile(aCase()))
})

test('what a file leaves out takes its default', () => {
  const reading = readCaseFile(aCase({ criteria: undefined, scenarios: undefined, establishment: undefined }))
  expect(reading).toMatchObject({ case: { criteria: [], scenarios: [], establishment: [], agencyBill: [] } })
})

test('reading a file changes nothing in it', () => {
  const written = aCase()
  readCaseFile(written)
  expect(written).toEqual(aCase())
})
