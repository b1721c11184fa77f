import { expect, test } from 'vitest'
import { freezeVersion, readVersion, rerunVersion, type Version } from '../../src/appraisal/index.ts'
import { placesPublished } from '../../src/appraisal/version/rework.ts'
import { canonicalJson } from '../../src/figures/index.ts'
import { exampleCase, exampleNames } from '../support/examples.ts'

/** The version of a worked case as somebody else reads it from a file. */
function versionOf(name: (typeof exampleNames)[number], choice: { readonly draws?: number } = {}): Version {
  const frozen = freezeVersion(exampleCase(name), choice)
  if ('problems' in frozen) throw new Error(frozen.problems.map(({ sentence }) => sentence).join('\n'))
  const text = canonicalJson(frozen.version)
  expect(text.length).toBeLessThan(2_500_000)
  const reading = readVersion(text)
  if ('problems' in reading) throw new Error(reading.problems.map(({ sentence }) => sentence).join('\n'))
  return reading.version
}

const few = exampleNames.filter((name) => name !== 'three-councils')

test.each(few)(
  '%s frozen with few futures re-runs the same, and no number is left to the word of the answer',
  {
    timeout: 240_000,
  },
  (name) => {
    const version = versionOf(name, { draws: 64 })
    const found = rerunVersion(version)
    expect('problems' in found ? found.problems : []).toEqual([])
    expect(found).toMatchObject({ state: 'same', notes: [] })
    expect(uncovered(version)).toEqual([])
  },
)

test('three-councils frozen as it stands re-runs the same in every future of its file', { timeout: 240_000 }, () => {
  const version = versionOf('three-councils')
  expect(version.draws).toBe(1024)
  const found = rerunVersion(version)
  expect('problems' in found ? found.problems : []).toEqual([])
  expect(found).toMatchObject({ state: 'same', notes: [] })
  expect(found.state === 'same' && found.numbers).toBeGreaterThan(7000)
  expect(uncovered(version)).toEqual([])
})

/**
 * Amounts and chances that no formula is said to give, each with its reason: they are had from the case or from other
 * numbers of the answer by plain sums, and are compared with what this build makes of the case.
 */
const bySums: readonly (readonly [RegExp, string])[] = [
  [/^agencyBills|^commissionedOut|^portfolio|^outcomes|^priceLed/, 'of the case alone'],
  [/^baseline\[\d+\]\./, 'of the case alone, by the pool rule'],
  [/^needs\[\d+\]\.pence$/, 'of the case alone'],
  [/^assumed\[\d+\]\./, 'shares of the options, the largest taken'],
  [/\.movement\[\d+\]\.reservesPence$/, 'reserves of the case less what is paid from them'],
  [/\.grants\[\d+\]\.pence$/, 'grants that are entered, added up over years'],
  [/\.stops\[\d+\]\.claim\.(?:referenceClass|ceilings)/, 'a claim times a share of the priors'],
  [/^waiting\[\d+\]\./, 'means of the situations, weighed by chance'],
  [/^scenarios\.draws$/, 'how many futures'],
]

/** Where an answer holds an amount or a chance that the version does not say how to work. */
function uncovered(version: Version): readonly string[] {
  const places = placesPublished(version)
  return [...new Set(amountsIn(version.answer).filter((path) => !isWithin(path, places)))].filter(
    (path) => !bySums.some(([pattern]) => pattern.test(path)),
  )
}

function isWithin(path: string, places: ReadonlySet<string>): boolean {
  for (let end = path.length; end > 0; end = Math.max(path.lastIndexOf('.', end - 1), path.lastIndexOf('[', end - 1)))
    if (places.has(path.slice(0, end))) return true
  return false
}

/** Every number under a key that says pence, chance or share, or under one of those. */
function amountsIn(value: unknown, path = '', isAmount = false): readonly string[] {
  if (typeof value === 'number') return isAmount ? [path] : []
  if (Array.isArray(value)) return value.flatMap((each, index) => amountsIn(each, `${path}[${index}]`, isAmount))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) =>
    amountsIn(
      each,
      path === '' ? key : `${path}.${key}`,
      isAmount || /pence$|^chance|BetterOff$|Correlation$|varianceShare|postsRemoved/i.test(key),
    ),
  )
}
