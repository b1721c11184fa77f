import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lineKeys, ownProvisionShares } from '../reference/index.ts'
import { type CaseFile, caseFileSchema } from './case-file/schema.ts'
import { agencyReconciliation, type PoolCell, poolsOf, poolTotals } from './pools.ts'

test('what is bought for a line goes whole to one pool, and own provision is split step by step', () => {
  const { cells } = poolsOf(aCase([gross('fostering', { own: 1000, private: 300, otherPublic: 150, voluntary: 50 })]))
  // 60% of own is carers' allowances; 60% of the other 400 is staff, 6% of them managers.
  expect(pounds(cells)).toEqual({
    'bought.other': 32,
    'corp.recharge': 64,
    ict: 16,
    'mgmt.pay': 14.4,
    'other.pay': 225.6,
    'placements.fostering': 1100,
    premises: 48,
  })
})

test('commissioning is half managers, direct payments are paid out, and placements are told apart by line', () => {
  const ownThousand = { own: 1000, private: 0, otherPublic: 0, voluntary: 0 }
  const boughtThousand = { own: 0, private: 1000, otherPublic: 0, voluntary: 0 }
  expect(pounds(poolsOf(aCase([gross('commissioningAndStrategy', ownThousand)])).cells)).toMatchObject({
    'mgmt.pay': 425,
    'other.pay': 425,
  })
  expect(pounds(poolsOf(aCase([gross('directPayments', ownThousand)])).cells)['grants.out']).toBe(1000)
  expect(pounds(poolsOf(aCase([gross('adoption', ownThousand)])).cells)['grants.out']).toBe(400)
  expect(pounds(poolsOf(aCase([gross('residential', boughtThousand)])).cells)['placements.residential']).toBe(1000)
  expect(pounds(poolsOf(aCase([gross('familyAndFriends', boughtThousand)])).cells)['placements.fostering']).toBe(1000)
  expect(pounds(poolsOf(aCase([gross('leavingCare', boughtThousand)])).cells)['placements.other']).toBe(1000)
  expect(pounds(poolsOf(aCase([gross('socialWork', boughtThousand)])).cells)['bought.other']).toBe(1000)
})

test('youth justice has no split by provider, so all of it counts as own provision', () => {
  const { cells, steps } = poolsOf(aCase([{ line: 'youthJustice', pounds: 1000 }]))
  expect(pounds(cells)).toMatchObject({ 'mgmt.pay': 45, 'other.pay': 705, 'corp.recharge': 100 })
  expect(steps[0]?.sentences[0]).toContain('does not say who provided it')
})

test('agency takes more of social work pay than of social workers, because each agency worker costs more', () => {
  const line = gross('socialWork', { own: 1000, private: 0, otherPublic: 0, voluntary: 0 })
  const measures = [measure('agencyFte', 20), measure('inPostFte', 80)]
  const { cells, steps } = poolsOf(aCase([line], { measures }))
  // A fifth of staff at a quarter more each: 0.25 of 1.05 of the pay, and pay is 85% of the line.
  expect(pounds(cells)).toMatchObject({ agency: 202.38, 'sw.pay': 647.62 })
  expect(steps[0]?.agency).toMatchObject({ rate: 0.2, premium: 0.25, from: { measuredOn: '2017-09-30' } })
})

test('a council that measures no agency staff takes the prior, and the step says so', () => {
  const { steps } = poolsOf(aCase([gross('socialWork', { own: 1000, private: 0, otherPublic: 0, voluntary: 0 })]))
  expect(steps[0]?.agency).toMatchObject({ rate: 0.13, from: 'prior' })
  expect(steps[0]?.sentences.join(' ')).toContain('the prior')
})

test('of several years the measure nearest to the baseline year counts', () => {
  const measures = [
    measure('agencyFte', 50),
    measure('inPostFte', 50),
    { ...measure('agencyFte', 10), date: '2013-09-30' },
    { ...measure('inPostFte', 90), date: '2013-09-30' },
  ]
  const { steps } = poolsOf(
    aCase([gross('socialWork', { own: 1000, private: 0, otherPublic: 0, voluntary: 0 })], { measures }),
  )
  expect(steps[0]?.agency).toMatchObject({ rate: 0.1, from: { measuredOn: '2013-09-30' } })
})

