import {
  centralAgain,
  correlationOfRanks,
  formatValue,
  type Ordered,
  type OwnEffects,
  ordered,
  ownEffects,
  type Plan,
  planFigures,
  type SlicedNumber,
  standardErrorsTold,
  type VarianceShare,
  varianceShares,
} from '../../figures/index.ts'
import type { OptionAnswer } from '../answer.ts'
import { type Assumption, assumptionOf, isLuck } from '../data/assumptions.ts'
import { centralValues, figureDataOf } from '../data/figure-data.ts'
import type { Prepared } from '../work.ts'
import { columnOf, type Worked, wholePence } from './read.ts'

/** One uncertain number of the case, with its range as the central case moves it: 1 in 10 lower, 1 in 10 higher. */
export interface Moved {
  readonly key: string
  readonly of: Assumption
  readonly central: number
  readonly low: number
  readonly high: number
  /** The ends that a switching value is looked for between: 1 in 100 lower, 1 in 100 higher. */
  readonly lowest: number
  readonly highest: number
  /** Its draws in order. */
  readonly ordered: Ordered
  /** The futures cut into slices in which it is about the same. */
  readonly sliced: SlicedNumber
}

/** What the answers hang on, worked once for all options. */
export interface Sensitivity {
  readonly moved: readonly Moved[]
  /** Central present value of an option in pounds with one number moved. */
  readonly presentValueAt: (key: string, value: number, option: string) => number
  readonly presentValue: (option: string) => number
  /** What each number that bears on an option does by itself to what it is worth, to all or to one council: worked once. */
  readonly effectsOn: (outcome: Float64Array, of: { readonly option: string; readonly council?: string }) => OwnEffects
}

/** A plan of the present values alone, so that moving one number is quick. */
export function presentValuePlan(prepared: Prepared, look = {}): Plan {
  const { pools: _, arrangements: __, ...data } = figureDataOf(prepared.theCase, look, prepared.heldTo)
  return planFigures([prepared.model.views.economic.presentValue], {
    ...data,
    central: centralValues(prepared.theCase, prepared.plan.parameters),
  })
}

export function sensitivityOf(prepared: Prepared): Sensitivity {
  const plan = presentValuePlan(prepared)
  const figure = prepared.model.views.economic.presentValue
  const again = centralAgain(plan, [figure])
  const reached = new Set(plan.parameters.map(({ key }) => key))
  const seen = new Map<string, ReadonlyMap<string, number>>()
  const presentValues = (moved: Readonly<Record<string, number>>): ReadonlyMap<string, number> => {
    const cellOf = again(moved)
    return new Map(
      prepared.theCase.options.map(({ code }) => {
        const cell = cellOf(figure, { option: code })
        return [code, typeof cell === 'number' ? cell : Number.NaN]
      }),
    )
  }
  const base = presentValues({})
  const valuesAt = (key: string, value: number) => {
    const name = `${key} ${value}`
    const before = seen.get(name)
    if (before !== undefined) return before
    const now = presentValues({ [key]: value })
    seen.set(name, now)
    return now
  }
  const tiedTo = (key: string) =>
    new Set(prepared.theCase.correlations.flatMap(({ a, b }) => (a === key ? [b] : b === key ? [a] : [])))
  const moved = prepared.plan.parameters.flatMap((parameter, index): Moved[] => {
    const of = assumptionOf(prepared.theCase, parameter.name, parameter.member)
    if (of === undefined || !reached.has(parameter.key)) return []
    const column = prepared.chance.column(index)
    if (column.every((value) => value === column[0])) return []
    const at = prepared.chance.quantile(index)
    return [
      {
        key: parameter.key,
        of,
        central: of.central,
        low: at(0.1),
        high: at(0.9),
        lowest: at(0.01),
        highest: at(0.99),
        ordered: prepared.chance.ordered(index),
        sliced: { key: parameter.key, slices: prepared.chance.slices(index), tiedTo: tiedTo(parameter.key) },
      },
    ]
  })
  const effects = new Map<string, OwnEffects>()
  return {
    moved,
    effectsOn: (outcome, { option, council = '' }) => {
      const name = JSON.stringify([option, council])
      const known = effects.get(name)
      if (known !== undefined) return known
      const bearing = movedFor({ moved }, option).map(({ sliced }) => sliced)
      const found = ownEffects(bearing, outcome)
      effects.set(name, found)
      return found
    },
    presentValueAt: (key, value, option) => valuesAt(key, value).get(option) ?? Number.NaN,
    presentValue: (option) => base.get(option) ?? Number.NaN,
  }
}

const barsShown = 12

