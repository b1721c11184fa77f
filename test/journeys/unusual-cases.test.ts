import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import {
  type Appraisal,
  answerSchema,
  appraise,
  type CaseFile,
  readCaseFile,
  UnappraisableCase,
} from '../../src/appraisal/index.ts'

/** The three councils' case with something changed, appraised on few futures. */
function appraised(change: (theCase: CaseFile) => void, name = 'three-councils'): Appraisal {
  const text = readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), 'utf8')
  const theCase: CaseFile = JSON.parse(text)
  change(theCase)
  const reading = readCaseFile(JSON.stringify(theCase))
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  const appraisal = appraise(reading.case, { draws: 64 })
  answerSchema.parse(appraisal.answer)
  return appraisal
}

const central = ({ answer }: Appraisal, code: string) =>
  answer.options.find((option) => option.code === code)?.presentValuePence.central ?? Number.NaN
const optionOf = (theCase: CaseFile, code: string) => {
  const found = theCase.options.find((option) => option.code === code)
  if (found === undefined) throw new Error(`No option ${code}`)
  return found
}
const published = appraised(() => undefined)

test('one senior team over two services is worth what it is worth over the one they came from', () => {
  const split = appraised((theCase) => {
    const lines = theCase.services[0]?.lines ?? []
    theCase.services = [
      { code: 'looked-after', title: 'Children looked after', lines: lines.slice(3, 13) },
      { code: 'rest', title: 'Everything else', lines: [...lines.slice(0, 3), ...lines.slice(13)] },
    ]
    for (const option of theCase.options) {
      const [arranged] = option.services
      if (arranged !== undefined)
        option.services = ['looked-after', 'rest'].map((service) => ({ ...arranged, service }))
    }
  })
  expect(Math.abs(central(split, 'shared-senior-team') - central(published, 'shared-senior-team'))).toBeLessThan(50)
  // Buying together depends on what each service buys, so only the discount moves, by a few hundred pounds.
  expect(Math.abs(central(split, 'joint-commissioning') - central(published, 'joint-commissioning'))).toBeLessThan(
    500_000,
  )
})

test('a council outside an option gains and pays nothing, and the others set up for their own size', () => {
  const { answer } = appraised((theCase) => {
    optionOf(theCase, 'shared-senior-team').councils = ['E06000001', 'E06000005']
  })
  const option = answer.options.find(({ code }) => code === 'shared-senior-team')
  expect(option?.byCouncil.map(({ council }) => council)).toEqual(['E06000001', 'E06000005'])
  for (const { byCouncil } of option?.flows ?? []) {
    for (const row of byCouncil.filter(({ council }) => council === 'E06000003'))
      expect(row.realPence.every(({ pence }) => pence === 0)).toBe(true)
  }
  expect(option?.setUpPence.central).toBeLessThan(published.answer.options[2]?.setUpPence.central ?? 0)
})

test('a council whose social workers are not measured is priced without them, and its option is not shown safe', () => {
  const partial = appraised((theCase) => {
    theCase.measures = theCase.measures.filter(({ council }) => council !== 'E06000005')
  })
  expect(central(partial, 'joint-commissioning')).toBe(central(published, 'joint-commissioning'))
  const option = partial.answer.options.find(({ code }) => code === 'joint-commissioning')
  expect(option?.state).toBe('notShownSafe')
  expect(option?.guardrails.find(({ code }) => code === 'GUARD-03')?.sentence).toContain('Darlington')
})

test('a suppressed line of the baseline is named, and nothing is worked around it', () => {
  expect(() =>
    appraised((theCase) => {
      const cell = theCase.baseline.find(({ measure, line }) => measure === 'gross' && line === 'residential')
      if (cell === undefined) throw new Error('No residential line')
      delete cell.pounds
      delete cell.providers
      cell.missing = 'suppressed'
    }),
  ).toThrow(UnappraisableCase)
})