test('the parts of every line add up to it to the penny, whatever was spent and whoever provided it', () => {
  const amount = fc.integer({ min: -500_000_00, max: 50_000_000_00 }).map((whole) => whole / 100)
  const rate = fc.double({ min: 0, max: 1, noNaN: true })
  fc.assert(
    fc.property(
      fc.constantFrom(...lineKeys),
      amount,
      amount,
      amount,
      amount,
      rate,
      (line, own, bought, otherPublic, voluntary, agency) => {
        const entry =
          line === 'youthJustice'
            ? { line, pounds: own }
            : gross(line, { own, private: bought, otherPublic, voluntary })
        const measures = [measure('agencyFte', agency), measure('inPostFte', 1 - agency)]
        const { cells, steps } = poolsOf(aCase([entry], { measures }))
        const total = cells.reduce((running, cell) => running + (cell.pence ?? 0), 0)
        expect(total).toBe(steps[0]?.grossPence)
        expect(total).toBe(Math.round(entry.pounds * 100) || 0)
      },
    ),
  )
})

test('without an agency share every percentage of the rule is a whole number of millionths, so half pennies fall one way', () => {
  for (const key of lineKeys) {
    for (const share of Object.values(ownProvisionShares(key, 0))) {
      expect(Math.abs(share * 1_000_000 - Math.round(share * 1_000_000))).toBeLessThan(1e-6)
    }
  }
})

test("a council's own pools replace the rule for their line and no other", () => {
  const lines = ['adoption', 'safeguardingBoard'].map((line) =>
    gross(line, { own: 1000, private: 0, otherPublic: 0, voluntary: 0 }),
  )
  const entries = [
    { council: 'E06000005', line: 'adoption', pool: 'grants.out', pounds: 900, grade: 'B', source },
    { council: 'E06000005', line: 'adoption', pool: 'other.pay', pounds: 100, grade: 'A', source },
  ]
  const { cells, steps } = poolsOf(aCase(lines, { pools: { rule: 'pool-rule-1', entries } }))
  expect(pounds(cells.filter(({ line }) => line === 'adoption'))).toEqual({ 'grants.out': 900, 'other.pay': 100 })
  expect(cells.find(({ pool, line }) => line === 'adoption' && pool === 'grants.out')?.grade).toBe('B')
  expect(steps.map(({ line, by }) => [line, by])).toEqual([
    ['adoption', 'entered'],
    ['safeguardingBoard', 'pool-rule-1'],
  ])
})

test('a line that is missing leaves its pools missing with the reason, and their totals are at least the rest', () => {
  const lines = [
    gross('residential', { own: 0, private: 700, otherPublic: 0, voluntary: 0 }),
    { line: 'fostering', missing: 'suppressed' },
  ]
  const { cells } = poolsOf(aCase(lines))
  const missing = cells.filter((cell) => cell.missing !== undefined)
  expect(missing.map(({ pool }) => pool)).toContain('placements.fostering')
  expect(missing.every((cell) => cell.missing === 'suppressed')).toBe(true)
  const totals = poolTotals(cells)
  expect(totals.find(({ pool }) => pool === 'placements.fostering')).toMatchObject({ pence: 0, isAtLeast: true })
  expect(totals.find(({ pool }) => pool === 'placements.residential')).toMatchObject({
    pence: 70_000,
    isAtLeast: false,
  })
})

test('a line without a split by provider is not guessed at', () => {
  const { cells, warnings } = poolsOf(aCase([{ line: 'residential', pounds: 1000 }]))
  expect(cells.every(({ missing }) => missing === 'notAvailable')).toBe(true)
  expect(warnings).toMatchObject([{ code: 'POOL-02', place: 'baseline[0]' }])
})

test('a line in no service, and a line that no rule knows, are said and not dropped in silence', () => {
  const known = gross('residential', { own: 0, private: 1, otherPublic: 0, voluntary: 0 })
  const theCase = aCase([known, { ...known, line: 'streetLighting' }])
  const outside = { ...theCase, services: theCase.services.map((service) => ({ ...service, lines: ['residential'] })) }
  expect(poolsOf(outside).warnings).toMatchObject([{ code: 'POOL-03', place: 'baseline[1]' }])
  expect(poolsOf(theCase).warnings).toMatchObject([{ code: 'POOL-04', place: 'baseline[1]' }])
  expect(
    poolsOf(theCase).cells.some(({ line, missing }) => line === 'streetLighting' && missing === 'notAvailable'),
  ).toBe(true)
})

