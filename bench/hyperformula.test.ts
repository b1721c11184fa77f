import { expect, test } from 'vitest'
import { plainEvaluatorOfW } from './draws-of-w.ts'
import { openSheetOfW } from './hyperformula.ts'
import { readSpecificationOfW, specificationMissing } from './specification-file.ts'

test('the sheet of W in HyperFormula comes to what a draw comes to', (context) => {
  if (specificationMissing !== undefined) return context.skip(specificationMissing)
  const spec = readSpecificationOfW()
  const { parameters, outputs } = plainEvaluatorOfW(spec)({ seed: 12345, draws: 2, sampler: 'philox' })
  const sheet = openSheetOfW(spec)
  try {
    for (const draw of [0, 1]) {
      const found = sheet.recalculate(parameters.map((column) => column[draw]!)) // both draws of every column
      expect(found).toHaveLength(149)
      for (const [output, value] of found.entries()) {
        const expected = outputs[output]![draw]!
        expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(expected)))
      }
    }
  } finally {
    sheet.close()
  }
})
