import { expect, test } from 'vitest'
import type { Observation } from '../observation.ts'
import { readBytes, refusalOf, workbookOf } from '../testing/read-workbook.ts'
import { readReturn, testOnReturns } from '../testing/returns.ts'
import { currentJudgement, isSameInspection } from './current-judgement.ts'
import { dayIn } from './days.ts'

const header =
  'Local authority area code,Local authority name,Local authority status,Inspection date,Publication date,Inspection type,Overall effectiveness,The impact of leaders on social work practice,The experiences and progress of children who need help and protection,The experiences and progress of children in care,The experiences and progress of care leavers'

test('a judgement is kept in one word, with the day of the inspection and of its report', async () => {
  const { observations } = await readBytes(
    `ILACS inspection history\n${header}\nE06000005,Darlington,Current,2022-10-10,02/12/2022,ILACS Standard Inspection,Good,Good,Requires improvement to be good,OUTSTANDING,`,
  )
  expect(judged(observations)).toEqual([
    ['overall', { word: 'good' }],
    ['leadership', { word: 'good' }],
    ['helpAndProtection', { word: 'requiresImprovement' }],
    ['careExperiences', { word: 'outstanding' }],
    // Care leavers are judged by themselves since 2023: a blank before is no gap.
    ['careLeavers', { missing: 'notApplicable' }],
  ])
  expect(observations[0]).toMatchObject({
    area: { key: 'E06000005' },
    period: { from: '2022-10-10', to: '2022-10-10' },
    filters: { published: '2022-12-02', framework: 'ILACS', event: 'standard inspection' },
    text: 'Good',
    column: 'Overall effectiveness',
    row: 3,
  })
})

test('since 2023 a blank for care leavers is a gap, and a judgement of them before is doubted', async () => {
  const after = await readBytes(`${header}\nE06000005,Darlington,,2023-01-09,,,Good,Good,Good,Good,`)
  expect(judged(after.observations).at(-1)).toEqual(['careLeavers', { missing: 'blank' }])
  const before = await readBytes(`${header}\nE06000018,Nottingham,,2022-07-11,,,Good,Good,Good,Good,Inadequate`)
  expect(judged(before.observations).at(-1)).toEqual(['careLeavers', { word: 'inadequate' }])
  expect(before.warnings.map(({ code }) => code)).toEqual(['IMP-55'])
})

test('what is no judgement is no judgement: None, nan, REDACTED and what nobody knows', async () => {
  const { observations, warnings } = await readBytes(
    `${header}\nE06000005,Darlington,,2024-01-09,,,None,nan,REDACTED,Splendid,Good`,
  )
  expect(
    judged(observations)
      .slice(0, 4)
      .map(([, value]) => value),
  ).toEqual([{ missing: 'notAvailable' }, { missing: 'notAvailable' }, { missing: 'hidden' }, { missing: 'hidden' }])
  expect(warnings).toMatchObject([{ code: 'IMP-20', sentence: expect.stringContaining('“Splendid”') as string }])
})

test('a council since abolished keeps its judgement and is marked as gone', async () => {
  const { observations } = await readBytes(
    `${header}\nE10000021,Northamptonshire,No longer exists,17/06/19,29/07/19,,Inadequate,,,,`,
  )
  expect(observations[0]).toMatchObject({
    area: { key: 'E10000021' },
    period: { from: '2019-06-17' },
    filters: { status: 'No longer exists', published: '2019-07-29' },
  })
})

test('one inspection on two sheets is told once, with the days of both', async () => {
  const grades = ['Good', 'Good', 'Good', 'Good']
  const named = ['Overall effectiveness', 'Impact of leaders', 'Help and protection', 'Children in care']
  const numbered = ['First', 'Second'].flatMap((which) =>
    ['publication date', 'inspection type', ...named].map((each) => `${which} ILACS ${each}`),
  )
  const { observations } = await readBytes(
    workbookOf({
      Cover: [['Local authority inspection outcomes as at 31 March 2024'], ['Published on:', '2024-08-30']],
      Now: [
        ['Title'],
        ['Local authority name', 'Inspection date', ...named],
        ['Durham', new Date(Date.UTC(2022, 4, 9)), ...grades],
      ],
      Since: [
        ['Title'],
        ['Local authority name', ...numbered],
        [
          'Durham',
          '2019-11-11',
          'ILACS Standard Inspection',
          'Inadequate',
          ...grades.slice(1),
          '2022-07-15',
          'ILACS Short Inspection',
          ...grades,
        ],
      ],
    }),
  )
  const overall = observations.filter(({ measure }) => measure === 'judgement/overall')
  expect(overall.map(({ period, filters, value }) => [period.from, filters, value])).toEqual([
    ['2022-05-09', { published: '2022-07-15', framework: 'ILACS', event: 'short inspection' }, { word: 'good' }],
    [
      '2019-11-11',
      { published: '2019-11-11', framework: 'ILACS', event: 'standard inspection', dayOf: 'publication' },
      { word: 'inadequate' },
    ],
  ])
})

