import { chanceInWords, formatPercent, listInWords } from '../../figures/index.ts'
import { deliveryModel } from '../../model/index.ts'
import type { Answer, OptionAnswer } from '../answer.ts'
import { type CaseFile, lineageOf } from '../case-file/index.ts'
import { claimsTogether } from '../claims-together.ts'
import { betterOrWorse, inWords, lowerFirst as lower, roughly, roughSize, sentenceCase } from './say.ts'

type Finding = Answer['finding']

/**
 * The answer in words, made from the figures by rule: what was asked, what each option does to each council against
 * carrying on with its own efficiencies, how sure that is, what would change it, what stops, and what leaving costs.
 * “Undecided”, “stopped” and “the figures do not show” are answers too.
 */
export function findingOf(theCase: CaseFile, options: readonly OptionAnswer[]): Finding {
  const priced = options.filter((option) => option.deliveryModels.length > 0)
  const standing = priced.filter((option) => option.state !== 'stopped')
  const best = [...standing].sort((a, b) => b.presentValuePence.mean - a.presentValuePence.mean)[0]
  const state = stateOf(standing, best, priced)
  return {
    state,
    headline: headlineOf(theCase, { priced, standing }, best, state),
    paragraphs: [
      asked(theCase, priced),
      ...priced.map((option) => whatItDoes(theCase, option)),
      ...howSure(best),
      ...whatWouldChange(best),
      ...whatStops(priced),
      ...leaving(best),
    ],
    explained: [
      ...everyoneLoses(theCase, priced),
      ...onePost(priced),
      ...noMechanism(priced),
      ...againstTheirClass(priced),
      ...neverRuns(priced),
      ...paybackBeside(priced),
    ],
  }
}

/** For one council its own chance, transfers included; for several, of the public as a whole. */
function chanceOf(option: OptionAnswer): number {
  return option.councils.length === 1 ? option.chanceAllBetterOff : option.chanceBetterOff
}

const likely = 2 / 3
const unlikely = 1 / 3

function stateOf(
  standing: readonly OptionAnswer[],
  best: OptionAnswer | undefined,
  priced: readonly OptionAnswer[],
): Finding['state'] {
  if (priced.length === 0) return 'notShown'
  if (best === undefined) return 'stopped'
  if (best.faults.length > 0 && !Number.isFinite(best.presentValuePence.mean)) return 'notShown'
  if (chanceOf(best) >= likely || standing.every((option) => chanceOf(option) <= unlikely)) return 'found'
  return 'undecided'
}

function headlineOf(
  theCase: CaseFile,
  { priced, standing }: { readonly priced: readonly OptionAnswer[]; readonly standing: readonly OptionAnswer[] },
  best: OptionAnswer | undefined,
  state: Finding['state'],
): string {
  const whom = whoGains(theCase)
  if (priced.length === 0) return 'Nothing is proposed: the case holds no option beside carrying on.'
  if (state === 'notShown') return 'The figures do not show what any option would do.'
  if (best === undefined) return `Every option is stopped: none can be recommended to ${whom}.`
  if (state === 'undecided')
    return `Undecided: even the best placed option, ${quoted(best)}, leaves ${whom} better off in ${chanceInWords(chanceOf(best))} futures.`
  if (chanceOf(best) >= likely) {
    const safe =
      best.state === 'notShownSafe' ? ', but it is not shown safe for children and cannot be recommended' : ''
    return `${best.title} would probably leave ${whom} better off than carrying on with own efficiencies${safe}.`
  }
  const count = noneOf(standing.length, priced.length - standing.length)
  return `${count} likely to leave ${whom} better off than carrying on with own efficiencies.`
}

function everyOne(councils: number): string {
  return councils === 2 ? 'both' : `all ${inWords(councils)}`
}

/** What is stopped cannot be recommended however likely: only the others are counted. */
function noneOf(options: number, stopped: number): string {
  const which = stopped === 0 ? '' : options === 1 ? ' that is not stopped' : ' that are not stopped'
  if (options === 1) return `The option${which} is not`
  if (options === 2) return stopped === 0 ? 'Neither option is' : `Neither of the two options${which} is`
  return `None of the ${inWords(options)} options${which} is`
}

/** Who is to be better off: the council, the councils, or the council with those that follow it. */
function whoGains(theCase: CaseFile): string {
  const today = theCase.councils.filter(({ code }) => lineageOf(theCase, code)?.role !== 'successor')
  const first = today[0]?.shortName ?? 'the council'
  if (theCase.reorganisations.length > 0)
    return today.length === 1 ? `${first} and its successors` : 'the councils and their successors'
  return today.length === 1 ? first : `the ${inWords(today.length)} councils`
}

