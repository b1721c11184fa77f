import { type Section251Line, type Section251Table, section251Tables } from '../../reference/index.ts'
import { bare, likeness, numberInFront } from './words.ts'

/** A line as it stands in a file. */
export interface WrittenLine {
  /** Its number, from a column of its own or from the front of its words; blank where it has none. */
  readonly ref: string
  readonly label: string
}

/** What a written line is: the line of a table, found by its number and its words or by its words alone. */
export interface MatchedLine {
  readonly table: Section251Table
  readonly line: Section251Line
  readonly by: 'numberAndWords' | 'words'
}

/** How alike the words must be where the number says so too, and where they stand alone. */
const alikeEnough = 0.8
const sureByWords = 0.9
/** How much nearer than the next the nearest must be. */
const ahead = 0.02

/** A line as it stands in two cells: the number’s column, which may not be there, and that of the words. */
export function writtenLine(number: string, label: string): WrittenLine {
  const ref = number
    .trim()
    .toLowerCase()
    .replace(/\.0$/, '')
    .replace(/[.:)\s]+$/, '')
  return { ref: ref === '' || /[a-z]{2}/.test(ref) ? numberInFront(label) : ref, label: tidied(label) }
}

/** Tabs, line ends and hard spaces inside a label are one space. */
function tidied(label: string): string {
  return label.replace(/[\s\u00A0]+/g, ' ').trim()
}

/** The line of a table that a written line is; undefined where it is none for certain. */
export function lineIn(table: Section251Table, written: WrittenLine): MatchedLine | undefined {
  const words = bare(written.label)
  const same = table.lines.find((line) => line.ref === written.ref)
  if (same !== undefined && bareLabel(same) === words) return { table, line: same, by: 'numberAndWords' }
  const near = table.lines
    .map((line) => ({ line, like: likeness(words, bareLabel(line)) }))
    .sort((a, b) => b.like - a.like)
  const numbered = near.find(({ line }) => line === same)
  const [first, second] = near
  if (numbered !== undefined && numbered.like >= alikeEnough && numbered.like >= (first?.like ?? 0) - ahead)
    return { table, line: numbered.line, by: 'numberAndWords' }
  if (first === undefined || first.like < sureByWords || first.like < (second?.like ?? 0) + ahead) return undefined
  return { table, line: first.line, by: 'words' }
}

const bareLabels = new WeakMap<Section251Line, string>()

function bareLabel(line: Section251Line): string {
  const known = bareLabels.get(line)
  if (known !== undefined) return known
  const words = bare(line.label)
  bareLabels.set(line, words)
  return words
}

/** How many of the lines a table explains: by number and words, or by words where the file has no numbers. */
export interface Fit {
  readonly table: Section251Table
  readonly share: number
}

/** How well each known table explains a set of lines, best first. */
export function fits(lines: readonly WrittenLine[], tables = section251Tables): readonly Fit[] {
  return tables
    .map((table) => {
      const explained = lines.filter((written) => {
        const found = lineIn(table, written)
        return found !== undefined && (found.by === 'numberAndWords' || written.ref === '')
      })
      return { table, share: lines.length === 0 ? 0 : explained.length / lines.length }
    })
    .sort((a, b) => b.share - a.share)
}

/** The line in whatever table has it in these words, newest table first; for a year whose table is not known. */
export function lineAnywhere(written: WrittenLine, tables = [...section251Tables].reverse()): MatchedLine | undefined {
  for (const table of tables) {
    const found = lineIn(table, { ...written, ref: '' })
    if (found !== undefined) return found
  }
  return undefined
}