test('two sheets that judge one inspection differently are told', async () => {
  const named = ['Local authority name', 'Inspection date', 'Overall effectiveness', 'Impact of leaders']
  const { warnings } = await readBytes(
    workbookOf({
      One: [named, ['Leeds', '2024-01-15', 'Good', 'Good']],
      Two: [named, ['Leeds', '2024-01-15', 'Outstanding', 'Good']],
    }),
  )
  expect(warnings).toMatchObject([{ code: 'IMP-24', place: 'One!row 2' }])
})

test('a visit judges nothing and keeps its theme', async () => {
  const { observations } = await readBytes(
    `${header},Visit Theme\nE06000005,Darlington,,2023-10-24,2023-11-28,ILACS Focused Visit,,,,,,Front door`,
  )
  expect(observations).toMatchObject([
    { measure: 'visit/theme', value: { word: 'Front door' }, filters: { event: 'focused visit' } },
  ])
})

const scraped =
  'urn,la_code,ltla23cd,local_authority,overall_effectiveness_grade,inspection_framework,inspection_start_date,inspection_end_date,publication_date,impact_of_leaders_grade,help_and_protection_grade,in_care_grade,care_leavers_grade'

test('a scraped row is of the council that was there on the day, whatever old code it carries', async () => {
  const { observations, warnings, kind, publication } = await readBytes(
    `${scraped}\n1,942,E10000006,cumberland,good,standard,07/10/2024,18/10/2024,26/11/24,good,good,good,good`,
  )
  expect(kind).toBe('ofsted-overview')
  expect(publication.isSecondary).toBe(true)
  expect(observations[0]).toMatchObject({
    area: { key: 'E06000063', published: { ons: 'E10000006', dfe: '942' } },
    period: { from: '2024-10-07' },
    filters: { published: '2024-11-26', event: 'standard inspection' },
    marks: ['secondary'],
  })
  expect(warnings.map(({ code }) => code)).toEqual(['IMP-57'])
})

test('an inspection that lacks its own day stands under the day of its report, and says so', async () => {
  const { observations, warnings } = await readBytes(
    `${scraped}\n1,846,E06000043,brighton and hove,outstanding,None,,,16/05/24,outstanding,good,outstanding,outstanding`,
  )
  expect(observations[0]).toMatchObject({ period: { from: '2024-05-16' }, filters: { dayOf: 'publication' } })
  expect(warnings.map(({ code }) => code)).toEqual(['IMP-56'])
})

test('a row without a known council or any day is left out, and an empty list is refused', async () => {
  const { observations, warnings } = await readBytes(
    `${header}\nE06000005,Darlington,,soon,,,Good,Good,Good,Good,Good\n,Atlantis,,2024-01-09,,,Good,Good,Good,Good,Good`,
  )
  expect(observations).toEqual([])
  expect(warnings.map(({ code }) => code)).toEqual(['IMP-22', 'IMP-22', 'IMP-21'])
  expect(await refusalOf(`${header}\n`)).toEqual(['IMP-14'])
})

test('days are read as England writes them, and days that are not are not', () => {
  expect(['2023-09-11', '11/09/2023', '11/9/23', '11.09.2023', '11 September 2023', '45180'].map(dayIn)).toEqual(
    Array(6).fill('2023-09-11'),
  )
  expect(['31/02/2023', '2023-13-01', 'soon', '', '09/11/20234'].map(dayIn)).toEqual(Array(5).fill(undefined))
})

test('what was current is asked by day: the newest inspection whose report was out', async () => {
  const { observations } = await readBytes(
    `${header}\nE06000005,Darlington,,2022-10-10,2022-12-02,,Good,Good,Good,Good,\nE06000005,Darlington,,2026-02-09,2026-03-24,,Outstanding,Good,Good,Good,Good`,
  )
  const current = (onDay: string, publishedBy?: string) =>
    currentJudgement(observations, {
      council: 'E06000005',
      onDay,
      ...(publishedBy === undefined ? {} : { publishedBy }),
    })?.value
  expect(current('2022-11-30')).toBeUndefined()
  expect(current('2022-11-30', '2022-12-31')).toEqual({ word: 'good' })
  expect(current('2026-03-01')).toEqual({ word: 'good' })
  expect(current('2026-03-24')).toEqual({ word: 'outstanding' })
})

test('of one inspection in two files the official list goes before the scrape', async () => {
  const official = await readBytes(
    `${header}\nE08000013,St Helens,,2023-07-10,2023-09-04,,Good,Good,Requires improvement to be good,Good,Outstanding`,
  )
  const scrape = await readBytes(
    `${scraped}\n1,342,E08000013,st helens,good,standard,10/07/2023,21/07/2023,04/09/23,good,good,good,good`,
  )
  const both = [...scrape.observations, ...official.observations]
  const asked = { council: 'E08000013', onDay: '2024-01-01', measure: 'judgement/careLeavers' }
  expect(currentJudgement(both, asked)?.value).toEqual({ word: 'outstanding' })
  expect(currentJudgement([...both].reverse(), asked)?.value).toEqual({ word: 'outstanding' })
})

