import { continuingCode } from '../continuing.ts'
import type { CouncilCode } from '../councils.ts'
import { type FactFile, type FactRow, factValue, type OfficialFact, rowsOf } from './fact-file.ts'
import { factFiles } from './files.generated.ts'

/** What is asked of the official facts. */
export interface FactQuestion {
  readonly councils: readonly CouncilCode[]
  /** Measures by name; a name that ends in `/` means all that begin so. All of them when left out. */
  readonly measures?: readonly string[]
  /** The period’s label, such as `2012-13`. All periods when left out. */
  readonly period?: string
}

/**
 * The official facts shipped with the product about some councils, each traced to its file, row and column. A joint
 * return is given once, whichever of its councils were asked about. A council that went on under a new code is found
 * under either.
 */
export function officialFacts({ councils, measures, period }: FactQuestion): readonly OfficialFact[] {
  const wanted = new Set(councils.map(continuingCode))
  const isMeasure = measureTest(measures)
  return factFiles.flatMap((file) => {
    const columns = file.columns.flatMap((column, index) =>
      column.measure.includes('*') || isMeasure(column.measure) ? [{ ...column, index }] : [],
    )
    if (columns.length === 0) return []
    if (period !== undefined && !file.periods.some(([label]) => label === period)) return []
    const rows = rowsByCouncil(file)
    const seen = new Set<FactRow>()
    return [...wanted].flatMap((code) =>
      (rows.get(code) ?? []).flatMap((row) => {
        if (seen.has(row)) return []
        seen.add(row)
        const when = file.periods[row.period]
        if (when === undefined || (period !== undefined && when[0] !== period)) return []
        return columns.flatMap(({ measure, unit, unitsByAbout, title, filters, index }): readonly OfficialFact[] => {
          const text = written(file, row, index)
          const name = measure.replace('*', row.about)
          if (text === undefined || text === '' || !isMeasure(name)) return []
          return [
            {
              councils: row.councils.split('+'),
              measure: name,
              filters: row.about.includes('=') ? { ...filters, ...pairsOf(row.about) } : (filters ?? {}),
              unit: unitsByAbout?.[row.about] ?? unit,
              period: { label: when[0], from: when[1], to: when[2] },
              value: factValue(text),
              ...certification(file, row),
              file,
              ...sheetOf(file, row),
              row: row.row,
              column: title,
            },
          ]
        })
      }),
    )
  })
}

/** The files behind the facts, for the notice of sources. */
export function officialFactFiles(): readonly FactFile[] {
  return factFiles
}

function sheetOf({ sheets = [] }: FactFile, row: FactRow): { readonly sheet?: string } {
  const sheet = sheets[row.sheet]
  return sheet === undefined ? {} : { sheet }
}

/** `=` stands for what the row itself adds up to: gross from its parts, net from gross and income. */
function written({ columns }: FactFile, { cells }: FactRow, index: number): string | undefined {
  const text = cells[index]
  if (text !== '=') return text
  const at = (aspect: string) => columns.findIndex(({ measure }) => measure.endsWith(`*/${aspect}`))
  const number = (aspect: string): number => Number(at(aspect) < 0 ? 0 : cells[at(aspect)])
  const parts = ['own', 'private', 'otherPublic', 'voluntary', 'employees', 'runningExpenses']
  const gross = cells[at('gross')] === '=' ? parts.reduce((sum, part) => sum + number(part), 0) : number('gross')
  return String(index === at('net') ? gross - number('income') : gross)
}

function certification({ hasMarks, columns }: FactFile, { cells }: FactRow): { readonly isCertified?: boolean } {
  const mark = hasMarks === true ? cells[columns.length] : undefined
  return mark === 'c' || mark === 'n' ? { isCertified: mark === 'c' } : {}
}

function pairsOf(about: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    about.split(';').map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return [name, value.join('=')]
    }),
  )
}

function measureTest(measures: readonly string[] | undefined): (name: string) => boolean {
  if (measures === undefined) return () => true
  const exact = new Set(measures)
  const beginnings = measures.filter((each) => each.endsWith('/'))
  return (name) => exact.has(name) || beginnings.some((start) => name.startsWith(start))
}

const indexes = new Map<FactFile, ReadonlyMap<CouncilCode, readonly FactRow[]>>()

function rowsByCouncil(file: FactFile): ReadonlyMap<CouncilCode, readonly FactRow[]> {
  const before = indexes.get(file)
  if (before !== undefined) return before
  const index = new Map<CouncilCode, FactRow[]>()
  for (const row of rowsOf(file)) {
    for (const code of row.councils.split('+')) {
      const list = index.get(code)
      if (list === undefined) index.set(code, [row])
      else list.push(row)
    }
  }
  indexes.set(file, index)
  return index
}
