import type { CaseFile } from '../../appraisal/index.ts'
import { isFinancialYear, missingInWords, type Problem } from '../../figures/index.ts'
import {
  type CouncilCode,
  continuingCode,
  type Day,
  type MeasureCode,
  type Section251Key,
  section251LineOf,
  section251Titles,
} from '../../reference/index.ts'
import { importProblem } from '../problems.ts'
import { isGap } from '../value.ts'
import { type BaselineCell, placeOf } from './cell.ts'
import { natureOf } from './measure-nature.ts'

type CaseMeasure = CaseFile['measures'][number]
type CaseCell = CaseFile['baseline'][number]

/** Which figures of a baseline a case takes. */
export interface CaseAsk {
  /** Codes that the case uses, each found under any code its council has gone by. */
  readonly councils: readonly CouncilCode[]
  /** Measures of the newest period that ends by this day; the newest of all, when left out. */
  readonly by?: Day
  /** The year of the return that the baseline is of. */
  readonly year?: string
  /** The day a publication came out, where it does not say itself. */
  readonly publishedOn?: (cell: BaselineCell) => Day | undefined
}

/** What a case takes, and what to know before using it. */
export interface ForCase<Entry> {
  readonly entries: readonly Entry[]
  readonly warnings: readonly Problem[]
}

/**
 * Where each measure of a case stands in the returns, how what else the row says must begin, and what it is worth in a
 * case: a percentage is a share.
 */
const measureColumns: readonly (readonly [
  MeasureCode,
  measure: string,
  filters: Readonly<Record<string, string>>,
  scale: number,
])[] = [
  ['openCases', 'workforce/cases', {}, 1],
  ['caseload', 'workforce/caseload_fte', {}, 1],
  ['inPostFte', 'workforce/inpost_fte', {}, 1],
  ['agencyFte', 'workforce/agency_fte', {}, 1],
  ['vacantFte', 'workforce/vacancy_fte', {}, 1],
  ['agencyCoverFte', 'workforce/agency_cover_fte', {}, 1],
  ['startsFte', 'workforce/starters_fte', {}, 1],
  ['leaversFte', 'workforce/leavers_fte', {}, 1],
  ['lookedAfter', 'looked-after/children_count', { population_type: 'Children looked after on 31 March' }, 1],
  ['lookedAfter', 'lait/LACnum', {}, 1],
  ['placedOver20Miles', 'lait/LACDistance', {}, 0.01],
]

/**
 * The measures of a case from a baseline: the number as published, or the reason there is none, so that a limit for
 * children that needs it says “no data” and never “safe”. A joint return’s rates are each council’s; its counts are no
 * one council’s, and are missing with a note until somebody divides them.
 */
export function measuresFor(cells: readonly BaselineCell[], ask: CaseAsk): ForCase<CaseMeasure> {
  const warnings: Problem[] = []
  const entries = ask.councils.flatMap((council) => {
    const taken = new Set<MeasureCode>()
    return measureColumns.flatMap(([measure, column, filters, scale]) => {
      if (taken.has(measure)) return []
      const cell = newest(
        ofCouncil(cells, council).filter((each) => isOf(each, column, filters)),
        ask.by,
      )
      if (cell === undefined) return []
      const published = publishedOf(cell, ask, warnings)
      if (published === undefined) return []
      taken.add(measure)
      return [
        {
          council,
          measure,
          date: cell.period.to,
          ...said(cell, scale),
          source: sourceOf(cell),
          published,
          grade: gradeOf(cell),
          ...noteOf(cell),
        },
      ]
    })
  })
  return { entries, warnings }
}

/**
 * The baseline of a case from section 251 figures: gross, income and net of every line that money is counted on once, of
 * one year, with the split by provider where the return has all four parts.
 */
export function caseBaselineFor(
  cells: readonly BaselineCell[],
  ask: CaseAsk & { readonly year: string },
): ForCase<CaseCell> {
  const warnings: Problem[] = []
  const { year } = ask
  const entries = ask.councils.flatMap((council) => {
    const own = ofCouncil(cells, council).filter(
      ({ period, unit }) => period.label === year && isFinancialYear(year) && unit.councils.length === 1,
    )
    return own.flatMap((cell) => {
      const [family, line = '', measure] = cell.measure.split('/')
      if (family !== 'section251' || !isMoney(measure) || section251LineOf({ year, key: line })?.kind !== 'line')
        return []
      const published = publishedOf(cell, ask, warnings)
      if (published === undefined || !isKey(line) || !isFinancialYear(year)) return []
      return [
        {
          council,
          line,
          label: section251Titles[line],
          year,
          measure,
          ...poundsOf(cell),
          ...(measure === 'gross' ? providersOf(own, line) : {}),
          source: sourceOf(cell),
          published,
          grade: gradeOf(cell),
        },
      ]
    })
  })
  return { entries, warnings }
}

