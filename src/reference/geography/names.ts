import { type CouncilCode, councils, validOn } from '../councils.ts'
import type { Day } from '../dated.ts'
import { nameRows } from './names.generated.ts'
import { plainName } from './plain-name.ts'
import { rowsOf } from './rows.ts'

/**
 * The councils that a name stands for: by a name of the council’s, or one that a register or a return knows it under,
 * the same but for case, `&`, points and commas. Nothing is guessed: a name that is only near gives none, and
 * `suggestCouncil` says what a person might have meant. Several where a council was made anew under its old name; a
 * day tells them apart.
 */
export function councilsNamed(name: string, day?: Day): readonly CouncilCode[] {
  const found = byName.get(plainName(name)) ?? []
  return day === undefined ? found : found.filter((code) => validOn(code, day))
}

/** The other names under which returns and registers know a council, in small letters without points and commas. */
export function otherNamesOf(code: CouncilCode): readonly string[] {
  return otherNames.get(code) ?? []
}

const otherNames: ReadonlyMap<CouncilCode, readonly string[]> = new Map(
  rowsOf(nameRows).map(([code = '', ...names]) => [code, names]),
)

const byName: ReadonlyMap<string, readonly CouncilCode[]> = (() => {
  const found = new Map<string, CouncilCode[]>()
  for (const { code, name } of councils)
    for (const each of new Set([plainName(name), ...otherNamesOf(code)]))
      found.set(each, [...(found.get(each) ?? []), code])
  return found
})()
