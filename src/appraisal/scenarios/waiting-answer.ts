import { standardErrorsTold } from '../../figures/index.ts'
import type { ByState, Choice, ValueOfWaiting } from '../../model/index.ts'
import { stoppedAbove, valueOfWaiting } from '../../model/index.ts'
import type { WaitingAnswer } from '../answer.ts'
import { rounded } from '../answering/sensitivity.ts'
import type { CaseFile } from '../case-file/index.ts'
import { sourceText } from '../data/assumptions.ts'
import { counterfactualOf } from '../data/figure-data.ts'
import { doesNothing, isWorked, type LightOption, type LightReading, type UnworkedOption } from './light-reading.ts'
import { waitingInWords } from './say-waiting.ts'
import { type Reader, situationsOfWaiting } from './situations.ts'
import { monthsUntil } from './starts-later.ts'

type Waiting = CaseFile['waiting'][number]
type Times = { readonly now: ByState<LightReading>; readonly later: ByState<LightReading> }

/**
 * What waiting until an event is known is worth, against deciding now: mean present values of all councils, the option
 * compared with among the choices at nought, what is stopped left out. Source: docs/method/waiting.md.
 */
export function waitingAnswer(theCase: CaseFile, waiting: Waiting, { read, draws }: Reader): WaitingAnswer {
  const situations = situationsOfWaiting(theCase, waiting)
  const readings: Times = {
    now: { happens: read(situations.now.happens), not: read(situations.now.not) },
    later: { happens: read(situations.later.happens), not: read(situations.later.not) },
  }
  const alone = counterfactualOf(theCase)
  const asked = waiting.options ?? theCase.options.map(({ code }) => code)
  const codes = theCase.options.map(({ code }) => code).filter((code) => asked.includes(code) && code !== alone)
  const choices: readonly Choice[] = [aloneChoice(alone), ...codes.map((code) => choiceOf(readings, code))]
  const found = valueOfWaiting(choices, waiting.chance)
  const nowPence = Math.round(found.now.value)
  const waitingPence = Math.round(found.waiting.value)
  const learnedPence = Math.round(found.now.value + found.learned) - nowPence
  const ofLuck = luckOf(readings, {
    alone,
    chance: waiting.chance,
    decidable: choices.filter(({ now }) => now.happens !== null && now.not !== null).map(({ code }) => code),
    now: found.now.best[0] ?? alone,
    later: { happens: found.waiting.best.happens[0] ?? alone, not: found.waiting.best.not[0] ?? alone },
  })
  const answer = {
    code: waiting.code,
    title: waiting.title,
    event: {
      code: waiting.event,
      title: theCase.scenarios.find(({ code }) => code === waiting.event)?.title ?? waiting.event,
    },
    chance: waiting.chance,
    until: waiting.until,
    months: monthsUntil(theCase.decisionDate, waiting.until),
    draws,
    grade: waiting.grade,
    source: sourceText(waiting.source),
    choices: choices.map(({ code, now, later }) => ({
      option: code,
      now: { happensPence: now.happens, notPence: now.not },
      later: { happensPence: later.happens, notPence: later.not },
      expectedPence:
        now.happens === null || now.not === null
          ? null
          : Math.round(waiting.chance * now.happens + (1 - waiting.chance) * now.not),
      chanceBest: ofLuck.chanceBest.get(code) ?? null,
      isNotShownSafe: isNotShownSafe(readings, code),
      leftOut: code === alone ? null : leftOut(readings, code),
      allowedUpTo: code === alone ? null : allowedUpTo(readings.now, code),
    })),
    nowPence,
    nowBest: [...found.now.best],
    waitingPence,
    waitingBest: { happens: [...found.waiting.best.happens], not: [...found.waiting.best.not] },
    learnedPence,
    delayCostPence: learnedPence - (waitingPence - nowPence),
    differencePence: waitingPence - nowPence,
    chanceWaitingBetter: ofLuck.better,
    chanceWaitingWorse: ofLuck.worse,
    answers: found.answers.map(({ from, to, waits, options }) => ({ from, to, waits, options: [...options] })),
  }
  const amongProposals = amongThose(
    codes.map((code) => proposalOf(readings, code)),
    { readings, chance: waiting.chance },
  )
  return { ...answer, amongProposals, ...waitingInWords(theCase, { ...answer, amongProposals }) }
}

