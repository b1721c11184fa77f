import { type Pence, pence, splitPence, sumPence } from '../../figures/index.ts'
import { type LineKey, type Pool, poolRule1, pools } from '../../reference/index.ts'

/** One line of RO3: what it spends on employees and on running expenses, and both together as the return adds them. */
export interface OutturnSpend {
  readonly gross: Pence
  readonly employees: Pence
}

/** What the rule is called in every source note of a figure that rests on it. */
export const outturnPoolRule =
  'Outturn pool rule: employees are staff, shared as pool rule 1 shares the staff of the line; running expenses are first the overheads that pool rule 1 gives so much staff, and the rest was bought. A part below nought is netted within the line.'

/**
 * A line of RO3 as pools that add up to it to the penny. RO3 says what goes on employees and says nothing of who
 * provided, so pool rule 1, which begins at the provider, is read the other way: its staff share tells the overheads of
 * the staff there are, and what is left of the running expenses is placements or other services bought. Judgement,
 * grade D. `agencyShareOfPay` is the agency workers’ share of social workers’ pay, from 0 to 1.
 */
export function outturnPools(
  rule: LineKey,
  { gross, employees }: OutturnSpend,
  agencyShareOfPay: number,
): readonly { readonly pool: Pool; readonly pence: Pence }[] {
  const { staffShare, bought } = poolRule1.lines[rule]
  const staff = within(employees, gross)
  const running = pence(gross - staff)
  const overheads = within(pence(Math.round((staff * (1 - staffShare)) / staffShare)), running)
  const parts = [
    ...shared(staff, payShares(rule, agencyShareOfPay)),
    ...shared(overheads, poolRule1.notStaff),
    { pool: bought, pence: pence(running - overheads) },
  ]
  const byPool = pools.map((pool) => ({
    pool,
    pence: sumPence(parts.filter((part) => part.pool === pool).map((part) => part.pence)),
  }))
  const some = byPool.filter((part) => part.pence !== 0)
  // A line of nought is known to be nought, so it has one pool that says so.
  return some.length > 0 ? some : [{ pool: bought, pence: pence(0) }]
}

/** As much as there is of a part, and never more than the whole or less than nought; of a whole below nought, none. */
function within(part: Pence, whole: Pence): Pence {
  return pence(Math.max(0, Math.min(part, whole)))
}

function payShares(rule: LineKey, agencyShare: number): Readonly<Partial<Record<Pool, number>>> {
  const { staff } = poolRule1.lines[rule]
  return staff === 'socialWorkers' ? { agency: agencyShare, 'sw.pay': 1 - agencyShare } : poolRule1.pay[staff]
}

function shared(total: Pence, shares: Readonly<Partial<Record<Pool, number>>>) {
  const members = pools.filter((pool) => (shares[pool] ?? 0) > 0)
  const parts = splitPence({ total, weights: members.map((pool) => shares[pool] ?? 0) })
  return members.map((pool, i) => ({ pool, pence: parts[i] ?? pence(0) }))
}
