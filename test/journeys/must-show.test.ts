import { describe, expect, test } from 'vitest'
import { appraise } from '../../src/appraisal/index.ts'
import { aCase } from '../../src/appraisal/testing/a-case.ts'
import {
  type BaselineCell,
  type BaselineImport,
  baselineOf,
  type Entry,
  importFile,
  measuresFor,
  type Observation,
  shippedImports,
  spendingSeries,
  sumOf,
} from '../../src/importers/index.ts'
import { returnBytes, testOnReturns } from '../../src/importers/testing/returns.ts'
import { council, councils, jointReturns, section251Table, statisticalNeighboursOf } from '../../src/reference/index.ts'
import { caseOf } from '../support/examples.ts'
import { cellsOf, command } from './the-command.ts'

/** What issue 5 says must be shown, item by item: from the facts that ship, and from the returns themselves. */
const [darlington, northants, north, west] = ['E06000005', 'E10000021', 'E06000061', 'E06000062']
const [cumbria, cumberland, westmorland] = ['E10000006', 'E06000063', 'E06000064']
const eastMidlands = councils.filter(({ region }) => region === 'East Midlands').map(({ code }) => code)
const gross = 'section251/totalExcludingCera/gross'
const toolGross = 'lait/C&YPExpenditure'

interface Asked {
  readonly of: readonly string[]
  readonly measures: readonly string[]
  readonly label?: string
}

function shippedCells({ of, measures, label }: Asked): readonly BaselineCell[] {
  const { cells } = baselineOf(shippedImports(of, measures), { councils: of, measures }, { partners: jointReturns })
  return cells.filter(({ period }) => label === undefined || period.label === label)
}

/** A return through the front door, with only the measures asked for kept. */
async function imported(path: string, measures: readonly string[]): Promise<BaselineImport> {
  const wanted = new Set(measures)
  const observations: Observation[] = []
  const take = (entry: Entry) => {
    if (entry.what === 'observation' && wanted.has(entry.measure)) observations.push(entry)
  }
  const file = path.split('/').at(-1) ?? path
  const result = await importFile({ name: file, bytes: returnBytes(path) }, take)
  if ('problems' in result) throw new Error(result.problems.map(({ sentence }) => sentence).join('\n'))
  const { kind, publication } = result
  return { id: path, file, kind, publication, importerVersion: '1', observations }
}

async function returnCells(path: string, { of, measures, label }: Asked): Promise<readonly BaselineCell[]> {
  const from = await imported(path, measures)
  const { cells } = baselineOf([from], { councils: of, measures }, { partners: jointReturns })
  return cells.filter(({ period }) => label === undefined || period.label === label)
}

describe('section 251 totals by label', () => {
  test.each([
    [darlington, '2011-12', '38', 18_368_486],
    [darlington, '2012-13', '33', 20_396_461],
    [darlington, '2013-14', '33', 19_529_890],
    [northants, '2013-14', '33', 93_780_412],
    [darlington, '2023-24', '5.0.2', 38_684_084],
  ])('%s spent in %s, by line %s, £%i without capital from revenue', async (code = '', year, ref, pounds) => {
    const { out } = await command(['baseline', '--councils', code, '--year', year])
    expect(cellsOf(out, `Total without capital paid for from revenue (${ref})`)).toEqual([
      `£${pounds.toLocaleString('en-GB')}`,
    ])
  })

  for (const [file, code, year, pounds, withCapital] of [
    ['outturn_1112', '841', '2011-12', 18_368_486, undefined],
    ['outturn_1213', '841', '2012-13', 20_396_461, undefined],
    ['outturn_1314', '841', '2013-14', 19_529_890, undefined],
    ['outturn_1314', '928', '2013-14', 93_780_412, 116_630_044],
  ] as const)
    testOnReturns(`${file}.csv says £${pounds} of council ${code} under the words, not the number`, async () => {
      const { observations } = await imported(`s251-outturn/${file}.csv`, [
        gross,
        'section251/totalIncludingCera/gross',
      ])
      const own = observations.filter(({ area, period }) => area.published.dfe === code && period.label === year)
      const of = (measure: string) => own.find((each) => each.measure === measure)
      expect(of(gross)).toMatchObject({ value: pounds, text: expect.stringMatching(/^[\d.,]+$/) })
      if (withCapital !== undefined) expect(of('section251/totalIncludingCera/gross')?.value).toBe(withCapital)
    })

  test('North Northamptonshire’s looked-after spend of 2023-24 is £55,908,484, with who was paid', () => {
    const aspects = ['gross', 'own', 'private', 'otherPublic'].map((aspect) => `section251/totalLookedAfter/${aspect}`)
    const cells = shippedCells({ of: [north ?? ''], measures: aspects, label: '2023-24' })
    expect(aspects.map((measure) => cells.find((cell) => cell.measure === measure)?.value)).toEqual([
      55_908_484, 16_127_670, 39_447_199, 333_615,
    ])
  })
})

