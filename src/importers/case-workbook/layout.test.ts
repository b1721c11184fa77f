import { expect, test } from 'vitest'
import { caseFileJsonSchema } from '../../appraisal/index.ts'
import { plainWords } from './choices.ts'
import { type Column, caseChoices, caseFields, sheetLayouts } from './index.ts'

type Schema = Readonly<{
  properties?: Readonly<Record<string, Schema>>
  items?: Schema
  additionalProperties?: Schema | boolean
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  enum?: readonly unknown[]
}>

/** Every value of the case file by the keys on the way to it, positions and names of records left out. */
function leaves(schema: Schema, path: readonly string[] = []): readonly (readonly [string, Schema])[] {
  const branches = schema.anyOf ?? schema.oneOf
  if (branches !== undefined) return branches.flatMap((branch) => leaves(branch, path))
  if (schema.properties !== undefined)
    return Object.entries(schema.properties).flatMap(([key, inner]) => leaves(inner, [...path, key]))
  if (schema.items !== undefined) return leaves(schema.items, path)
  if (typeof schema.additionalProperties === 'object') return leaves(schema.additionalProperties, path)
  return [[path.join('.'), schema]]
}

const columns: readonly (readonly [string, Column])[] = [
  ...caseFields.map((field) => [field.at, field] as const),
  ...sheetLayouts.flatMap(({ steps, columns: own }) => {
    const above = steps.flatMap((step) => ('list' in step ? step.list : step.record).split('.'))
    // What is said by council is said in the same columns.
    const top = above.filter((key) => key !== '' && key !== 'byCouncil').join('.')
    return own.map((column) => [[top, column.at].filter((each) => each !== '').join('.'), column] as const)
  }),
]

test('every field of the case file has a column', () => {
  const spread = sheetLayouts.flatMap(({ steps, spread: one }) =>
    one === undefined ? [] : [[...steps.map((step) => ('list' in step ? step.list : step.record)), one.at].join('.')],
  )
  const held = new Set([...columns.map(([at]) => at), ...spread])
  // The number of the format is written by the reader; bands of service stand in one cell.
  const elsewhere = new Set([
    'concordat',
    ...['fromYears', 'toYears', 'share'].map((key) => `establishment.lengthOfService.${key}`),
  ])
  const wanted = leaves(caseFileJsonSchema() as Schema).map(([at]) => at.replace('.byCouncil', ''))
  expect(wanted.length).toBeGreaterThan(200)
  expect([...new Set(wanted)].filter((at) => !held.has(at) && !elsewhere.has(at))).toEqual([])
})

test('a drop-down offers every word that its field may have, and no other', () => {
  const schemas = leaves(caseFileJsonSchema() as Schema)
  const differing = columns.flatMap(([at, { choices: name, kind }]) => {
    if (name === undefined || kind === 'yesNo' || kind === 'none') return []
    const words = schemas.flatMap(([other, schema]) => (other === at ? [...(schema.enum ?? [])] : []))
    const offered = caseChoices[name].map(({ value }) => value)
    const isSame =
      words.length === 0 || JSON.stringify([...new Set(words)].sort()) === JSON.stringify([...offered].sort())
    return isSame ? [] : [at]
  })
  expect(differing).toEqual([])
})

test('no two columns of a sheet can be taken for one another, nor two words of a list', () => {
  for (const { columns: own, steps } of sheetLayouts) {
    const headings = [
      ...own.map(({ heading }) => heading),
      ...steps.flatMap((step) => ('heading' in step ? [step.heading] : [])),
    ]
    expect(new Set(headings.map(plainWords)).size).toBe(headings.length)
  }
  for (const list of Object.values(caseChoices))
    expect(new Set(list.map(({ words }) => plainWords(words))).size).toBe(list.length)
})

test('a sheet has a name that spreadsheet programs allow', () => {
  expect(sheetLayouts.map(({ name }) => name).filter((name) => name.length > 31 || /[:\\/?*[\]]/.test(name))).toEqual(
    [],
  )
})
