/**
 * How far a choice between scored options was led by price, in four ways.
 *
 * A weight is what members gave a criterion, nought or more; a score runs from 0, the worst, to 100, the best. “Price”
 * is every criterion marked financial. Only options that nothing stopped are to be handed in.
 *
 * Source: weighted scoring as in the Green Book and in tender evaluation; the four measures are this project’s own
 * definitions (docs/method/price-led.md), because the survey of 17 October 2011 gave none.
 */
export interface Criterion {
  readonly code: string
  readonly weight: number
  readonly financial: boolean
}

/** An option with its score on each criterion, by the criterion’s code. */
export interface ScoredOption {
  readonly code: string
  readonly scores: Readonly<Record<string, number>>
}

/** What an option scores altogether, out of 100, and the part of it that comes from financial criteria. */
export interface OptionPoints {
  readonly option: string
  readonly points: number
  readonly financialPoints: number
}

/** From one total weight of the financial criteria to another: the options placed first all the way between. */
export interface WeightStretch {
  readonly from: number
  readonly to: number
  readonly firstPlaced: readonly string[]
}

export interface PriceLed {
  /** In order of code. */
  readonly points: readonly OptionPoints[]
  /** More than one where they are level. */
  readonly firstPlaced: readonly string[]
  /** The first by code where several are second; none where only one option is left, or the first place is shared. */
  readonly runnerUp: string | undefined
  /** Points between the first placed and the runner-up; nought where the first place is shared. */
  readonly lead: number
  /** Share of the weight that financial criteria carry. */
  readonly nominal: number
  /** Share of weight × range of scores that they carry; none where no criterion tells the options apart. */
  readonly effective: number | undefined
  /** First placed with every financial score made equal. */
  readonly withoutPrice: readonly string[]
  /** First placed when only financial scores count. */
  readonly onPriceAlone: readonly string[]
  /** The first place changes when every financial score is made equal. */
  readonly priceDecided: boolean
  /** The first place stays when only financial scores count. */
  readonly priceWouldHaveSufficed: boolean
  /** Share of the lead that comes from financial criteria: above 1 or below 0 where the others pull the other way. */
  readonly margin: number | undefined
  /** From no weight on price to all of it; empty where either kind of criterion carries no weight. */
  readonly byFinancialWeight: readonly WeightStretch[]
}

/** Options nearer to one another than this, in points of 100, are level: far below any score written, far above rounding. */
const level = 1e-9

/**
 * The four ways, and the weights at which the choice turns. Nothing where no criterion carries weight or no option is
 * left. Without financial weight every way is nought or no; with a single option nothing is decided, so that neither
 * price nor anything else decides it.
 */
export function priceLed(criteria: readonly Criterion[], options: readonly ScoredOption[]): PriceLed | undefined {
  const ordered = [...criteria].sort((a, b) => (a.code < b.code ? -1 : 1))
  const weight = sum(ordered.map((each) => each.weight))
  if (weight <= 0 || options.length === 0) return undefined
  const financial = ordered.filter((each) => each.financial && each.weight > 0)
  const others = ordered.filter((each) => !each.financial && each.weight > 0)
  const all = [...financial, ...others]
  const nominal = sum(financial.map((each) => each.weight)) / weight
  const points = [...options]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((option) => ({
      option: option.code,
      points: pointsOf(option, all, weight),
      financialPoints: pointsOf(option, financial, weight),
    }))
  const firstPlaced = first(points, (each) => each.points)
  const withoutPrice = first(points, (each) => each.points - each.financialPoints)
  const onPriceAlone = first(points, (each) => each.financialPoints)
  const isChoice = points.length > 1 && financial.length > 0
  return {
    points,
    firstPlaced,
    ...leadOf(points, firstPlaced, financial.length > 0),
    nominal,
    effective: effectiveShare(financial, all, options),
    withoutPrice,
    onPriceAlone,
    priceDecided: isChoice && !sameOptions(withoutPrice, firstPlaced),
    priceWouldHaveSufficed: isChoice && sameOptions(onPriceAlone, firstPlaced),
    byFinancialWeight:
      financial.length === 0 || others.length === 0 ? [] : stretches(endsOf(options, financial, others)),
  }
}

function pointsOf(option: ScoredOption, criteria: readonly Criterion[], weight: number): number {
  return sum(criteria.map((criterion) => criterion.weight * scoreOf(option, criterion))) / weight
}

function scoreOf({ code, scores }: ScoredOption, criterion: Criterion): number {
  const score = scores[criterion.code]
  if (score === undefined) throw new Error(`The option ${code} has no score on ${criterion.code}`)
  return score
}

function first<T extends { readonly option: string }>(list: readonly T[], value: (each: T) => number): string[] {
  const top = largest(list.map(value))
  return list.filter((each) => top - value(each) < level).map(({ option }) => option)
}