describe('a gap is a gap', () => {
  test('the tool’s gross spend of Cumbria goes 117,695,506, gap, 140,561,732, and never nought', () => {
    const of = [cumbria, cumberland, westmorland].map((code) => code ?? '')
    const cells = shippedCells({ of, measures: [toolGross] })
    const together = (year: string) => sumOf(cells.filter(({ period }) => period.label === year))
    expect(together('2022-23')).toMatchObject({ value: 117_695_506 })
    expect(together('2023-24')).toMatchObject({
      value: {
        missing: [
          { unit: 'Cumberland', missing: 'hidden' },
          { unit: 'Westmorland and Furness', missing: 'hidden' },
        ],
      },
    })
    expect(together('2024-25')).toMatchObject({ value: 140_561_732 })
    expect(cells.filter(({ value }) => value === 0)).toEqual([])
  })

  test('the chart’s series has the same gap, with both successors named after it', () => {
    const [series] = spendingSeries([cumbria ?? ''])
    expect(series?.moments.slice(-3).map(({ year, figure }) => [year, figure])).toEqual([
      ['2022-23', { pounds: 117_695_506, by: ['Cumbria'] }],
      ['2023-24', { gap: expect.any(String) }],
      ['2024-25', { pounds: 140_561_732, by: ['Cumberland', 'Westmorland and Furness'] }],
    ])
  })

  test('Slough’s agency bill of 2024-25 was not received, and is not nought', async () => {
    const { out } = await command(['baseline', '--councils', 'E06000039', '--year', '2024-25'])
    expect(cellsOf(out, 'Agency staff in children’s social care, a year')).toEqual([
      'not received from the council (2024-25)',
    ])
  })

  testOnReturns('every figure of Slough’s revenue outturn of 2024-25 is missing in the workbook', async () => {
    const values: unknown[] = []
    const take = (entry: Entry) => {
      if (entry.what === 'observation' && entry.area.key === 'E06000039') values.push(entry.value)
    }
    const path = 'mhclg-revenue-outturn/RO3_LA_Data_2024-25_data_by_LA.ods'
    await importFile({ name: 'RO3.ods', bytes: returnBytes(path) }, take)
    expect(values.length).toBeGreaterThan(100)
    expect(new Set(values.map((value) => JSON.stringify(value)))).toEqual(new Set(['{"missing":"notReceived"}']))
  })

  test('without a figure of its own Westminster is never shown safe on cases per social worker', () => {
    const code = 'E09000033'
    const { cells } = baselineOf(shippedImports([code]), { councils: [code] }, { partners: jointReturns })
    const measures = measuresFor(cells, { councils: [code], by: '2025-12-31', publishedOn: () => '2026-02-26' }).entries
    expect(measures.find(({ measure }) => measure === 'caseload')).toMatchObject({
      date: '2025-09-30',
      missing: 'notAvailable',
    })
    const written = JSON.parse(
      JSON.stringify(aCase())
        .replaceAll(darlington ?? '', code)
        .replaceAll('Darlington', 'Westminster'),
    )
    written.measures = [...written.measures.filter((each: { council: string }) => each.council !== code), ...measures]
    const { answer } = appraise(caseOf(written))
    const limits = answer.options.flatMap(({ guardrails }) => guardrails.filter((each) => each.code === 'GUARD-03'))
    expect(limits.length).toBeGreaterThan(1)
    for (const limit of limits) {
      expect(limit.state).toBe('notShownSafe')
      expect(limit.sentence).toContain('cases per social worker (not available)')
      expect(limit.byCouncil.map((each) => [each.council, each.state])).toEqual([
        ['E06000001', 'met'],
        [code, 'notShownSafe'],
      ])
    }
  })
})

describe('the same figure twice is told', () => {
  test.each([
    [
      'E09000030',
      '2013-14',
      ['£2,391,470', '£936,269', '£1,455,201', 'Targeted services for young people', 'Youth justice'],
    ],
    ['E09000013', '2012-13', ['£3,133,159', 'PrivateProvision', 'Residential care', 'Fostering']],
  ])('on the baseline of %s in %s', async (code, year, words) => {
    const { out } = await command(['baseline', '--councils', code, '--year', year])
    const told = out.split('\n').filter((line) => line.startsWith('IMP-93'))
    expect(told).toHaveLength(1)
    for (const word of words) expect(told[0]).toContain(word)
  })

  test('Tower Hamlets repeats income and net as well, and both lines are in the total', () => {
    const lines = ['targetedYoungPeople', 'youthJustice']
    const of = ['E09000030']
    const measures = ['gross', 'income', 'net'].flatMap((a) => lines.map((line) => `section251/${line}/${a}`))
    const cells = shippedCells({ of, measures, label: '2013-14' })
    expect(measures.map((measure) => cells.find((cell) => cell.measure === measure)?.value)).toEqual([
      2_391_470, 2_391_470, 936_269, 936_269, 1_455_201, 1_455_201,
    ])
    const table = section251Table('2013-14')?.lines ?? []
    const added = table.find(({ key }) => key === 'totalExcludingCera')?.adds ?? []
    const counted = table.filter(({ ref }) => added.includes(ref))
    const keys = counted.map(({ key }): string => key)
    const inside = [
      ...keys,
      ...counted.flatMap(({ adds }) => table.filter(({ ref }) => adds.includes(ref))).map(({ key }) => key),
    ]
    for (const line of lines) expect(inside).toContain(line)
    const all = keys.map((line) => `section251/${line}/gross`)
    const found = shippedCells({ of, measures: [...all, gross], label: '2013-14' })
    const value = (measure: string) => Number(found.find((cell) => cell.measure === measure)?.value ?? 0)
    expect(all.reduce((sum, measure) => sum + value(measure), 0)).toBe(value(gross))
  })
})

