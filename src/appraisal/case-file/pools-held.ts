import { lineTitles, ownProvisionShares, poolRule1 } from '../../reference/index.ts'
import { latestGross } from './latest-gross.ts'
import type { CaseFile, Pool } from './schema.ts'

type LineKey = keyof typeof lineTitles

/** Whether pool rule 1 says how the line is made up. */
export function hasPoolRule(line: string): line is LineKey {
  return Object.hasOwn(lineTitles, line)
}

/**
 * The pools that a service holds for some of the councils: those entered, and for other lines those that the pool rule
 * gives. A line whose gross is missing or nought holds none.
 */
export function poolsHeld(theCase: CaseFile, service: string, councils: readonly string[]): ReadonlySet<Pool> {
  const lines = theCase.services.find((one) => one.code === service)?.lines ?? []
  const gross = latestGross(theCase)
  const entered = new Map<string, Set<Pool>>()
  for (const { council, line, pool, pounds } of theCase.pools.entries) {
    const key = JSON.stringify([council, line])
    const poolsOfLine = entered.get(key) ?? new Set<Pool>()
    if (pounds !== 0) poolsOfLine.add(pool)
    entered.set(key, poolsOfLine)
  }
  const held = new Set<Pool>()
  for (const council of councils) {
    for (const line of lines) {
      const key = JSON.stringify([council, line])
      for (const pool of entered.get(key) ?? []) held.add(pool)
      const pounds = gross.get(key)?.pounds ?? 0
      if (entered.has(key) || pounds === 0 || theCase.pools.rule === undefined || !hasPoolRule(line)) continue
      for (const pool of poolsOfRule(line)) held.add(pool)
    }
    if (theCase.agencyBill.some((one) => one.council === council && one.pounds !== 0)) held.add('agency')
  }
  return held
}

/** Any agency share between nought and one shows which pools a line of social work has. */
function poolsOfRule(line: LineKey): readonly Pool[] {
  const own = Object.entries(ownProvisionShares(line, 0.5)).flatMap(([pool, share]) => (share > 0 ? [pool] : []))
  // The keys of the shares are pools, and pools of the reference room are those of the case file.
  return [...(own as Pool[]), poolRule1.lines[line].bought]
}
