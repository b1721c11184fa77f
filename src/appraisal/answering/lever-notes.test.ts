import { expect, test } from 'vitest'
import { everyLever } from '../../../test/support/every-lever.ts'
import { hartlepool, oneForm } from '../../../test/support/one-form.ts'
import type { CaseFile } from '../case-file/index.ts'
import { answerTo } from '../testing/appraised.ts'

const optionOf = (theCase: CaseFile) => {
  const found = answerTo(theCase, 64).options.find(({ code }) => code === 'the-form')
  if (found === undefined) throw new Error('the case has the form')
  return found
}

test('a lever with nothing to work on is named with the reason, and never counted as nought without a word', () => {
  expect(optionOf(oneForm('M09')).leverNotes).toEqual([
    'L06 Lower caseloads: the option names no caseload to aim at, so nothing is counted.',
  ])
  expect(optionOf(oneForm('M07')).leverNotes).toEqual([
    'L08 Premises: the option nominates no building, so nothing is counted.',
  ])
  expect(optionOf(oneForm('M02')).leverNotes).toEqual([
    'L09 Systems: the option nominates no system, so nothing is counted.',
  ])
  expect(optionOf(oneForm('M08', { service: { levers: [{ code: 'L07' }] } })).leverNotes).toEqual([
    'L07 Step-down and edge of care: the case has no number of children in bought residential placements, so nothing is counted.',
  ])
})

test('a home says how many of its places are in use, and from how many it pays for itself', () => {
  const notes = optionOf(everyLever('M08')).leverNotes
  // £300,000 ÷ (£9,000 × 52 − £50,000); four planned, of which the central case uses 85%.
  expect(notes).toContain(
    'A home: of 4 places, 3.4 are in use in the central case; it pays for itself from 0.7 places in use (17.9%). Empty places are shared by the key for L04.',
  )
})

test('a council without a number of children is named, beside the price that the others’ own pools come to', () => {
  const notes = optionOf(everyLever('M08')).leverNotes.filter((note) => note.startsWith('L07'))
  expect(notes.length).toBe(2)
  expect(notes[0]).toMatch(/in Hartlepool a bought residential placement comes to £[\d,]+ a week by its own pool\.$/)
  expect(notes[1]).toMatch(/leaves out Darlington/)
})

test('placements that the case enters without providers: fostering is left out, and told', () => {
  const whole = oneForm('M08')
  const pools = {
    entries: [
      { line: 'socialWork', pool: 'sw.pay' },
      { line: 'commissioningAndStrategy', pool: 'bought.other' },
      { line: 'residential', pool: 'placements.fostering' },
    ].flatMap((each) =>
      whole.baseline
        .filter(({ line }) => line === each.line)
        .map(({ council, pounds = 0 }) => ({
          ...each,
          council,
          pounds,
          grade: 'C',
          source: { publication: 'A test' },
        })),
    ),
  }
  const baseline = whole.baseline.map(({ providers: _, ...cell }) => cell)
  const option = optionOf(oneForm('M08', { more: () => ({ pools, baseline }) }))
  expect(option.leverNotes.join(' ')).toContain(
    'leaves out fostering placements and allowances in Hartlepool: what is bought of them is not known.',
  )
  expect(option.flows.some(({ code }) => code === 'L04')).toBe(false)
})

const claimOf = (lever: string, pool: string) => ({
  code: 'claim',
  title: 'Somebody’s claim',
  council: hartlepool,
  service: 'childrens-services',
  pool,
  kind: 'saving',
  costKind: 'recurrent',
  byYear: { '2016-17': 5_000 },
  claims: [lever],
  source: { publication: 'A business case' },
  grade: 'D',
})

const withClaim = (theCase: CaseFile, lever: string, pool: string) =>
  ({
    ...theCase,
    options: theCase.options.map((option) =>
      option.code === 'the-form' ? { ...option, lines: [{ ...claimOf(lever, pool), ...lineDefaults }] } : option,
    ),
  }) as CaseFile // the line has every part that a case file read from a text would have

const lineDefaults = {
  timing: 'endOfYear',
  fund: 'generalFund',
  fundedBy: 'revenue',
  transfer: false,
  perCouncil: false,
} as const

test('a claim for premises without a building that is given up can yield nothing, and is stopped', () => {
  const option = optionOf(withClaim(oneForm('M07'), 'L08', 'premises'))
  expect(option.stops.map(({ kind }) => kind)).toContain('claimAboveCeiling')
  expect(option.flows.some(({ title }) => title === 'Somebody’s claim')).toBe(false)
})

test('a claim for premises within what the nominated building costs is no stop', () => {
  const option = optionOf(withClaim(everyLever('M07'), 'L08', 'premises'))
  expect(option.stops.filter(({ kind }) => kind === 'claimAboveCeiling')).toEqual([])
  expect(option.flows.some(({ title }) => title === 'Somebody’s claim')).toBe(true)
})

test('a claim for placements is held to the discount at the favourable end of what is bought', () => {
  expect(
    optionOf(withClaim(everyLever('M08'), 'L04', 'placements.residential')).stops.filter(
      ({ kind }) => kind === 'claimAboveCeiling',
    ),
  ).toEqual([])
  const whole = withClaim(oneForm('M08'), 'L04', 'placements.residential')
  // Hartlepool buys about £180,000 of residential care: 4% of it is more than £5,000, and less than £50,000.
  const tenfold = JSON.parse(JSON.stringify(whole).replaceAll('5000}', '50000}')) as CaseFile // the same case, one number changed
  expect(optionOf(whole).stops.filter(({ kind }) => kind === 'claimAboveCeiling')).toEqual([])
  expect(optionOf(tenfold).stops.some(({ kind }) => kind === 'claimAboveCeiling')).toBe(true)
})