test('an assumption may differ by council, and one that belongs to the whole option is refused in words', () => {
  const local = {
    distribution: { kind: 'lch' as const, low: 60_000, central: 70_000, high: 80_000 },
    central: 70_000,
    unit: 'real £/FTE',
    priceLevel: 'mid-2020s',
    source: { publication: 'Hartlepool pay records' },
    grade: 'B' as const,
    owner: 's151',
    date: '2012-11-01',
  }
  const own = appraised((theCase) => {
    theCase.assumptions['L01/postCost'] = { byCouncil: { E06000001: local } }
  })
  expect(central(own, 'shared-senior-team')).not.toBe(central(published, 'shared-senior-team'))
  expect(own.answer.assumed.filter(({ name }) => name.startsWith('L01/postCost '))).toHaveLength(3)
  try {
    appraised((theCase) => {
      theCase.assumptions['general/delay'] = {
        byCouncil: {
          E06000001: {
            ...local,
            unit: 'month',
            distribution: { kind: 'lch', low: 0, central: 6, high: 12 },
            central: 6,
          },
        },
      }
    })
    expect.unreachable()
  } catch (error) {
    if (!(error instanceof UnappraisableCase)) throw error
    expect(error.problems.map(({ code, place }) => [code, place])).toEqual([
      ['WORK-01', 'assumptions."general/delay".byCouncil'],
    ])
  }
})

test('a claim above its ceiling stops the option until an officer overrides it, and then counts in full', () => {
  const claim = (theCase: CaseFile) => {
    optionOf(theCase, 'joint-commissioning').lines = theCase.councils.map(({ code }) => ({
      code: 'consultants',
      title: 'Consultants’ claim',
      council: code,
      service: 'childrens-services',
      pool: 'bought.other' as const,
      kind: 'saving' as const,
      costKind: 'recurrent' as const,
      byYear: { '2014-15': 200_000, '2015-16': 200_000 },
      timing: 'endOfYear' as const,
      fund: 'generalFund' as const,
      fundedBy: 'revenue' as const,
      transfer: false,
      perCouncil: false,
      claims: ['L03'],
      source: { publication: 'Outline case' },
      grade: 'D' as const,
    }))
  }
  const stopped = appraised(claim)
  const option = stopped.answer.options.find(({ code }) => code === 'joint-commissioning')
  expect(option?.state).toBe('stopped')
  expect(option?.stops[0]?.claim?.claimedPence).toBe(20_000_000)
  expect(option?.stops[0]?.claim?.allowedPence).toBeLessThan(20_000_000)
  const overridden = appraised((theCase) => {
    claim(theCase)
    theCase.overrides = [
      {
        option: 'joint-commissioning',
        stop: 'claimAboveCeiling',
        officerRole: 'Section 151 officer',
        reason: 'Signed offers held',
        date: '2012-12-01',
      },
    ]
  })
  const after = overridden.answer.options.find(({ code }) => code === 'joint-commissioning')
  expect(after?.state).toBe('open')
  expect(after?.stops[0]?.override?.officerRole).toBe('Section 151 officer')
  expect(after?.presentValuePence.central).toBeGreaterThan(option?.presentValuePence.central ?? 0)
})

test('own efficiencies on record take the place of deadweight, and a plan smaller than it is pointed out', () => {
  const { answer } = appraised((theCase) => {
    theCase.ownEfficiencies = [
      {
        council: 'E06000001',
        pool: 'mgmt.pay',
        year: '2014-15',
        share: 0.001,
        source: { publication: 'Medium-term plan' },
        grade: 'A',
      },
    ]
  })
  expect(answer.warnings.map(({ code }) => code)).toContain('LEVER-01')
  expect(answer.options[2]?.presentValuePence.central).toBeGreaterThan(
    published.answer.options[2]?.presentValuePence.central ?? 0,
  )
})

test('savings on another fund never reach the General Fund', () => {
  const { answer } = appraised((theCase) => {
    optionOf(theCase, 'shared-senior-team').lines = [
      {
        code: 'school-grant',
        title: 'Saving on the schools grant',
        council: 'E06000001',
        service: 'childrens-services',
        pool: 'premises',
        kind: 'saving',
        costKind: 'recurrent',
        byYear: { '2014-15': 50_000 },
        timing: 'midYear',
        fund: 'dsg',
        fundedBy: 'revenue',
        transfer: false,
        perCouncil: false,
        source: { publication: 'Outline case' },
        grade: 'D',
      },
    ]
  })
  const option = answer.options.find(({ code }) => code === 'shared-senior-team')
  const net = (fund: string) =>
    option?.views.mtfs.find((row) => row.council === 'E06000001' && row.fund === fund && row.title === 'Net')
      ?.totalPence
  expect(net('Dedicated schools grant')).toBeGreaterThan(5_000_000)
  const before = published.answer.options[2]?.views.mtfs.find(
    (row) => row.council === 'E06000001' && row.fund === 'General Fund' && row.title === 'Net',
  )?.totalPence
  expect(net('General Fund')).toBe(before)
  expect(
    option?.reconciliation.filter(({ title }) => title.startsWith('Net gain of the councils in cash')),
  ).toHaveLength(2)
})

