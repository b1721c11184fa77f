import type { At } from '../../figures/index.ts'
import type { CaseFile } from '../case-file/index.ts'
import { type Path, placeOf } from '../case-file/place.ts'

/** Where in a case an input of its figures is said: the entry where it can be told, and otherwise the section. */
export function placeOfInput(theCase: CaseFile, given: string, at: At): string {
  return placeOf(['case', ...pathOfInput(theCase, given, at)])
}

/**
 * Sections by how the names of the inputs begin that rest on them; the first that fits. Those that say one thing each come
 * first; a pool of the baseline comes last, because measures and rules have a part in it.
 */
const sections: readonly (readonly [RegExp, keyof CaseFile])[] = [
  [/^measure\//, 'measures'],
  [/^ownEfficiencies\//, 'ownEfficiencies'],
  [/^(?:establishment\/|L01\/protectedInEstablishment)/, 'establishment'],
  [/^(?:GUARD-08\/event|L01\/protected)/, 'facts'],
  [/^limit\//, 'guardrails'],
  [/^agencyBill\//, 'agencyBill'],
  [/^key\//, 'keys'],
  [/^(?:reorganisation|L16)\//, 'reorganisations'],
  [/^L15\/|^contracts\//, 'contracts'],
  [/^L08\//, 'buildings'],
  [/^(?:L04|L07)\//, 'places'],
  [/^baseline\//, 'baseline'],
]

/** How near an input stands to what the case says: of several that a change of the case moves, the least is to be named. */
export function nearness(given: string): number {
  if (/^(?:entered|items)\/|^setUp\/own$/.test(given)) return 0
  const section = sections.findIndex(([pattern]) => pattern.test(given))
  return section < 0 ? sections.length - 2 : section
}

function pathOfInput(theCase: CaseFile, given: string, at: At): Path {
  const entered = /^entered\/(?:overridden |ownPlan |heldTo )?(.+)$/.exec(given)?.[1]
  if (given.startsWith('entered/overridden ')) return ['overrides']
  const option = theCase.options.findIndex(({ code }) => code === at['option'])
  if (entered !== undefined && option >= 0) {
    const line = theCase.options[option]?.lines.findIndex(
      ({ code, council }) => code === entered && (at['council'] === undefined || council === at['council']),
    )
    return line === undefined || line < 0 ? ['options', option, 'lines'] : ['options', option, 'lines', line]
  }
  const section = sections.find(([pattern]) => pattern.test(given))?.[1]
  if (section !== undefined) {
    const entries: unknown = theCase[section]
    const entry = Array.isArray(entries) ? entries.findIndex((each) => isAbout(each, given, at)) : -1
    return entry < 0 ? [section] : [section, entry]
  }
  if (/^(?:items\/|setUp\/own)/.test(given) && option >= 0) return ['options', option, 'items']
  return option < 0 ? [] : ['options', option]
}

/** Whether an entry speaks of the council, service and year of a cell, and of the very measure or pool. */
function isAbout(entry: Readonly<Record<string, unknown>>, given: string, at: At): boolean {
  const own = given.slice(given.indexOf('/') + 1)
  const isOfMembers = ['council', 'service', 'year'].every(
    (key) => entry[key] === undefined || at[key] === undefined || entry[key] === at[key],
  )
  const names = [entry['measure'], entry['pool'], entry['for']].filter((name) => typeof name === 'string')
  return (
    isOfMembers && (given.startsWith('baseline/') || names.length === 0 || names.some((name) => own.endsWith(name)))
  )
}
