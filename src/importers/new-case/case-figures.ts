import type { CaseFile } from '../../appraisal/index.ts'
import { type FinancialYear, missingInWords, type Problem, pence, sumPence, toPence } from '../../figures/index.ts'
import {
  agencyShareOfPay,
  type CouncilCode,
  continuingCode,
  council,
  type Day,
  jointReturns,
  prior,
  rangeOf,
  section251Titles,
} from '../../reference/index.ts'
import { baselineOf } from '../baseline/baseline.ts'
import type { BaselineCell } from '../baseline/cell.ts'
import { caseBaselineFor, measuresFor, sourceOf } from '../baseline/for-case.ts'
import type { Import } from '../baseline/import.ts'
import { type SpendingFamily, spendingFamilies } from '../council-baseline/families.ts'
import { shippedImports } from '../council-baseline/shipped.ts'
import { importProblem } from '../problems.ts'
import { outturnLines } from '../revenue-outturn/lines.ts'
import { isGap } from '../value.ts'
import { type MappedLine, mappedOutturnLines } from './outturn-lines.ts'
import { outturnPoolRule, outturnPools } from './outturn-pools.ts'
import { type ReleaseDay, releaseDayOf, releaseNote } from './release-days.ts'

type CaseCell = CaseFile['baseline'][number]
type CaseMeasure = CaseFile['measures'][number]
type Source = CaseCell['source']

/** Which councils a new case is of, the year of its baseline, and the day its decision is taken. */
export interface CaseFiguresAsk {
  readonly councils: readonly CouncilCode[]
  readonly year: FinancialYear
  readonly decisionDate: Day
  /** What was imported besides the facts that ship with the product. */
  readonly imports?: readonly Import[]
}

/** The parts of a case file that official returns can fill, and what to know before using them. */
export interface CaseFigures {
  readonly baseline: readonly CaseCell[]
  readonly pools: CaseFile['pools']
  readonly agencyBill: CaseFile['agencyBill']
  readonly measures: readonly CaseMeasure[]
  readonly warnings: readonly Problem[]
}

/**
 * What official returns can put into a case: spending by line from one return, never from two; its pools; the agency
 * bill; and the workforce and looked-after figures that were out by the decision. Every figure says where it was read,
 * and a figure that is not there says why.
 */
export function caseFigures({ councils, year, decisionDate, imports = [] }: CaseFiguresAsk): CaseFigures {
  const all = [...shippedImports([...new Set(councils.map(continuingCode))]), ...imports]
  const measured = measuresKnown(all, councils, decisionDate)
  const family = familyByLine(all, councils, year)
  const spent =
    family === 'revenueOutturn'
      ? fromOutturn(all, { councils, year, decisionDate }, measured.entries)
      : family === 'section251'
        ? fromSection251(all, { councils, year, decisionDate })
        : notByLine({ councils, year })
  return {
    ...spent,
    measures: measured.entries,
    warnings: [...spent.warnings, ...measured.warnings],
  }
}

type Spent = Omit<CaseFigures, 'measures'>
type Ask = Omit<CaseFiguresAsk, 'imports'>

/** The return by line that covers most of the councils, section 251 where two cover as many; undefined where none does. */
function familyByLine(
  imports: readonly Import[],
  councils: readonly CouncilCode[],
  year: FinancialYear,
): SpendingFamily['code'] | undefined {
  const covered = spendingFamilies
    .filter(({ code }) => code !== 'lait')
    .map(({ code, measure, total }) => {
      const ask = { councils, measures: [measure(total)], periods: [year] }
      const { cells } = baselineOf(imports, ask, { partners: jointReturns })
      return { code, count: cells.filter(({ value }) => !isGap(value)).length }
    })
  const [best] = covered.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count)
  return best?.code
}

/** The interactive tool has totals alone, and no rule says what a total is made of. */
function notByLine({ councils, year }: Pick<Ask, 'councils' | 'year'>): Spent {
  const names = councils.map((code) => council(code)?.name ?? code).join(', ')
  return {
    baseline: [],
    pools: { entries: [] },
    agencyBill: [],
    warnings: [
      importProblem(
        'IMP-99',
        `${names}, ${year}`,
        `No return at hand has the spending of ${year} by line. Import the section 251 outturn or the revenue outturn of that year, or enter the lines.`,
      ),
    ],
  }
}

function fromSection251(imports: readonly Import[], { councils, year, decisionDate }: Ask): Spent {
  const { cells } = baselineOf(
    imports,
    { councils, measures: ['section251/'], periods: [year] },
    { partners: jointReturns },
  )
  const { entries, warnings } = caseBaselineFor(cells, {
    councils,
    year,
    publishedOn: (cell) => releaseDayOf(cell)?.day,
  })
  const baseline = entries.map((entry) =>
    withHindsight(
      { ...entry, source: withNote(entry.source, releaseDayOf({ measure: 'section251', period: yearEnd(year) })) },
      decisionDate,
    ),
  )
  return {
    baseline,
    pools: { rule: 'pool-rule-1', entries: [] },
    agencyBill: [],
    warnings: [...warnings, ...withoutSpending(councils, baseline, year)],
  }
}

