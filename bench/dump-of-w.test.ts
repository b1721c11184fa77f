import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkLines, dumpW, hashOf } from './dump-of-w.ts'
import { engineOfW } from './engine-of-w.ts'
import { uniformsOfW } from './plain-sampling-of-w.ts'
import { publishedOfW } from './published-values-of-w.ts'
import { readSpecificationOfW, specificationMissing } from './specification-file.ts'

test('the uniforms of W have their published hash', () => {
  expect(hashOf(uniformsOfW(publishedOfW.seed, publishedOfW.draws)).slice(0, 16)).toBe(publishedOfW.uniformsHash)
})

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
