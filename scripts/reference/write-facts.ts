import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Entry, importFile, type Observation, type Value } from '../../src/importers/index.ts'
import {
  type FactColumn,
  type FactFile,
  type FactRow,
  type FactValue,
  factText,
  rowsText,
} from '../../src/reference/index.ts'
import { type FactRecipe, factRecipes } from './fact-recipes.ts'

const folder = 'src/reference/official-facts'

/** Reads each file through our own readers and writes what the table keeps of it, one generated file each. */
export async function writeFacts(returns: string, recipes: readonly FactRecipe[] = factRecipes): Promise<void> {
  const written: string[] = []
  for (const recipe of recipes) {
    const facts = await factsOf(recipe, returns)
    const name = `${recipe.name}.generated.ts`
    writeFileSync(join(folder, name), fileText(recipe, facts))
    written.push(recipe.name)
    process.stdout.write(`${name}: ${facts.rows.split('\n').length} rows, ${Math.round(facts.rows.length / 1000)} KB\n`)
  }
  writeFileSync(join(folder, 'files.generated.ts'), listText(written))
}

interface RowBeing {
  readonly councils: string
  readonly about: string
  readonly period: number
  readonly sheet: number
  readonly row: number
  readonly cells: string[]
  readonly values: (FactValue | undefined)[]
  certified?: 'c' | 'n'
}

/** What the table keeps of one file. */
export async function factsOf(recipe: FactRecipe, returns: string): Promise<FactFile> {
  const bytes = readFileSync(join(returns, recipe.path))
  const rows = new Map<string, RowBeing>()
  const periods: [string, string, string][] = []
  const titles = new Map<string, string>()
  const filters = new Map<string, Readonly<Record<string, string>>>()
  const sheets: string[] = []
  const take = (entry: Entry) => {
    if (entry.what !== 'observation' || entry.area.level !== 'council') return
    const kept = recipe.keep(entry)
    if (kept === undefined) return
    const index = recipe.columns.findIndex(({ measure }) => measure === kept.column)
    if (index < 0) throw new Error(`${recipe.path}: no column ${kept.column}`)
    if (!kept.about.includes('=')) sameFilters(filters, kept.column, entry, recipe)
    if (recipe.columns[index]?.title === '') titles.set(kept.column, entry.column)
    const period = periodNumber(periods, entry)
    const sheet = sheetNumber(sheets, entry)
    const key = `${entry.area.key}|${kept.about}|${period}|${sheet}|${entry.row}`
    const row =
      rows.get(key) ??
      ({
        councils: entry.area.key,
        about: kept.about,
        period,
        sheet,
        row: entry.row,
        cells: [],
        values: [],
      } satisfies RowBeing)
    rows.set(key, row)
    row.values[index] = factOf(entry.value)
    if (entry.marks.includes('certified')) row.certified = 'c'
    if (entry.marks.includes('notCertified')) row.certified = 'n'
  }
  const file = recipe.path.split('/').at(-1) ?? recipe.path
  const result = await importFile({ name: file, bytes }, take)
  if ('problems' in result) throw new Error(result.problems.map(({ sentence }) => sentence).join('\n'))
  const { publication } = result
  return {
    file,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    ...(sheets.length === 0 ? {} : { sheets }),
    publication: publication.title,
    publisher: publication.publisher,
    edition: publication.edition,
    ...(publication.published === undefined ? {} : { published: publication.published }),
    licence: publication.licence,
    isSecondary: publication.isSecondary === true,
    columns: recipe.columns.map((column) => ({
      ...column,
      title: column.title || (titles.get(column.measure) ?? ''),
      ...(Object.keys(filters.get(column.measure) ?? {}).length === 0
        ? {}
        : { filters: filters.get(column.measure) ?? {} }),
    })),
    ...([...rows.values()].some(({ certified }) => certified !== undefined) ? { hasMarks: true } : {}),
    periods,
    rows: rowsText(inOrder([...rows.values()]).map((row) => withText(row, recipe.columns))),
  }
}

