import type { Problem } from '../../figures/index.ts'
import { caseProblem, isWarning } from '../problems.ts'
import { checkCase } from './checks/check-case.ts'
import { found } from './found.ts'
import { salvaged } from './salvage.ts'
import { type CaseFile, caseFileSchema } from './schema.ts'
import { shapeProblems } from './shape-problems.ts'
import { readJson } from './text/read-json.ts'
import { problemsOfValue } from './text/walk-value.ts'

/** How much is read before anything else is looked at. */
export interface CaseFileLimits {
  /** Characters of text; 20 million when left out. */
  readonly maxCharacters?: number
  /** Lists and objects within one another; 40 when left out. */
  readonly maxDepth?: number
}

/** A case that may be appraised, with what its readers should know; or everything that is wrong with it. */
export type CaseFileReading =
  | { readonly case: CaseFile; readonly warnings: readonly Problem[] }
  | { readonly problems: readonly Problem[] }

const mostCharacters = 20_000_000
const deepest = 40
/** Past this number another problem helps nobody; the last sentence says how many were left out. */
const mostProblems = 500

/**
 * Reads a case file from its text, or from a value already in memory, and checks everything about it that can be
 * checked before a figure is worked out.
 *
 * Every problem at once: of the text, of its shape and of what it says, in that order; never only the first. Text that
 * is too large, nested too deep or not JSON is refused before anything else is looked at. It does not throw on any
 * input, and where there is one problem there is no case.
 */
export function readCaseFile(input: unknown, limits: CaseFileLimits = {}): CaseFileReading {
  const maxDepth = limits.maxDepth ?? deepest
  if (typeof input !== 'string') return readValue(input, problemsOfValue(input, { maxDepth }))
  const maxCharacters = limits.maxCharacters ?? mostCharacters
  if (input.length > maxCharacters) return { problems: [tooLarge(input.length, maxCharacters)] }
  const reading = readJson(input, { maxDepth })
  return 'unreadable' in reading ? { problems: [reading.unreadable] } : readValue(reading.value, reading.problems)
}

function readValue(input: unknown, ofText: readonly Problem[]): CaseFileReading {
  // Keys that programs give a meaning of their own, and endless nesting, are not handed on to anything.
  if (ofText.some((one) => one.code === 'CASE-03')) return { problems: ofText }
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return { problems: [...ofText, notAnObject(input)] }
  }
  const parsed = caseFileSchema.safeParse(input)
  const issues = parsed.success ? [] : parsed.error.issues
  const ofShape = shapeProblems(issues.slice(0, mostProblems), input)
  // A file with this much wrong in it, or with lists longer than any case needs, is not looked at any further.
  const isTooMuch = issues.length > mostProblems || ofShape.some((one) => one.code === 'CASE-68')
  const theCase = parsed.success ? parsed.data : isTooMuch ? undefined : salvaged(input)
  const refused = new Set([...ofText, ...ofShape].map((one) => one.place))
  const ofMeaning = theCase === undefined ? [] : checkCase(theCase).filter((one) => !refused.has(one.place))
  const problems = [...ofText, ...ofShape, ...ofMeaning.filter((one) => !isWarning(one.code))]
  if (parsed.success && problems.length === 0) return { case: parsed.data, warnings: ofMeaning }
  return { problems: atMost(withoutRepeats(problems), issues.length - Math.min(issues.length, mostProblems)) }
}

function tooLarge(length: number, most: number): Problem {
  const millions = (characters: number) => (characters / 1_000_000).toFixed(1)
  return caseProblem(
    'CASE-01',
    'case',
    `The file holds ${millions(length)} million characters. A case file may hold ${millions(most)} million at most: take out what the case does not need.`,
  )
}

function notAnObject(input: unknown): Problem {
  return caseProblem('CASE-10', 'case', `The file holds ${found(input)}. A case file is one JSON object, in braces.`)
}

function withoutRepeats(problems: readonly Problem[]): readonly Problem[] {
  const seen = new Map(problems.map((one) => [`${one.code} ${one.place} ${one.sentence}`, one]))
  return [...seen.values()]
}

/** The problems that are told, the last of which says how many more there are. */
function atMost(problems: readonly Problem[], untold: number): readonly Problem[] {
  const shown = problems.slice(0, mostProblems)
  const more = problems.length - shown.length + untold
  const last = shown.at(-1)
  if (more === 0 || last === undefined) return shown
  const sentence = `${last.sentence} ${more} more problems are not listed.`
  return [...shown.slice(0, -1), { ...last, sentence }]
}
