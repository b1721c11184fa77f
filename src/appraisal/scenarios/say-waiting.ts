import { chanceInWords, dateInWords, listInWords } from '../../figures/index.ts'
import type { WaitingAnswer } from '../answer.ts'
import { lowerFirst, roughly, roughSize, sentenceCase } from '../answering/say.ts'
import type { CaseFile } from '../case-file/index.ts'
import { counterfactualOf } from '../data/figure-data.ts'
import { inMonths } from './say-changes.ts'

type Worked = Omit<WaitingAnswer, 'headline' | 'sentences'>

/** Whether to wait, in words that can be read aloud: what is best now and then, what knowing saves, where it turns. */
export function waitingInWords(theCase: CaseFile, answer: Worked): Pick<WaitingAnswer, 'headline' | 'sentences'> {
  const alone = counterfactualOf(theCase)
  const named = (codes: readonly string[]) =>
    codes.includes(alone)
      ? 'carrying on alone'
      : listInWords(
          codes.map((code) => `“${theCase.options.find((option) => option.code === code)?.title ?? code}”`),
          'or',
        )
  return {
    headline: headlineOf(answer),
    sentences: [
      whatIsKnown(answer),
      bestNow(answer, named),
      bestThen(answer, named),
      savesAndCosts(answer),
      whereItTurns(answer, named, answer.choices[0]?.option ?? ''),
      byLuck(answer, named),
      ...ifOneIsDone(answer, named),
      ...notSafe(answer, named),
      ...notChoices(answer, named),
    ],
  }
}

type Named = (codes: readonly string[]) => string

function headlineOf({ until, differencePence }: Worked): string {
  const day = dateInWords(until)
  if (differencePence === 0) return `Waiting until ${day} is worth neither more nor less than deciding now.`
  return differencePence > 0
    ? `Waiting until ${day} is worth ${roughSize(differencePence)} more than deciding now.`
    : `Deciding now is worth ${roughSize(differencePence)} more than waiting until ${day}.`
}

function whatIsKnown({ event, chance, until, grade }: Worked): string {
  const judged = grade === 'D' ? ', which is judgement' : ''
  return `By ${dateInWords(until)} it is known whether this comes about: “${event.title}”. Its chance as seen today is ${chanceInWords(chance)}${judged}.`
}

function bestNow({ nowBest, nowPence, choices }: Worked, named: Named): string {
  const best = choices.find(({ option }) => option === nowBest[0])
  if (nowBest.includes(choices[0]?.option ?? ''))
    return 'Decided now, nothing that is proposed is better on average than carrying on alone.'
  const inEach = `${roughly(best?.now.happensPence ?? 0)} if it happens and ${roughly(best?.now.notPence ?? 0)} if it does not`
  return `Decided now, the best is ${named(nowBest)}: ${roughly(nowPence)} on average, which is ${inEach}.`
}

function bestThen({ waitingBest: { happens, not }, waitingPence, months }: Worked, named: Named): string {
  const begun = `begun ${inMonths(months)} later`
  const isAlone = waitingPence === 0 && named(happens) === named(not)
  if (isAlone) return `Once it is known the best is the same either way: ${named(happens)}.`
  if (named(happens) === named(not))
    return `Once it is known the best is the same either way: ${named(happens)}, ${begun}, ${roughly(waitingPence)} on average.`
  return `Once it is known the best is ${named(happens)} if it happens and ${named(not)} if it does not, ${begun}: ${roughly(waitingPence)} on average.`
}

function savesAndCosts({ learnedPence, delayCostPence }: Worked): string {
  const learned =
    learnedPence === 0
      ? 'Knowing first would change nothing'
      : `Knowing first saves about ${roughSize(learnedPence)} by choosing to suit the event`
  const delay =
    delayCostPence === 0
      ? 'beginning later costs nothing'
      : delayCostPence > 0
        ? `beginning later costs about ${roughSize(delayCostPence)}`
        : `beginning later is itself worth about ${roughSize(delayCostPence)}`
  return `${learned}, and ${delay}.`
}

function whereItTurns({ answers }: Pick<Worked, 'answers'>, named: Named, alone: string): string {
  const what = ({ waits, options }: Worked['answers'][number]) =>
    waits ? 'waiting' : isAlone(options) ? named(options) : `${named(options)}, decided now`
  const isAlone = (options: readonly string[]) => options.includes(alone)
  const [only, ...others] = answers
  if (only === undefined) return ''
  if (others.length === 0) return `At no chance of the event does the answer turn: it is always ${what(only)}.`
  const parts = answers.map((answer, index) => {
    const at =
      index === 0
        ? `below ${turn(answer.to)}`
        : index === answers.length - 1
          ? `above ${turn(answer.from)}`
          : `from ${turn(answer.from)} to ${turn(answer.to)}`
    return `${at} the best is ${what(answer)}`
  })
  return `Where the answer turns, by the chance of the event: ${listInWords(parts)}.`
}

