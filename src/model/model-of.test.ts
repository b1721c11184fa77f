import { expect, test } from 'vitest'
import { deliveryModels, modelOf } from './index.ts'

const shape = { entered: [], hasWorkforce: true, horizons: [3, 5, 10], priceBase: '2012-13' }
const priced = deliveryModels.map(({ code }) => code).filter((code) => code !== 'M16')

for (const code of priced) {
  test(`the model stands with ${code} alone, with and without measured social workers`, () => {
    const codes = modelOf({ ...shape, models: [code] }).flows.map((flow) => flow.code)
    expect(codes).toContain('O1–O21')
    expect(codes).toContain('L05')
    expect(modelOf({ ...shape, models: [code], hasWorkforce: false }).flows.map((flow) => flow.code)).not.toContain(
      'L05',
    )
  })
}

test('the model stands with nothing arranged, and with every form at once', () => {
  expect(modelOf({ ...shape, models: [] }).flows.length).toBeGreaterThan(5)
  const all = modelOf({ ...shape, models: priced }).flows.map((flow) => flow.code)
  for (const code of [
    'L01',
    'L02',
    'L03',
    'L05',
    'L11',
    'L12',
    'L19',
    'R2',
    'R3',
    'R4',
    'R5',
    'R6',
    'R7',
    'R8',
    'R9',
    'R10',
    'R11',
    'R13',
    'R17',
    'grant',
  ])
    expect(all).toContain(code)
})

test('every flow says what it falls on, who pays and whether it is a transfer', () => {
  for (const flow of modelOf({ ...shape, models: priced }).flows) {
    expect(flow.figure.line).toBe(true)
    expect(flow.figure.by).toEqual(['option', 'council', 'service', 'year'])
    expect(flow.figure.unit).toBe('real £')
    expect(flow.fund).not.toBe('')
    expect(['L11', 'L12', 'R5', 'R6', 'grant'].includes(flow.code) || flow.group === 'between').toBe(flow.transfer)
  }
})
