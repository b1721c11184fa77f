/** A value in each state of an event that may come about: a closure, an abolition, a judgement, a grant. */
export interface ByState<T> {
  readonly happens: T
  readonly not: T
}

/** What a choice comes to, decided now or once the event is known; null in a state in which it cannot be chosen. */
export interface Choice {
  readonly code: string
  readonly now: ByState<number | null>
  readonly later: ByState<number | null>
}

/** The best answer over a stretch of chances: decide now for one of the options (several when they tie), or wait. */
export interface BestAnswer {
  readonly from: number
  readonly to: number
  readonly waits: boolean
  /** The options to decide for; none where waiting is best. */
  readonly options: readonly string[]
}

export interface ValueOfWaiting {
  /** The best that can be had by deciding now, not knowing the event, and which options give it. */
  readonly now: { readonly value: number; readonly best: readonly string[] }
  /** What waiting gives: the best option in each state, begun later. */
  readonly waiting: { readonly value: number; readonly best: ByState<readonly string[]> }
  /** Expected value of knowing the event, were nothing put off for it. Never negative. */
  readonly learned: number
  /** What is lost by beginning later, the event known either way. Negative where beginning later is itself a gain. */
  readonly delayCost: number
  /** Waiting less deciding now: what is learned less what the delay costs. */
  readonly difference: number
  /** Every chance from nought to one, parted where the best answer turns. */
  readonly answers: readonly BestAnswer[]
}

/**
 * Whether to decide now or wait until an event is known, at a given chance of it.
 *
 * Deciding now is worth the largest of p × happens + (1 − p) × not; waiting is worth p × the largest later value where
 * it happens + (1 − p) × the largest where it does not. Both are straight lines in p or the largest of such lines, so
 * the chances at which the answer turns are crossings of lines and exact. Where waiting gives no more than deciding
 * now, the answer is to decide.
 *
 * Units are the caller's. Source: expected value of information (Raiffa and Schlaifer, Applied Statistical Decision
 * Theory, 1961), as the Green Book's real options are: docs/method/waiting.md.
 */
export function valueOfWaiting(choices: readonly Choice[], chance: number): ValueOfWaiting {
  const lines = linesOf(choices)
  const [knownNow, knownLater] = [bestByState(choices, 'now'), bestByState(choices, 'later')]
  const best = bestOf(lines.map(({ code, line }) => ({ code, value: expected(line, chance) })))
  const known = expected(valuesOf(knownNow), chance)
  const value = expected(valuesOf(knownLater), chance)
  const learned = known - best.value
  return {
    now: { value: best.value, best: best.codes },
    waiting: { value, best: { happens: knownLater.happens.codes, not: knownLater.not.codes } },
    learned,
    delayCost: known - value,
    difference: value - best.value,
    answers: answersOf(lines, valuesOf(knownLater)),
  }
}

interface Line {
  readonly code: string
  readonly line: ByState<number>
}

interface Best {
  readonly value: number
  readonly codes: readonly string[]
}

/** Rounding never turns the order of two sums of products round, so what is known is never worth less than nothing. */
function expected({ happens, not }: ByState<number>, chance: number): number {
  return chance * happens + (1 - chance) * not
}

/** Only what can be chosen in both states can be decided for before the event is known. */
function linesOf(choices: readonly Choice[]): readonly Line[] {
  return choices.flatMap(({ code, now: { happens, not } }) =>
    happens === null || not === null ? [] : [{ code, line: { happens, not } }],
  )
}

function bestByState(choices: readonly Choice[], when: 'now' | 'later'): ByState<Best> {
  const bestIn = (state: 'happens' | 'not') =>
    bestOf(
      choices.flatMap(({ code, [when]: values }) => {
        const value = values[state]
        return value === null ? [] : [{ code, value }]
      }),
    )
  return { happens: bestIn('happens'), not: bestIn('not') }
}

function valuesOf({ happens, not }: ByState<Best>): ByState<number> {
  return { happens: happens.value, not: not.value }
}

function bestOf(choices: readonly { readonly code: string; readonly value: number }[]): Best {
  const [first, ...others] = choices
  if (first === undefined) throw new Error('nothing can be chosen, not even to carry on alone')
  const value = others.reduce((most, other) => (other.value > most ? other.value : most), first.value)
  return { value, codes: choices.filter((each) => each.value === value).map(({ code }) => code) }
}

/** Between two crossings no line overtakes another, so the answer in the middle is the answer of the whole stretch. */
function answersOf(lines: readonly Line[], waiting: ByState<number>): readonly BestAnswer[] {
  const all = [...lines.map(({ line }) => line), waiting]
  const inside = all.flatMap((one, i) => all.slice(i + 1).flatMap((other) => crossing(one, other)))
  const ends = [...new Set([0, ...inside, 1])].sort((a, b) => a - b)
  const stretches = ends.slice(1).map((to, i) => answerBetween(lines, waiting, { from: ends[i] ?? 0, to }))
  return stretches.reduce<BestAnswer[]>((joined, next) => {
    const last = joined.at(-1)
    if (last === undefined || !isSameAnswer(last, next)) joined.push(next)
    else joined[joined.length - 1] = { ...last, to: next.to }
    return joined
  }, [])
}

/** The chance strictly between nought and one at which two lines meet, if there is one. */
function crossing(one: ByState<number>, other: ByState<number>): readonly number[] {
  const [atNought, atOne] = [one.not - other.not, one.happens - other.happens]
  if (!((atNought < 0 && atOne > 0) || (atNought > 0 && atOne < 0))) return []
  const chance = atNought / (atNought - atOne)
  return chance > 0 && chance < 1 ? [chance] : []
}

function answerBetween(
  lines: readonly Line[],
  waiting: ByState<number>,
  { from, to }: { readonly from: number; readonly to: number },
): BestAnswer {
  const middle = from + (to - from) / 2
  const best = bestOf(lines.map(({ code, line }) => ({ code, value: expected(line, middle) })))
  const waits = expected(waiting, middle) > best.value
  return { from, to, waits, options: waits ? [] : best.codes }
}

function isSameAnswer(one: BestAnswer, other: BestAnswer): boolean {
  return one.waits === other.waits && one.options.join(' ') === other.options.join(' ')
}