/**
 * The same question where one of the proposals is to be done whatever carrying on alone is worth, as under a direction.
 * Null where not every state has a proposal to choose, or none can be decided for before the event is known.
 */
function amongThose(
  proposals: readonly Choice[],
  { readings, chance }: { readonly readings: Times; readonly chance: number },
): WaitingAnswer['amongProposals'] {
  const somebody = (state: 'happens' | 'not') => proposals.some(({ later }) => later[state] !== null)
  const isDecidable = proposals.some(({ now }) => now.happens !== null && now.not !== null)
  const inEachState = (['happens', 'not'] as const).every((state) => proposals.some(({ now }) => now[state] !== null))
  if (!isDecidable || !inEachState || !somebody('happens') || !somebody('not')) return null
  const found = valueOfWaiting(proposals, chance)
  return {
    nowPence: Math.round(found.now.value),
    nowBest: [...found.now.best],
    waitingPence: Math.round(found.waiting.value),
    waitingBest: { happens: [...found.waiting.best.happens], not: [...found.waiting.best.not] },
    differencePence: Math.round(found.waiting.value) - Math.round(found.now.value),
    differenceErrorPence: Math.round(standardErrorsTold * errorOfDifference(readings, chance, found)),
    delayCostPence: Math.round(found.delayCost),
    onlyOnceKnown: proposals.flatMap(({ code, now }) => {
      const canBeDone = [now.happens, now.not].filter((value) => value !== null).length
      return canBeDone === 1 && [readings.now.happens, readings.now.not].every((of) => choosable(of, code))
        ? [code]
        : []
    }),
    answers: found.answers.map(({ from, to, waits, options }) => ({ from, to, waits, options: [...options] })),
  }
}

/** Standard error of waiting less deciding now, in pence: both are worked on the same futures, so it is of their difference. */
function errorOfDifference({ now, later }: Times, chance: number, { now: best, waiting }: ValueOfWaiting): number {
  const variance = (['happens', 'not'] as const).reduce((sum, state) => {
    const decided = choosable(now[state], best.best[0] ?? '')?.futures
    const waited = choosable(later[state], waiting.best[state][0] ?? '')?.futures
    if (decided === undefined || waited === undefined) return sum
    const apart = Array.from(decided, (value, draw) => 100 * ((waited[draw] ?? 0) - value))
    const mean = apart.reduce((total, value) => total + value, 0) / apart.length
    const squares = apart.reduce((total, value) => total + (value - mean) * (value - mean), 0)
    const weight = state === 'happens' ? chance : 1 - chance
    return sum + (weight * weight * squares) / (apart.length * (apart.length - 1))
  }, 0)
  return Math.sqrt(variance)
}

function aloneChoice(code: string): Choice {
  return { code, now: { happens: 0, not: 0 }, later: { happens: 0, not: 0 } }
}

function choiceOf({ now, later }: Times, code: string): Choice {
  return {
    code,
    now: { happens: meanOf(now.happens, code), not: meanOf(now.not, code) },
    later: { happens: meanOf(later.happens, code), not: meanOf(later.not, code) },
  }
}

/** The same for one that is to be done: a state in which nothing comes of it is one in which it cannot be done. */
function proposalOf({ now, later }: Times, code: string): Choice {
  const done = (reading: LightReading) => {
    const found = choosable(reading, code)
    return found === undefined || doesNothing(found) ? null : found.meanPence
  }
  return {
    code,
    now: { happens: done(now.happens), not: done(now.not) },
    later: { happens: done(later.happens), not: done(later.not) },
  }
}

/** Pence; nothing for an option that is stopped or cannot be worked, and so cannot be chosen. */
function meanOf(reading: LightReading, code: string): number | null {
  return choosable(reading, code)?.meanPence ?? null
}

function choosable(reading: LightReading, code: string): LightOption | undefined {
  const found = reading.options.find(({ option }) => option === code)
  return found !== undefined && isWorked(found) && found.state !== 'stopped' ? found : undefined
}

