import type { Problem } from '../../../figures/index.ts'
import { beginsIn, isDate } from '../calendar.ts'
import type { CaseFile } from '../schema.ts'

/** A check of one idea: everything it finds, problems and warnings. */
export type Check = (context: CheckContext) => readonly Problem[]

/** The case, with what most checks look up in it. */
export interface CheckContext {
  readonly theCase: CaseFile
  readonly councils: ReadonlySet<string>
  readonly services: ReadonlySet<string>
  readonly options: ReadonlySet<string>
  /** Absent when the date in the file is no date. */
  readonly decisionDate: string | undefined
  /** Calendar years in which the first and the last year of the case begin; absent when they cannot be told. */
  readonly span: { readonly first: number; readonly last: number } | undefined
}

export function contextOf(theCase: CaseFile): CheckContext {
  const first = beginsIn(theCase.firstYear)
  return {
    theCase,
    councils: new Set(theCase.councils.map((one) => one.code)),
    services: new Set(theCase.services.map((one) => one.code)),
    options: new Set(theCase.options.map((one) => one.code)),
    decisionDate: isDate(theCase.decisionDate) ? theCase.decisionDate : undefined,
    span: first === undefined || Number.isNaN(theCase.years) ? undefined : { first, last: first + theCase.years - 1 },
  }
}

/** Every entry with its position, so that a check can say where it stands. */
export function placed<T>(list: readonly T[]): readonly (readonly [T, number])[] {
  return list.map((entry, index) => [entry, index])
}

/** The entries that share a key, in the order in which each key first appears. */
export function grouped<T>(list: readonly T[], keyOf: (entry: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>()
  for (const entry of list) {
    const key = keyOf(entry)
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [entry])
    else group.push(entry)
  }
  return [...groups.values()]
}
