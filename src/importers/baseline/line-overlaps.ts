import { compareText } from '../../figures/index.ts'
import { section251Table } from '../../reference/index.ts'
import type { Period } from '../observation.ts'
import { type BaselineCell, seriesKey } from './cell.ts'
import { type Relation, together } from './relation.ts'

/** How two measures, with their filters, lie to one another in one period. */
export function relationOfSeries(a: BaselineCell, b: BaselineCell): Relation {
  if (seriesKey(a) === seriesKey(b)) return 'same'
  if (a.measure === b.measure) return ofFilters(a.filters, b.filters)
  const [one, other] = [lineAndAspect(a.measure), lineAndAspect(b.measure)]
  if (one?.family !== other?.family || one === undefined || other === undefined || !hasSameFilters(a, b))
    return 'unlike'
  const aspects = ofAspects(one.aspect, other.aspect)
  const lines = one.line === other.line ? 'same' : ofTwoLines(one.line, other.line, one.family, a.period)
  return together([lines, aspects])
}

type MoneyReturn = 'section251' | 'revenueOutturn'

/** Of the two returns whose lines are known; of any other publication, two measures are unlike. */
function lineAndAspect(
  measure: string,
): { readonly family: MoneyReturn; readonly line: string; readonly aspect: string } | undefined {
  const [family, line, aspect, more] = measure.split('/')
  if (family !== 'section251' && family !== 'revenueOutturn') return undefined
  return line === undefined || aspect === undefined || more !== undefined ? undefined : { family, line, aspect }
}

function hasSameFilters(a: BaselineCell, b: BaselineCell): boolean {
  return seriesKey({ measure: '', filters: a.filters }) === seriesKey({ measure: '', filters: b.filters })
}

/** What each column adds up; a column of another kind of money is unlike. */
const aspectParts: Readonly<Record<string, readonly string[]>> = {
  gross: ['own', 'private', 'otherPublic', 'voluntary', 'employees', 'runningExpenses'],
  income: ['sales', 'otherIncome'],
}
const splits: readonly (readonly string[])[] = [
  ['own', 'private', 'otherPublic', 'voluntary'],
  ['employees', 'runningExpenses'],
  ['sales', 'otherIncome'],
]

function ofAspects(a: string, b: string): Relation {
  if (a === b) return 'same'
  if (splits.some((split) => split.includes(a) && split.includes(b))) return 'apart'
  if (aspectParts[a]?.includes(b)) return 'contains'
  return aspectParts[b]?.includes(a) ? 'within' : 'unlike'
}

function ofTwoLines(a: string, b: string, family: MoneyReturn, period: Period): Relation {
  return family === 'section251' ? ofTableLines(a, b, period) : ofOutturnLines(a, b)
}

/** By that year’s table: a total holds the lines it adds up, and what those add up; a memo line is in some of them. */
function ofTableLines(a: string, b: string, period: Period): Relation {
  const table = section251Table(period.label)
  const [one, other] = [a, b].map((key) => table?.lines.find((line) => line.key === key))
  if (table === undefined || one === undefined || other === undefined) return 'unknown'
  const partsOf = (refs: readonly string[]): readonly string[] =>
    refs.flatMap((ref) => [ref, ...partsOf(table.lines.find((line) => line.ref === ref)?.adds ?? [])])
  const [inOne, inOther] = [partsOf(one.adds), partsOf(other.adds)]
  if (inOne.includes(other.ref)) return 'contains'
  if (inOther.includes(one.ref)) return 'within'
  if (other.kind === 'memo') return isGrandTotal(one.key) ? 'contains' : 'unknown'
  if (one.kind === 'memo') return isGrandTotal(other.key) ? 'within' : 'unknown'
  return inOne.some((ref) => inOther.includes(ref)) ? 'overlap' : 'apart'
}

function isGrandTotal(key: string): boolean {
  return key === 'totalExcludingCera' || key === 'totalIncludingCera'
}

/** What the revenue outturn’s lines hold. Source: form RO3, individual authority workbook 2024-25. */
const outturnParts: Readonly<Record<string, readonly string[]>> = {
  childrensSocialCare: [
    'sureStart',
    'lookedAfter',
    'otherChildrensServices',
    'familySupport',
    'youthJustice',
    'safeguarding',
    'asylumSeekers',
    'youngPeople',
    'agencyStaff',
  ],
  lookedAfter: ['lookedAfterResidential', 'lookedAfterFostering', 'lookedAfterAsylumSeeking', 'lookedAfterOther'],
  adultSocialCare: ['adultAgencyStaff'],
  publicHealth: ['publicHealthAgencyStaff'],
}

function ofOutturnLines(a: string, b: string): Relation {
  const partsOf = (line: string): readonly string[] =>
    (outturnParts[line] ?? []).flatMap((part) => [part, ...partsOf(part)])
  if (partsOf(a).includes(b)) return 'contains'
  if (partsOf(b).includes(a)) return 'within'
  // All services, agency staff and lines that are not listed may hold, or lie in, any other.
  const isSettled = (line: string) => partsOf('childrensSocialCare').includes(line) && line !== 'agencyStaff'
  return isSettled(a) && isSettled(b) ? 'apart' : 'unknown'
}

/** `All`, `Total` and the like hold every other word under the same heading; two other words are apart. */
function ofFilters(a: Readonly<Record<string, string>>, b: Readonly<Record<string, string>>): Relation {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort(compareText)
  if (names.some((name) => a[name] === undefined || b[name] === undefined)) return 'unknown'
  const by = names
    .filter((name) => a[name] !== b[name])
    .map((name): Relation => (isTotal(a[name]) ? 'contains' : isTotal(b[name]) ? 'within' : 'apart'))
  // Two headings at once, such as an age and a placement: the two groups may share people.
  return by.length > 1 && by.includes('apart') ? 'unknown' : together(by)
}

function isTotal(word: string | undefined): boolean {
  return word !== undefined && /^(all|total|any)\b|\btotal$/i.test(word.trim())
}
