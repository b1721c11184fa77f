import { financialYear, listInWords, type Problem } from '../../../figures/index.ts'
import { costCatalogue, costStage } from '../../../reference/index.ts'
import { caseProblem } from '../../problems.ts'
import { beginsIn, financialYearBegins, isDate } from '../calendar.ts'
import { quoted } from '../found.ts'
import { claimableLevers, knownLever } from '../known.ts'
import { at, type Path } from '../place.ts'
import type { CaseFile, CaseOption, EnteredLine } from '../schema.ts'
import { yearlyAmounts } from '../yearly-amounts.ts'
import { type CheckContext, placed } from './check.ts'

type CostCode = keyof typeof costCatalogue
/** Far enough for the ramp of any case to have begun. */
const lastCalendarYear = 2198

/** Entered lines and items: how much and when, what they belong to, what they claim, and costs before savings. */
export function enteredLines(context: CheckContext): readonly Problem[] {
  return placed(context.theCase.options).flatMap(([option, i]) => [
    ...placed(option.lines).flatMap(([line, j]) => {
      const path = ['options', i, 'lines', j]
      return [
        ...amountProblems(line, path, context),
        ...belongingProblems(line, path),
        ...claimProblems(line, path),
        ...priceBaseProblems(line.priceBase, [...path, 'priceBase'], context),
        ...savingBeforeCost(line, path, option, context.theCase),
      ]
    }),
    ...placed(option.items).flatMap(([item, j]) => [
      ...catalogueProblems(item.code, at('options', i, 'items', j, 'code'), item.kind),
      ...priceBaseProblems(item.priceBase, ['options', i, 'items', j, 'priceBase'], context),
    ]),
  ])
}

function amountProblems(line: EnteredLine, path: Path, { span, theCase }: CheckContext): readonly Problem[] {
  const { byYear, ramp } = line
  const hasYears = byYear !== undefined && Object.keys(byYear).length > 0
  if (hasYears === (ramp !== undefined)) {
    const what = hasYears ? 'both amounts by year and a ramp' : 'neither amounts by year nor a ramp'
    return [caseProblem('CASE-52', at(...path), `The line ${quoted(line.code)} has ${what}. Give one of the two.`)]
  }
  if (span === undefined) return []
  const years = ramp === undefined ? Object.keys(byYear ?? {}) : [ramp.from]
  return years.flatMap((year) => {
    const begins = beginsIn(year)
    if (begins === undefined || (begins >= span.first && begins <= span.last)) return []
    const place = ramp === undefined ? at(...path, 'byYear', year) : at(...path, 'ramp', 'from')
    return [
      caseProblem(
        'CASE-18',
        place,
        `The year ${year} is not one of the ${theCase.years} years from ${theCase.firstYear}. Write a year of the case.`,
      ),
    ]
  })
}

function belongingProblems({ code, kind, pool, catalogueCode }: EnteredLine, path: Path): readonly Problem[] {
  const ofCatalogue = catalogueCode === undefined ? [] : catalogueProblems(catalogueCode, at(...path, 'catalogueCode'))
  if (kind === 'saving' && pool === undefined) {
    return [
      ...ofCatalogue,
      caseProblem(
        'CASE-54',
        at(...path),
        `The saving ${quoted(code)} does not say which cost pool it comes from. Name it under “pool”.`,
      ),
    ]
  }
  if (kind === 'cost' && pool === undefined && catalogueCode === undefined) {
    return [
      caseProblem(
        'CASE-54',
        at(...path),
        `The cost ${quoted(code)} names neither a cost pool nor a catalogue code. Name one of them, such as “catalogueCode”: “O2”.`,
      ),
    ]
  }
  return ofCatalogue
}

function catalogueProblems(code: string, place: string, kind?: 'setUp' | 'recurrent' | 'exit'): readonly Problem[] {
  if (code === '') return []
  if (!isCostCode(code)) {
    return [
      caseProblem(
        'CASE-53',
        place,
        `The cost catalogue has no code ${quoted(code)}. Write one from O1 to O21, R1 to R17 or X1 to X16.`,
      ),
    ]
  }
  if (kind === undefined || String(kind) === '' || costStage(code) === kind) return []
  const letter = { setUp: 'O', recurrent: 'R', exit: 'X' }[kind]
  return [
    caseProblem(
      'CASE-53',
      place,
      `The item is of the kind ${quoted(kind)}, but ${code} is not one of those costs. Use a code that begins with ${letter}, or correct the kind.`,
    ),
  ]
}

