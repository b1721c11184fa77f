import { columnLetters } from '../figures/index.ts'
import {
  type CellContent,
  type Column,
  caseChoices,
  caseFields,
  caseHeadings,
  caseInSheets,
  caseSheet,
  cellFor,
  choiceText,
  hindsightField,
  keyColumn,
  listsSheet,
  type OpenedWorkbook,
  otherHeadings,
  otherParts,
  otherSheet,
  readMeSheet,
  type SheetLayout,
  sheetLayouts,
} from '../importers/index.ts'
import { type CasePart, type CaseRow, caseRows, inside, isPart, spreadCodes, spreadHeadings } from './case-rows.ts'
import {
  type FormCell,
  type FormLook,
  type FormNumbers,
  type FormPick,
  type FormSheet,
  writeForm,
} from './form-workbook.ts'

/** Blank rows to fill in under those that are there, and rows below that which drop-downs still reach. */
const blankRows = 10
const rowsWithLists = 500
/** Above the first entry of each sheet: what it is for, and its headings. */
const rowsAbove = 2

/**
 * A case, or as much of one as there is, as a workbook to be filled in: the bytes of an .xlsx file that
 * `readCaseWorkbookFile` reads back without loss.
 */
export function caseWorkbook(theCase: CasePart): Uint8Array {
  return writeForm(typeof theCase['title'] === 'string' ? theCase['title'] : 'Case workbook', caseSheets(theCase))
}

/** The sheets of the workbook, as data. */
export function caseSheets(theCase: CasePart): readonly FormSheet[] {
  const shown = sheetLayouts.flatMap((layout) => {
    const rows = caseRows(theCase, layout)
    return layout.isAlwaysThere === true || rows.length > 0 ? [{ layout, rows }] : []
  })
  const lists = listColumns(theCase)
  const names = new Set(shown.map(({ layout }) => layout.name))
  const held = [
    answersSheet(theCase, lists),
    ...shown.map(({ layout, rows }) => rowsSheet(theCase, layout, rows, lists, names)),
  ]
  const others = otherParts(theCase, caseInSheets(asOpened(held)))
  return [
    aboutSheet(shown.map(({ layout }) => layout)),
    ...held,
    ...(others.length === 0 ? [] : [othersSheet(others)]),
    listSheet(lists),
  ]
}

interface ListColumn {
  readonly name: string
  readonly texts: readonly string[]
}

/** What can be picked: the words of every list, and the councils of the case by code and short name. */
function listColumns(theCase: CasePart): readonly ListColumn[] {
  const fixed = Object.entries(caseChoices).map(([name, list]) => ({ name, texts: list.map(choiceText) }))
  const councils = Array.isArray(theCase['councils']) ? theCase['councils'].filter(isPart) : []
  return [{ name: 'councils', texts: councils.map(councilText) }, ...fixed]
}

function councilText(council: CasePart): string {
  return `${council['code']} – ${council['shortName'] ?? council['name'] ?? ''}`
}

function listSheet(lists: readonly ListColumn[]): FormSheet {
  const longest = Math.max(...lists.map(({ texts }) => texts.length))
  const rows = Array.from({ length: longest }, (_, row) =>
    lists.map(({ texts }) => (texts[row] === undefined ? undefined : words(texts[row], 'plain'))),
  )
  const headings = lists.map(({ name }) => words(name, 'heading'))
  return { name: listsSheet, isHidden: true, rows: [headings, ...rows], widths: [], frozenRows: 1, picks: [] }
}

