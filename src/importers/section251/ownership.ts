import type { Section251Key } from '../../reference/index.ts'
import { knownCompanies } from '../baseline/council-owned.ts'
import { type OwnershipFact, ownershipOn } from '../baseline/ownership.ts'
import type { Area, Period } from '../observation.ts'
import { type CouncilReturn, pounds, type ReturnedLine } from './council-return.ts'

/** The columns of the return that say who was paid, and never who owns them. */
export type ProviderColumn = 'own' | 'private' | 'otherPublic' | 'voluntary'

/** Shares of the looked-after spend that a council returned by provider, from 0 to 1. */
export interface ProviderShares {
  readonly area: Area
  readonly period: Period
  /** Gross spend that is split by provider, in pounds. */
  readonly gross: number
  readonly shares: Readonly<Record<ProviderColumn, number>>
}

/** What was split by provider: the looked-after total, or where it is not split, its lines that are. */
export function providerShares(
  each: CouncilReturn,
  total: Section251Key = 'totalLookedAfter',
): ProviderShares | undefined {
  const whole = each.lines.get(total)
  if (whole === undefined) return undefined
  const rows = isSplit(whole) ? [whole] : whole.adds.flatMap((key) => splitLine(each.lines.get(key)))
  const sums = columns.map((column) => rows.reduce((sum, row) => sum + (pounds(row, column) ?? 0), 0))
  const gross = sums.reduce((sum, part) => sum + part, 0)
  if (rows.length === 0 || gross <= 0) return undefined
  const [own = 0, priv = 0, otherPublic = 0, voluntary = 0] = sums.map((part) => part / gross)
  return { area: each.area, period: each.period, gross, shares: { own, private: priv, otherPublic, voluntary } }
}

const columns = ['own', 'private', 'otherPublic', 'voluntary'] as const satisfies readonly ProviderColumn[]

function splitLine(line: ReturnedLine | undefined): readonly ReturnedLine[] {
  return line !== undefined && isSplit(line) ? [line] : []
}

/** Until 2008-09 there is no column for other public bodies: own and other public stand as one. */
function isSplit(line: ReturnedLine): boolean {
  return (['own', 'private', 'voluntary'] as const).every((column) => pounds(line, column) !== undefined)
}

/** A split by provider that cannot be read without knowing who owns the provider. */
export interface OwnershipQuestion extends ProviderShares {
  readonly why: 'company' | 'littleOwn' | 'noPrivate'
  /** Companies that are known to run the council’s services in that year. */
  readonly companies: readonly OwnershipFact[]
  /** Median private share of the councils of the same year. */
  readonly medianPrivate: number
  readonly question: string
}

/** Own provision below this share, with private above that one, is what a service run by a company looks like. */
const littleOwn = 0.05
const mostlyPrivate = 0.5
/** A private share below this is as good as none. */
const noPrivate = 0.005
/** None is asked about only where others, this many at least, have this much at the median. */
const fewestPeers = 5
const peersHave = 0.2

/**
 * The splits that ask who owns the provider: a council-owned company is known; own provision is next to nothing; or
 * nothing stands under private where others have a fifth or more. `known` may say more than is shipped here.
 */
export function ownershipQuestions(
  returns: readonly CouncilReturn[],
  known: readonly OwnershipFact[] = knownCompanies,
): readonly OwnershipQuestion[] {
  const split = returns.flatMap((each) => {
    const shares = each.area.level === 'council' || each.area.level === 'other' ? providerShares(each) : undefined
    return shares === undefined ? [] : [shares]
  })
  const medians = mediansByYear(split)
  return split.flatMap((each) => {
    const companies = companiesOf(each, known)
    const { median, peers } = medians.get(each.period.label) ?? { median: 0, peers: 0 }
    const why = reasonToAsk(each.shares, companies, { median, peers })
    return why === undefined
      ? []
      : [{ ...each, why, companies, medianPrivate: median, question: questions[why](companies.map((c) => c.provider)) }]
  })
}

const questions = {
  company: (names) =>
    `How much of this went to ${[...new Set(names)].join(' and ')}, and is that company’s spending to be shown as the council’s own?`,
  littleOwn: () => 'Does a company or trust that the council owns run the service? Say which, and from which year.',
  noPrivate: () =>
    'Was the split by provider filled in? Say what was bought from private providers, or that it was none.',
} as const satisfies Record<OwnershipQuestion['why'], (names: readonly string[]) => string>

function mediansByYear(split: readonly ProviderShares[]) {
  const years = [...new Set(split.map(({ period }) => period.label))]
  return new Map(
    years.map((year) => {
      const shares = split
        .filter(({ period }) => period.label === year)
        .map((each) => each.shares.private)
        .sort((a, b) => a - b)
      const middle = shares.length / 2
      const median = ((shares[Math.ceil(middle) - 1] ?? 0) + (shares[Math.floor(middle)] ?? 0)) / 2
      return [year, { median, peers: shares.length }] as const
    }),
  )
}

function companiesOf({ area, period }: ProviderShares, known: readonly OwnershipFact[]): readonly OwnershipFact[] {
  return area.councils
    .flatMap((council) => ownershipOn(known, { council, day: period.to }))
    .filter(({ ownedBy }) => ownedBy === 'councilOwnedCompany')
}

function reasonToAsk(
  shares: ProviderShares['shares'],
  companies: readonly OwnershipFact[],
  { median, peers }: { readonly median: number; readonly peers: number },
): OwnershipQuestion['why'] | undefined {
  if (companies.length > 0) return 'company'
  if (shares.own < littleOwn && shares.private >= mostlyPrivate) return 'littleOwn'
  return shares.private < noPrivate && peers >= fewestPeers && median >= peersHave ? 'noPrivate' : undefined
}