/** What the table keeps of a column must be of one sort: the same filters in every row. */
function sameFilters(
  known: Map<string, Readonly<Record<string, string>>>,
  column: string,
  { filters }: Observation,
  { path }: FactRecipe,
): void {
  const before = known.get(column)
  if (before === undefined) known.set(column, filters)
  else if (JSON.stringify(before) !== JSON.stringify(filters))
    throw new Error(`${path}: ${column} is of ${JSON.stringify(before)} and of ${JSON.stringify(filters)}`)
}

function periodNumber(periods: [string, string, string][], { period: { label, from, to } }: Observation): number {
  const found = periods.findIndex((each) => each[0] === label && each[1] === from && each[2] === to)
  return found >= 0 ? found : periods.push([label, from, to]) - 1
}

/** A workbook may tell of an inspection in a sheet of its year, and of one before in another. */
function sheetNumber(sheets: string[], { sheet }: Observation): number {
  if (sheet === undefined) return 0
  const found = sheets.indexOf(sheet)
  return found >= 0 ? found : sheets.push(sheet) - 1
}

function factOf(value: Value): FactValue {
  if (typeof value === 'number') return Number(value.toPrecision(12))
  if ('missing' in value) return { missing: value.missing }
  return value
}

function inOrder(rows: readonly RowBeing[]): readonly RowBeing[] {
  return [...rows].sort((a, b) => a.sheet - b.sheet || a.row - b.row || (a.councils < b.councils ? -1 : 1))
}

/** Trailing blanks are left out; gross and net are `=` where the row itself adds up to them. */
function withText({ values, certified, ...row }: RowBeing, columns: readonly FactColumn[]): FactRow {
  const cells = columns.map((_, index) => {
    const value = values[index]
    return value === undefined ? '' : factText(value)
  })
  const at = (aspect: string) => columns.findIndex(({ measure }) => measure.endsWith(`*/${aspect}`))
  const number = (aspect: string) => {
    const value = values[at(aspect)]
    return typeof value === 'number' ? value : undefined
  }
  const gross = number('gross')
  const parts = ['own', 'private', 'otherPublic', 'voluntary', 'employees', 'runningExpenses'].filter(
    (aspect) => at(aspect) >= 0,
  )
  const sum = parts.reduce<number | undefined>((total, aspect) => {
    const value = number(aspect)
    return total === undefined || value === undefined ? undefined : total + value
  }, 0)
  if (gross !== undefined && gross === sum) cells[at('gross')] = '='
  const [income, net] = [number('income'), number('net')]
  if (net !== undefined && gross !== undefined && income !== undefined && net === gross - income) cells[at('net')] = '='
  if (certified !== undefined) return { ...row, cells: [...cells, certified] }
  while (cells.at(-1) === '') cells.pop()
  return { ...row, cells }
}

const notice = (recipe: FactRecipe, { publisher, publication, edition, licence }: FactFile) => [
  '// Generated by npm run reference. Do not edit.',
  `// Source: ${publisher}, ${publication}, ${edition}. ${licence}.`,
  `// Facts only, from ${recipe.path}; see fact-file.ts for how a row is written.`,
]

function fileText(recipe: FactRecipe, facts: FactFile): string {
  const { rows, ...about } = facts
  return `${[
    ...notice(recipe, facts),
    "import type { FactFile } from './fact-file.ts'",
    '',
    `export const ${constant(recipe.name)}: FactFile = {`,
    ...Object.entries(about).map(([key, value]) => `  ${key}: ${JSON.stringify(value)},`),
    `  rows: ${JSON.stringify(rows)},`,
    '}',
  ].join('\n')}\n`
}

function listText(names: readonly string[]): string {
  return `${[
    '// Generated by npm run reference. Do not edit.',
    "import type { FactFile } from './fact-file.ts'",
    ...[...names].sort().map((name) => `import { ${constant(name)} } from './${name}.generated.ts'`),
    '',
    '/** Every file whose facts are shipped, the return itself before what repeats it. */',
    'export const factFiles: readonly FactFile[] = [',
    ...names.map((name) => `  ${constant(name)},`),
    ']',
  ].join('\n')}\n`
}

function constant(name: string): string {
  return name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}
