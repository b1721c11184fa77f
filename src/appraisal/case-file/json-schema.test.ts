import { expect, test } from 'vitest'
import { answerJsonSchema, caseFileJsonSchema } from './json-schema.ts'

test('the published schema names every section, asks for the same ones and refuses strange keys', () => {
  const schema = caseFileJsonSchema()
  expect(schema).toMatchObject({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    additionalProperties: false,
    properties: { concordat: { const: 1 }, decisionDate: { type: 'string' }, options: { type: 'array' } },
  })
  expect(schema['required']).toEqual([
    'concordat',
    'name',
    'title',
    'question',
    'decisionDate',
    'firstYear',
    'years',
    'priceBase',
    'horizonShown',
    'seed',
    'draws',
    'councils',
    'services',
    'baseline',
    'pools',
    'options',
  ])
})

test('the schema is the same each time, to the byte', () => {
  expect(JSON.stringify(caseFileJsonSchema())).toBe(JSON.stringify(caseFileJsonSchema()))
})

test('the answer has a schema too, with money in whole pence', () => {
  expect(answerJsonSchema()).toMatchObject({ type: 'object', properties: { options: { type: 'array' } } })
  expect(JSON.stringify(answerJsonSchema())).toContain('"presentValuePence"')
})
