import { dateInWords, type FinancialYear, isFinancialYear, listInWords, startsOn } from '../figures/index.ts'
import {
  type BaselineImport,
  type CouncilBaseline,
  cellInWords,
  councilBaseline,
  type HeadlineRow,
  type ShownCell,
  shownInWords,
  spendingYears,
  togetherInWords,
  valueInWords,
} from '../importers/index.ts'
import { council, suggestCouncil } from '../reference/index.ts'
import type { ExitCode, Io } from './io.ts'
import { CommandStop, commandProblem, exitCodes, stop } from './problems.ts'
import { runSplit } from './split.ts'
import { standingImports } from './standing-imports.ts'
import { codesAsked, takeWords, type Words } from './words.ts'

/** Prints what some councils spend and do, each figure with its cell; with --split, makes the case of a divided county. */
export async function runBaseline(words: Words, io: Io): Promise<ExitCode> {
  takeWords(words, [])
  if (words.values['split'] !== undefined) return runSplit(words, io)
  const councils = councilsAsked(words)
  const imports = await standingImports(io, councils)
  const year = yearAsked(words, councils, imports)
  const baseline = councilBaseline({ councils, year, imports })
  if (words.flags.has('json')) io.out(`${JSON.stringify(asData(baseline))}\n`)
  else io.out(inText(baseline))
  return exitCodes.done
}

/** The councils named, each by its code; every one that is not known is told at once. */
export function councilsAsked(words: Words): readonly string[] {
  const codes = codesAsked(words, 'councils')
  if (codes.length === 0) return stop('USE-05', '--councils', '--councils is missing: --councils E06000005,E06000001.')
  const unknown = codes.filter((code) => council(code) === undefined)
  if (unknown.length > 0)
    throw new CommandStop(
      unknown.map((code) => {
        const near = suggestCouncil(code)
        return commandProblem(
          'USE-09',
          code,
          `“${code}” is no code of an English council with children’s services.${near === undefined ? '' : ` Did you mean ${near.code} (${near.name})?`}`,
        )
      }),
      exitCodes.wrongUse,
    )
  return codes
}

/** The year of the baseline: a year of some return that is at hand for these councils. */
export function yearAsked(words: Words, councils: readonly string[], imports: readonly BaselineImport[] = []) {
  const years = spendingYears(councils, imports)
  const year = words.values['year']
  if (year === undefined)
    return stop('USE-05', '--year', `--year is missing: --year 2012-13. There are ${years.join(', ')}.`)
  if (!isFinancialYear(year))
    return stop('USE-04', '--year', `--year is “${year}”. Write a financial year like 2012-13.`)
  if (!years.includes(year))
    return stop(
      'BASE-01',
      '--year',
      `No return at hand says what these councils spent in ${year}. There are ${years.join(', ')}.${wentOn(councils, year)}`,
    )
  return year
}

/** Who answers for an abolished council in that year. */
function wentOn(codes: readonly string[], year: FinancialYear): string {
  return codes
    .flatMap((code) => {
      const { name = code, validTo, successors = [] } = council(code) ?? {}
      return validTo === undefined || validTo > startsOn(year) || successors.length === 0
        ? []
        : [` ${name} ended on ${dateInWords(validTo)}: ask for its successors, --councils ${successors.join(',')}.`]
    })
    .join('')
}

function inText({ councils, year, family, spending, headlines, warnings, sources }: CouncilBaseline): string {
  const names = ['', ...councils.map(({ shortName }) => shortName), ...(councils.length > 1 ? ['All'] : [])]
  const rows = [
    names,
    ...spending.map(({ title, ref, kind, cells, together }) => [
      `${kind === 'part' ? '  ' : ''}${title}${ref === undefined ? '' : ` (${ref})`}`,
      ...cells.map((cell) => shownInWords(cell, 'pounds')),
      ...(together === undefined ? [] : [togetherInWords(together)]),
    ]),
    ['', ...councils.map(() => '')],
    ...headlines.map((headline) => [headline.title, ...headline.cells.map((cell) => headlineInWords(cell, headline))]),
  ]
  return [
    `${councils.map(({ name }) => name).join(', ')}: ${year}`,
    family === undefined ? 'No return at hand is of that year.' : `Gross spending, pounds, ${family.title}`,
    '',
    ...aligned(rows),
    '',
    ...warnings.map(({ code, place, sentence }) => `${code}  ${place}  ${sentence}`),
    ...(warnings.length === 0 ? [] : ['']),
    'Sources',
    ...sources.map(
      ({ file, publication }) =>
        `  ${publication.publisher}, ${publication.title}, ${publication.edition} (${file}), ${publication.licence}`,
    ),
    '',
  ].join('\n')
}

/** A count of a joint return stands once, in the column of the first of its councils. */
function headlineInWords({ with: others, ...shown }: ShownCell, { unit, isRate, cells }: HeadlineRow): string {
  const { cell } = shown
  if (cell === undefined) return shownInWords({ ...shown, with: others }, unit)
  const said = `${valueInWords(cell.value, unit)} (${cell.period.label})`
  if (others.length === 0 || isRate) return said
  const first = cells.find((each) => each.cell?.unit.key === cell.unit.key)?.council
  const names = (codes: readonly string[]) => listInWords(codes.map((code) => council(code)?.shortName ?? code))
  return first === shown.council ? `${said} with ${names(others)}` : `with ${names([first ?? ''])}`
}

function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}

function asData({ family, spending, headlines, ...rest }: CouncilBaseline) {
  return {
    ...rest,
    family: family === undefined ? null : { code: family.code, title: family.title },
    spending: spending.map(({ cells, together, ...line }) => ({
      ...line,
      cells: cells.map(cellData),
      together: together ?? null,
    })),
    headlines: headlines.map(({ key, title, unit, measure, cells }) => ({
      key,
      title,
      unit,
      measure,
      cells: cells.map(cellData),
    })),
  }
}

function cellData({ council: code, cell, wasThere, with: others }: ShownCell) {
  if (cell === undefined) return { council: code, value: null, wasThere }
  const { value, period, source, marks, superseded } = cell
  return {
    council: code,
    with: others,
    value,
    period,
    marks,
    cell: cellInWords(cell),
    source: { ...source, publication: `${source.publication.title}, ${source.publication.edition}` },
    superseded: superseded.length,
  }
}