function aboutSheet(layouts: readonly SheetLayout[]): FormSheet {
  const lines = [
    'Fill in the cells with a pale yellow ground. Grey cells come from published returns, each with its source: correct them only with a source of your own.',
    'Headings with a dark ground must be filled in on every row that is used. Pick a cell to see what belongs in it; where there is a list, pick from it.',
    'Pounds are whole amounts or have pence. A share is 0.28 or 28%. A financial year is 2012-13, a day 2013-03-31 or 31/03/2013.',
    'A figure that is not known is not 0: leave it blank and, where asked, pick why it is missing.',
    'Rows and columns may be added, moved and sorted. Keep the names of sheets and headings: your file is read by them. Sheets and columns of your own are left alone.',
    'Official figures: Contains public sector information licensed under the Open Government Licence v3.0.',
  ]
  return {
    name: readMeSheet,
    rows: [
      [words('Case workbook', 'title')],
      [],
      ...lines.map((line) => [words(line, 'plain')]),
      [],
      [words('Sheet', 'heading'), words('What it is for', 'heading')],
      [words(caseSheet, 'plain'), words('What is asked, when, and over which years.', 'plain')],
      ...layouts.map(({ name, about }) => [words(name, 'plain'), words(about, 'plain')]),
    ],
    widths: [24, 110],
    frozenRows: 0,
    picks: [],
  }
}

function answersSheet(theCase: CasePart, lists: readonly ListColumn[]): FormSheet {
  const fields = [...caseFields, hindsightField]
  const rows = fields.map((field) => [
    words(field.heading, field.isNeeded === true ? 'neededHeading' : 'heading'),
    cellOf(cellFor(field, inside(theCase, field.at)), 'input', field),
    ...(field.note === undefined ? [] : [words(field.note, 'note')]),
  ])
  return {
    name: caseSheet,
    rows: [
      [words('What is asked, when, and over which years.', 'plain')],
      Object.values(caseHeadings).map((heading) => words(heading, 'heading')),
      ...rows,
    ],
    widths: [36, 70, 60],
    frozenRows: rowsAbove,
    picks: fields.flatMap((field, index) =>
      pickOf(field, `B${rowsAbove + 1 + index}`, listRange(field.choices, lists, new Set())),
    ),
  }
}

function rowsSheet(
  theCase: CasePart,
  layout: SheetLayout,
  rows: readonly CaseRow[],
  lists: readonly ListColumn[],
  names: ReadonlySet<string>,
): FormSheet {
  const keys: readonly Column[] = layout.steps.flatMap((step) =>
    'heading' in step ? [{ ...keyColumn(step), isNeeded: !('mayBeBlank' in step) }] : [],
  )
  const { spread } = layout
  const codes = spread === undefined ? [] : spreadCodes(theCase, spread, rows)
  const headings = spread === undefined ? [] : spreadHeadings(spread, codes)
  const spreadColumns: readonly Column[] =
    spread === undefined ? [] : headings.map((heading) => ({ heading, at: '', kind: spread.kind }))
  const columns = [...keys, ...layout.columns, ...spreadColumns]
  const councils = new Map((lists[0]?.texts ?? []).map((text) => [text.split(' ')[0] ?? '', text]))
  const look: FormLook = layout.isFromReturns === true ? 'given' : 'input'
  const contentOf = ({ keys: names, entry }: CaseRow): readonly (CellContent | undefined)[] => [
    ...keys.map((column, index) => withName(column, cellFor(column, names[index]), councils)),
    ...layout.columns.map((column) => withName(column, cellFor(column, valueFor(column, entry)), councils)),
    ...spreadColumns.map((column, index) => cellFor(column, inRecord(inside(entry, spread?.at ?? ''), codes[index]))),
  ]
  const filled = rows.map((row) => contentOf(row).map((content, index) => cellOf(content, look, columns[index])))
  const blank = Array.from({ length: blankRows }, () => columns.map((column) => cellOf(undefined, 'input', column)))
  const last = rowsAbove + rows.length + rowsWithLists
  return {
    name: layout.name,
    rows: [
      [words(layout.about, 'plain')],
      columns.map(({ heading, isNeeded }) => words(heading, isNeeded === true ? 'neededHeading' : 'heading')),
      ...filled,
      ...blank,
    ],
    widths: columns.map(widthOf),
    frozenRows: rowsAbove,
    picks: columns.flatMap((column, index) => {
      const letters = columnLetters(index)
      const from = listRange(column.kind === 'choices' ? undefined : (column.choices ?? column.list), lists, names)
      return pickOf(column, `${letters}${rowsAbove + 1}:${letters}${last}`, column.kind === 'codes' ? undefined : from)
    }),
  }
}

