import { financialYear, type Problem } from '../../../figures/index.ts'
import { deflator, prior, rangeOf } from '../../../reference/index.ts'
import { poolsOf } from '../../pools.ts'
import { caseProblem } from '../../problems.ts'
import { beginsIn } from '../calendar.ts'
import { inPounds, quoted } from '../found.ts'
import { latestGross } from '../latest-gross.ts'
import { at } from '../place.ts'
import type { CaseFile, CaseOption, EnteredLine, Pool } from '../schema.ts'
import { yearlyAmounts } from '../yearly-amounts.ts'
import { type CheckContext, grouped, placed } from './check.ts'

/** One entered saving in one year, at the prices of the case. */
interface Saving {
  readonly line: EnteredLine
  readonly index: number
  readonly pool: Pool
  readonly begins: number
  readonly pounds: number
}

/**
 * Entered savings of an option are in no year more than the pool that they come from, carried forward as the
 * counterfactual is (its most likely growth, before own efficiencies). A line that claims levers is not looked at: it
 * is held to their ceilings, and a claim above them is a stop and no problem.
 *
 * To be called when the baseline, its pools and the lines themselves hold together.
 */
export function savingsWithinPools(context: CheckContext): readonly Problem[] {
  const { theCase, span } = context
  if (span === undefined) return []
  const savingsByOption = theCase.options.map((option) => savingsOf(option, theCase, span.last))
  if (savingsByOption.every((savings) => savings.length === 0)) return []
  const held = poolsByPlace(theCase)
  return placed(savingsByOption).flatMap(([savings, i]) => {
    const together = grouped(savings, ({ line, pool, begins }) =>
      JSON.stringify([line.council, line.service, pool, begins]),
    )
    const tooMuch = together.flatMap((group) => tooLarge(group, i, held, theCase))
    // One problem for each pool: the first year in which it is passed says enough.
    return grouped(tooMuch, ({ key }) => key).flatMap(([first]) => (first === undefined ? [] : [first.problem]))
  })
}

function savingsOf({ lines }: CaseOption, { scenarios, priceBase }: CaseFile, lastBegins: number): readonly Saving[] {
  const off = new Set(scenarios.flatMap((one) => (one.on ? [] : [one.code])))
  return placed(lines).flatMap(([line, index]) => {
    const { pool, kind, claims, scenario } = line
    if (kind !== 'saving' || pool === undefined || claims !== undefined || off.has(scenario ?? '')) return []
    const { factor } = deflator(line.priceBase ?? priceBase, priceBase)
    return yearlyAmounts(line, lastBegins).map(({ begins, pounds }) => ({
      line,
      index,
      pool,
      begins,
      pounds: pounds * factor,
    }))
  })
}

interface PoolHeld {
  readonly pounds: number
  /** The calendar year in which its baseline year begins. */
  readonly begins: number
}

function tooLarge(group: readonly Saving[], option: number, held: ReadonlyMap<string, PoolHeld>, theCase: CaseFile) {
  const [first] = group
  if (first === undefined) return []
  const { line, pool, begins, index } = first
  const key = placeKey(line.council, line.service, pool)
  const inBaseline = held.get(key)
  if (inBaseline === undefined) return []
  const most = carriedForward(inBaseline, pool, line.council, begins, theCase)
  const sum = group.reduce((total, { pounds }) => total + pounds, 0)
  if (sum <= most + 0.005) return []
  const year = financialYear(begins)
  const place =
    line.byYear === undefined
      ? at('options', option, 'lines', index, 'ramp')
      : at('options', option, 'lines', index, 'byYear', year)
  const which =
    group.length === 1 ? `The saving ${quoted(line.code)} is` : `The ${group.length} savings entered here come to`
  const sentence = `${which} ${inPounds(sum)} in ${year}, more than the pool ${quoted(pool)} it comes from, which holds ${inPounds(most)} for ${line.council} by then. Lower it, name another pool, or say under “claims” which lever it is the claim for.`
  return [{ key, problem: caseProblem('CASE-49', place, sentence) }]
}

/** What the pool holds in a later year by its most likely growth, at the prices of the case. */
function carriedForward(
  { pounds, begins }: PoolHeld,
  pool: Pool,
  council: string,
  year: number,
  theCase: CaseFile,
): number {
  const growth =
    (1 + central(`X0/volume ${pool}`, council, theCase)) * (1 + central(`X0/price ${pool}`, council, theCase))
  let most = pounds * deflator(begins, theCase.priceBase).factor
  for (let y = begins; y < year; y++) most *= growth
  return most
}

function central(name: string, council: string, { assumptions, decisionDate }: CaseFile): number {
  const own = assumptions[name]
  const entry = own !== undefined && 'byCouncil' in own ? own.byCouncil[council] : own
  const known = prior(name, decisionDate)?.entry
  return entry?.central ?? (known === undefined ? 0 : rangeOf(known).central)
}

/** Baseline pools by council, service and pool; one with a member missing is not known and left out. */
function poolsByPlace(theCase: CaseFile): ReadonlyMap<string, PoolHeld> {
  const gross = latestGross(theCase)
  const held = new Map<string, PoolHeld>()
  const unknown = new Set<string>()
  for (const { council, service, line, pool, pence } of poolsOf(theCase).cells) {
    const key = placeKey(council, service, pool)
    const begins = beginsIn(gross.get(JSON.stringify([council, line]))?.year ?? '')
    if (pence === undefined || begins === undefined) unknown.add(key)
    else held.set(key, { pounds: (held.get(key)?.pounds ?? 0) + pence / 100, begins })
  }
  for (const bill of theCase.agencyBill) {
    // A published bill says more than what the rule leaves in the pool, and a case has it once, whatever the service.
    for (const { code } of theCase.services) {
      const key = placeKey(bill.council, code, 'agency')
      const begins = beginsIn(bill.year)
      if (begins !== undefined && bill.pounds > (held.get(key)?.pounds ?? 0))
        held.set(key, { pounds: bill.pounds, begins })
    }
  }
  for (const key of unknown) held.delete(key)
  return held
}

function placeKey(council: string, service: string, pool: Pool): string {
  return JSON.stringify([council, service, pool])
}
