import type { CaseFile } from '../../src/appraisal/case-file/schema.ts'
import { s251Line } from '../../src/reference/index.ts'
import type { ReturnFigure, ReturnLine, Returns, ReturnYear } from './returns.ts'

type BaselineCell = CaseFile['baseline'][number]
type Measure = CaseFile['measures'][number]

/** A council of a worked case: its ONS code, the Department for Education’s number, and its names. */
export interface ExampleCouncil {
  readonly code: string
  readonly number: string
  readonly name: string
  readonly shortName: string
}

/** Which return the baseline is read from, and when it came out. */
export interface BaselineReturn {
  readonly year: ReturnYear
  readonly published: string
  readonly note: string
  /** Why a return published after the decision is the baseline. */
  readonly hindsightReason?: string
}

const SECTION_251 = 'Section 251 outturn, table A1 (Department for Education)'
const MEASURES = { gross: 'TotalExpenditure', income: 'Income', net: 'NetCurrentExpenditure' } as const

/** Gross, income and net of every line of table A1 that is not a total, a memorandum or capital from revenue (CERA). */
export function baselineCells(
  returns: Returns,
  councils: readonly ExampleCouncil[],
  from: BaselineReturn,
): readonly Partial<BaselineCell>[] {
  return councils.flatMap((council) =>
    returns.section251(from.year, council.number).flatMap((line) => {
      const meaning = s251Line(from.year, line.number)
      if (meaning?.kind !== 'line') return []
      return (['gross', 'income', 'net'] as const).map((measure) => {
        const figure = line.figure(MEASURES[measure])
        return {
          council: council.code,
          line: meaning.key,
          label: line.label,
          year: from.year,
          measure,
          ...poundsOf(figure),
          ...(measure === 'gross' ? providersOf(line) : {}),
          source: {
            publication: SECTION_251,
            edition: from.year,
            file: figure.file,
            record: figure.record,
            cell: figure.column,
            note: from.note,
          },
          published: from.published,
          ...(from.hindsightReason === undefined ? {} : { hindsightReason: from.hindsightReason }),
        }
      })
    }),
  )
}

/** Gross spending and its split by provider, line by line, of a council that the case is read beside. */
export function comparatorOf(
  returns: Returns,
  council: ExampleCouncil,
  from: Pick<BaselineReturn, 'year' | 'published'>,
): Partial<CaseFile['comparators'][number]> {
  return {
    code: council.code,
    name: council.name,
    shortName: council.shortName,
    reportingUnit: council.number,
    year: from.year,
    spending: returns.section251(from.year, council.number).flatMap((line) => {
      const meaning = s251Line(from.year, line.number)
      if (meaning?.kind !== 'line') return []
      const figure = line.figure(MEASURES.gross)
      return [
        {
          line: meaning.key,
          label: line.label,
          ...poundsOf(figure),
          ...providersOf(line),
          source: {
            publication: SECTION_251,
            edition: from.year,
            file: figure.file,
            record: figure.record,
            cell: figure.column,
          },
        },
      ]
    }),
    published: from.published,
    grade: 'A',
  }
}

/** The lines of the return that a service takes when it takes them all, in the order of the return. */
export function allLines(cells: readonly Partial<BaselineCell>[]): readonly string[] {
  return [...new Set(cells.flatMap(({ line }) => (line === undefined ? [] : [line])))]
}

/** Absent where the return has no split: youth justice, whose columns are blank. */
function providersOf(line: ReturnLine): { readonly providers?: NonNullable<BaselineCell['providers']> } {
  const [own, bought, otherPublic, voluntary] = ['OwnProvision', 'PrivateProvision', 'OtherPublic', 'Voluntary'].map(
    (column) => line.figure(column).text,
  )
  if ([own, bought, otherPublic, voluntary].some((text) => text === undefined || text === '')) return {}
  return {
    providers: {
      own: Number(own),
      private: Number(bought),
      otherPublic: Number(otherPublic),
      voluntary: Number(voluntary),
    },
  }
}

function poundsOf({ text }: ReturnFigure): { readonly pounds: number } | { readonly missing: 'blank' } {
  return text === '' ? { missing: 'blank' } : { pounds: Number(text) }
}

