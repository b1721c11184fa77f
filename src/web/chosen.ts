import type { Answer, OptionAnswer } from '../appraisal/index.ts'
import { comparedOptions } from '../charts/index.ts'

export interface Chosen {
  readonly option: OptionAnswer
  /** Why this option is the one shown in full, in words. */
  readonly because: string
}

/**
 * The option whose charts a page shows: the one asked for; else the officers' preferred one; else, of those not
 * stopped, the one with the highest mean present value.
 */
export function chosenOption(answer: Answer, asked?: string): Chosen | undefined {
  const options = comparedOptions(answer)
  const named = options.find(({ code }) => code === asked)
  if (named !== undefined) return { option: named, because: 'as you asked' }
  const preferred = options.find(({ role }) => role === 'preferred')
  if (preferred !== undefined) return { option: preferred, because: 'the option put forward' }
  const open = options.filter(({ state }) => state !== 'stopped')
  const best = [...(open.length > 0 ? open : options)].sort(
    (a, b) => b.presentValuePence.mean - a.presentValuePence.mean,
  )[0]
  return best === undefined ? undefined : { option: best, because: 'the highest mean gain of those not stopped' }
}

/** A council of the case by its code: its place gives its mark. */
export function councilOf(answer: Answer, code: string): { readonly name: string; readonly place: number } {
  const place = answer.case.councils.findIndex((council) => council.code === code)
  return { name: answer.case.councils[place]?.shortName ?? code, place: place < 0 ? 0 : place }
}
