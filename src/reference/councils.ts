import { englishCouncils } from './councils/english-councils.generated.ts'
import type { Day } from './dated.ts'

/** ONS code of a council, `E06000005`. */
export type CouncilCode = string

/** What sort of council it is. All of them have children’s services of their own. */
export type CouncilKind = 'county' | 'unitary' | 'metropolitan' | 'londonBorough'

/** An English council with children’s services: its codes, names, region, life and lineage. */
export interface Council {
  readonly code: CouncilCode
  /** The Department for Education’s three-figure number, which a successor may take over. */
  readonly dfeNumber: string
  readonly name: string
  /** For tables and charts. */
  readonly shortName: string
  readonly kind: CouncilKind
  readonly region: string
  /** First day under this code; left out where it was there before 2010. */
  readonly validFrom?: Day
  /** Last day under this code; left out where it is still there. */
  readonly validTo?: Day
  readonly predecessors: readonly CouncilCode[]
  readonly successors: readonly CouncilCode[]
}

const shortNames: Readonly<Record<CouncilCode, string>> = {
  E06000003: 'Redcar & Cleveland',
  E06000058: 'BCP',
  E06000061: 'North Northants',
  E06000062: 'West Northants',
  E09000013: 'Hammersmith & Fulham',
  E09000020: 'Kensington & Chelsea',
  E10000021: 'Northants',
}

/** Where the list of councils is from. */
export const councilsSource =
  'Office for National Statistics, upper-tier authorities of England 2014 to 2025, Open Government Licence v3.0'

/** Every English council with children’s services since 2014, in order of code, those since abolished included. */
export const councils: readonly Council[] = englishCouncils.map(
  ([code, dfeNumber, name, region, from, to, successors]) => ({
    code,
    dfeNumber,
    name,
    shortName: shortNames[code] ?? name,
    kind: kindOf(code),
    region,
    ...(from === '' ? {} : { validFrom: from }),
    ...(to === '' ? {} : { validTo: to }),
    predecessors: englishCouncils.filter((earlier) => earlier[6].includes(code)).map((earlier) => earlier[0]),
    successors,
  }),
)

const byCode: ReadonlyMap<CouncilCode, Council> = new Map(councils.map((each) => [each.code, each]))

/** The council with that ONS code, in its exact letters; undefined where there is none. */
export function council(code: CouncilCode): Council | undefined {
  return byCode.get(code)
}

/** Whether the council was there, under this code, on the day; false for a code that is nobody’s. */
export function validOn(code: CouncilCode, day: Day): boolean {
  const found = council(code)
  if (found === undefined) return false
  return (
    (found.validFrom === undefined || found.validFrom <= day) && (found.validTo === undefined || day <= found.validTo)
  )
}

/**
 * The council somebody probably meant by a code or name that is not quite one: the nearest by letters to add, drop or
 * change, and undefined where nothing is near (more than a third of the letters away).
 */
export function suggestCouncil(text: string): Council | undefined {
  const wanted = plain(text)
  if (wanted === '') return undefined
  let best: { readonly found: Council; readonly away: number } | undefined
  for (const found of councils) {
    for (const written of [found.code, found.name, found.shortName]) {
      const away = lettersToChange(wanted, plain(written))
      if (away * 3 <= wanted.length && (best === undefined || away < best.away)) best = { found, away }
    }
  }
  return best?.found
}

function kindOf(code: CouncilCode): CouncilKind {
  if (code.startsWith('E10')) return 'county'
  if (code.startsWith('E09')) return 'londonBorough'
  return code.startsWith('E08') ? 'metropolitan' : 'unitary'
}

/** Lower case letters and figures only, without the words that every council’s name may carry. */
function plain(text: string): string {
  return text
    .slice(0, 120)
    .toLowerCase()
    .replace(/&/g, ' and ')
    .replace(/\b(royal|city|county|borough|metropolitan|district|council|london|of)\b/g, ' ')
    .replace(/[^a-z0-9]/g, '')
}

/** How many letters must be added, dropped or changed to turn one word into the other (Levenshtein 1965). Labels of returns are matched by it too. */
export function lettersToChange(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const here = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (above[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      here.push(Math.min(changed, (above[j] ?? 0) + 1, (here[j - 1] ?? 0) + 1))
    }
    above = here
  }
  return above[b.length] ?? 0
}