describe('one service, one return', () => {
  const census = { from: '2025-09-30', to: '2025-09-30' }
  const added = (imports: readonly BaselineImport[], measure: string) => {
    const ask = { councils: eastMidlands, measures: [measure], periods: [census] }
    const sum = sumOf(baselineOf(imports, ask, { partners: jointReturns }).cells)
    return 'problems' in sum ? sum.problems : sum.value
  }

  test('social workers of the East Midlands in 2025 are 2,626.6 from the facts that ship', () => {
    expect(added(shippedImports(eastMidlands), 'workforce/inpost_fte')).toBe(2626.6)
  })

  testOnReturns('and from the tool, whose rows add up to 3,048.1 for whoever adds them', async () => {
    const tool = await imported('lait/bds_long_0.parquet', ['lait/Work_Force_NoSW'])
    const rows = tool.observations.filter(
      ({ area, period }) => period.to === census.to && area.councils.some((code) => eastMidlands.includes(code)),
    )
    expect(rows.reduce((sum, { value }) => sum + (typeof value === 'number' ? value : 0), 0)).toBeCloseTo(3048.1, 6)
    expect(added([tool], 'lait/Work_Force_NoSW')).toBe(2626.6)
  })

  test('the joint unit is printed once, and its rates for each council', async () => {
    const { out } = await command(['baseline', '--councils', `${north},${west}`, '--year', '2024-25'])
    expect(cellsOf(out, 'Social workers in post, full-time equivalents')).toEqual([
      '379.5 (30 September 2024) with West Northants',
      'with North Northants',
    ])
    expect(cellsOf(out, 'Cases per social worker')).toEqual(['15.4 (30 September 2024)', '15.4 (30 September 2024)'])
  })

  testOnReturns(
    'the headline file of 2021 and 2022, where North has the figure and West z, gives one unit',
    async () => {
      const of = [north ?? '', west ?? '']
      const cells = await returnCells('workforce/csww_headline_measures_2017_to_2022.csv', {
        of,
        measures: ['workforce/inpost_fte'],
      })
      const shipped = shippedCells({ of, measures: ['workforce/inpost_fte'] })
      const told = (from: readonly BaselineCell[]) =>
        from
          .filter(({ period }) => ['2021-09-30', '2022-09-30'].includes(period.to))
          .map(({ unit, period, value }) => [unit.key, period.to, value])
      expect(told(cells)).toEqual(told(shipped))
      expect(told(cells).map(([unit]) => unit)).toEqual([`${north}+${west}`, `${north}+${west}`])
    },
  )

  test('Barnsley and Sheffield are one council each in every publication, and no gap is blamed on their new codes', async () => {
    for (const code of ['E08000016', 'E08000038']) {
      const { out } = await command(['baseline', '--councils', `${code},E08000019`, '--year', '2024-25'])
      expect(out).toMatch(/^Barnsley, Sheffield: 2024-25$/m)
      expect(cellsOf(out, 'Social workers in post, full-time equivalents')[0]).toMatch(/^185\.0/)
      expect(cellsOf(out, 'Children looked after on 31 March')[0]).toMatch(/^366/)
      expect(out).not.toContain('In no return at hand')
      expect(out).not.toContain('IMP-91')
    }
  })
})

describe('through a reorganisation', () => {
  test('Northamptonshire’s gross spend goes on through its successors', () => {
    const [series] = spendingSeries([northants ?? ''])
    expect(series?.moments.filter(({ year }) => year >= '2016-17').map(({ figure }) => figure)).toEqual(
      [
        129_527_211, 122_679_157, 117_567_335, 122_136_172, 117_035_107, 147_570_947, 175_588_530, 200_914_447,
        214_279_545,
      ].map((pounds, i) => ({
        pounds,
        by: i < 5 ? ['Northants'] : ['North Northants', 'West Northants'],
      })),
    )
  })

  test('who asks for a county in a year after it ended is told whom to ask for', async () => {
    const { exit, err } = await command(['baseline', '--councils', cumbria ?? '', '--year', '2024-25'])
    expect(exit).toBe(1)
    expect(err).toContain(
      `Cumbria ended on 31 March 2023: ask for its successors, --councils ${cumberland},${westmorland}`,
    )
  })
})

describe('neighbours', () => {
  test('of Hartlepool in the model of 2025, by the Department’s numbers, nearest first', () => {
    const list = statisticalNeighboursOf('E06000001', '2025')?.neighbours ?? []
    expect(list.map((each) => council(each.council)?.dfeNumber)).toEqual([
      '807',
      '394',
      '393',
      '890',
      '806',
      '390',
      '840',
      '876',
      '372',
      '340',
    ])
  })
})
