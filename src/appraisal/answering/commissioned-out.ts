import { formatPercent, formatValue, listInWords, toPence } from '../../figures/index.ts'
import {
  commissionedOutInEngland as england,
  lineKeys,
  lookedAfterLines,
  ownershipWarning,
  survey2011,
} from '../../reference/index.ts'
import type { CommissionedOutAnswer } from '../answer/price-led.ts'
import { type CaseFile, type CaseSource, latestGross } from '../case-file/index.ts'
import { sixPlaces } from './four-ways.ts'
import { inWords, roughly } from './say.ts'

type CouncilShares = CommissionedOutAnswer['byCouncil'][number]
type Shares = CouncilShares['all']
type Comparator = CaseFile['comparators'][number]
type Line = Comparator['spending'][number]

/** What one council spent, line by line of the children’s return, in its latest year. */
interface Spending extends Omit<Comparator, 'spending' | 'name' | 'reportingUnit'> {
  readonly isComparator: boolean
  readonly lines: readonly Line[]
}

/**
 * How much of each council’s children’s services others were paid to provide, as its return says; null where no
 * line is split by provider.
 */
export function commissionedOutAnswerOf(theCase: CaseFile): CommissionedOutAnswer | null {
  const spending = [
    ...ownSpending(theCase),
    ...theCase.comparators.map((one) => ({ ...one, lines: one.spending, isComparator: true })),
  ]
  const byCouncil = spending.flatMap((one) => councilShares(one, theCase.decisionDate))
  if (byCouncil.length === 0) return null
  return {
    byCouncil,
    warning: ownershipWarning,
    england: {
      year: england.year,
      authorities: england.authorities,
      own: england.own,
      private: england.private,
      otherPublic: england.otherPublic,
      voluntary: england.voluntary,
      median: england.median,
      lookedAfterMedian: england.lookedAfterMedian,
      sentence: `Across the ${england.authorities} authorities of England in ${england.year} the middle one paid private and voluntary providers for ${percent(england.median)}, and ${england.atLevel} stood at ${percent(england.level)} or more (${england.atLevelWithOtherPublic} with other public bodies). For looked-after children alone the middle one stood at ${percent(england.lookedAfterMedian)}, and ${england.lookedAfterAtLevel} were at ${percent(england.level)} or more already. So ${percent(england.level)} was a large change for services as a whole, and already true of what most authorities spent on looked-after children.`,
      source: england.source,
      grade: england.grade,
      isHindsight: england.published > theCase.decisionDate,
    },
    sentences: [...byCouncil.filter(({ isComparator }) => !isComparator).map(ownSentence), ...range(byCouncil)],
    said: {
      sentence: `In a survey reported on 17 October 2011, ${formatPercent(survey2011.expectedBy, 0)} of council decision-makers expected ${formatPercent(survey2011.commissionedOut, 0)} of services to be commissioned out. How many were asked, and by when they expected it, is not reported.`,
      source: survey2011.source,
      grade: survey2011.grade,
    },
  }
}

const percent = (share: number) => formatValue(share, 'share')

/** The children’s lines of the case’s own councils, from the latest gross figures of the baseline. */
function ownSpending(theCase: CaseFile): readonly Spending[] {
  const gross = [...latestGross(theCase).values()]
  return theCase.councils.flatMap(({ code, shortName }) => {
    const cells = gross.filter((cell) => cell.council === code)
    const year = cells.reduce((late, cell) => (cell.year > late ? cell.year : late), '')
    const lines = cells.filter((cell) => cell.year === year)
    const [first] = lines
    if (first === undefined) return []
    return [{ code, shortName, year, published: first.published, grade: first.grade, lines, isComparator: false }]
  })
}

function councilShares(spending: Spending, decisionDate: string): readonly CouncilShares[] {
  const known: ReadonlySet<string> = new Set(lineKeys)
  const lines = spending.lines.filter(({ line }) => known.has(line))
  const split = lines.filter(({ providers }) => providers !== undefined)
  const [first] = split
  const all = sharesOf(split)
  if (first === undefined || all === undefined) return []
  const lookedAfter: ReadonlySet<string> = new Set(lookedAfterLines(spending.year))
  return [
    {
      council: spending.code,
      councilName: spending.shortName,
      isComparator: spending.isComparator,
      year: spending.year,
      all,
      lookedAfter: sharesOf(split.filter(({ line }) => lookedAfter.has(line))) ?? null,
      withoutSplit: lines
        .filter(({ providers, pounds }) => providers === undefined && pounds !== 0)
        .map(({ label }) => label.trim()),
      source: recordsOf(
        first.source,
        split.map(({ source }) => source),
      ),
      grade: spending.grade,
      isHindsight: spending.published > decisionDate,
    },
  ]
}

/** Amounts by provider, and two shares of the whole; nothing where there is no spending to share. */
function sharesOf(lines: readonly Line[]): Shares | undefined {
  const total = (of: 'own' | 'private' | 'otherPublic' | 'voluntary') =>
    lines.reduce((sum, { providers }) => sum + toPence(providers?.[of] ?? 0), 0)
  const [own, bought, otherPublic, voluntary] = [
    total('own'),
    total('private'),
    total('otherPublic'),
    total('voluntary'),
  ]
  const gross = own + bought + otherPublic + voluntary
  if (gross <= 0) return undefined
  return {
    ownPence: own,
    privatePence: bought,
    otherPublicPence: otherPublic,
    voluntaryPence: voluntary,
    grossPence: gross,
    privateAndVoluntaryShare: sixPlaces((bought + voluntary) / gross),
    notOwnShare: sixPlaces((gross - own) / gross),
  }
}

/** The publication and file, with the first and last record that the lines stand in. */
function recordsOf(first: CaseSource, sources: readonly CaseSource[]): string {
  const records = sources.flatMap(({ record }) => (typeof record === 'number' ? [record] : [])).sort((a, b) => a - b)
  const span = records.length === 0 ? undefined : `records ${records[0]} to ${records.at(-1)}`
  return [first.publication, first.edition, [first.file, span].filter((part) => part !== undefined).join(', ')]
    .filter((part) => part !== undefined && part !== '')
    .join('; ')
}

function ownSentence({ councilName, year, all, lookedAfter }: CouncilShares): string {
  const cared =
    lookedAfter === null
      ? ''
      : `; of what it spent on looked-after children, ${percent(lookedAfter.privateAndVoluntaryShare)}`
  return `${councilName} paid private and voluntary providers for ${percent(all.privateAndVoluntaryShare)} of the ${roughly(all.grossPence)} that its return of ${year} splits by provider${cared}.`
}

function range(byCouncil: readonly CouncilShares[]): string[] {
  const share = ({ all }: CouncilShares) => all.privateAndVoluntaryShare
  const ordered = [...byCouncil].sort((a, b) => share(b) - share(a))
  const [most, least] = [ordered[0], ordered.at(-1)]
  if (most === undefined || least === undefined || byCouncil.length < 3) return []
  const said = [most, least].map((one) => `${one.councilName} (${percent(share(one))})`)
  return [
    `Of the ${inWords(byCouncil.length)} councils shown the share was largest and smallest in ${listInWords(said)}.`,
  ]
}
