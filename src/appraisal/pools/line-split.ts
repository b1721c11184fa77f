import { formatPercent, formatWholePounds, type Pence, pence, splitPence } from '../../figures/index.ts'
import {
  type LineKey,
  lineKeys,
  ownProvisionShares,
  type Pool,
  poolRule1,
  pools,
  poolTitles,
} from '../../reference/index.ts'
import type { AgencyShare } from './agency-share.ts'

/** A line of pool rule 1, by its canonical key; undefined for a line that the rule does not know. */
export function ruledLine(line: string): LineKey | undefined {
  return lineKeys.find((key) => key === line)
}

/** The return gives youth justice no split by provider; pool rule 1 counts all of it as the council's own. */
export function isAllOwn(key: LineKey): boolean {
  return key === 'youthJustice'
}

export interface LineSplit {
  readonly parts: readonly { readonly pool: Pool; readonly pence: Pence; readonly boughtPence: Pence }[]
  readonly staffPence: Pence
  readonly sentences: readonly string[]
}

/**
 * One line by pool rule 1, in whole pence: what was bought goes whole to one pool, own provision is split once by
 * running shares in the fixed order of pools. The parts add up to own and bought together.
 */
export function splitLine(
  key: LineKey,
  { own, bought, agency }: { readonly own: Pence; readonly bought: Pence; readonly agency: AgencyShare | undefined },
): LineSplit {
  const weights = ownWeights(key, agency)
  const ownParts = splitPence({ total: own, weights })
  const parts = poolsReached(key, agency).map((pool) => {
    const ownPart = ownParts[pools.indexOf(pool)] ?? pence(0)
    const boughtPence = pool === poolRule1.lines[key].bought ? bought : pence(0)
    return { pool, pence: pence(ownPart + boughtPence), boughtPence }
  })
  const staffPence = pence(
    pools.reduce((running, pool, index) => running + (isPay(pool) ? (ownParts[index] ?? 0) : 0), 0),
  )
  return { parts, staffPence, sentences: sentencesOf(key, { own, bought, agency, weights }) }
}

/** The pools that a line can put something into, in the fixed order of pools. */
export function poolsReached(key: LineKey, agency: AgencyShare | undefined): readonly Pool[] {
  const weights = ownWeights(key, agency)
  return pools.filter((pool, index) => pool === poolRule1.lines[key].bought || weights[index] !== 0)
}

const MILLION = 1_000_000

/**
 * A weight for each pool, out of a million. The rule's percentages are whole and no more than three are multiplied,
 * so each weight is a whole number of millionths, and half pennies fall alike here and in a workbook. Only social
 * work pay, parted by the agency share, is not.
 */
function ownWeights(key: LineKey, agency: AgencyShare | undefined): readonly number[] {
  const shares = ownProvisionShares(key, agency?.shareOfPay ?? 0)
  return pools.map((pool) => {
    const weight = (shares[pool] ?? 0) * MILLION
    return pool === 'agency' || pool === 'sw.pay' ? weight : Math.round(weight)
  })
}

function isPay(pool: Pool): boolean {
  return pool === 'agency' || pool === 'sw.pay' || pool === 'mgmt.pay' || pool === 'other.pay'
}

function sentencesOf(
  key: LineKey,
  {
    own,
    bought,
    agency,
    weights,
  }: {
    readonly own: Pence
    readonly bought: Pence
    readonly agency: AgencyShare | undefined
    readonly weights: readonly number[]
  },
): readonly string[] {
  const pounds = (of: number) => formatWholePounds(of / 100)
  const shares = pools.flatMap((pool, index) => {
    const weight = weights[index] ?? 0
    return weight === 0 ? [] : [`${poolTitles[pool]} ${formatPercent(weight / MILLION)}`]
  })
  const boughtSentence = isAllOwn(key)
    ? `The return does not say who provided it, so all ${pounds(own + bought)} counts as the council's own.`
    : `Of ${pounds(own + bought)}, ${pounds(bought)} was bought from others and goes to: ${poolTitles[poolRule1.lines[key].bought]}.`
  return [
    boughtSentence,
    ...agencySentences(agency),
    `The council's own ${pounds(own)} is split by judgement: ${shares.join('; ')}.`,
  ]
}

function agencySentences(agency: AgencyShare | undefined): readonly string[] {
  if (agency === undefined) return []
  const from =
    agency.from === 'prior' ? 'no measure in the case, so the prior' : `measured on ${agency.from.measuredOn}`
  return [
    `Agency workers are ${formatPercent(agency.rate)} of social workers (${from}) and each costs ${formatPercent(agency.premium)} more a year than an employee, so they take ${formatPercent(agency.shareOfPay)} of the pay.`,
  ]
}