/** A chance at which the answer turns is never said as none or certain, which would say that it does not turn. */
function turn(chance: number): string {
  const inHundred = Math.round(chance * 100)
  if (inHundred === 0) return '1 in 100'
  return inHundred === 100 ? '99 in 100' : `${inHundred} in 100`
}

function byLuck({ nowBest, choices, chanceWaitingBetter, chanceWaitingWorse }: Worked, named: Named): string {
  const decided = nowBest[0] ?? ''
  const best = choices.find(({ option }) => option === decided)?.chanceBest ?? 0
  return `${sentenceCase(named([decided]))} turns out the best of what can be decided now in ${chanceInWords(best)} futures; waiting turns out better than that decision in ${chanceInWords(chanceWaitingBetter)} and worse in ${chanceInWords(chanceWaitingWorse)}.`
}

/** Where carrying on alone is best whatever happens, what the proposals come to among themselves. */
function ifOneIsDone(
  { amongProposals, nowBest, waitingBest, choices, until, draws }: Worked,
  named: Named,
): readonly string[] {
  const alone = choices[0]?.option ?? ''
  if (amongProposals === null || ![nowBest, waitingBest.happens, waitingBest.not].every((best) => best.includes(alone)))
    return []
  const { nowBest: now, nowPence, waitingBest: then, waitingPence, differencePence, answers } = amongProposals
  const { differenceErrorPence: error, delayCostPence, onlyOnceKnown } = amongProposals
  const known =
    then.happens.join(' ') === then.not.join(' ')
      ? named(then.happens)
      : `${named(then.happens)} if it happens and ${named(then.not)} if it does not`
  const worth =
    differencePence === 0
      ? 'so waiting is worth neither more nor less'
      : differencePence > 0
        ? `so waiting until ${dateInWords(until)} is worth ${roughSize(differencePence)} more`
        : `so deciding now is worth ${roughSize(differencePence)} more`
  return [
    `If one of the proposals is to be done all the same, as under a direction: decided now the best is ${named(now)}, ${roughly(nowPence)} on average; once it is known, ${known}, ${roughly(waitingPence)} on average; ${worth}.`,
    ...(differencePence === 0
      ? []
      : [
          Math.abs(differencePence) <= error
            ? `That is worked on ${draws} futures and is too close to tell: chance alone could move it by ${roughSize(error)} either way.`
            : `That is worked on ${draws} futures: chance alone could move it by about ${roughSize(error)} either way.`,
        ]),
    ...(delayCostPence < 0 && differencePence > 0
      ? [
          `About ${roughSize(delayCostPence)} of it is no knowledge: whatever is begun later loses for fewer of the years counted.`,
        ]
      : []),
    ...(onlyOnceKnown.length === 0
      ? []
      : [
          `Nothing comes of ${named(onlyOnceKnown)} in one of the two, so ${onlyOnceKnown.length === 1 ? 'it is' : 'they are'} no way of doing one of the proposals before it is known which it is.`,
        ]),
    `Among the proposals alone: ${lowerFirst(whereItTurns({ answers }, named, ''))}`,
  ]
}

/** An option that is not shown safe carries the mark wherever it is called the best. */
function notSafe({ choices, nowBest, waitingBest: { happens, not } }: Worked, named: Named): readonly string[] {
  const best = new Set([...nowBest, ...happens, ...not])
  const marked = choices.filter(({ option, isNotShownSafe }) => isNotShownSafe && best.has(option))
  return marked.map(
    ({ option }) =>
      `${named([option])} is not shown safe for children, so it cannot be recommended until what is missing is known.`,
  )
}

function notChoices({ choices }: Worked, named: Named): readonly string[] {
  return choices.flatMap(({ option, leftOut, allowedUpTo }) => {
    if (leftOut === null) return []
    const limits =
      allowedUpTo === null
        ? ''
        : ` The limits for children would let it be decided for now at a chance of up to about ${turn(allowedUpTo)}.`
    return [`Not among the choices: ${named([option])} (${leftOut.replace(/\.$/, '')}).${limits}`]
  })
}