function ofCouncil(cells: readonly BaselineCell[], code: CouncilCode): readonly BaselineCell[] {
  const today = continuingCode(code)
  return cells.filter(({ unit }) => unit.councils.some((each) => each.code === today))
}

function isOf(cell: BaselineCell, measure: string, filters: Readonly<Record<string, string>>): boolean {
  return (
    cell.measure === measure &&
    Object.entries(filters).every(([name, word]) => cell.filters[name]?.toLowerCase().startsWith(word.toLowerCase()))
  )
}

function newest(cells: readonly BaselineCell[], by: Day = '9999'): BaselineCell | undefined {
  return cells
    .filter(({ period }) => period.to <= by)
    .reduce<BaselineCell | undefined>(
      (best, each) => (best === undefined || each.period.to > best.period.to ? each : best),
      undefined,
    )
}

/** A figure must say when it came out, because a case may not know more than could be known on its decision day. */
function publishedOf(cell: BaselineCell, { publishedOn }: CaseAsk, warnings: Problem[]): Day | undefined {
  const { publication } = cell.source
  const published = publication.published ?? publishedOn?.(cell)
  const place = `${publication.title}, ${publication.edition}`
  if (published === undefined && !warnings.some((each) => each.place === place))
    warnings.push(
      importProblem(
        'IMP-99',
        place,
        `The day on which ${publication.title}, ${publication.edition}, came out is not known, so none of its figures is taken (first: ${placeOf(cell)}). Say the day.`,
      ),
    )
  return published
}

function said(
  cell: BaselineCell,
  scale: number,
): { readonly value: number } | { readonly missing: CaseMeasure['missing'] } {
  const { value, unit, measure } = cell
  if (isGap(value)) return { missing: value.missing }
  if (unit.councils.length > 1 && natureOf(measure) === 'amount' && !cell.marks.includes('estimated'))
    return { missing: 'notAvailable' }
  // A case has no place for bounds: a figure that rounds to nought is not known to be nought.
  return typeof value === 'number' ? { value: Number((value * scale).toPrecision(15)) } : { missing: 'notAvailable' }
}

function noteOf(cell: BaselineCell): { readonly note: string } | Record<never, never> {
  const { unit, value, source } = cell
  if (unit.councils.length > 1)
    return {
      note: `Reported for ${unit.name} together${natureOf(cell.measure) === 'amount' && !isGap(value) ? ` as ${source.text}, and no one council’s own; divide it by stated weights to use it` : ''}.`,
    }
  if (isGap(value))
    return {
      note: `In the return: ${source.text === '' ? '' : `“${source.text}”, `}${missingInWords(value.missing)}.`,
    }
  return typeof value === 'object' ? { note: `In the return: “${source.text}”, which rounds to nought.` } : {}
}

/** Where a cell stands, as a case file writes it. */
export function sourceOf({ source }: BaselineCell): CaseMeasure['source'] {
  const { publication, file, sheet, row, column } = source
  return {
    publication: `${publication.title} (${publication.publisher})`,
    edition: publication.edition,
    file,
    record: sheet === undefined ? row : `${sheet}, row ${row}`,
    cell: column,
  }
}

/** A joint or repeated figure is not what the council itself returned; one that was worked out is less still. */
function gradeOf({ marks }: BaselineCell): CaseMeasure['grade'] {
  if (marks.includes('estimated')) return 'C'
  return marks.includes('joint') || marks.includes('secondary') || marks.includes('provisional') ? 'B' : 'A'
}

function isMoney(measure: string | undefined): measure is CaseCell['measure'] {
  return measure === 'gross' || measure === 'income' || measure === 'net'
}

function isKey(line: string): line is Section251Key {
  return line in section251Titles
}

function poundsOf({ value }: BaselineCell): { readonly pounds: number } | { readonly missing: CaseCell['missing'] } {
  if (typeof value === 'number') return { pounds: value }
  return { missing: isGap(value) ? value.missing : 'notAvailable' }
}

function providersOf(own: readonly BaselineCell[], line: string): Pick<CaseCell, 'providers'> | Record<never, never> {
  const paid = (aspect: string) => own.find(({ measure }) => measure === `section251/${line}/${aspect}`)?.value
  const [council, bought, otherPublic, voluntary] = ['own', 'private', 'otherPublic', 'voluntary'].map(paid)
  return typeof council === 'number' &&
    typeof bought === 'number' &&
    typeof otherPublic === 'number' &&
    typeof voluntary === 'number'
    ? { providers: { own: council, private: bought, otherPublic, voluntary } }
    : {}
}