test('what a case lists itself counts: running costs while it runs, a cost of leaving in place of the prior, set-up of one council on that council', () => {
  const source = { publication: 'Outline case' }
  const list = (items: CaseFile['options'][number]['items']) =>
    appraised((theCase) => {
      optionOf(theCase, 'shared-senior-team').items = items
    }).answer.options[2]
  const running = list([{ kind: 'recurrent', code: 'R14', pounds: 100_000, priceBase: '2012-13', source, grade: 'C' }])
  const flow = running?.flows.find(({ figure }) => figure === 'items/runningFlow')
  const inYear = (year: string) =>
    (flow?.byCouncil ?? []).reduce(
      (sum, row) => sum + (row.realPence.find((each) => each.year === year)?.pence ?? 0),
      0,
    )
  expect(inYear('2013-14')).toBe(0)
  expect(Math.abs(inYear('2015-16') + 10_000_000)).toBeLessThanOrEqual(3)
  const leaving = list([{ kind: 'exit', code: 'X2', pounds: 700_000, priceBase: '2012-13', source, grade: 'C' }])
  expect(leaving?.leavingAfterThreeYearsPence.central).toBeGreaterThan(70_000_000)
  const ofOne = list([
    { kind: 'setUp', code: 'O10', council: 'E06000001', pounds: 50_000, priceBase: '2012-13', source, grade: 'C' },
  ])
  const before = published.answer.options[2]?.byCouncil.map(({ presentValuePence }) => presentValuePence.central) ?? []
  const after = ofOne?.byCouncil.map(({ presentValuePence }) => presentValuePence.central) ?? []
  expect(after[0]).toBeLessThan((before[0] ?? 0) - 5_000_000)
  expect(after.slice(1)).toEqual(before.slice(1))
})

test('one-offs are paid for as the option says, a grant first, and reserves fall by what they pay alone', () => {
  const { answer } = appraised((theCase) => {
    theCase.finance = [
      {
        council: 'E10000021',
        year: '2015-16',
        generalReservesPounds: 10_000_000,
        taxBase: 200_000,
        source: { publication: 'Budget book' },
      },
    ]
  }, 'childrens-trust')
  const year = (code: string) =>
    answer.options
      .find((option) => option.code === code)
      ?.byCouncil[0]?.movement.find(({ oneOffPence }) => oneOffPence > 0)
  const trust = year('trust')
  expect(trust?.fundedPence['reserve']).toBe(trust?.oneOffPence)
  expect(trust?.reservesPence).toBe(1_000_000_000 - (trust?.oneOffPence ?? 0))
  const directed = year('directed-trust')
  expect(directed?.oneOffPence).toBe(trust?.oneOffPence)
  expect(directed?.fundedPence['grant']).toBeGreaterThan(100_000_000)
  expect((directed?.fundedPence['grant'] ?? 0) + (directed?.fundedPence['reserve'] ?? 0)).toBe(directed?.oneOffPence)
  const later = answer.options[2]?.byCouncil[0]?.movement.at(-1)
  expect(later?.bandDPence).toBeGreaterThan(0)
  expect(answer.options[2]?.byCouncil[0]?.movement[0]?.bandDPence).toBe(0)
})

test('measures of nought work, a plan larger than its pool is refused, and what is not yet used is said', () => {
  const nought = appraised((theCase) => {
    for (const measure of theCase.measures) if (measure.value !== undefined) measure.value = 0
  })
  expect(central(nought, 'merged-departments')).toBe(central(published, 'merged-departments'))
  expect(() =>
    appraised((theCase) => {
      theCase.ownEfficiencies = [
        {
          council: 'E06000001',
          pool: 'mgmt.pay',
          year: '2014-15',
          pounds: 9_999_999,
          source: { publication: 'Plan' },
          grade: 'A',
        },
      ]
    }),
  ).toThrow(/WORK-04/)
  const kept = appraised((theCase) => {
    theCase.facts.push({
      council: 'E06000001',
      kind: 'abolition',
      from: '2015-04-01',
      value: 'abolished',
      source: { publication: 'Order' },
      grade: 'A',
    })
  })
  expect(kept.answer.warnings.map(({ code }) => code)).toContain('UNUSED-01')
})