function isNotShownSafe({ now, later }: Times, code: string): boolean {
  return [now.happens, now.not, later.happens, later.not].some(
    (reading) => choosable(reading, code)?.state === 'notShownSafe',
  )
}

/** Why an option is no choice somewhere, in a sentence; nothing where it always is one. */
function leftOut({ now, later }: Times, code: string): string | null {
  const places: readonly (readonly [LightReading, string])[] = [
    [now.happens, 'decided now, if the event happens'],
    [now.not, 'decided now, if it does not'],
    [later.happens, 'decided once it is known, if it happens'],
    [later.not, 'decided once it is known, if it does not'],
  ]
  const gaps = places.flatMap(([reading, when]) => {
    const found = reading.options.find(({ option }) => option === code)
    return found === undefined || choosable(reading, code) !== undefined ? [] : [{ when, why: whyNot(found) }]
  })
  if (gaps.length === 0) return null
  const reasons = [...new Set(gaps.map(({ why }) => why))]
  if (gaps.length === places.length && reasons.length === 1) return reasons[0] ?? null
  return gaps.map(({ when, why }) => `${when}: ${why}`).join('; ')
}

function whyNot(found: LightOption | UnworkedOption): string {
  return isWorked(found) ? 'stopped' : found.problems.map(({ sentence }) => sentence).join(' ')
}

/**
 * The largest chance of the event at which the limits for children would let an option be decided for now, where they
 * stop it if the event happens and not if it does not; null otherwise. Shares of futures mix as the states do.
 */
function allowedUpTo({ happens, not }: ByState<LightReading>, code: string): number | null {
  const stopped = happens.options.find(({ option }) => option === code)
  const open = choosable(not, code)
  if (stopped === undefined || !isWorked(stopped) || stopped.state !== 'stopped' || open === undefined) return null
  const most = [...stopped.breaches].reduce((least, [limit, share]) => {
    const otherwise = open.breaches.get(limit) ?? 0
    const upTo = share <= stoppedAbove ? 1 : (stoppedAbove - otherwise) / (share - otherwise)
    return upTo < least ? upTo : least
  }, 1)
  return most > 0 && most < 1 ? rounded(most) : null
}

interface Decisions {
  readonly alone: string
  readonly chance: number
  /** What can be decided for now. */
  readonly decidable: readonly string[]
  readonly now: string
  readonly later: ByState<string>
}

/** Future by future: which decision taken now turns out best, and whether waiting turns out better than the best of them. */
function luckOf(readings: Times, { alone, chance, decidable, now, later }: Decisions) {
  const chanceBest = new Map(decidable.map((code) => [code, 0]))
  let [better, worse] = [0, 0]
  for (const state of ['happens', 'not'] as const) {
    const weight = state === 'happens' ? chance : 1 - chance
    const futureOf = (reading: LightReading, code: string) => {
      const futures = code === alone ? undefined : choosable(reading, code)?.futures
      return (draw: number) => futures?.[draw] ?? 0
    }
    const ofNow = decidable.map((code) => ({ code, value: futureOf(readings.now[state], code) }))
    const [decided, waited] = [futureOf(readings.now[state], now), futureOf(readings.later[state], later[state])]
    const futures =
      readings.now[state].options.flatMap((option) => (isWorked(option) ? [option.futures.length] : []))[0] ?? 1
    for (let draw = 0; draw < futures; draw += 1) {
      const best = ofNow.reduce((most, each) => (each.value(draw) > most.value(draw) ? each : most))
      chanceBest.set(best.code, (chanceBest.get(best.code) ?? 0) + weight / futures)
      if (waited(draw) > decided(draw)) better += weight / futures
      if (waited(draw) < decided(draw)) worse += weight / futures
    }
  }
  return {
    chanceBest: new Map([...chanceBest].map(([code, share]) => [code, asChance(share)])),
    better: asChance(better),
    worse: asChance(worse),
  }
}

/** A sum of shares is never quite one by adding. */
function asChance(share: number): number {
  const near = rounded(share)
  return near > 1 ? 1 : near
}
