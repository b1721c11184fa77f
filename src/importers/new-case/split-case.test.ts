import { expect, test } from 'vitest'
import { type CaseFile, readCaseFile } from '../../appraisal/index.ts'
import { countiesWithDistricts, districtsOf } from '../../reference/index.ts'
import { readSplitPlan } from './plan.ts'
import { splitCase } from './split-case.ts'

const suffolk = 'E10000029'
const inTwo = {
  decisionDate: '2026-12-01',
  neighbour: 'E10000020',
  councils: [
    { code: 'X-east', name: 'East Suffolk and Ipswich', shortName: 'East', districts: ['East Suffolk', 'Ipswich'] },
    {
      code: 'X-west',
      name: 'West Suffolk and the middle',
      shortName: 'West',
      districts: ['West Suffolk', 'Mid Suffolk', 'Babergh'],
    },
  ],
}

function madeFrom(written: object, county = suffolk) {
  const read = readSplitPlan(county, JSON.stringify(written))
  return 'problems' in read ? read : splitCase(read.plan)
}

function caseFrom(written: object, county = suffolk): CaseFile {
  const made = madeFrom(written, county)
  const reading = 'problems' in made ? made : readCaseFile(made.case)
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  return reading.case
}

const measureOf = ({ measures }: CaseFile, council: string, name: string) =>
  measures.find((each) => each.council === council && each.measure === name)

test('a count is split by children of each part, marked with weight, what it rests on and grade', () => {
  const theCase = caseFrom(inTwo)
  const parts = ['X-east', 'X-west'].map((code) => measureOf(theCase, code, 'lookedAfter'))
  expect(measureOf(theCase, suffolk, 'lookedAfter')?.value).toBe(916)
  expect(parts.map((part) => part?.value)).toEqual([461.3, 454.7])
  expect(parts.map((part) => part?.grade)).toEqual(['C', 'C'])
  expect(parts[0]?.source.note).toContain(
    '50.4% of Suffolk’s 916, split by people aged 0 to 17 at mid-2023 by district (75,722 of 150,357; ONS mid-2023 population estimates by single year of age, grade A). An estimate.',
  )
})

test('a rate is copied and says so', () => {
  const theCase = caseFrom(inTwo)
  expect(measureOf(theCase, 'X-west', 'caseload')).toMatchObject({ value: 16.3, grade: 'C' })
  expect(measureOf(theCase, 'X-west', 'caseload')?.source.note).toContain('Suffolk’s rate, copied')
})

test('a series with weights of its own is split by them, and the others are not', () => {
  const theCase = caseFrom({
    ...inTwo,
    weights: {
      lookedAfter: {
        what: 'home district of looked-after children',
        source: 'Judgement',
        grade: 'D',
        values: { 'X-east': 3, 'X-west': 1 },
      },
      spend: {
        what: 'spend on placements by home district',
        source: 'Judgement',
        grade: 'D',
        values: { 'X-east': 2, 'X-west': 1 },
      },
    },
  })
  expect(measureOf(theCase, 'X-east', 'lookedAfter')).toMatchObject({ value: 687, grade: 'D' })
  expect(measureOf(theCase, 'X-east', 'openCases')?.value).toBe(1814.5)
  expect(theCase.reorganisations[0]?.into.map(({ weight }) => weight)).toEqual([2, 1])
  expect(theCase.reorganisations[0]?.source.note).toContain('East (East Suffolk, Ipswich) 66.7%')
})

test('a successor’s spend is its part of the county’s, so it has no baseline of its own to be counted twice', () => {
  const { baseline, reorganisations } = caseFrom(inTwo)
  expect([...new Set(baseline.map(({ council }) => council))]).toEqual([suffolk, 'E10000020'])
  expect(reorganisations).toMatchObject([{ council: suffolk, vestingDay: '2028-04-01', chance: 1, grade: 'D' }])
})

test('the options are apart, one host, a company of both, and buying with the neighbour', () => {
  const { options } = caseFrom(inTwo)
  expect(
    options.map(({ code, role, services }) => [
      code,
      role,
      services[0]?.deliveryModel,
      services[0]?.host,
      services[0]?.start,
    ]),
  ).toEqual([
    ['separate', 'counterfactual', undefined, undefined, undefined],
    ['hosted-by-one', 'alternative', 'M19', 'X-east', '2028-04-01'],
    ['joint-company', 'alternative', 'M10', undefined, '2029-04-01'],
    ['buy-with-neighbour', 'lessAmbitious', 'M08', undefined, '2030-04-01'],
  ])
})

test('without a neighbour there is none in the case, and without people what smallness costs is left out and said so', () => {
  const { neighbour: _, ...alone } = inTwo
  const { councils, options, reorganisations } = caseFrom(alone)
  expect(councils.map(({ code }) => code)).toEqual([suffolk, 'X-east', 'X-west'])
  expect(options).toHaveLength(3)
  expect(reorganisations[0]?.source.note).toContain('what being smaller costs is left out')
})

test('every council has a director and a lead member from its first day, and the judgement is the one that stood', () => {
  const { facts } = caseFrom(inTwo)
  expect(
    facts
      .filter(({ council, kind }) => council === 'X-east' && kind !== 'judgement')
      .map(({ kind, from }) => [kind, from]),
  ).toEqual([
    ['director', '2028-04-01'],
    ['leadMember', '2028-04-01'],
  ])
  expect(facts.find(({ council, kind }) => council === suffolk && kind === 'judgement')).toMatchObject({
    value: 'requires improvement',
    from: '2024-06-03',
  })
})

test('a year of which no return has the lines is asked for again', () => {
  expect(madeFrom({ ...inTwo, year: '2019-20' })).toMatchObject({ problems: [{ code: 'IMP-127', place: 'year' }] })
})

test.each(['2050-12-01', '2016-12-01'])(
  'a baseline that is not of the time of a decision on %s is asked for again',
  (day) => {
    const written = { ...inTwo, decisionDate: day, vestingDay: `${Number(day.slice(0, 4)) + 2}-04-01`, year: '2024-25' }
    expect(madeFrom(written)).toMatchObject({ problems: [{ code: 'IMP-123', place: 'decisionDate' }] })
  },
)

test('a decision before any return was out has no baseline, and says so', () => {
  const written = { ...inTwo, decisionDate: '2001-12-01', vestingDay: '2003-04-01' }
  expect(madeFrom(written)).toMatchObject({ problems: [{ code: 'IMP-127', place: 'decisionDate' }] })
})

test('any county of today can be divided into its districts', () => {
  for (const county of countiesWithDistricts) {
    const [first, ...others] = districtsOf(county)
    const made = madeFrom(
      {
        decisionDate: '2026-12-01',
        councils: [
          { code: 'X-one', name: 'One', districts: [first?.code] },
          { code: 'X-others', name: 'The others', districts: others.map(({ code }) => code) },
        ],
      },
      county,
    )
    expect([county, 'problems' in made ? made.problems : []]).toEqual([county, []])
  }
})
