import { type Path, placeOf } from '../case-file/place.ts'
import type { Version } from './document.ts'
import { valueUnder } from './places.ts'

/** Something that the answer repeats from the case, word for word, and that the two no longer agree on. */
export interface CopyApart {
  /** Where in the version, in its case. */
  readonly place: string
  readonly inCase: unknown
  readonly inAnswer: unknown
}

/**
 * What an answer repeats from its case: header, councils, services, options, baseline and needs. Where the two differ, one of them was
 * changed after it was frozen. No code of the appraisal has a part in it, so any build sees it.
 */
export function copiesApart({ case: theCase, answer }: Version): readonly CopyApart[] {
  const apart: CopyApart[] = []
  const compare = (path: Path, inCase: unknown, inAnswer: unknown) => {
    if (inCase !== inAnswer) apart.push({ place: placeOf(['case', ...path]), inCase, inAnswer })
  }
  for (const key of ['name', 'title', 'question', 'decisionDate', 'firstYear', 'years', 'priceBase'] as const)
    compare([key], theCase[key], answer.case[key])
  const lists = (
    path: string,
    keys: readonly string[],
    inCase: readonly unknown[] | undefined,
    inAnswer: readonly unknown[] | undefined,
    named: Readonly<Record<string, string>> = {},
  ) => {
    const [own, told] = [inCase ?? [], inAnswer ?? []]
    for (let index = 0; index < own.length || index < told.length; index += 1)
      for (const key of keys)
        compare(
          [path, index, named[key] ?? key],
          valueUnder(own[index], named[key] ?? key),
          valueUnder(told[index], key),
        )
  }
  lists('councils', ['code', 'name', 'shortName'], theCase.councils, answer.case.councils)
  lists('services', ['code', 'title'], theCase.services, answer.case.services)
  lists('options', ['code', 'title', 'summary', 'role'], theCase.options, answer.options)
  lists('needs', ['council', 'title', 'from', 'to', 'grade'], theCase.needs, answer.needs)
  baselineApart({ case: theCase, answer }, compare)
  return apart
}

/** The gross figures of the baseline, of which the answer says the same in pence. */
function baselineApart(
  { case: theCase, answer }: Pick<Version, 'case' | 'answer'>,
  compare: (path: Path, inCase: unknown, inAnswer: unknown) => void,
): void {
  const gross = theCase.baseline.flatMap((cell, index) => (cell.measure === 'gross' ? [{ cell, index }] : []))
  for (const [row, { cell, index }] of gross.entries()) {
    const told = answer.baseline[row]
    compare(['baseline', index, 'council'], cell.council, told?.council)
    compare(['baseline', index, 'line'], cell.line, told?.line)
    compare(['baseline', index, 'label'], cell.label.trim(), told?.label)
    compare(['baseline', index, 'missing'], cell.missing ?? null, told?.missing)
    compare(['baseline', index, 'grade'], cell.grade, told?.grade)
    const pence = cell.pounds === undefined ? null : Math.round(cell.pounds * 100) || 0
    compare(['baseline', index, 'pounds'], pence, told?.grossPence)
  }
  if (gross.length < answer.baseline.length) compare(['baseline'], gross.length, answer.baseline.length)
}
