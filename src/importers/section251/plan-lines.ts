import { financialYear } from '../../figures/index.ts'
import { type Section251Table, section251Tables } from '../../reference/index.ts'
import { type CellWarnings, refuse } from '../problems.ts'
import { fits, lineAnywhere, lineIn, type MatchedLine, type WrittenLine } from './match-lines.ts'

/** A distinct line of a file: how it is written, the year that a column states, and where it stands first. */
export interface SeenLine extends WrittenLine {
  /** Calendar year in which the stated financial year starts. */
  readonly stated?: number
  readonly place: string
}

/** What else speaks for a year. */
export interface YearEvidence {
  readonly file: string
  /** Years in the titles above the table; one of them decides where the lines fit several years or none. */
  readonly titles: readonly number[]
  /** Years in the name of the file; these decide nothing and are only held against the rest. */
  readonly promised: readonly number[]
}

/** What a line of a file is, and the year its figures are of. */
export interface PlannedLine extends MatchedLine {
  readonly year: number
}

const fitsWell = 0.8
/** By how much the best year must explain more lines than the next. */
const clearly = 0.1
/** Fewer lines than this stand in several years. */
const fewest = 3

/** What every distinct line is and of which year; lines that are none for certain are warned of and left out. */
export function planLines(
  seen: readonly SeenLine[],
  evidence: YearEvidence,
  warnings: CellWarnings,
): ReadonlyMap<SeenLine, PlannedLine> {
  const plan = new Map<SeenLine, PlannedLine>()
  for (const stated of [...new Set(seen.map((line) => line.stated))]) {
    const lines = seen.filter((line) => line.stated === stated)
    const { year, table } = yearAndTable(lines, stated, evidence, warnings)
    let matched = 0
    for (const line of lines) {
      const found = table === undefined ? lineAnywhere(line) : lineIn(table, line)
      if (found === undefined) unknown(line, warnings)
      else {
        matched += 1
        plan.set(line, { ...found, year })
        if (found.by === 'words' && line.ref !== '' && table !== undefined) byWords(line, found, warnings)
      }
    }
    if (matched * 2 < lines.length) noneKnown(lines, evidence.file)
  }
  warnOfName(
    [...plan.values()].map(({ year }) => year),
    evidence,
    warnings,
  )
  return plan
}

function yearAndTable(
  lines: readonly SeenLine[],
  stated: number | undefined,
  evidence: YearEvidence,
  warnings: CellWarnings,
): { readonly year: number; readonly table: Section251Table | undefined } {
  const ranked = fits(lines)
  const [best, next] = ranked
  const [onlyTitle, ...otherTitles] = evidence.titles
  const said = stated ?? (otherTitles.length === 0 ? onlyTitle : undefined)
  if (said !== undefined) {
    const own = ranked.find(({ table }) => table.from <= said && said <= (table.to ?? said))
    if (own !== undefined && own.share >= fitsWell) return { year: said, table: own.table }
    if (best !== undefined && best.share >= fitsWell) {
      otherYearsLines(said, best.table, evidence.file, warnings)
      return { year: said, table: best.table }
    }
    return { year: said, table: undefined }
  }
  if (best === undefined || best.share < fitsWell) return noneKnown(lines, evidence.file)
  const isClear = best.share >= (next?.share ?? 0) + clearly && lines.length >= fewest
  if (!isClear || best.table.to === undefined) return severalYears(best.table, ranked[1]?.table, isClear, evidence.file)
  return { year: best.table.from, table: best.table }
}

function noneKnown(lines: readonly SeenLine[], file: string): never {
  const shown = lines.slice(0, 3).map(({ ref, label }) => `“${`${ref} ${label}`.trim().slice(0, 60)}”`)
  return refuse(
    'IMP-40',
    lines[0]?.place ?? file,
    `${file} has the columns of a section 251 return, and its lines (${shown.join(', ')}) are not those of table A1 in any year that is known: ${section251Tables.map(({ name }) => name).join(', ')}. Hand in table A1, children and young people’s services.`,
  )
}

function severalYears(best: Section251Table, next: Section251Table | undefined, isClear: boolean, file: string): never {
  return refuse(
    'IMP-40',
    file,
    isClear
      ? `The lines of ${file} are those of every year from ${financialYear(best.from)} on, and nothing says which year it is. Add a column time_period (such as ${best.from}${String((best.from + 1) % 100).padStart(2, '0')}), or a line above the header that names the year.`
      : `The lines of ${file} are too few to tell ${best.name} from ${next?.name ?? 'other years'}, and the same number means another line in another year. Hand in the whole table, or put a line above the header that names the year.`,
  )
}

function otherYearsLines(said: number, table: Section251Table, file: string, warnings: CellWarnings): void {
  warnings.add(
    'IMP-47',
    `lines of ${table.name} in ${said}`,
    file,
    `The figures are said to be of ${financialYear(said)} and stand on the lines of ${table.name}. They are read by those lines, as of ${financialYear(said)}; check the year.`,
  )
}

function warnOfName(years: readonly number[], { file, promised, titles }: YearEvidence, warnings: CellWarnings): void {
  const [year, ...others] = [...new Set(years)]
  if (year === undefined || others.length > 0 || titles.includes(year)) return
  if (promised.length > 0 && !promised.includes(year))
    warnings.add(
      'IMP-47',
      'year in name',
      file,
      `The name ${file} promises ${promised.map(financialYear).join(', ')}; its lines are those of ${financialYear(year)}, and it is read as that. Check the year.`,
    )
}

function unknown({ ref, label, place }: SeenLine, warnings: CellWarnings): void {
  warnings.add(
    'IMP-45',
    `${ref} ${label}`,
    place,
    `The line “${`${ref} ${label}`.trim().slice(0, 90)}” is none that table A1 is known to have; its figures are left out.`,
  )
}

function byWords({ ref, label, place }: SeenLine, { line, table }: MatchedLine, warnings: CellWarnings): void {
  warnings.add(
    'IMP-45',
    `${ref} ${label}`,
    place,
    `The line “${label.slice(0, 90)}” stands under ${ref}; in ${table.name} it is ${line.ref}. It is read by its words.`,
  )
}
