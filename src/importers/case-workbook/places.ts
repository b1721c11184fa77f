import { type Problem, problem } from '../../figures/index.ts'
import { type CasePath, placeOfSteps, stepsOfPlace } from './case-place.ts'
import { choices } from './choices.ts'
import { caseSheet, type SheetLayout, sheetLayouts } from './layout.ts'
import { type CaseReading, cellPlace, columnOf, rowAt } from './reading.ts'

/** Where in the workbook a place of the case stands; the place itself where nothing of the workbook holds it. */
export function placeInWorkbook(reading: CaseReading, place: string): string {
  return found(reading, place)?.place ?? place
}

interface FoundPlace {
  readonly place: string
  readonly heading?: string
  readonly layout?: SheetLayout
}

function found(reading: CaseReading, place: string): FoundPlace | undefined {
  const steps = place === 'case' ? [] : stepsOfPlace(place)
  if (steps === undefined) return undefined
  for (let length = steps.length; length > 0; length--) {
    const path = steps.slice(0, length)
    const cell = reading.cells.get(answerPlace(path)) ?? reading.cells.get(placeOfSteps(path))
    if (cell !== undefined) return cell
    const row = rowAt(reading, path)
    if (row === undefined) continue
    const column = columnOf(row, steps.slice(length))
    return {
      place: cellPlace(row.sheet, row.row, column?.position ?? [...row.found.keys.values(), 0][0]),
      layout: row.layout,
      ...(column === undefined ? {} : { heading: column.heading }),
    }
  }
  return sheetOfSection(steps)
}

function answerPlace(path: CasePath): string {
  return path.join('.')
}

function sheetOfSection([section]: CasePath): FoundPlace | undefined {
  if (section === undefined) return { place: caseSheet }
  const layout = sheetLayouts.find(({ steps: [first] }) => {
    const top = first === undefined ? '' : 'list' in first ? first.list : first.record
    return top.split('.')[0] === section
  })
  return layout === undefined ? undefined : { place: layout.name, layout }
}

/** Problems of the case as problems of its workbook: by sheet and cell, each fault of a column once. */
export function withPlaces(reading: CaseReading, problems: readonly Problem[]): readonly Problem[] {
  const met = new Map<string, { readonly first: Problem; times: number }>()
  for (const { code, place, sentence } of problems) {
    const at = found(reading, place)
    const here = at?.place ?? place
    const said = inWorkbookWords(reading, code, sentence, at)
    const key = `${code} ${here.replace(/\d+$/, '')} ${said}`
    const before = met.get(key)
    if (before === undefined) met.set(key, { first: problem(code, here, said), times: 1 })
    else before.times += 1
  }
  return [...met.values()].map(({ first, times }) =>
    times === 1
      ? first
      : { ...first, sentence: `${first.sentence} The same on ${times - 1} other ${times === 2 ? 'row' : 'rows'}.` },
  )
}

/** Places inside a sentence become cells, and what is asked for in JSON is asked for in a cell. */
function inWorkbookWords(
  reading: CaseReading,
  code: string,
  sentence: string,
  { heading, layout }: Partial<FoundPlace> = {},
): string {
  // CASE-06: something that every case needs is missing.
  if (code === 'CASE-06')
    return heading === undefined
      ? sentence.replace(/ Add [^.]*\.$/, ' Fill it in.')
      : `“${heading}” is blank. Fill it in.`
  const inWords = sentence.replace(/“([A-Za-z]+)”/g, (quoted, word: string) =>
    layout === undefined ? quoted : `“${wordOnSheet(layout, word) ?? word}”`,
  )
  return inWords.replace(
    /[A-Za-z]+(?:\[\d+\]|\.[A-Za-z]\w*|\."[^"]*")*\[\d+\](?:\.[A-Za-z]\w*|\."[^"]*"|\[\d+\])*/g,
    (place) => placeInWorkbook(reading, place),
  )
}

/** What a key of the case file, or a word of it, is called on its sheet. */
function wordOnSheet({ columns, spread }: SheetLayout, word: string): string | undefined {
  if (spread?.at === word) return `${spread.before} …`
  const heading = columns.find(({ at }) => at === word)?.heading
  if (heading !== undefined) return heading
  return columns
    .flatMap(({ choices: name }) => (name === undefined ? [] : choices[name]))
    .find(({ value }) => value === word)?.words
}