function quoted(option: OptionAnswer): string {
  return lower(option.title)
}

function asked(theCase: CaseFile, priced: readonly OptionAnswer[]): string {
  const names = listInWords(theCase.councils.map(({ shortName }) => shortName))
  return `Asked: ${theCase.question} ${sentenceCase(inWords(priced.length))} ${priced.length === 1 ? 'option is' : 'options are'} compared with what ${names} would do alone, with own efficiencies, over ${theCase.years} years from ${theCase.firstYear}, in ${theCase.priceBase} prices.${takenAsCertain(theCase)}`
}

/** The central case has to have councils reorganised or not; averages count both. */
function takenAsCertain({ reorganisations, councils }: CaseFile): string {
  const said = reorganisations.map(({ council, chance }) => {
    const name = councils.find(({ code }) => code === council)?.shortName ?? council
    return `${name} is ${chance > 1 / 2 ? '' : 'not '}replaced, whose chance is put at ${chanceInWords(chance)}`
  })
  return said.length === 0 ? '' : ` In the central case ${listInWords(said)}; averages and chances count both.`
}

function whatItDoes(theCase: CaseFile, option: OptionAnswer): string {
  const overridden = option.stops.filter((stop) => stop.override !== null)
  const state = option.state === 'stopped' ? ' (stopped)' : option.state === 'notShownSafe' ? ' (not shown safe)' : ''
  const told = overridden.map(
    (stop) =>
      ` Its stop was overridden by the ${stop.override?.officerRole} on ${stop.override?.date}: ${stop.override?.reason}.`,
  )
  return `${option.title}${state}: ${option.councils.length === 1 ? forOne(theCase, option) : forSeveral(theCase, option)}${told.join('')}`
}

function forOne(theCase: CaseFile, option: OptionAnswer): string {
  const own = option.byCouncil[0]?.presentValuePence ?? option.presentValuePence
  const name = nameOf(theCase, option.councils[0] ?? '')
  return `in the central case ${name} would be ${betterOrWorse(own.central)} at present value, on average ${betterOrWorse(own.mean)}, and in 9 futures of 10 between ${roughly(own.p5)} and ${roughly(own.p95)}. It is better off in ${chanceInWords(option.chanceAllBetterOff)} futures. Leaving out what public bodies pay each other, the central case is ${roughly(option.presentValuePence.central)}.`
}

function forSeveral(theCase: CaseFile, option: OptionAnswer): string {
  const { presentValuePence: value } = option
  const isReorganised = option.councils.some((code) => lineageOf(theCase, code) !== undefined)
  const whom = isReorganised
    ? `${whoGains(theCase)} together`
    : `the ${inWords(option.councils.length)} councils together`
  const all = isReorganised ? 'all of them' : everyOne(option.councils.length)
  const each = option.byCouncil.map(
    (council) =>
      `${nameOf(theCase, council.council)} ${roughly(council.presentValuePence.central)} (better off in ${chanceInWords(council.chanceBetterOff)})`,
  )
  return `in the central case ${whom} would be ${betterOrWorse(value.central)} at present value, on average ${betterOrWorse(value.mean)}, and in 9 futures of 10 between ${roughly(value.p5)} and ${roughly(value.p95)}. ${sentenceCase(whom)} are better off in ${chanceInWords(option.chanceBetterOff)} futures; ${all} at once in ${chanceInWords(option.chanceAllBetterOff)}. Each council with its transfers, central case: ${listInWords(each)}.`
}

function howSure(best: OptionAnswer | undefined): string[] {
  if (best === undefined) return []
  const judged = best.evidence.find(({ grade }) => grade === 'D')?.share ?? 0
  const { central, mean, p95 } = best.presentValuePence
  const apart =
    Math.abs(central - mean) * 10 > Math.abs(central)
      ? ' The central case and the average are two numbers: the central case sets everything to its most likely value, and the average also counts futures in which it is left early or struck from outside, and ranges that lean to one side.'
      : ''
  const nought = p95 === 0 ? ' The best futures end at £0 because in some it is struck before anything is spent.' : ''
  return [
    `How sure: ${Math.round(judged * 100)}% of the doubt about ${quoted(best)} rests on judgement (grade D), to be replaced with local figures.${apart}${nought}`,
  ]
}

