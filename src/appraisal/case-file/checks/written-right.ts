import type { Problem } from '../../../figures/index.ts'
import { caseProblem } from '../../problems.ts'
import { beginsIn, isDate } from '../calendar.ts'
import { fieldWords } from '../field-words.ts'
import { found, inPounds } from '../found.ts'
import { type Path, placeOf } from '../place.ts'
import type { CheckContext } from './check.ts'

const dateKeys = new Set([
  'decisionDate',
  'published',
  'date',
  'from',
  'to',
  'setOn',
  'start',
  'endDate',
  'extensionTo',
  'vestingDay',
  'joins',
  'leaves',
  'rejoins',
  'until',
  'opens',
  'releasedOn',
  'leaseEnds',
])
const yearKeys = new Set(['firstYear', 'priceBase', 'year'])
const shareKeys = new Set(['share', 'onCostShare', 'aged55Share', 'cap', 'collar', 'chance', 'threshold'])
const positiveKeys = new Set([
  'payPounds',
  'valuePounds',
  'breakCostPounds',
  'fullYearPounds',
  'bandDPounds',
  'savingsRequiredPounds',
])
/** Sections in which every amount is entered as a positive one. */
const positiveSections = new Set([
  'agencyBill',
  'establishment',
  'contracts',
  'places',
  'buildings',
  'systems',
  'needs',
  'ownEfficiencies',
  'options',
])

/** Dates that exist, years that are years, pounds to the penny, shares between nought and one: wherever they stand. */
export function writtenRight({ theCase }: CheckContext): readonly Problem[] {
  return problemsBelow(theCase, [])
}

function problemsBelow(value: unknown, path: Path): readonly Problem[] {
  if (Array.isArray(value)) return value.flatMap((entry, index) => problemsBelow(entry, [...path, index]))
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => [
      ...(path.at(-1) === 'byYear' ? yearProblems(key, [...path, key]) : []),
      ...problemsBelow(inner, [...path, key]),
    ])
  }
  if (typeof value === 'string') return textProblems(value, path)
  return typeof value === 'number' && Number.isFinite(value) ? numberProblems(value, path) : []
}

function textProblems(text: string, path: Path): readonly Problem[] {
  const key = String(path.at(-1))
  if (text === '') return []
  if (yearKeys.has(key) || isWholeYear(text, path)) return yearProblems(text, path)
  return dateKeys.has(key) ? dateProblems(text, path) : []
}

/** Ramps, needs and ending grants run in financial years; other beginnings and ends are days. */
function isWholeYear(text: string, path: Path): boolean {
  if (path.at(-2) === 'ramp') return path.at(-1) === 'from'
  return (path[0] === 'needs' || path.at(-3) === 'changes') && !isDate(text) && text.length === 7
}

function dateProblems(text: string, path: Path): readonly Problem[] {
  if (isDate(text)) return []
  const sentence = `${fieldWords(path)} is ${found(text)}, a day that does not exist. Write a date such as 2013-03-31.`
  return [caseProblem('CASE-16', placeOf(path), sentence)]
}

function yearProblems(text: string, path: Path): readonly Problem[] {
  if (beginsIn(text) !== undefined) return []
  const field = path.at(-2) === 'byYear' ? 'The year' : fieldWords(path)
  const sentence = `${field} is ${found(text)}, which is not one financial year. Write the year it begins in and the last two figures of the next, such as 2012-13.`
  return [caseProblem('CASE-17', placeOf(path), sentence)]
}

function numberProblems(value: number, path: Path): readonly Problem[] {
  if (isMoney(path)) return moneyProblems(value, path)
  const key = String(path.at(-1))
  const isShare = shareKeys.has(key) || path.at(-2) === 'shares'
  if (!isShare || (value >= 0 && value <= 1)) return []
  const meant = value >= 2 && value <= 100 ? ` ${value}% is written ${Number((value / 100).toPrecision(12))}.` : ''
  const sentence = `${fieldWords(path)} is ${value}. Write a share from 0 to 1.${meant}`
  return [caseProblem('CASE-22', placeOf(path), sentence)]
}

function isMoney(path: Path): boolean {
  const key = String(path.at(-1))
  return key === 'pounds' || key.endsWith('Pounds') || path.at(-2) === 'providers' || path.at(-2) === 'byYear'
}

function moneyProblems(pounds: number, path: Path): readonly Problem[] {
  const place = placeOf(path)
  const field = path.at(-2) === 'byYear' ? `The amount for ${path.at(-1)}` : fieldWords(path)
  const problems: Problem[] = []
  if (!isToThePenny(pounds)) {
    problems.push(
      caseProblem(
        'CASE-20',
        place,
        `${field} is ${pounds}. Write pounds with at most two decimals, below 90 million million.`,
      ),
    )
  }
  if (pounds < 0 && isEnteredPositive(path)) {
    const sentence = `${field} is ${inPounds(pounds)}. Enter it as a positive amount; whether it is a saving or a cost is said elsewhere.`
    problems.push(caseProblem('CASE-21', place, sentence))
  }
  return problems
}

function isEnteredPositive(path: Path): boolean {
  return positiveKeys.has(String(path.at(-1))) || positiveSections.has(String(path[0]))
}

/** At most two decimals as written, and small enough for its pence to be a whole number that is kept exactly. */
function isToThePenny(pounds: number): boolean {
  return /^-?\d+(\.\d{1,2})?$/.test(String(pounds)) && Math.abs(pounds) <= Number.MAX_SAFE_INTEGER / 100
}