function fromOutturn(
  imports: readonly Import[],
  { councils, year, decisionDate }: Ask,
  measures: CaseFigures['measures'],
): Spent {
  const { cells } = baselineOf(
    imports,
    { councils, measures: ['revenueOutturn/'], periods: [year] },
    { partners: jointReturns },
  )
  const parts = councils.map((code) => {
    const own = cells.filter(({ unit }) => unit.councils.length === 1 && unit.key === continuingCode(code))
    const at = (line: string, aspect: string) =>
      own.find(({ measure }) => measure === `revenueOutturn/${line}/${aspect}`)
    const share = agencyShareOf(code, measures, decisionDate)
    return {
      baseline: mappedOutturnLines.flatMap((line) =>
        (['gross', 'income', 'net'] as const).flatMap((aspect) => {
          const cell = at(line.from, aspect)
          return cell === undefined ? [] : [withHindsight(mappedCell(code, year, line, aspect, cell), decisionDate)]
        }),
      ),
      entries: mappedOutturnLines.flatMap((line) => poolEntries(code, line, at, share)),
      bill: billOf(code, year, at('agencyStaff', 'runningExpenses'), measures),
      total: totalWarning(code, year, at),
    }
  })
  const baseline = parts.flatMap((part) => part.baseline)
  return {
    baseline,
    pools: { entries: parts.flatMap(({ entries }) => entries) },
    agencyBill: parts.flatMap(({ bill }) => bill.bill),
    warnings: [
      ...parts.flatMap(({ bill, total }) => [...bill.warnings, ...total]),
      ...withoutSpending(councils, baseline, year),
    ],
  }
}

type At = (line: string, aspect: string) => BaselineCell | undefined

function mappedCell(
  code: CouncilCode,
  year: FinancialYear,
  { from, line }: MappedLine,
  measure: CaseCell['measure'],
  cell: BaselineCell,
): CaseCell {
  const day = releaseDayOf(cell)
  return {
    council: code,
    line,
    label: `${outturnLines[from]} (RO3)`,
    year,
    measure,
    ...(typeof cell.value === 'number'
      ? { pounds: cell.value }
      : { missing: isGap(cell.value) ? cell.value.missing : ('notAvailable' as const) }),
    source: withNote(
      {
        ...sourceOf(cell),
        note: `Line “${outturnLines[from]}” of form RO3, put on the section 251 line “${section251Titles[line]}”: judgement, since RO3 is coarser.`,
      },
      day,
    ),
    published: day?.day ?? cell.period.to,
    grade: 'B',
  }
}

function poolEntries(
  code: CouncilCode,
  { from, line, rule }: MappedLine,
  at: At,
  agencyShare: number,
): CaseFile['pools']['entries'] {
  const gross = at(from, 'gross')
  const employees = at(from, 'employees')
  if (typeof gross?.value !== 'number' || typeof employees?.value !== 'number') return []
  const spend = { gross: toPence(gross.value), employees: toPence(employees.value) }
  return outturnPools(rule, spend, agencyShare).map((part) => ({
    council: code,
    line,
    pool: part.pool,
    pounds: part.pence / 100,
    grade: 'D' as const,
    source: { ...sourceOf(employees), note: outturnPoolRule },
  }))
}

/** A nought beside agency workers that were counted is a return left empty, and no bill. */
function billOf(
  code: CouncilCode,
  year: FinancialYear,
  cell: BaselineCell | undefined,
  measures: CaseFigures['measures'],
): { readonly bill: CaseFile['agencyBill']; readonly warnings: readonly Problem[] } {
  const workers = measures.find(({ council: of, measure }) => of === code && measure === 'agencyFte')?.value ?? 0
  const name = council(code)?.name ?? code
  const place = `${name}, agency staff, ${year}`
  if (cell === undefined || typeof cell.value !== 'number') {
    const why = cell !== undefined && isGap(cell.value) ? missingInWords(cell.value.missing) : 'in no return at hand'
    const sentence = `There is no agency bill of ${name} in ${year}: ${why}. Ask the council for it.`
    return { bill: [], warnings: [importProblem('IMP-99', place, sentence)] }
  }
  if (cell.value === 0 && workers > 0) {
    const sentence = `${name} reports 0 for agency staff in ${year} and counts ${workers} agency social workers, so the 0 is not taken for a bill. Ask the council for it.`
    return { bill: [], warnings: [importProblem('IMP-54', place, sentence)] }
  }
  const day = releaseDayOf(cell)
  return {
    bill: [
      {
        council: code,
        year,
        pounds: cell.value,
        source: withNote(
          {
            ...sourceOf(cell),
            note: 'Memorandum item of form RO3: all agency staff in children’s social care, inside its total.',
          },
          day,
        ),
        published: day?.day ?? cell.period.to,
        grade: 'A',
      },
    ],
    warnings: [],
  }
}