function isCostCode(code: string): code is CostCode {
  return Object.hasOwn(costCatalogue, code)
}

function claimProblems({ claims, kind, pool, code: line }: EnteredLine, path: Path): readonly Problem[] {
  if (claims === undefined) return []
  if (kind === 'cost') {
    return [
      caseProblem(
        'CASE-50',
        at(...path, 'claims'),
        `The line ${quoted(line)} is a cost, and only a saving can be the claim for a lever. Take “claims” out.`,
      ),
    ]
  }
  if (claims.length === 0) {
    return [
      caseProblem(
        'CASE-50',
        at(...path, 'claims'),
        `The list of levers claimed by ${quoted(line)} is empty. Name ${listInWords(claimableLevers, 'or')}, or take “claims” out.`,
      ),
    ]
  }
  return placed(claims).flatMap(([code, index]) => {
    if (code === '') return []
    const place = at(...path, 'claims', index)
    const known = knownLever(code)
    if (known === undefined)
      return [
        caseProblem(
          'CASE-50',
          place,
          `The line claims the lever ${quoted(code)}, which does not exist. Write ${listInWords(claimableLevers, 'or')}.`,
        ),
      ]
    if (!claimableLevers.includes(code))
      return [
        caseProblem(
          'CASE-50',
          place,
          `The line claims the lever ${code}, ${known.title}, which has no ceiling to hold a claim to. Write ${listInWords(claimableLevers, 'or')}.`,
        ),
      ]
    if (pool === undefined || String(pool) === '' || known.pools.includes(pool)) return []
    return [
      caseProblem(
        'CASE-50',
        place,
        `The line comes from the pool ${quoted(pool)}, which the lever ${code}, ${known.title}, does not work on. Write ${listInWords(known.pools, 'or')} as its pool.`,
      ),
    ]
  })
}

export function priceBaseProblems(
  priceBase: string | undefined,
  path: Path,
  { span }: CheckContext,
): readonly Problem[] {
  const begins = priceBase === undefined ? undefined : beginsIn(priceBase)
  if (span === undefined || begins === undefined || (begins >= span.first - 10 && begins <= span.last)) return []
  return [
    caseProblem(
      'CASE-19',
      at(...path),
      `The price base is ${priceBase}, far from the years of the case. Write the year whose prices the amount is in.`,
    ),
  ]
}

/** A saving comes no earlier than the first cost of its option; a planned start counts as a cost. */
function savingBeforeCost(line: EnteredLine, path: Path, option: CaseOption, theCase: CaseFile): readonly Problem[] {
  if (line.kind !== 'saving') return []
  const first = firstAmount(line)
  const cost = firstCost(option, theCase)
  if (first === undefined || cost === undefined || first >= cost) return []
  const year = financialYear(first)
  const place = line.byYear === undefined ? at(...path, 'ramp', 'from') : at(...path, 'byYear', year)
  return [
    caseProblem(
      'CASE-51',
      place,
      `The saving ${quoted(line.code)} begins in ${year}, before the first cost or the planned start of the option in ${financialYear(cost)}. Move the saving, or enter the earlier cost.`,
    ),
  ]
}

function firstCost({ services, lines }: CaseOption, { scenarios }: CaseFile): number | undefined {
  const starts = services.flatMap(({ start }) => (isDate(start) ? [financialYearBegins(start)] : []))
  const on = new Set(scenarios.flatMap((one) => (one.on ? [one.code] : [])))
  const costs = lines.filter(({ kind, scenario }) => kind === 'cost' && (scenario === undefined || on.has(scenario)))
  const years = [...starts, ...costs.flatMap((line) => firstAmount(line) ?? [])]
  return years.length === 0 ? undefined : years.reduce((least, year) => (year < least ? year : least))
}

function firstAmount(line: EnteredLine): number | undefined {
  return yearlyAmounts(line, lastCalendarYear).find(({ pounds }) => pounds > 0)?.begins
}
