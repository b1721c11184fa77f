import type { Dimension } from '../figure.ts'
import { positionsAlong } from '../reading/layout.ts'
import { membersAt, type Plan } from '../reading/plan.ts'
import type { Columns, Placed, PlacedBlock, SheetPlan } from './blocks.ts'
import type { Content } from './content.ts'
import type { Sheet, SheetCell } from './sheets.ts'

/** One group of figures as a sheet: headings, year numbers, then a row for each figure and member. */
export function sheetOf({ name, months, blocks }: SheetPlan, plan: Plan, columns: Columns, content: Content): Sheet {
  const periods = periodsOf(plan, months)
  const used = new Set(blocks.flatMap(({ rowsBy }) => rowsBy))
  const headings = [
    'Figure',
    ...columns.where.map(capital),
    'Unit',
    'Source',
    'Whole period',
    ...periods.map(({ title }) => title),
  ]
  const numbers: (SheetCell | undefined)[] = headings.map(() => undefined)
  numbers[0] = text('Years since the first')
  for (const [index, { year }] of periods.entries())
    numbers[columns.firstPeriod + index] = { kind: 'number', value: year, look: 'heading', input: false }
  const rows = [
    headings.map((each) => heading(each)),
    numbers,
    ...blocks.flatMap((block) => rowsOf(block, plan, columns, content)),
  ]
  return {
    name,
    rows,
    widths: [44, ...columns.where.map((each) => (used.has(each) ? 20 : 3)), 12, 36, 16, ...periods.map(() => 15)],
    frozen: { rows: 2, columns: 1 },
  }
}

/** What the workbook is, how to read it, what else is to be said of it, and what is on which sheet. */
export function aboutSheet(title: string, placed: Placed, notes: readonly string[]): Sheet {
  const says = [
    'Every figure here is worked by its own formula from the inputs, which are shaded. Change an input and the rest follows.',
    'A row is a figure for one option, council, service and so on; a column is a year, or a month of a year.',
    'Published money is rounded to the penny where it is worked, and everything after it reads the rounded amount. Nothing else is rounded.',
    'A cell in italics has no number and says why. Sums, least and greatest pass over what does not apply.',
    'An assumption that is the same for all has a named cell, and formulas call it by that name.',
    'Years since the first are in row 2 of each sheet.',
    ...notes,
  ]
  const contents = placed.sheets.map(({ name, blocks }) => [
    text(name),
    text(blocks.filter((block) => !block.isStep)[0]?.title ?? ''),
  ])
  return {
    name: 'About',
    rows: [
      [heading(title)],
      ...says.map((each) => [text(each)]),
      [],
      [heading('Sheet'), heading('First figure on it')],
      ...contents,
    ],
    widths: [30, 80],
    frozen: { rows: 0, columns: 0 },
  }
}

function periodsOf(plan: Plan, months: boolean): readonly { readonly title: string; readonly year: number }[] {
  const years = plan.members['year'] ?? []
  if (!months) return years.map((member, year) => ({ title: member.title, year }))
  return years.flatMap((member, year) =>
    (plan.members['month'] ?? []).map((month) => ({ title: `${member.title} ${month.title}`, year })),
  )
}

/** A block's rows, each with what it is, where, its unit and source, then its cells. */
function rowsOf(
  block: PlacedBlock,
  plan: Plan,
  columns: Columns,
  content: Content,
): readonly (readonly (SheetCell | undefined)[])[] {
  const rows = new Map<number, (SheetCell | undefined)[]>()
  const sources = new Map<number, Set<string>>()
  const cells = content.cells.get(block) ?? []
  const positions = new Map(block.rowsBy.map((dimension) => [dimension, positionsAlong(block.layout, dimension)]))
  for (const [cell, { row, column }] of block.addresses.entries()) {
    const own = rows.get(row) ?? labels(block, cell, plan, columns, positions)
    own[column] = cells[cell]
    rows.set(row, own)
    if (block.of.kind !== 'figure') {
      const source = plan.sourceOf(block.of, membersAt(plan.grid, block.layout, cell))
      const known = sources.get(row) ?? new Set()
      if (source !== undefined) sources.set(row, known.add(source))
    }
  }
  for (const [row, own] of rows) own[columns.source] = text(sourceText(block, sources.get(row)))
  return [...rows].sort(([a], [b]) => a - b).map(([, own]) => own)
}

function labels(
  block: PlacedBlock,
  cell: number,
  plan: Plan,
  columns: Columns,
  positions: ReadonlyMap<Dimension, Int32Array>,
): (SheetCell | undefined)[] {
  const titleOf = (dimension: Dimension): string | undefined => {
    const position = positions.get(dimension)?.[cell]
    return position === undefined ? undefined : plan.members[dimension]?.[position]?.title
  }
  const where = columns.where.map((dimension) => {
    const title = titleOf(dimension)
    return title === undefined ? undefined : text(title)
  })
  return [text(block.title), ...where, text(block.unit)]
}

function sourceText(block: PlacedBlock, sources: ReadonlySet<string> | undefined): string {
  if (block.isStep) return 'Worked here'
  if (block.of.kind === 'figure')
    return [block.of.source, `Worked: ${block.of.is}`].filter((each) => each !== undefined).join('. ')
  const [first, ...more] = [...(sources ?? [])]
  if (first === undefined) return block.of.kind === 'assumption' ? 'Assumption' : ''
  return more.length === 0 ? first : `${first}; and ${more.length} more, cell by cell`
}

function text(words: string): SheetCell {
  return { kind: 'text', text: words, look: 'text' }
}

function heading(words: string): SheetCell {
  return { kind: 'text', text: words, look: 'heading' }
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