function whatWouldChange(best: OptionAnswer | undefined): string[] {
  if (best === undefined) return []
  const [top] = best.tornado
  const switches = best.switching.filter(({ switchingValue }) => switchingValue !== null)
  const change =
    top === undefined
      ? []
      : [
          `What moves ${quoted(best)} most is “${lower(top.title)}”: from ${top.lowValue} to ${top.highValue} it takes the present value from ${roughly(top.lowPence)} to ${roughly(top.highPence)}.`,
        ]
  const sign =
    switches.length === 0
      ? 'No single assumption, moved alone within its range, changes the sign.'
      : `Any one of these would bring it to nought: ${listInWords(switches.slice(0, 3).map((each) => `${lower(each.title)} at ${each.switchingValue} in place of ${each.central}`))}.`
  return [`What would change the answer: ${[...change, sign].join(' ')}`]
}

/** What stops an option, several claims told as one sum. */
function stopsInWords(option: OptionAnswer): readonly string[] {
  const standing = option.stops.filter((stop) => stop.override === null)
  const together = claimsTogether({ stops: standing })
  if (together === null) return standing.map(({ sentence }) => sentence)
  const { lines, claimedPence, allowedPence, year } = together
  const when = year === null ? 'in their highest years' : `in ${year}`
  return [
    `Its ${inWords(lines)} claims come to ${roughly(claimedPence)} ${when}; the most that could be had is ${roughly(allowedPence)}.`,
    ...standing.filter(({ claim }) => claim === null).map(({ sentence }) => sentence),
  ]
}

function whatStops(priced: readonly OptionAnswer[]): string[] {
  const stopped = saidOnce(
    priced.flatMap((option) => stopsInWords(option).map((sentence) => ({ title: option.title, sentence }))),
  )
  const unsafe = saidOnce(
    priced
      .filter(({ state }) => state === 'notShownSafe')
      .flatMap(({ title, guardrails }) =>
        guardrails
          .filter((each) => each.state === 'notShownSafe')
          .map(({ sentence }) => ({ title, sentence: sentence.replace(/^Not shown safe\. /, '') })),
      ),
  )
  return [
    ...(stopped.length === 0 ? [] : [`What stops: ${stopped.join(' ')}`]),
    ...(unsafe.length === 0 ? [] : [`Not shown safe: ${unsafe.join(' ')}`]),
  ]
}

/** The same sentence about several options is said once, of all of them. */
function saidOnce(said: readonly { readonly title: string; readonly sentence: string }[]): string[] {
  return [...new Set(said.map(({ sentence }) => sentence))].map((sentence) => {
    const titles = said.filter((each) => each.sentence === sentence).map(({ title }) => title)
    return `${listInWords([...new Set(titles)].map((title, index) => (index === 0 ? title : lower(title))))}: ${sentence}`
  })
}

function leaving(best: OptionAnswer | undefined): string[] {
  if (best === undefined || best.deliveryModels.every(({ code }) => code === 'M00')) return []
  const cost = best.leavingAfterThreeYearsPence
  const from =
    best.leavingPaysFrom === null
      ? 'In no year of the case has it gained more than leaving would cost.'
      : `Before ${best.leavingPaysFrom} leaving costs more than has been gained.`
  return [
    `Leaving ${quoted(best)} after three years costs ${roughSize(cost.central)} in the central case (9 in 10 futures: ${roughly(cost.p5)} to ${roughly(cost.p95)}). ${from}`,
  ]
}

/** A result every finance officer would find odd is taken apart: what it gains, what it costs, where it goes. */
function everyoneLoses(theCase: CaseFile, priced: readonly OptionAnswer[]): string[] {
  const losing = priced.filter(
    (option) =>
      option.presentValuePence.central < 0 &&
      option.byCouncil.every(({ presentValuePence }) => presentValuePence.central < 0),
  )
  if (losing.length < priced.length || priced.length < 2) return []
  const whom = theCase.councils.length === 1 ? '' : ' in every council'
  return [
    `Every option loses${whom} in the central case. ${whyAllLose(losing)}`,
    ...losing.map((option) => `${option.title}: ${overTheYears(option)}.`),
  ]
}

