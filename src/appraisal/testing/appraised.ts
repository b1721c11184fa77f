import { appraise } from '../appraise.ts'
import type { CaseFile } from '../case-file/index.ts'

type Answer = ReturnType<typeof appraise>['answer']

const known = new Map<string, string>()

/**
 * The answer to a case, worked once in a process of tests: asked again of the same case and draws it is told as it was
 * found, a copy of its own. Not for tests that ask whether two appraisals of one case agree.
 */
export function answerTo(theCase: CaseFile, draws?: number): Answer {
  const key = JSON.stringify([theCase, draws])
  const text = known.get(key) ?? JSON.stringify(appraise(theCase, draws === undefined ? {} : { draws }).answer)
  known.set(key, text)
  return JSON.parse(text) as Answer
}