function leadOf(
  points: readonly OptionPoints[],
  [winner, beside]: readonly string[],
  hasPrice: boolean,
): Pick<PriceLed, 'runnerUp' | 'lead' | 'margin'> {
  const of = (option: string | undefined) => points.find((each) => each.option === option)
  const [runnerUp] = first(
    points.filter(({ option }) => option !== winner),
    (each) => each.points,
  )
  const [won, second] = [of(winner), of(runnerUp)]
  if (beside !== undefined || won === undefined || second === undefined)
    return { runnerUp: undefined, lead: 0, margin: hasPrice ? undefined : 0 }
  const lead = won.points - second.points
  return { runnerUp, lead, margin: (won.financialPoints - second.financialPoints) / lead }
}

function effectiveShare(
  financial: readonly Criterion[],
  all: readonly Criterion[],
  options: readonly ScoredOption[],
): number | undefined {
  if (financial.length === 0) return 0
  const spread = (criteria: readonly Criterion[]) =>
    sum(
      criteria.map((criterion) => {
        const scores = options.map((option) => scoreOf(option, criterion))
        return criterion.weight * (largest(scores) - smallest(scores))
      }),
    )
  const whole = spread(all)
  return whole === 0 ? undefined : spread(financial) / whole
}

/** An option’s points with no weight on price and with all of it; between the two they run along a straight line. */
interface Ends {
  readonly option: string
  readonly none: number
  readonly all: number
}

function endsOf(
  options: readonly ScoredOption[],
  financial: readonly Criterion[],
  others: readonly Criterion[],
): readonly Ends[] {
  const mean = (option: ScoredOption, criteria: readonly Criterion[]) =>
    pointsOf(option, criteria, sum(criteria.map(({ weight }) => weight)))
  return options
    .map((option) => ({ option: option.code, none: mean(option, others), all: mean(option, financial) }))
    .sort((a, b) => (a.option < b.option ? -1 : 1))
}

/**
 * The upper edge of straight lines, walked from no weight on price to all of it: from the option in front, the next
 * is the one that climbs faster and meets it soonest. Exact; at a turning point itself the two are level.
 */
function stretches(lines: readonly Ends[]): readonly WeightStretch[] {
  const climb = (line: Ends) => line.all - line.none
  const steepest = (list: readonly Ends[]) =>
    list.reduce<Ends | undefined>(
      (best, line) => (best === undefined || climb(line) > climb(best) ? line : best),
      undefined,
    )
  const top = largest(lines.map(({ none }) => none))
  const walked: WeightStretch[] = []
  let from = 0
  let front = steepest(lines.filter(({ none }) => top - none < level))
  while (front !== undefined) {
    const held = front
    const meetings = lines
      .filter((line) => climb(line) - climb(held) > level)
      .map((line) => ({ line, at: (held.none - line.none) / (climb(line) - climb(held)) }))
      .filter(({ at }) => at < 1 - level)
    const to = meetings.length === 0 ? 1 : smallest(meetings.map(({ at }) => at))
    walked.push({
      from,
      to,
      firstPlaced: lines
        .filter(({ none, all }) => Math.abs(none - held.none) < level && Math.abs(all - held.all) < level)
        .map(({ option }) => option),
    })
    front = steepest(meetings.filter(({ at }) => at - to < level).map(({ line }) => line))
    from = to
  }
  return walked
}

/** A decision of a portfolio: whether price decided it, and the pence it was about. */
export interface DecidedByPrice {
  readonly priceDecided: boolean
  readonly pence: number
}

/** How many of a portfolio’s decisions price decided, by number and by money; no share where there is nothing to share. */
export interface PortfolioShare {
  readonly decisions: number
  readonly decidedByPrice: number
  readonly byNumber: number | undefined
  readonly pence: number
  readonly penceDecidedByPrice: number
  readonly byMoney: number | undefined
}

/** The survey’s “40% of decisions”, asked of decisions with their scores: the share in which price decided. */
export function portfolioShare(decisions: readonly DecidedByPrice[]): PortfolioShare {
  const led = decisions.filter(({ priceDecided }) => priceDecided)
  const pence = sum(decisions.map((each) => each.pence))
  const penceDecidedByPrice = sum(led.map((each) => each.pence))
  return {
    decisions: decisions.length,
    decidedByPrice: led.length,
    byNumber: decisions.length === 0 ? undefined : led.length / decisions.length,
    pence,
    penceDecidedByPrice,
    byMoney: pence === 0 ? undefined : penceDecidedByPrice / pence,
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0)
}

function largest(numbers: readonly number[]): number {
  return numbers.reduce((best, each) => (each > best ? each : best), Number.NEGATIVE_INFINITY)
}

function smallest(numbers: readonly number[]): number {
  return numbers.reduce((best, each) => (each < best ? each : best), Number.POSITIVE_INFINITY)
}

function sameOptions(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((code, index) => code === other[index])
}
