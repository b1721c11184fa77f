import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { figuresReached } from '../src/figures/index.ts'
import { readSpecificationOfW, specificationMissing } from './specification-file.ts'
import { byFigures, bySquiggle } from './squiggle.ts'
import { linearSubset, stockFlowSubset } from './squiggle-subsets.ts'

const subsets = [
  ['linear', linearSubset],
  ['stock and flow', stockFlowSubset],
] as const

for (const [name, subsetOf] of subsets) {
  test(`the ${name} subset comes to the same in Squiggle as in figures, within sampling error`, async (context) => {
    if (specificationMissing !== undefined) return context.skip(specificationMissing)
    const subset = subsetOf(readSpecificationOfW())
    const samples = 1_000
    const [ours] = byFigures(subset)(samples)
    for (const choosing of ['map2', 'built in'] as const) {
      const [theirs] = await bySquiggle(subset, samples, choosing)
      // Two independent samples: five standard errors of their difference, with the normal curve’s density at each quantile.
      const error = (5 * Math.sqrt(2) * ours!.sd) / Math.sqrt(samples) // one result each
      expect(Math.abs(theirs!.mean - ours!.mean)).toBeLessThan(error)
      expect(Math.abs(theirs!.sd - ours!.sd)).toBeLessThan(error)
      expect(Math.abs(theirs!.p5 - ours!.p5)).toBeLessThan(2.1 * error)
      expect(Math.abs(theirs!.p50 - ours!.p50)).toBeLessThan(1.25 * error)
      expect(Math.abs(theirs!.p95 - ours!.p95)).toBeLessThan(2.1 * error)
    }
  })
}

test('in Squiggle least and greatest are the same by map2 as by its own functions', async (context) => {
  if (specificationMissing !== undefined) return context.skip(specificationMissing)
  const subset = stockFlowSubset(readSpecificationOfW())
  expect(await bySquiggle(subset, 200, 'map2')).toEqual(await bySquiggle(subset, 200, 'built in'))
})

test('both subsets are written out in the readme as they are run', (context) => {
  if (specificationMissing !== undefined) return context.skip(specificationMissing)
  const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8')
  const spec = readSpecificationOfW()
  for (const subset of [linearSubset(spec), stockFlowSubset(spec)]) {
    const lines = (['map2', 'built in'] as const).flatMap((choosing) => subset.code(choosing).split('\n'))
    const written = lines.filter((line) => !/^\w+ = \[/.test(line)) // lists of W’s numbers are not
    expect(written.length).toBeGreaterThan(10)
    for (const line of written) expect(readme).toContain(`${line}\n`)
    const formulas = figuresReached(subset.outputs).flatMap((figure) => (figure.kind === 'figure' ? [figure.is] : []))
    expect(formulas.length).toBeGreaterThan(5)
    for (const formula of formulas) expect(readme).toContain(`= ${formula}\n`)
  }
})
