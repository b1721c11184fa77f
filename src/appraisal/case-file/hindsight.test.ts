import { expect, test } from 'vitest'
import { aCase } from '../testing/a-case.ts'
import { hindsightIn } from './hindsight.ts'
import { readCaseFile } from './read-case-file.ts'
import { caseFileSchema } from './schema.ts'

const later = {
  'baseline[2].published': '2013-12-31',
  'baseline[2].hindsightReason': 'No earlier return has the split',
  'measures[0].published': '2018-02-15',
}

test('a figure published after the decision is hindsight, with its place and its reason', () => {
  expect(hindsightIn(caseFileSchema.parse(aCase(later)))).toEqual([
    { section: 'baseline', place: 'baseline[2]', published: '2013-12-31', reason: 'No earlier return has the split' },
    { section: 'measures', place: 'measures[0]', published: '2018-02-15' },
  ])
})

test('a figure published on the day of the decision could be known', () => {
  expect(hindsightIn(caseFileSchema.parse(aCase({ 'measures[0].published': '2013-03-31' })))).toEqual([])
})

test('a case with hindsight can be appraised, and its readers are warned', () => {
  const reading = readCaseFile(aCase(later))
  expect(reading).toMatchObject({
    warnings: [
      { code: 'CASE-82', place: 'baseline[2]' },
      { code: 'CASE-82', place: 'measures[0]' },
    ],
  })
})

test('a return of the second year may stand in as hindsight, and one of the third year may not', () => {
  const reason = 'The return of the year before has two lines in one'
  const of = (year: string) =>
    readCaseFile(
      aCase({
        'baseline[0].year': year,
        'baseline[0].published': '2014-12-31',
        'baseline[0].hindsightReason': reason,
      }),
    )
  expect(of('2013-14')).not.toHaveProperty('problems')
  expect(of('2014-15')).toMatchObject({ problems: [{ code: 'CASE-18', place: 'baseline[0].year' }] })
})

test('decisions, councils compared with and outcomes published after the decision are hindsight too', () => {
  const source = { publication: 'Returns of later years' }
  const later = { source, published: '2014-12-31', grade: 'B' as const }
  const theCase = caseFileSchema.parse(
    aCase({
      outcomes: [
        {
          council: 'E06000001',
          code: 'attainment',
          title: 'Attainment',
          unit: 'points a pupil',
          polarity: 'higher',
          period: '2014',
          value: 48,
          ...later,
        },
      ],
      comparators: [
        {
          code: 'E09000030',
          name: 'Tower Hamlets',
          shortName: 'Tower Hamlets',
          year: '2013-14',
          spending: [{ line: 'residential', label: 'Residential', pounds: 1, source }],
          published: '2014-12-31',
          grade: 'A',
        },
      ],
    }),
  )
  expect(hindsightIn(theCase)).toEqual([
    { section: 'comparators', place: 'comparators[0]', published: '2014-12-31' },
    { section: 'outcomes', place: 'outcomes[0]', published: '2014-12-31' },
  ])
})