/** The numbers an option's present value turns on, most first: one at a time, from 1 in 10 to 9 in 10 of its range. */
export function tornadoOf(
  prepared: Prepared,
  worked: Worked,
  { sensitivity, shares }: { readonly sensitivity: Sensitivity; readonly shares: ReadonlyMap<string, VarianceShare> },
  option: string,
): OptionAnswer['tornado'] {
  const outcome = ordered(columnOf(worked, prepared.model.views.economic.presentValue, { option }))
  return movedFor(sensitivity, option)
    .map(({ key, of, low, high, ordered: own }) => ({
      name: key,
      ...saidOf(prepared, of, { low, high }),
      rankCorrelation: rounded(correlationOfRanks(own, outcome)),
      varianceShare: shareOf(shares.get(key)),
      varianceShareError: rounded(shares.get(key)?.standardError ?? 0),
      lowPence: wholePence(sensitivity.presentValueAt(key, low, option)),
      highPence: wholePence(sensitivity.presentValueAt(key, high, option)),
    }))
    .filter(({ lowPence, highPence }) => lowPence !== highPence)
    .sort(
      (a, b) => Math.abs(b.highPence - b.lowPence) - Math.abs(a.highPence - a.lowPence) || (a.name < b.name ? -1 : 1),
    )
    .slice(0, barsShown)
}

/** Title, grade and the two ends in words. Luck is told as what happens, on the grade of the chance that it happens. */
function saidOf(prepared: Prepared, of: Assumption, { low, high }: { readonly low: number; readonly high: number }) {
  if (of.name === 'exit/luck') {
    return {
      title: 'Whether it is left early',
      grade: gradeOfChance(prepared, of.name),
      lowValue: 'left at the first chance',
      highValue: 'nobody leaves',
    }
  }
  if (of.name === 'exit/shockLuck') {
    return {
      title: 'Whether reorganisation, a judgement or a direction strikes',
      grade: gradeOfChance(prepared, of.name),
      lowValue: 'in the first years',
      highValue: 'not at all',
    }
  }
  if (of.name === 'reorganisation/luck') {
    return {
      title: 'Whether councils are reorganised',
      grade: gradeOfChance(prepared, of.name),
      lowValue: 'they are',
      highValue: 'they are not',
    }
  }
  return { title: of.title, grade: of.grade, lowValue: inUnit(low, of.unit), highValue: inUnit(high, of.unit) }
}

function gradeOfChance({ theCase }: Prepared, luck: string) {
  if (luck === 'reorganisation/luck') {
    return theCase.reorganisations.reduce<'A' | 'B' | 'C' | 'D'>(
      (worst, { grade }) => (grade > worst ? grade : worst),
      'A',
    )
  }
  return assumptionOf(theCase, luck === 'exit/luck' ? 'general/earlyExit' : 'general/shock')?.grade ?? 'D'
}

/** How the spread of an option's present value divides: by assumption, by grade of evidence, and what none carries alone. */
export interface Spread {
  readonly byName: ReadonlyMap<string, VarianceShare>
  readonly evidence: OptionAnswer['evidence']
  readonly together: OptionAnswer['together']
}

/**
 * First-order shares of an option's present value, added up by evidence grade; whether an arrangement is left early, and
 * whether something strikes from outside, rest on the grade of the chance that they do.
 */
export function spreadOfOption(prepared: Prepared, worked: Worked, sensitivity: Sensitivity, option: string): Spread {
  const outcome = columnOf(worked, prepared.model.views.economic.presentValue, { option })
  const moved = movedFor(sensitivity, option)
  const numbers = moved.map(({ sliced }) => sliced)
  const { shares, together } = varianceShares(numbers, outcome, sensitivity.effectsOn(outcome, { option }))
  const byGrade = (['A', 'B', 'C', 'D'] as const).map((grade) => {
    const sum = moved
      .filter(({ of }) => (isLuck(of.name) ? gradeOfChance(prepared, of.name) : of.grade) === grade)
      .reduce((total, { key }) => total + (shares.get(key)?.share ?? 0), 0)
    // Numbers that do nothing come out a hair above or below nought; together they may come out below.
    return { grade, sum: sum > 0 ? sum : 0 }
  })
  const total = byGrade.reduce((all, { sum }) => all + sum, 0)
  return {
    byName: shares,
    evidence: byGrade.map(({ grade, sum }) => ({ grade, share: total === 0 ? 0 : rounded(sum / total) })),
    together: {
      share: rounded(together.share),
      standardError: rounded(together.standardError),
      sentence: togetherSentence(together, { total, isTied: prepared.theCase.correlations.length > 0 }),
    },
  }
}

/** The numbers that bear on an option: the luck of another option does not. */
export function movedFor(sensitivity: Pick<Sensitivity, 'moved'>, option: string): readonly Moved[] {
  return sensitivity.moved.filter(({ key, of }) => !isLuck(of.name) || key === of.name || key.endsWith(` ${option}`))
}

/** A share as it is printed: from nought to one, though sampling may put it a hair outside. */
export function shareOf(worked: VarianceShare | undefined): number {
  const share = rounded(worked?.share ?? 0)
  return share < 0 ? 0 : share > 1 ? 1 : share
}

