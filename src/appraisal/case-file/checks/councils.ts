import type { Problem } from '../../../figures/index.ts'
import { council, suggestCouncil, validOn } from '../../../reference/index.ts'
import { caseProblem } from '../../problems.ts'
import { quoted } from '../found.ts'
import { at } from '../place.ts'
import { type CheckContext, placed } from './check.ts'

/** Every council, and every one compared with, is an English authority that existed on the decision date. */
export function councilsExist({ theCase, decisionDate }: CheckContext): readonly Problem[] {
  const named = (['councils', 'comparators'] as const).flatMap((section) =>
    placed<{ readonly code: string; readonly name: string }>(theCase[section]).map(([one, index]) => ({
      ...one,
      place: at(section, index, 'code'),
    })),
  )
  return named.flatMap(({ code, name, place }) => {
    if (code === '') return []
    const known = council(code)
    // A council to come is one that the case itself founds; before it has a code of the Office for National Statistics
    // its code begins with X-.
    const isToCome = theCase.reorganisations.some(({ into }) => into.some((each) => each.council === code))
    if (known === undefined) return isToCome && code.startsWith('X-') ? [] : [noSuchCouncil(code, name, place)]
    if (decisionDate === undefined || validOn(code, decisionDate) || isToCome) return []
    return [notThen(known, decisionDate, place)]
  })
}

function noSuchCouncil(code: string, name: string, place: string): Problem {
  const meant = suggestCouncil(name) ?? suggestCouncil(code)
  const advice =
    meant === undefined
      ? 'Write the council’s nine-character code, such as E06000005.'
      : `Did you mean ${meant.name}, ${meant.code}?`
  return caseProblem(
    'CASE-25',
    place,
    `No English council for children’s services has the code ${quoted(code)}. ${advice}`,
  )
}

type KnownCouncil = NonNullable<ReturnType<typeof council>>

function notThen(known: KnownCouncil, decisionDate: string, place: string): Problem {
  const { name, validFrom, validTo, successors, predecessors } = known
  const others = validTo !== undefined && validTo < decisionDate ? successors : predecessors
  const when =
    validTo !== undefined && validTo < decisionDate ? `ended on ${validTo}` : `began on ${validFrom ?? 'a later day'}`
  const instead =
    others.length === 0
      ? 'Correct the code or the decision date.'
      : `Use ${others.join(' or ')}, or correct the decision date.`
  return caseProblem('CASE-26', place, `${name} ${when}, and the decision date is ${decisionDate}. ${instead}`)
}
