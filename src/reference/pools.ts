/** The pools that a return's lines are split into, in the fixed order in which pennies are shared. */
export const pools = [
  'agency',
  'bought.other',
  'corp.recharge',
  'grants.out',
  'ict',
  'mgmt.pay',
  'other.pay',
  'placements.fostering',
  'placements.other',
  'placements.residential',
  'premises',
  'sw.pay',
] as const

/** One of the kinds of spend that a lever can work on. */
export type Pool = (typeof pools)[number]

/** What each pool is called on a page. */
export const poolTitles: Readonly<Record<Pool, string>> = {
  agency: 'Agency social workers',
  'bought.other': 'Services bought, other than placements',
  'corp.recharge': 'Corporate recharges',
  'grants.out': 'Allowances, direct payments and grants paid out',
  ict: 'Information systems',
  'mgmt.pay': 'Pay of managers',
  'other.pay': 'Pay of other staff',
  'placements.fostering': 'Fostering placements and allowances',
  'placements.other': 'Other placements',
  'placements.residential': 'Residential placements',
  premises: 'Premises',
  'sw.pay': 'Pay of social workers',
}

/** What a pool is called on a page. */
export function poolTitle(pool: Pool): string {
  return poolTitles[pool]
}