/** Where nothing is priced that could gain, a loss says only that changing costs something. */
function whyAllLose(losing: readonly OptionAnswer[]): string {
  const gains = ({ views }: OptionAnswer) => views.economic.find((row) => row.title === 'Gains')?.totalPence ?? 0
  if (losing.every((option) => gains(option) === 0))
    return 'Nothing that is priced in any of them gains, so they can only cost: what the money buys has to be judged beside it.'
  return 'That is no slip of a sign: each is compared with the council’s own efficiencies and not with today’s budget, and a saving that would have come anyway is nobody’s gain.'
}

/** What an option gains and costs over the years of the case, in constant prices, all councils together. */
function overTheYears(option: OptionAnswer): string {
  const total = (title: string) => option.views.economic.find((row) => row.title === title)?.totalPence ?? 0
  const gains = total('Gains')
  const gained =
    gains < 0 ? `what it changes costs ${roughSize(gains)} more than it saves; it` : `it gains ${roughly(gains)},`
  const once = total('One-off costs') === 0 ? 'nothing' : roughSize(total('One-off costs'))
  return `over the years ${gained} costs ${roughSize(total('Running costs'))} to run and ${once} once`
}

/** Set up and never begun: with the usual delay, its first day is not before its last. What cannot be left always runs. */
function neverRuns(priced: readonly OptionAnswer[]): string[] {
  return priced.flatMap((option) => {
    const total = (title: string) => option.views.economic.find((row) => row.title === title)?.totalPence ?? 0
    const canEnd = option.deliveryModels.every(({ code }) => deliveryModel(code)?.isIrreversible !== true)
    const isPaidFor = canEnd && total('One-off costs') !== 0 && total('Gains') === 0 && total('Running costs') === 0
    return isPaidFor
      ? [
          `${option.title}: in the central case it is paid for and never runs, because with the usual delay it would begin no earlier than the day on which it ends.`,
        ]
      : []
  })
}

function onePost(priced: readonly OptionAnswer[]): string[] {
  return priced.flatMap((option) =>
    option.postsRemoved.onePostSentence === null ? [] : [`${option.title}: ${option.postsRemoved.onePostSentence}`],
  )
}

/** What an option claims, all its claims together, against what plans like it have brought in of what they promised. */
function againstTheirClass(priced: readonly OptionAnswer[]): string[] {
  return priced.flatMap(({ title, stops }) => {
    const claims = stops.flatMap(({ claim }) => (claim?.referenceClass ? [{ ...claim, ...claim.referenceClass }] : []))
    const total = (of: 'claimedPence' | 'allowedPence' | 'lowPence' | 'centralPence' | 'highPence') =>
      claims.reduce((sum, claim) => sum + claim[of], 0)
    const [claimed, allowed, least, middle, most] = [
      total('claimedPence'),
      total('allowedPence'),
      total('lowPence'),
      total('centralPence'),
      total('highPence'),
    ]
    if (claimed === 0) return []
    const share = (pence: number) => formatPercent(pence / claimed, 0)
    const against =
      least > allowed
        ? `: even the least of that is above the ceiling of ${roughly(allowed)}`
        : middle > allowed
          ? `: the most likely is still above the ceiling of ${roughly(allowed)}`
          : ''
    return [
      `${title}, against its reference class: of what such plans promised, ${share(least)} to ${share(most)} arrived, most likely ${share(middle)} (general/realisation: few cases, and notable ones). Of ${roughly(claimed)} that is ${roughly(least)} to ${roughly(most)}, most likely ${roughly(middle)}${against}.`,
    ]
  })
}

/** What every claim has in common is said once; what differs from option to option names its option. */
function noMechanism(priced: readonly OptionAnswer[]): string[] {
  const claiming = priced.flatMap(({ title, stops }) => {
    const sentences = stops.flatMap((stop) => stop.claim?.sentences ?? [])
    return sentences.length === 0 ? [] : [{ title, sentences }]
  })
  const said = claiming.flatMap(({ title, sentences }) =>
    sentences.map((sentence) =>
      claiming.every((other) => other.sentences.includes(sentence)) ? sentence : `${title}: ${lower(sentence)}`,
    ),
  )
  return [...new Set(said)]
}

/** A payback that comes while the present value is negative looks like a contradiction, so it is put into words. */
function paybackBeside(priced: readonly OptionAnswer[]): string[] {
  return priced.flatMap((option) =>
    option.paybackYear !== null && option.presentValuePence.central < 0
      ? [`${option.title}: ${option.paybackSentence}`]
      : [],
  )
}

function nameOf(theCase: CaseFile, code: string): string {
  return theCase.councils.find((each) => each.code === code)?.shortName ?? code
}