test('the last baseline year of a line counts', () => {
  const split = { own: 0, private: 100, otherPublic: 0, voluntary: 0 }
  const lines = [{ ...gross('residential', { ...split, private: 500 }), year: '2011-12' }, gross('residential', split)]
  expect(pounds(poolsOf(aCase(lines)).cells)['placements.residential']).toBe(100)
})

test('the order of the baseline in the file changes nothing', () => {
  const lines = ['fostering', 'socialWork', 'adoption'].map((line, index) =>
    gross(line, { own: 1234.56 + index, private: 7.89, otherPublic: 0, voluntary: 0 }),
  )
  const services = [
    { code: 'childrens-services', title: "Children's services", lines: ['fostering', 'socialWork', 'adoption'] },
  ]
  const forwards = poolsOf(aCase(lines, { services }))
  const backwards = poolsOf(aCase(lines.toReversed(), { services }))
  expect(backwards.cells).toEqual(forwards.cells)
})

test('staff far above what a later return shows is a warning', () => {
  const theCase = aCase([gross('residential', { own: 1000, private: 0, otherPublic: 0, voluntary: 0 })])
  // Three quarters by the rule; the later return of this council shows about a sixth.
  expect(poolsOf(theCase).warnings).toMatchObject([{ code: 'POOL-01' }])
  const mostlyBought = aCase([gross('residential', { own: 100, private: 900, otherPublic: 0, voluntary: 0 })])
  expect(poolsOf(mostlyBought).warnings).toEqual([])
})

test('an agency bill is never squeezed into the social work line: both stand, and the difference', () => {
  const line = gross('socialWork', { own: 1000, private: 0, otherPublic: 0, voluntary: 0 })
  const measures = [measure('agencyFte', 20), measure('inPostFte', 80)]
  const bill = { council: 'E06000005', year: '2015-16', pounds: 900, source, published: '2015-12-08', grade: 'B' }
  const withBill = aCase([line], { measures, agencyBill: [bill] })
  expect(poolsOf(withBill).cells).toEqual(poolsOf(aCase([line], { measures })).cells)
  expect(agencyReconciliation(withBill)).toEqual([
    {
      council: 'E06000005',
      billYear: '2015-16',
      poolYear: '2012-13',
      billPence: 90_000,
      poolPence: 20_238,
      isAtLeast: false,
      differencePence: 69_762,
    },
  ])
})

const source = { publication: 'A return' }

type Split = {
  readonly own: number
  readonly private: number
  readonly otherPublic: number
  readonly voluntary: number
}

function gross(line: string, providers: Split) {
  const whole = [providers.own, providers.private, providers.otherPublic, providers.voluntary].reduce(
    (running, part) => running + Math.round(part * 100),
    0,
  )
  return { line, pounds: whole / 100, providers }
}

function measure(name: string, value: number) {
  return { council: 'E06000005', measure: name, date: '2017-09-30', value, source, published: '2018-02-15', grade: 'B' }
}

/** A case of one council, Darlington, with these lines as its baseline of 2012-13. */
function aCase(
  lines: readonly Readonly<Record<string, unknown>>[],
  given: Readonly<Record<string, unknown>> = {},
): CaseFile {
  return caseFileSchema.parse({
    concordat: 1,
    name: 'a-case',
    title: 'A case',
    question: 'Should Darlington share?',
    decisionDate: '2013-03-31',
    firstYear: '2012-13',
    years: 10,
    priceBase: '2012-13',
    horizonShown: [3],
    seed: 1,
    draws: 64,
    councils: [{ code: 'E06000005', name: 'Darlington Borough Council', shortName: 'Darlington' }],
    services: [
      { code: 'childrens-services', title: "Children's services", lines: [...new Set(lines.map(({ line }) => line))] },
    ],
    baseline: lines.map((line) => ({
      council: 'E06000005',
      label: String(line['line']),
      year: '2012-13',
      measure: 'gross',
      source,
      published: '2013-12-31',
      ...line,
    })),
    pools: { rule: 'pool-rule-1' },
    options: [
      { code: 'separate', title: 'Separate', summary: 'Alone.', role: 'counterfactual', councils: ['E06000005'] },
    ],
    ...given,
  })
}

/** Pools and their pounds, leaving out those with nothing. */
function pounds(cells: readonly PoolCell[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    cells.flatMap(({ pool, pence }) => (pence === undefined || pence === 0 ? [] : [[pool, pence / 100]])),
  )
}
