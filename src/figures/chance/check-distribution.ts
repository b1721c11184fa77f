import { type Problem, problem } from '../problem.ts'
import type { Distribution, Limits } from './distribution.ts'
import { plainNumber } from './plain-number.ts'
import type { ChanceProblemCode } from './problems.ts'

/**
 * Everything that is wrong with a distribution, each as a sentence that says what was found and what to do; empty
 * when it can be drawn from. `place` is where it was written (a name, a cell).
 */
export function checkDistribution(distribution: Distribution, place: string): readonly Problem[] {
  const found: Problem[] = []
  const say: Say = (code, sentence) => found.push(problem(code, place, sentence))
  checkNumbers(distribution, say)
  if (found.length > 0) return found
  checkShape(distribution, say)
  if (distribution.limits !== undefined) checkLimits(distribution.limits, say)
  return found
}

type Say = (code: ChanceProblemCode, sentence: string) => void

function checkNumbers(distribution: Distribution, say: Say): void {
  const { kind, limits, ...parts } = distribution
  for (const [name, value] of [...Object.entries(parts), ...Object.entries(limits ?? {}).map(limitNamed)]) {
    if (value === undefined || typeof value === 'string') continue
    const numbers: readonly unknown[] = Array.isArray(value) ? value : [value]
    const wrong = numbers.find((number) => typeof number !== 'number' || !Number.isFinite(number))
    if (wrong !== undefined) {
      say('CHANCE-01', `“${inWords(name)}” of the ${kind} distribution is ${String(wrong)}. Enter a number.`)
    }
  }
}

function limitNamed([name, value]: [string, unknown]): [string, unknown] {
  return [`${name} limit`, value]
}

function checkShape(distribution: Distribution, say: Say): void {
  switch (distribution.kind) {
    case 'fixed':
      break
    case 'uniform':
      inOrder({ low: distribution.low, high: distribution.high }, say)
      break
    case 'triangular':
    case 'pert':
      inOrder({ low: distribution.low, mode: distribution.mode, high: distribution.high }, say)
      break
    case 'lch':
      centralBetween(distribution, say)
      break
    case 'normal':
      notBelowNought('sd', distribution.sd, say)
      break
    case 'lognormal':
      notBelowNought('sigma', distribution.sigma, say)
      break
    case 'beta': {
      aboveNought('alpha', distribution.alpha, say)
      aboveNought('beta', distribution.beta, say)
      const { low = 0, high = 1 } = distribution
      if (!(low < high))
        say('CHANCE-02', `Low is ${plainNumber(low)} and high is ${plainNumber(high)}. Enter a high above low.`)
      break
    }
    case 'discrete':
      chancesAddUp(distribution.values, distribution.chances, say)
      break
    case 'empirical':
      ascending(distribution.values, { least: 1 }, say)
      break
    case 'table':
      ascending(distribution.values, { least: 2 }, say)
      break
    default:
      distribution satisfies never
  }
}

function inOrder(parts: Readonly<Record<string, number>>, say: Say): void {
  const named = Object.entries(parts)
  for (const [i, [name, value]] of named.entries()) {
    const before = named[i - 1]
    if (before === undefined || before[1] <= value) continue
    say(
      'CHANCE-02',
      `${startOfSentence(before[0])} is ${plainNumber(before[1])}, above ${inWords(name)}, ${plainNumber(value)}. ` +
        `Enter them in order: ${named.map(([each]) => inWords(each)).join(', ')}.`,
    )
  }
}

function centralBetween(
  { low, central, high }: { readonly low: number; readonly central: number; readonly high: number },
  say: Say,
): void {
  const least = low < high ? low : high
  const most = low < high ? high : low
  if (central >= least && central <= most) return
  say(
    'CHANCE-02',
    `Central is ${plainNumber(central)}, which is not between low, ${plainNumber(low)}, and high, ${plainNumber(high)}. ` +
      'Enter a central value from one to the other, or change low or high.',
  )
}

function aboveNought(name: string, value: number, say: Say): void {
  if (value > 0) return
  say('CHANCE-03', `${startOfSentence(name)} is ${plainNumber(value)}. Enter a number above 0.`)
}

function notBelowNought(name: string, value: number, say: Say): void {
  if (value >= 0) return
  say('CHANCE-03', `${startOfSentence(name)} is ${plainNumber(value)}. Enter 0 or more.`)
}

function chancesAddUp(values: readonly number[], chances: readonly number[], say: Say): void {
  if (values.length === 0) say('CHANCE-05', 'There are no values. Enter at least one value with its chance.')
  if (values.length !== chances.length) {
    say(
      'CHANCE-04',
      `There are ${values.length} values and ${chances.length} chances. Enter one chance for each value.`,
    )
    return
  }
  const outside = chances.find((chance) => chance < 0 || chance > 1)
  if (outside !== undefined) say('CHANCE-04', `A chance is ${plainNumber(outside)}. Enter chances between 0 and 1.`)
  let sum = 0
  for (const chance of chances) sum += chance
  // Chances written to a few decimals may miss 1 by what rounding leaves; the last value takes up the rest.
  if (values.length > 0 && Math.abs(sum - 1) > 1e-6) {
    say('CHANCE-04', `The chances add up to ${plainNumber(sum)}. Change them so that they add up to 1.`)
  }
}

function ascending(values: readonly number[], { least }: { readonly least: number }, say: Say): void {
  if (values.length < least) {
    say('CHANCE-05', `There are ${values.length === 0 ? 'no' : values.length} values. Enter at least ${least}.`)
    return
  }
  const at = values.findIndex((value, i) => i > 0 && value < (values[i - 1] ?? value))
  if (at < 0) return
  const before = values[at - 1] ?? Number.NaN
  say(
    'CHANCE-05',
    `Value ${at + 1}, ${plainNumber(values[at] ?? Number.NaN)}, is below the one before it, ${plainNumber(before)}. Enter the values in ascending order.`,
  )
}

function checkLimits({ low, high }: Limits, say: Say): void {
  if (low === undefined || high === undefined || low <= high) return
  say(
    'CHANCE-06',
    `The low limit is ${plainNumber(low)}, above the high limit, ${plainNumber(high)}. Enter them in order.`,
  )
}

const words: Readonly<Record<string, string>> = {
  mode: 'most likely',
  sd: 'standard deviation',
  sigma: 'standard deviation of the logarithm',
  mu: 'mean of the logarithm',
}

function inWords(name: string): string {
  return words[name] ?? name
}

function startOfSentence(name: string): string {
  const text = inWords(name)
  return text.charAt(0).toUpperCase() + text.slice(1)
}
