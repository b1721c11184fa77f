import type { Problem } from '../../../figures/index.ts'
import { caseProblem } from '../../problems.ts'
import { beginsIn } from '../calendar.ts'
import { inPounds, quoted } from '../found.ts'
import { at } from '../place.ts'
import type { CaseFile } from '../schema.ts'
import { type CheckContext, placed } from './check.ts'
import { repeatedFigures } from './repeated.ts'

/** Contracts, measures, facts, finance, own efficiencies and agency bills: each given once, whole, and in order. */
export function recordsHold(context: CheckContext): readonly Problem[] {
  const { theCase } = context
  return [
    ...placed(theCase.contracts).flatMap(contractProblems),
    ...repeatedFigures('measures', theCase.measures, ({ council, measure, date }) => [council, measure, date]),
    ...placed(theCase.measures).flatMap(measureProblems),
    ...placed(theCase.facts).flatMap(factProblems),
    ...repeatedFigures('finance', theCase.finance, ({ council, year }) => [council, year]),
    ...repeatedFigures('agencyBill', theCase.agencyBill, ({ council, year }) => [council, year]),
    ...repeatedFigures('ownEfficiencies', theCase.ownEfficiencies, ({ council, pool, year }) => [council, pool, year]),
    ...placed(theCase.ownEfficiencies).flatMap(ownEfficiencyProblems),
    ...repeatedFigures('needs', theCase.needs, ({ council, title }) => [council, title]),
    ...needProblems(context),
    ...yearsOfRecords(context),
  ]
}

type Placed<Section extends 'contracts' | 'measures' | 'facts' | 'ownEfficiencies'> = readonly [
  CaseFile[Section][number],
  number,
]

function contractProblems([contract, index]: Placed<'contracts'>): readonly Problem[] {
  const { endDate, extensionTo, volume } = contract
  const problems: Problem[] = []
  if (extensionTo !== undefined && extensionTo !== '' && endDate !== '' && extensionTo < endDate) {
    problems.push(
      caseProblem(
        'CASE-39',
        at('contracts', index, 'extensionTo'),
        `The extension runs to ${extensionTo}, before the contract ends on ${endDate}. Correct one of the two dates.`,
      ),
    )
  }
  if (volume !== undefined && volume < 0) {
    problems.push(
      caseProblem('CASE-09', at('contracts', index, 'volume'), `The volume is ${volume}. Write nought or more.`),
    )
  }
  return problems
}

function measureProblems([one, index]: Placed<'measures'>): readonly Problem[] {
  const place = at('measures', index)
  const { value, missing } = one
  if (value !== undefined && missing !== undefined) {
    return [
      caseProblem(
        'CASE-31',
        place,
        `The measure has the value ${value} and also a reason that it is missing, ${quoted(missing)}. Keep one of the two.`,
      ),
    ]
  }
  if (value === undefined && missing === undefined) {
    return [
      caseProblem(
        'CASE-31',
        place,
        'The measure has neither a value nor a reason that it is missing. Write one of the two; nought is a value.',
      ),
    ]
  }
  if (value !== undefined && value < 0) {
    return [
      caseProblem(
        'CASE-67',
        at('measures', index, 'value'),
        `The measure ${quoted(one.measure)} is ${value}. Write nought or more.`,
      ),
    ]
  }
  if (one.measure === 'placedOver20Miles' && value !== undefined && value > 1) {
    return [
      caseProblem(
        'CASE-67',
        at('measures', index, 'value'),
        `The measure “placedOver20Miles” is ${value}. Write it as a share from 0 to 1: 17% is written 0.17.`,
      ),
    ]
  }
  return []
}

function factProblems([{ from, to }, index]: Placed<'facts'>): readonly Problem[] {
  if (to === undefined || to === '' || from === '' || to >= from) return []
  return [
    caseProblem(
      'CASE-39',
      at('facts', index, 'to'),
      `The fact holds from ${from} to ${to}. Write the earlier day first.`,
    ),
  ]
}

function ownEfficiencyProblems([{ pounds, share }, index]: Placed<'ownEfficiencies'>): readonly Problem[] {
  if ((pounds === undefined) !== (share === undefined)) return []
  const what = pounds === undefined ? 'neither pounds nor a share' : `${inPounds(pounds)} and also a share, ${share}`
  return [caseProblem('CASE-31', at('ownEfficiencies', index), `The own efficiency has ${what}. Write one of the two.`)]
}

/** A need runs forwards, is more than nought, and falls at least partly in the years of the case. */
function needProblems({ theCase, span }: CheckContext): readonly Problem[] {
  return placed(theCase.needs).flatMap(([{ pounds, from, to }, index]) => {
    const nothing =
      pounds === 0
        ? [
            caseProblem(
              'CASE-131',
              at('needs', index, 'pounds'),
              'The need is £0. Write what the council has to find, or take the need out.',
            ),
          ]
        : []
    const [begins, ends] = [beginsIn(from), beginsIn(to)]
    if (begins === undefined || ends === undefined) return nothing
    if (ends < begins) {
      const sentence = `The need runs from ${from} to ${to}. Write the earlier year first.`
      return [...nothing, caseProblem('CASE-39', at('needs', index, 'to'), sentence)]
    }
    if (span !== undefined && (begins > span.last || ends < span.first)) {
      const sentence = `The need runs from ${from} to ${to}, none of it in the ${theCase.years} years of the case from ${theCase.firstYear}. Correct the years, or take the need out.`
      return [...nothing, caseProblem('CASE-18', at('needs', index, 'from'), sentence)]
    }
    return nothing
  })
}

/** Own efficiencies fall in the years of the case; finance and agency bills in those or the five before. */
function yearsOfRecords({ theCase, span }: CheckContext): readonly Problem[] {
  if (span === undefined) return []
  const last = theCase.years
  const outside = (section: 'finance' | 'agencyBill' | 'ownEfficiencies', before: number) =>
    placed<{ readonly year: string }>(theCase[section]).flatMap(([{ year }, index]) => {
      const begins = beginsIn(year)
      if (begins === undefined || (begins >= span.first - before && begins <= span.last)) return []
      const allowed = before === 0 ? '' : `, or the ${before} before`
      return [
        caseProblem(
          'CASE-18',
          at(section, index, 'year'),
          `The year is ${year}. The case runs for ${last} years from ${theCase.firstYear}: write one of those${allowed}.`,
        ),
      ]
    })
  return [...outside('finance', 5), ...outside('agencyBill', 5), ...outside('ownEfficiencies', 0)]
}
