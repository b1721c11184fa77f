import type { At, Cell, Missing } from '../../figures/index.ts'
import { deflator, midTwentyTwenties, type Pool, setUpScale } from '../../reference/index.ts'
import type { CaseFile } from '../case-file/index.ts'
import { lineageOf, withoutSuccessors } from '../case-file/lineage.ts'
import type { CasePools } from '../pools.ts'
import { type Arrangement, arrangementFor } from './arrangements.ts'

const notThere = (at: string): Missing => ({ missing: 'notAvailable', at })

/** The baseline's pools in the case's prices, and what follows from them. */
export function moneyOf(theCase: CaseFile, { cells, steps }: CasePools) {
  const baselineYear = theCase.baseline.reduce((last, { year }) => (year > last ? year : last), '')
  const toCase = deflator(baselineYear, theCase.priceBase).factor
  const toPriors = deflator(baselineYear, midTwentyTwenties).factor
  const poolAt = (pool: Pool, at: At): Cell => {
    let pence = 0
    for (const cell of cells) {
      if (cell.pool !== pool || cell.council !== at['council'] || cell.service !== at['service']) continue
      if (cell.pence === undefined) return { missing: cell.missing, at: `${cell.line} of ${cell.council}` }
      pence += cell.pence
    }
    return (pence / 100) * toCase
  }
  /**
   * Share of a pool that was bought from others. Where the case enters a placement pool and its line has no providers,
   * residential and other placements count as bought whole, and of fostering nobody can say: undefined.
   */
  const boughtShare = (pool: Pool, at: At): number | undefined => {
    const here = cells.filter(
      (cell) => cell.pool === pool && cell.council === at['council'] && cell.service === at['service'],
    )
    let all = 0
    let bought = 0
    for (const { pence, boughtPence } of here) {
      if (pence === undefined) return undefined
      if (boughtPence === undefined && pool === 'placements.fostering' && pence !== 0) return undefined
      all += pence
      bought += boughtPence ?? pence
    }
    return all === 0 ? 0 : bought / all
  }
  const grossOf = (council: string, service: string): Cell => {
    const lineage = lineageOf(theCase, council)
    if (lineage?.role === 'successor') {
      const whole = grossOf(lineage.predecessor, service)
      return typeof whole === 'number' ? whole * lineage.share : whole
    }
    let pence = 0
    for (const step of steps) {
      if (step.council !== council || step.service !== service) continue
      if (step.grossPence === undefined) return notThere(`${step.label} of ${council}`)
      pence += step.grossPence
    }
    return pence / 100
  }
  const grossOfCouncils = (councils: readonly string[], services: readonly string[]): Cell => {
    let sum = 0
    for (const council of withoutSuccessors(theCase, councils)) {
      for (const service of services) {
        const gross = grossOf(council, service)
        if (typeof gross !== 'number') return gross
        sum += gross
      }
    }
    return sum * toPriors
  }
  /** Services that an option arranges alike: same form, same start. */
  const together = (arrangements: readonly Arrangement[], of: Arrangement) =>
    arrangements
      .filter((each) => each.option === of.option && each.code === of.code && each.startMonth === of.startMonth)
      .map(({ service }) => service)
  return {
    baselineYear,
    poolAt,
    boughtShare,
    grossOf,
    grossTogether: (arrangements: readonly Arrangement[], at: At): Cell => {
      const found = arrangementFor(arrangements, at['option'], at['service'])
      if (found === undefined) return setUpScale.referenceGrossPounds
      return grossOfCouncils(found.option.councils, together(arrangements, found))
    },
    grossShare: (arrangements: readonly Arrangement[], at: At): Cell => {
      const found = arrangementFor(arrangements, at['option'], at['service'])
      if (found === undefined) return 1
      const here = grossOfCouncils(found.option.councils, [found.service])
      const all = grossOfCouncils(found.option.councils, together(arrangements, found))
      if (typeof here !== 'number') return here
      if (typeof all !== 'number') return all
      return all === 0 ? 1 : here / all
    },
    /** This service's share of the council's pool over all its services, or those that count; one where it has a single service. */
    shareOfPool: (pool: Pool, at: At, counts: (service: string) => boolean = () => true): number => {
      if (!counts(at['service'] ?? '')) return 0
      const here = poolAt(pool, at)
      const among = theCase.services.filter(({ code }) => counts(code))
      const all = among.map(({ code }) => poolAt(pool, { ...at, service: code }))
      const sum = all.reduce<number>((total, each) => total + (typeof each === 'number' ? each : 0), 0)
      if (sum === 0) return 1 / among.length
      return typeof here === 'number' ? here / sum : 0
    },
  }
}

export type Money = ReturnType<typeof moneyOf>
