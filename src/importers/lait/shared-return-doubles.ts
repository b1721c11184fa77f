import { compareText } from '../../figures/index.ts'
import { type CouncilCode, laitMeasure } from '../../reference/index.ts'
import type { Observation } from '../observation.ts'

/** What several councils of one return each carry as if it were their own. */
export interface SharedReturnDouble {
  readonly measure: string
  readonly period: string
  /** The councils of the return, and the unit that it is about: their codes with + between. */
  readonly councils: readonly CouncilCode[]
  readonly unit: string
  /** The figure of all of them together: to be counted once. */
  readonly value: number
  readonly observations: readonly Observation[]
}

/** Alike in four figures is no chance: of pairs of councils one in thousands. */
const figuresAlike = 4

/**
 * Finds where a publication writes the figure of one joint return into the row of each of its councils, so that a sum
 * would count it twice: North and West Northamptonshire both carry 421.5 social workers in 2025, and have 421.5.
 *
 * Asked of known partners only. Two councils may agree in one figure by chance (1.7 in both), so all that both have of a
 * topic and period must be alike, some of it with decimals, and together in four significant figures or more.
 */
export function sharedReturnDoubles(
  observations: Iterable<Observation>,
  partners: readonly (readonly CouncilCode[])[],
): readonly SharedReturnDouble[] {
  return [...groupsOf(observations, partners).values()].flatMap((group) => {
    const compared = [...group.byMeasure.values()].filter((found) => found.length === group.councils.length)
    const alike = compared.filter(isAlike)
    if (alike.length < compared.length || !isBeyondChance(alike)) return []
    return alike.flatMap((found) => doubleOf(found, group.councils))
  })
}

interface Group {
  readonly councils: readonly CouncilCode[]
  readonly byMeasure: Map<string, Observation[]>
}

function groupsOf(
  observations: Iterable<Observation>,
  partners: readonly (readonly CouncilCode[])[],
): ReadonlyMap<string, Group> {
  const partnersOf = new Map(partners.flatMap((councils) => councils.map((code) => [code, councils] as const)))
  const groups = new Map<string, Group>()
  for (const each of observations) {
    const [code, ...others] = each.area.councils
    const councils = code === undefined || others.length > 0 ? undefined : partnersOf.get(code)
    if (councils === undefined || typeof each.value !== 'number' || each.value === 0) continue
    const key = `${councils.join('+')}|${topicOf(each.measure)}|${each.period.from}|${each.period.to}`
    const group: Group = groups.get(key) ?? { councils: [...councils].sort(compareText), byMeasure: new Map() }
    groups.set(key, group)
    const line = `${each.measure}|${JSON.stringify(each.filters)}|${each.marks.join(' ')}`
    const found = group.byMeasure.get(line)
    if (found === undefined) group.byMeasure.set(line, [each])
    else if (!found.some(({ area }) => area.key === each.area.key)) found.push(each)
  }
  return groups
}

/** A topic of the tool, or the family of another publication. */
function topicOf(measure: string): string {
  const [family = '', ...rest] = measure.split('/')
  return (family === 'lait' ? laitMeasure(rest.join('/'))?.topic : undefined) ?? family
}

function isAlike(found: readonly Observation[]): boolean {
  return found.every(({ value }) => value === found[0]?.value)
}

function isBeyondChance(alike: readonly (readonly Observation[])[]): boolean {
  const values = alike.flatMap(([first]) => (typeof first?.value === 'number' ? [first.value] : []))
  const figures = values.reduce((sum, value) => sum + String(value).replace(/\D/g, '').replace(/^0+/, '').length, 0)
  return figures >= figuresAlike && values.some((value) => !Number.isInteger(value))
}

function doubleOf(found: readonly Observation[], councils: readonly CouncilCode[]): readonly SharedReturnDouble[] {
  const [first] = found
  if (first === undefined || typeof first.value !== 'number') return []
  const { measure, period, value } = first
  return [{ measure, period: period.label, councils, unit: councils.join('+'), value, observations: found }]
}