/** What rounding to a thousand pounds can do to a sum of as many lines as the form has. */
const ROUNDING_PENCE = 6_000_00

function totalWarning(code: CouncilCode, year: FinancialYear, at: At): readonly Problem[] {
  const total = at('childrensSocialCare', 'gross')?.value
  const lines = mappedOutturnLines.map(({ from }) => at(from, 'gross')?.value)
  if (typeof total !== 'number' || lines.some((value) => typeof value !== 'number')) return []
  const sum = sumPence(lines.map((value) => (typeof value === 'number' ? toPence(value) : pence(0))))
  if (Math.abs(sum - toPence(total)) <= ROUNDING_PENCE) return []
  return [
    importProblem(
      'IMP-41',
      `${council(code)?.name ?? code}, ${year}`,
      `The lines of form RO3 come to £${sum / 100} and its total for children’s social care is £${total}. The lines are used as they stand.`,
    ),
  ]
}

function withoutSpending(
  councils: readonly CouncilCode[],
  baseline: readonly CaseCell[],
  year: FinancialYear,
): readonly Problem[] {
  return councils
    .filter((code) => !baseline.some((cell) => cell.council === code && cell.pounds !== undefined))
    .map((code) => {
      const name = council(code)?.name ?? code
      return importProblem(
        'IMP-99',
        `${name}, ${year}`,
        `The return that the others’ spending of ${year} is from has none of ${name}. Figures of another return are not put beside them: enter its own.`,
      )
    })
}

/** The share of social workers’ pay that goes to agency workers: as counted, or by the prior where nobody counted. */
function agencyShareOf(code: CouncilCode, measures: CaseFigures['measures'], day: Day): number {
  const counted = (name: CaseMeasure['measure']) =>
    measures.find(({ council: of, measure }) => of === code && measure === name)?.value
  const [agency, inPost] = [counted('agencyFte'), counted('inPostFte')]
  const isCounted = agency !== undefined && inPost !== undefined && agency + inPost > 0
  return agencyShareOfPay({
    agencyRate: isCounted ? agency / (agency + inPost) : centralPrior('L05/agencyRate', day),
    premium: centralPrior('L05/agencyPremium', day),
  })
}

function centralPrior(name: string, day: Day): number {
  const found = prior(name, day)
  if (found === undefined) throw new Error(`There is no prior ${name}`)
  return rangeOf(found.entry).central
}

/**
 * The newest of each measure that had come out by the decision. Where all came out later, the first that did, which is
 * hindsight and is marked so by the case.
 */
function measuresKnown(imports: readonly Import[], councils: readonly CouncilCode[], decisionDate: Day) {
  const { cells } = baselineOf(
    imports,
    { councils, measures: ['workforce/', 'looked-after/', 'lait/LACnum', 'lait/LACDistance'] },
    { partners: jointReturns },
  )
  const publishedOn = (cell: BaselineCell) => releaseDayOf(cell)?.day
  const isOut = (cell: BaselineCell) => (publishedOn(cell) ?? '9999') <= decisionDate
  const known = measuresFor(cells.filter(isOut), { councils, publishedOn })
  const taken = new Set(known.entries.map(({ council: of, measure }) => `${of} ${measure}`))
  const later = cells.filter((cell) => !isOut(cell))
  const hindsight = [...new Set(later.map(({ period }) => period.to))].sort().flatMap((by) =>
    measuresFor(later, { councils, by, publishedOn }).entries.filter(({ council: of, measure }) => {
      const isNew = !taken.has(`${of} ${measure}`)
      taken.add(`${of} ${measure}`)
      return isNew
    }),
  )
  const entries = [...known.entries, ...hindsight].map((each) => ({
    ...each,
    source: withNote(each.source, releaseDayOf({ measure: familyOf(each), period: dayOf(each.date) })),
  }))
  return { entries, warnings: known.warnings }
}

function familyOf({ measure }: CaseMeasure): string {
  return measure === 'lookedAfter' || measure === 'placedOver20Miles' ? 'looked-after' : 'workforce'
}

function dayOf(day: Day): BaselineCell['period'] {
  return { label: day, from: day, to: day }
}

function yearEnd(year: FinancialYear): BaselineCell['period'] {
  return { label: year, from: `${year.slice(0, 4)}-04-01`, to: `${Number(year.slice(0, 4)) + 1}-03-31` }
}

function withHindsight(cell: CaseCell, decisionDate: Day): CaseCell {
  return cell.published <= decisionDate
    ? cell
    : { ...cell, hindsightReason: `The return of ${cell.year} was asked for; it came out after the decision date.` }
}

function withNote(source: Source, day: ReleaseDay | undefined): Source {
  const notes = [source.note, day === undefined ? undefined : releaseNote(day)].filter((note) => note !== undefined)
  return notes.length === 0 ? source : { ...source, note: notes.join(' ') }
}
