import { choiceBetween, standardErrorsTold, valueOfKnowing } from '../../figures/index.ts'
import { deliveryModel } from '../../model/index.ts'
import type { Answer, Information, OptionAnswer } from '../answer.ts'
import { isLuck } from '../data/assumptions.ts'
import type { Prepared } from '../work.ts'
import { columnOf, type Worked, wholePence } from './read.ts'
import { roughly } from './say.ts'
import type { Moved, Sensitivity } from './sensitivity.ts'

/** What somebody may choose between: an option, and what it is worth to them in every future. */
interface Contender {
  readonly option: OptionAnswer
  readonly column: Float64Array
}

const assumptionsShown = 8

/**
 * What it would be worth to find out before deciding, in pounds of present value: to all the councils together, and to
 * each as if it chose by itself. Whoever chooses takes the option that is best on average among those that nothing
 * stopped, carrying on alone included; knowing something first is worth what a better choice would then bring.
 */
export function valueOfInformation(
  prepared: Prepared,
  worked: Worked,
  sensitivity: Sensitivity,
  options: readonly OptionAnswer[],
): Answer['valueOfInformation'] {
  const { theCase, model } = prepared
  const alone = options.filter(({ role }) => role === 'counterfactual')
  const others = options.filter(({ role, state }) => role !== 'counterfactual' && state !== 'stopped')
  const open = [...alone, ...others]
  const ofAll = open.map(
    (option): Contender => ({
      option,
      column: columnOf(worked, model.views.economic.presentValue, { option: option.code }),
    }),
  )
  const whom = theCase.councils.length === 1 ? 'the public as a whole' : 'all the councils together'
  return {
    all: informationFor(theCase, sensitivity, ofAll, { whom }),
    byCouncil: theCase.councils.map(({ code: council, shortName }) => {
      const own = open
        .filter(({ role, councils }) => role === 'counterfactual' || councils.includes(council))
        .map(
          (option): Contender => ({
            option,
            column: columnOf(worked, model.views.councils.presentValue, { option: option.code, council }),
          }),
        )
      return { council, ...informationFor(theCase, sensitivity, own, { whom: shortName, council }) }
    }),
  }
}

function informationFor(
  theCase: Prepared['theCase'],
  sensitivity: Sensitivity,
  contenders: readonly Contender[],
  { whom, ...whose }: { readonly whom: string; readonly council?: string },
): Information {
  const { chosen, mean, perfect } = choiceBetween(contenders.map(({ column }) => column))
  const effects = contenders.map(({ option, column }) =>
    sensitivity.effectsOn(column, { option: option.code, ...whose }),
  )
  const byAssumption = sensitivity.moved
    .filter(({ of }) => !isLuck(of.name))
    .map((moved) => ({ moved, ...valueOfKnowing(moved.sliced, effects) }))
    // What its error can explain is not told apart from nought.
    .filter(({ value, standardError }) => value > standardErrorsTold * standardError && wholePence(value) > 0)
    .sort((a, b) => b.value - a.value || (a.moved.key < b.moved.key ? -1 : 1))
    .slice(0, assumptionsShown)
    .map(({ moved, value, standardError }) => ({
      name: moved.key,
      title: titleOf(theCase, moved),
      grade: moved.of.grade,
      pence: wholePence(value),
      standardErrorPence: wholePence(standardError),
    }))
  const best = contenders[chosen]?.option
  const perfectPence = wholePence(perfect)
  return {
    chosen: best?.code ?? '',
    chosenMeanPence: wholePence(mean),
    perfectPence,
    byAssumption,
    sentence:
      `${bestSentence(best, whom, contenders.length)} ${worthSentence({ perfectPence, byAssumption }, whom, contenders.length)}`.trim(),
  }
}

/** An assumption given by council says whose it is, one of a delivery model of which. */
function titleOf({ councils }: Prepared['theCase'], { key, of }: Moved): string {
  const owner = councils.find(({ code }) => key === `${of.name} ${code}`)?.shortName
  const form = deliveryModel(/ (M\d\d)\b/.exec(of.name)?.[1] ?? '')?.title.toLowerCase()
  const which = [form, owner].filter((part) => part !== undefined).join(', ')
  return which === '' ? of.title : `${of.title} (${which})`
}

function bestSentence(best: OptionAnswer | undefined, whom: string, contenders: number): string {
  if (best === undefined || contenders < 2) return ''
  if (best.role === 'counterfactual') return `On average, carrying on alone is best for ${whom}.`
  const safe = best.state === 'notShownSafe' ? ', which is not shown safe for children' : ''
  return `On average, “${best.title}”${safe} is best for ${whom}.`
}

/** Less than this is not worth anybody’s time to find out: half of what is printed as £1,000. */
const nothingMuch = 50_000

function worthSentence(
  { perfectPence, byAssumption }: Pick<Information, 'perfectPence' | 'byAssumption'>,
  whom: string,
  contenders: number,
): string {
  if (contenders < 2)
    return `There is nothing to choose between for ${whom}: no option but carrying on alone is open, so nothing is worth finding out first.`
  const [first, second] = byAssumption
  if (perfectPence < nothingMuch) return 'That holds whatever turns out: nothing is worth finding out before deciding.'
  const all = `Knowing everything, how luck falls included, would be worth about ${roughly(perfectPence)}.`
  if (first === undefined || first.pence < nothingMuch)
    return `No one assumption is worth finding out before deciding: known by itself, none would change the choice to any purpose. ${all}`
  const next =
    second === undefined
      ? 'nothing else would be worth anything by itself'
      : `nothing else would be worth more than ${roughly(second.pence)}`
  return `Knowing “${first.title}” before deciding would be worth up to about ${roughly(first.pence)} to ${whom}; ${next}. ${all}`
}