/** 19 times in 20 the true share lies within the error that is told. */
function togetherSentence(
  { share, standardError }: VarianceShare,
  { total, isTied }: { readonly total: number; readonly isTied: boolean },
): string {
  if (total === 0) return 'No assumption by itself carries any of the spread.'
  const most = standardErrorsTold * standardError
  const error = Math.round(100 * most)
  const percent = Math.round(100 * share)
  if (share < -most && isTied)
    return 'Some assumptions rise and fall together, so their shares overlap and add up to more than the whole.'
  if (share <= most || percent < 1)
    return `Hardly any of the spread${error < 1 ? '' : ` (nought, give or take ${error}%)`} comes from assumptions acting together: each does what it does by itself.`
  return `About ${percent}% of the spread${error < 1 ? '' : `, give or take ${error},`} comes from assumptions acting together, not from any one of them alone.`
}

const switchesShown = 8

/** For the numbers an option turns on most: where its present value is nought, the rest left at their central values. */
export function switchingOf(
  sensitivity: Sensitivity,
  option: string,
  tornado: OptionAnswer['tornado'],
): OptionAnswer['switching'] {
  return tornado
    .filter(({ name }) => !name.startsWith('exit/') && name !== 'reorganisation/luck')
    .slice(0, switchesShown)
    .flatMap(({ name, title }) => {
      const moved = sensitivity.moved.find(({ key }) => key === name)
      return moved === undefined ? [] : [switchingValueOf(sensitivity, option, moved, title)]
    })
}

function switchingValueOf(
  sensitivity: Sensitivity,
  option: string,
  { key, of, central, lowest, highest }: Moved,
  title: string,
): OptionAnswer['switching'][number] {
  const crossing = nearestCrossing((value) => sensitivity.presentValueAt(key, value, option), lowest, central, highest)
  const centralText = inUnit(central, of.unit)
  const sign = sensitivity.presentValue(option) < 0 ? 'a loss' : 'a gain'
  if (crossing === undefined) {
    return {
      name: key,
      title,
      central: centralText,
      switchingValue: null,
      percentChange: null,
      sentence: `No value of it within its range changes the sign: the option stays ${sign} from ${inUnit(lowest, of.unit)} to ${inUnit(highest, of.unit)}.`,
    }
  }
  const percentChange = central === 0 ? null : rounded((100 * (crossing - central)) / Math.abs(central))
  return {
    name: key,
    title,
    central: centralText,
    switchingValue: inUnit(crossing, of.unit),
    percentChange,
    sentence: `At ${inUnit(crossing, of.unit)} in place of ${centralText} the option neither gains nor loses.`,
  }
}

/** A few steps across the range, then closing in where the sign changes nearest to the central value. */
function nearestCrossing(
  outcome: (value: number) => number,
  low: number,
  central: number,
  high: number,
): number | undefined {
  const steps = 6
  let nearest: number | undefined
  let from = low
  let fromOutcome = outcome(low)
  for (let step = 1; step <= steps; step += 1) {
    const to = step === steps ? high : low + ((high - low) * step) / steps
    const toOutcome = outcome(to)
    // Nought at an end of the range (no lever, no change) is no change of sign.
    if (fromOutcome * toOutcome < 0) {
      const found = closingIn(outcome, { from, fromOutcome, to, toOutcome })
      if (nearest === undefined || Math.abs(found - central) < Math.abs(nearest - central)) nearest = found
    }
    from = to
    fromOutcome = toOutcome
  }
  return nearest
}

/**
 * False position with the Illinois rule: present value is nearly straight between two steps, so a few tries come to
 * within a millionth of the range. A jump (a whole post) is closed in on from both sides.
 */
function closingIn(
  outcome: (value: number) => number,
  {
    from,
    fromOutcome,
    to,
    toOutcome,
  }: { readonly from: number; readonly fromOutcome: number; readonly to: number; readonly toOutcome: number },
): number {
  let [a, fa, b, fb] = [from, fromOutcome, to, toOutcome]
  const enough = Math.abs(to - from) * 1e-6
  for (let step = 0; step < 12 && Math.abs(b - a) > enough; step += 1) {
    const between = b - (fb * (b - a)) / (fb - fa)
    const value = outcome(between)
    if (value === 0) return between
    if (value * fb < 0) [a, fa] = [b, fb]
    else fa /= 2
    ;[b, fb] = [between, value]
    if (Math.abs(value) < 0.5) return between
  }
  return b
}

/** A number of an assumption as people read it; a share of less than a thousandth of a percent is nought. */
export function inUnit(value: number, unit: string): string {
  const plain = unit.replace('prior £', '£').replace('real £', '£')
  if (plain.includes('£')) return formatValue(value, plain, { places: 0 })
  return formatValue(Math.abs(value) < 0.00001 ? 0 : value, plain, { digits: 3 })
}

/** Sixteen significant figures say nothing here: four places do. */
export function rounded(value: number): number {
  return Math.round(value * 10_000) / 10_000
}
