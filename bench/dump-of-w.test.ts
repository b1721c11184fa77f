import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type CheckedOfW, checkedOfW, checkLines, dumpW, hashOf } from './dump-of-w.ts'
import { engineOfW, plainEngineOfW } from './engine-of-w.ts'
import { uniformsOfW } from './plain-sampling-of-w.ts'
import { publishedOfW } from './published-values-of-w.ts'
import { readSpecificationOfW, specificationMissing } from './specification-file.ts'
import { summariesByFigures } from './summaries-of-w.ts'
import { keysOfW } from './workload-w.ts'

test('the uniforms of W have their published hash', () => {
  expect(hashOf(uniformsOfW(publishedOfW.seed, publishedOfW.draws)).slice(0, 16)).toBe(publishedOfW.uniformsHash)
})

const tooLong = process.env['CONCORDAT_SOAK'] === '1' ? undefined : 'the plain evaluator is left to npm run soak'

for (const [name, engine, reason] of [
  ['the fastest evaluator', engineOfW, specificationMissing],
  ['the plain evaluator', plainEngineOfW, specificationMissing ?? tooLong],
] as const) {
  test(`ten thousand draws by ${name} have the published values and the bits they always had`, (context) => {
    if (reason !== undefined) return context.skip(reason)
    const { seed, draws } = publishedOfW
    const drawn = engine(readSpecificationOfW()).draws({ seed, draws, sampler: 'philox' })
    const checked = checkedOfW(drawn, summariesByFigures(drawn))
    expect(checked.uniformsHash.slice(0, 16)).toBe(publishedOfW.uniformsHash)
    expect(checked.columnsHash.slice(0, 16)).toBe(publishedOfW.columnsHash)
    expectPublished(checked)
  })
}

function expectPublished({ options, bars }: CheckedOfW): void {
  for (const [index, { option, allBetterOff, ...money }] of publishedOfW.options.entries()) {
    const found = options[index]!
    expect(found.option).toBe(option)
    for (const which of ['mean', 'p5', 'p50', 'p95'] as const) expect(found[which]).toBeCloseTo(money[which], 6)
    expect(found.allBetterOff).toBeCloseTo(allBetterOff, 4)
  }
  for (const [index, { parameter, size }] of publishedOfW.bars.entries()) {
    expect(bars[index]!.parameter).toBe(keysOfW[parameter])
    expect(Math.abs(bars[index]!.rank)).toBeCloseTo(size, 3)
  }
}

test('a dump holds 40 columns of parameters and then 149 of results, all draws of each', (context) => {
  if (specificationMissing !== undefined) return context.skip(specificationMissing)
  const folder = mkdtempSync(join(tmpdir(), 'concordat-dump-'))
  try {
    const [file, draws] = [join(folder, 'w'), 64]
    const { draws: evaluator } = engineOfW(readSpecificationOfW())
    const checked = dumpW(file, evaluator, draws)
    const bytes = readFileSync(file)
    expect(bytes).toHaveLength((40 + 149) * draws * 8)
    const { parameters, outputs } = evaluator({ seed: publishedOfW.seed, draws, sampler: 'philox' })
    for (const draw of [0, 1, draws - 1]) {
      expect(bytes.readDoubleLE(8 * (39 * draws + draw))).toBe(parameters[39]![draw])
      expect(bytes.readDoubleLE(8 * (40 * draws + draw))).toBe(outputs[0]![draw])
      expect(bytes.readDoubleLE(8 * (188 * draws + draw))).toBe(outputs[148]![draw])
    }
    expect(checked.uniforms[0]).toBeCloseTo(publishedOfW.uniforms[0], 8)
    expect(checkLines(checked).join('\n')).not.toContain('published')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
