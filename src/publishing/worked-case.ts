import {
  type Answer,
  type Appraisal,
  type AppraisalChoice,
  answerSchema,
  appraise,
  type CaseFile,
  figuresOf,
  ladderOf,
  type NamedFigure,
  readCaseFile,
  UnappraisableCase,
  workbookOf,
} from '../appraisal/index.ts'
import type { Explanation, Problem } from '../figures/index.ts'
import { writeWorkbook } from './workbook.ts'

/** A case that has been worked, as the pages need it. What is asked of it later may be worked elsewhere, and waited for. */
export interface WorkedCase {
  readonly answer: Answer
  /** The bytes that `appraise --json` prints. */
  readonly json: string
  readonly figureNames: () => Waited<readonly NamedFigure[]>
  /** The steps from a figure down to a record or a judgement; or what is wrong with the question. */
  readonly ladder: (
    figure: string,
    at: Readonly<Record<string, string>>,
  ) => Waited<readonly Explanation[] | { readonly problems: readonly Problem[] }>
  /** The workbook with live formulas, as bytes. */
  readonly workbook: () => Waited<Uint8Array>
}

export type Waited<T> = T | Promise<T>

/**
 * Works a case from the text of its file, or from a case in memory: everything its pages show and the command prints;
 * or every problem of the file, and then nothing is worked.
 */
export function workedFrom(
  written: string | CaseFile,
  choice: AppraisalChoice = {},
): WorkedCase | { readonly problems: readonly Problem[] } {
  const reading = readCaseFile(written)
  if ('problems' in reading) return reading
  const appraisal = appraisable(reading.case, choice)
  if ('problems' in appraisal) return appraisal
  return workedOf(appraisal, reading.warnings)
}

/** A case that has been appraised, as its pages show it; `warnings` are those of reading its file. */
export function workedOf(appraisal: Appraisal, warnings: readonly Problem[]): WorkedCase {
  const answer: Answer = { ...appraisal.answer, warnings: [...warnings, ...appraisal.answer.warnings] }
  const names = once(() => figuresOf(appraisal))
  const bytes = once(() => writeWorkbook(workbookOf(appraisal)))
  return {
    answer,
    json: answerText(answer),
    figureNames: names,
    ladder: (figure, at) => {
      const rungs = ladderOf(appraisal, figure, at)
      return areProblems(rungs) ? { problems: rungs } : rungs
    },
    workbook: bytes,
  }
}

/** A case may read well and still not be workable as it stands; that is its author's to put right, not a fault. */
function appraisable(
  theCase: CaseFile,
  choice: AppraisalChoice,
): Appraisal | { readonly problems: readonly Problem[] } {
  try {
    return appraise(theCase, choice)
  } catch (error) {
    if (error instanceof UnappraisableCase) return { problems: error.problems }
    throw error
  }
}

/** The answer as `--json` prints it: keys in the order of the schema, one line, no clock, path or duration. */
function answerText(answer: Answer): string {
  return `${JSON.stringify(answerSchema.parse(answer))}\n`
}

/** Of two kinds of list, problems are those whose entries have a code and a sentence. */
function areProblems(list: readonly object[]): list is readonly Problem[] {
  return list.length > 0 && list.every((entry) => 'code' in entry && 'sentence' in entry)
}

function once<T>(work: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: work() }
    return made.value
  }
}