test('a lookup gives numbers, other names and regions of councils, and no name of another council', async () => {
  const { entries, kind, warnings } = await readBytes(
    [
      'urn,la_code,la_code_new,local_authority_ons_name,also_known_as,rgn22cd,rgn22nm',
      '1,839,E06000058,"Bournemouth, Christchurch and Poole","[BCP, Bournemouth, Christchurch & Poole]",E12000009,South West',
      '2,916,E10000013,Gloucestershire,,E12000003,South West',
    ].join('\n'),
  )
  expect(kind).toBe('ofsted-lookup')
  expect(entries.flatMap((entry) => (entry.what === 'place' ? [[entry.kind, entry.from, entry.to]] : []))).toEqual([
    ['code', 'E06000058', ''],
    ['alias', '839', 'E06000058'],
    ['alias', '1', 'E06000058'],
    ['alias', 'BCP', 'E06000058'],
    ['alias', 'Bournemouth, Christchurch & Poole', 'E06000058'],
    ['within', 'E06000058', 'E12000009'],
    ['code', 'E10000013', ''],
    ['alias', '916', 'E10000013'],
    ['alias', '2', 'E10000013'],
  ])
  expect(warnings.map(({ code }) => code)).toEqual(['IMP-57'])
})

const list2025 = 'ofsted/LA_Inspection_Outcomes_as_at_31_March_2025.ods'
const list2024 = 'ofsted/LA_Inspection_Outcomes_as_at_March_2024.ods'
const overview = 'ofsted/ofsted_csc_ilacs_overview.xlsx'

testOnReturns('the official list has every inspection since 2018, those of councils since gone included', async () => {
  const { observations, publication, warnings } = await readReturn(list2025)
  expect(publication).toMatchObject({ edition: 'as at 31 March 2025', published: '2025-09-25' })
  expect(warnings).toEqual([])
  expect(overallOf(observations, 'E10000021')).toEqual([['2019-06-17', 'inadequate', 'No longer exists']])
  expect(overallOf(observations, 'E06000061')).toEqual([['2022-10-03', 'requiresImprovement', undefined]])
  expect(overallOf(observations, 'E06000062')).toEqual([['2022-10-03', 'requiresImprovement', undefined]])
  expect(observations.filter(({ measure }) => measure === 'judgement/overall')).toHaveLength(271)
})

testOnReturns('with the scrape, the newest judgement of a council is known, and what stood before', async () => {
  const all = [...(await readReturn(list2025)).observations, ...(await readReturn(overview)).observations]
  const current = (council: string, onDay: string) => {
    const found = currentJudgement(all, { council, onDay })
    return [found?.period.from.slice(0, 7), found?.value]
  }
  expect(current('E06000005', '2025-03-31')).toEqual(['2022-10', { word: 'good' }])
  expect(current('E06000005', '2026-06-30')).toEqual(['2026-02', { word: 'outstanding' }])
  expect(current('E06000003', '2025-03-31')).toEqual(['2022-06', { word: 'requiresImprovement' }])
  expect(current('E06000003', '2026-06-30')).toEqual(['2025-12', { word: 'good' }])
  // The scrape gives both the code of Cumbria.
  expect(current('E06000063', '2026-06-30')).toEqual(['2024-10', { word: 'good' }])
  expect(current('E06000064', '2026-06-30')).toEqual(['2024-04', { word: 'good' }])
  // No overall judgement could be read of the inspections of April 2026: no older one stands in for it.
  expect(current('E09000005', '2026-06-30')).toEqual(['2026-04', { missing: 'notAvailable' }])
})

testOnReturns(
  'every inspection of the list of 2024, which has names and no codes, is found again in that of 2025',
  async () => {
    const older = (await readReturn(list2024)).observations.filter(({ measure }) => measure === 'judgement/overall')
    const newer = (await readReturn(list2025)).observations.filter(({ measure }) => measure === 'judgement/overall')
    expect(older).toHaveLength(219)
    for (const each of older) {
      const again = newer.filter((other) => isSameInspection(each, other))
      expect(
        again.map(({ value }) => value),
        each.area.name,
      ).toEqual([each.value])
    }
  },
)

function judged(observations: readonly Observation[]) {
  return observations.map(({ measure, value }) => [measure.replace('judgement/', ''), value] as const)
}

function overallOf(observations: readonly Observation[], code: string) {
  return observations
    .filter(({ area, measure }) => area.key === code && measure === 'judgement/overall')
    .map(({ period, value, filters }) => [period.from, Object(value).word, filters['status']])
}
