import { expect } from 'vitest'
import { readReturn, testOnReturns } from '../testing/returns.ts'
import { arithmeticFaults, sameFigureTwice } from './checks.ts'
import { councilReturns } from './council-return.ts'
import { ownershipQuestions } from './ownership.ts'
import { figureIn } from './testing/a-return.ts'

const file = {
  '2008-09': 's251-outturn/outturn_0809.csv',
  '2011-12': 's251-outturn/outturn_1112.csv',
  '2012-13': 's251-outturn/outturn_1213.csv',
  '2013-14': 's251-outturn/outturn_1314.csv',
  '2023-24': 's251-outturn/s251_childrens_young_peoples_services.seed_councils_202324.csv',
} as const
// Each file is read once for all the tests below.
const known = new Map<keyof typeof file, ReturnType<typeof readReturn>>()
function read(year: keyof typeof file) {
  const reading = known.get(year) ?? readReturn(file[year])
  known.set(year, reading)
  return reading
}

testOnReturns('every row of every return is used, each under its own year', async () => {
  for (const [year, rows] of Object.entries({
    '2008-09': 7050,
    '2011-12': 6232,
    '2012-13': 5320,
    '2013-14': 5472,
    '2023-24': 413,
  })) {
    // Keys of the record above.
    const found = await read(year as keyof typeof file)
    expect([found.kind, found.publication.edition, found.rows, found.used]).toEqual(['section-251', year, rows, rows])
    expect(found.warnings.filter(({ code }) => ['IMP-20', 'IMP-24', 'IMP-45', 'IMP-47'].includes(code))).toEqual([])
  }
})

testOnReturns('the total without capital is found by its words, whatever its number that year', async () => {
  const total = async (year: keyof typeof file, dfe: string) =>
    figureIn((await read(year)).observations, 'totalExcludingCera/gross', { dfe })
  expect(await total('2011-12', '841')).toBe(18_368_486)
  expect(await total('2012-13', '841')).toBe(20_396_461)
  expect(await total('2013-14', '841')).toBe(19_529_890)
  expect(await total('2013-14', '928')).toBe(93_780_412)
  expect(await total('2023-24', '841')).toBe(38_684_084)
  const { observations } = await read('2013-14')
  expect(figureIn(observations, 'totalIncludingCera/gross', { dfe: '928' })).toBe(116_630_044)
})

testOnReturns('North Northamptonshire’s looked-after spend stands with its split by provider, at its row', async () => {
  const { observations } = await read('2023-24')
  const split = ['gross', 'own', 'private', 'otherPublic', 'voluntary'].map((aspect) =>
    figureIn(observations, `totalLookedAfter/${aspect}`, { dfe: '940' }),
  )
  expect(split).toEqual([55_908_484, 16_127_670, 39_447_199, 333_615, 0])
  expect(
    observations.find(
      ({ area, measure }) => area.published.dfe === '940' && measure === 'section251/totalLookedAfter/gross',
    ),
  ).toMatchObject({
    text: '55908484',
    column: 'total_expenditure',
    area: { councils: ['E06000061'] },
    period: { label: '2023-24', from: '2023-04-01', to: '2024-03-31' },
  })
})

testOnReturns('youth justice and totals are not split by provider, and so stand as not available', async () => {
  const { observations } = await read('2023-24')
  expect(figureIn(observations, 'youthJustice/private', { dfe: '841' })).toEqual({ missing: 'notAvailable' })
  expect(figureIn(observations, 'memoSubstanceMisuse/perHead', { dfe: '841' })).toEqual({ missing: 'notAvailable' })
  const before = await read('2013-14')
  expect(figureIn(before.observations, 'youthJustice/private', { dfe: '841' })).toEqual({ missing: 'blank' })
})

testOnReturns('Bedfordshire and Cheshire, gone since 2009, are kept by their numbers', async () => {
  const { observations, warnings } = await read('2008-09')
  expect(new Set(observations.filter(({ area }) => area.level === 'other').map(({ area }) => area.key))).toEqual(
    new Set(['820', '875']),
  )
  expect(warnings.filter(({ code }) => code === 'IMP-21')).toHaveLength(2)
  expect(new Set(observations.map(({ area }) => area.key)).size).toBe(150)
})

testOnReturns(
  'the same figure on two lines of Tower Hamlets is told, with its income and net, inside the total',
  async () => {
    const { observations, warnings } = await read('2013-14')
    const [found] = sameFigureTwice(councilReturns(observations)).filter(({ area }) => area.published.dfe === '211')
    expect(found).toMatchObject({
      aspect: 'gross',
      amount: 2_391_470,
      also: [
        { aspect: 'income', amount: 936_269 },
        { aspect: 'net', amount: 1_455_201 },
      ],
      totals: ['totalExcludingCera', 'totalIncludingCera'],
    })
    expect(found?.lines.map(({ ref }) => ref)).toEqual(['29', '31'])
    expect(
      warnings.map(({ sentence }) => sentence).find((sentence) => /Tower Hamlets.*2,391,470/.test(sentence)),
    ).toMatch(/lines 29 and 31/)
  },
)

testOnReturns(
  'Hammersmith and Fulham’s private provision is the same on residential care and on fostering',
  async () => {
    const { observations } = await read('2012-13')
    const found = sameFigureTwice(councilReturns(observations)).filter(({ area }) => area.published.dfe === '205')
    expect(found.map(({ aspect, amount, lines }) => [aspect, amount, lines.map(({ ref }) => ref)])).toEqual([
      ['private', 3_133_159, ['5', '6']],
    ])
  },
)

testOnReturns('the sums of the returns come out but for two, and rounding of three pounds is no fault', async () => {
  const faults = async (year: keyof typeof file) =>
    arithmeticFaults(councilReturns((await read(year)).observations)).map(
      ({ area, line, rule }) => `${area.name} ${line.ref} ${rule}`,
    )
  expect(await faults('2008-09')).toEqual(['Newcastle upon Tyne 45 net', 'Newcastle upon Tyne 47 net'])
  expect(await faults('2011-12')).toEqual(['Northumberland 16 netRevenue', 'Northumberland 16 lines'])
  expect(await faults('2012-13')).toEqual([])
  expect(await faults('2013-14')).toEqual([])
  expect(await faults('2023-24')).toEqual([])
})

testOnReturns(
  'one trust, two returns: both are asked who owns it, and Tower Hamlets whether it filled in the split',
  async () => {
    const returns = councilReturns((await read('2023-24')).observations)
    const asked = ownershipQuestions(returns).map(({ area, why, shares }) => [
      area.name,
      why,
      Math.round(shares.private * 1000),
    ])
    expect(asked).toEqual(
      expect.arrayContaining([
        ['North Northamptonshire', 'company', 706],
        ['West Northamptonshire', 'company', 996],
        ['Tower Hamlets', 'noPrivate', 4],
      ]),
    )
  },
)

testOnReturns('spend whose grants exceed it is told once a file, with how often', async () => {
  const { warnings } = await read('2011-12')
  expect(warnings.filter(({ code }) => code === 'IMP-43')).toMatchObject([
    { sentence: expect.stringMatching(/in 105 other places/) },
  ])
})