const WORKFORCE_COLUMNS = {
  openCases: 'cases',
  caseload: 'caseload_fte',
  inPostFte: 'inpost_fte',
  agencyFte: 'agency_fte',
  vacantFte: 'vacancy_fte',
  agencyCoverFte: 'agency_cover_fte',
  startsFte: 'starters_fte',
  leaversFte: 'leavers_fte',
} as const satisfies Partial<Record<Measure['measure'], string>>

/** How good a measure is for the decision, and why one of another year stands in. */
export interface Standing {
  readonly grade: Measure['grade']
  readonly note: string
}

const NEAREST_YEAR: Standing = {
  grade: 'B',
  note: 'Nearest published year; it came out after the decision, so it is hindsight.',
}

/**
 * Social work staff and cases at 30 September 2017, the first year for which every measure that the stock and flow
 * needs is published in one collection on one definition.
 */
export function workforceMeasures(
  returns: Returns,
  council: ExampleCouncil,
  standing: Standing = NEAREST_YEAR,
): readonly Partial<Measure>[] {
  return Object.entries(WORKFORCE_COLUMNS).map(([measure, column]) => {
    const figure = returns.workforce('2017', council.code, column)
    return {
      council: council.code,
      measure: measure as Measure['measure'], // a key of WORKFORCE_COLUMNS, which the `satisfies` above holds to the list
      date: '2017-09-30',
      value: Number(figure.text),
      source: {
        publication: 'Children’s social work workforce (Department for Education)',
        edition: '30 September 2017',
        file: figure.file,
        record: figure.record,
        cell: figure.column,
        note: 'First published as SFR 09/2018; read from the series of 2017 to 2025.',
      },
      published: '2018-02-15',
      ...standing,
    }
  })
}

/** When looked-after children were counted, and when that came out. */
const MARCH_2016 = { year: '2016', published: '2016-09-29', cameOut: '29 September 2016' }
export const MARCH_2017 = { year: '2017', published: '2017-09-28', cameOut: '28 September 2017' }

/** Looked-after children at 31 March, from the local authority interactive tool. */
export function lookedAfterMeasures(
  council: ExampleCouncil,
  { lookedAfter, placedOver20MilesPercent }: LookedAfter,
  { year, published, cameOut }: typeof MARCH_2016 = MARCH_2016,
  standing: Standing = NEAREST_YEAR,
): readonly Partial<Measure>[] {
  const entry = (measure: Measure['measure'], series: string, value: number) => ({
    council: council.code,
    measure,
    date: `${year}-03-31`,
    value,
    source: {
      publication: 'Local authority interactive tool (Department for Education)',
      edition: 'update of 8 April 2026',
      file: 'bds_long_0.parquet',
      record: `${series}, ${year}, ${council.shortName}`,
      cell: 'Values',
      note: `First published in the looked-after children statistics of ${cameOut} (day from memory).`,
    },
    published,
    ...standing,
  })
  return [
    entry('lookedAfter', 'LACnum', lookedAfter),
    entry('placedOver20Miles', 'LACDistance', placedOver20MilesPercent / 100),
  ]
}

/** What the interactive tool says of one council at 31 March; the share is published as a whole percentage. */
export interface LookedAfter {
  readonly lookedAfter: number
  readonly placedOver20MilesPercent: number
}

/**
 * A director of children’s services and a lead member in every year of the case. The law requires both of every
 * council; who they were is not in the sources used here.
 */
export function ownLeaders(
  council: ExampleCouncil,
  { from, to }: { readonly from: string; readonly to: string },
): readonly Partial<CaseFile['facts'][number]>[] {
  const entry = (kind: 'director' | 'leadMember', value: string, section: string) => ({
    council: council.code,
    kind,
    from,
    to,
    value,
    source: {
      publication: `Children Act 2004, section ${section}`,
      address: `https://www.legislation.gov.uk/ukpga/2004/31/section/${section}`,
      note: 'The Act requires one of every council; the name is not on record here.',
    },
    grade: 'C' as const,
  })
  return [
    entry('director', 'A director of children’s services of its own; name not on record', '18'),
    entry('leadMember', 'A lead member for children’s services of its own; name not on record', '19'),
  ]
}