/** Where two columns go to one place of the case, only that for its kind of entry holds the value. */
function valueFor({ at, onlyFor }: Column, entry: unknown): unknown {
  if (onlyFor !== undefined && !onlyFor.includes(String(inside(entry, 'kind')))) return undefined
  return inside(entry, at)
}

function inRecord(record: unknown, code: string | undefined): unknown {
  return isPart(record) && code !== undefined && Object.hasOwn(record, code) ? record[code] : undefined
}

function withName(
  { kind, list }: Column,
  content: CellContent | undefined,
  councils: ReadonlyMap<string, string>,
): CellContent | undefined {
  if (kind !== 'code' || list !== 'councils' || content?.kind !== 'text') return content
  return { kind: 'text', text: councils.get(content.text) ?? content.text }
}

function othersSheet(parts: ReturnType<typeof otherParts>): FormSheet {
  return {
    name: otherSheet,
    rows: [
      [words('Parts of the case that no other sheet can hold. Positions count from 0.', 'plain')],
      Object.values(otherHeadings).map((heading) => words(heading, 'heading')),
      ...parts.map(({ place, about, text }) => [place, about, text].map((each) => words(each, 'input'))),
    ],
    widths: [50, 24, 80],
    frozenRows: rowsAbove,
    picks: [],
  }
}

function words(text: string, look: FormLook): FormCell {
  return { content: { kind: 'text', text }, look }
}

function cellOf(content: CellContent | undefined, look: FormLook, column: Column | undefined): FormCell {
  return { ...(content === undefined ? {} : { content }), look, numbers: numbersOf(column) }
}

function numbersOf(column: Column | undefined): FormNumbers {
  switch (column?.kind) {
    case 'number':
    case 'mixed':
    case 'anything':
      return 'number'
    case 'pounds':
      return 'pounds'
    case 'share':
      return 'share'
    default:
      return 'text'
  }
}

function widthOf({ kind, heading, list }: Column): number {
  const least = Math.min(24, Math.ceil(heading.length / 2) + 4)
  if (kind === 'text' || kind === 'texts') return Math.max(least, 32)
  if (kind === 'choice' || list === 'councils') return Math.max(least, 24)
  return Math.max(least, 14)
}

/** The range that a drop-down shows: words from the hidden sheet, or the codes on the sheet that gives them. */
function listRange(
  name: string | undefined,
  lists: readonly ListColumn[],
  names: ReadonlySet<string>,
): string | undefined {
  if (name === undefined) return undefined
  const index = lists.findIndex((list) => list.name === name)
  const texts = lists[index]?.texts ?? []
  if (texts.length > 0) return `${listsSheet}!$${columnLetters(index)}$2:$${columnLetters(index)}$${texts.length + 1}`
  const layout = sheetLayouts.find(
    ({ steps: [first] }) => first !== undefined && 'list' in first && first.list === name,
  )
  return layout === undefined || !names.has(layout.name)
    ? undefined
    : `'${layout.name}'!$A$${rowsAbove + 1}:$A$${rowsAbove + rowsWithLists}`
}

function pickOf(
  { heading, note, isNeeded, choices }: Column,
  range: string,
  from: string | undefined,
): readonly FormPick[] {
  const said = [note, isNeeded === true ? 'Must be filled in.' : undefined].filter((each) => each !== undefined)
  if (from === undefined && said.length === 0) return []
  return [
    {
      range,
      ...(from === undefined ? {} : { from }),
      isClosed: choices !== undefined,
      title: heading,
      ...(said.length === 0 ? {} : { note: said.join(' ') }),
    },
  ]
}

/** The sheets as the reader would find them, to see what they hold. */
function asOpened(sheets: readonly FormSheet[]): OpenedWorkbook {
  return {
    form: 'workbook',
    name: 'case workbook',
    sheets: sheets.map(({ name, rows }) => ({
      name,
      isHidden: false,
      hiddenRows: new Set(),
      rows: rows.map((cells) =>
        cells.map((cell) =>
          cell?.content === undefined
            ? ''
            : cell.content.kind === 'number'
              ? String(cell.content.value)
              : cell.content.text,
        ),
      ),
    })),
  }
}
