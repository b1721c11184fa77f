import type { Figure } from '../../figures/index.ts'
import type { Answer } from '../answer.ts'
import type { CaseFile } from '../case-file/index.ts'
import { type Situation, situationsOfScenarios, situationsOfWaiting } from '../scenarios/situations.ts'
import { codesOn } from '../scenarios/under-scenarios.ts'
import type { Prepared } from '../work.ts'
import type { Step } from './document.ts'
import { each, options, type Published, readingNames } from './published-steps.ts'

/** What an option’s spread hangs on, and what finding out is worth. */
export function ofUncertainty({ model }: Prepared, answer: Answer): readonly Published[] {
  const { presentValue } = model.views.economic
  const bars: readonly Step[] = [...options, 'tornado', each()]
  const ofBars = {
    lowPence: 'whenLow',
    highPence: 'whenHigh',
    rankCorrelation: 'rankCorrelation',
    varianceShare: 'varianceShare',
    varianceShareError: 'varianceShareError',
  } as const
  const open = answer.options
    .filter(({ role, state }) => role === 'counterfactual' || state !== 'stopped')
    .toSorted((a, b) => Number(b.role === 'counterfactual') - Number(a.role === 'counterfactual'))
  const worth = (path: readonly Step[], figure: Figure, codes: readonly string[]): Published[] => {
    const choice = { figure, of: [...codes], bearing: presentValue.name }
    return [
      { path: [...path, 'chosenMeanPence'], reads: 'chosenMean', ...choice },
      { path: [...path, 'perfectPence'], reads: 'knowingAll', ...choice },
      { path: [...path, 'byAssumption', each(), 'pence'], reads: 'knowing', ...choice },
      { path: [...path, 'byAssumption', each(), 'standardErrorPence'], reads: 'knowingError', ...choice },
    ]
  }
  return [
    ...Object.entries(ofBars).map(([key, reads]): Published => ({ path: [...bars, key], reads, figure: presentValue })),
    { path: [...options, 'together', 'share'], reads: 'shareTogether', figure: presentValue },
    { path: [...options, 'together', 'standardError'], reads: 'shareTogetherError', figure: presentValue },
    ...worth(
      ['valueOfInformation', 'all'],
      presentValue,
      open.map(({ code }) => code),
    ),
    ...answer.valueOfInformation.byCouncil.flatMap(({ council }) =>
      worth(
        ['valueOfInformation', 'byCouncil', { each: { council: 'council' }, where: { council } }],
        model.views.councils.presentValue,
        open
          .filter((option) => option.role === 'counterfactual' || option.councils.includes(council))
          .map(({ code }) => code),
      ),
    ),
  ]
}

/** Carrying on alone, and what has to be found. */
export function aloneAndNeeds({ model, theCase }: Prepared): readonly Published[] {
  const { byFund } = model.views.mtfs
  const general = byFund.find(({ fund }) => fund === 'generalFund') ?? byFund[0]
  const spend: readonly Step[] = ['byCouncil', each('council'), 'spendPence', each('year'), 'pence']
  const need: readonly Step[] = ['needs', each('council'), 'byOption', each('option')]
  return [
    { path: ['counterfactual', ...spend], reads: 'central', figure: model.spend.alone, over: ['service'] },
    ...Object.entries(model.byPool).map(
      ([pool, { alone }]): Published => ({
        path: ['counterfactual', 'byPool', { each: {}, where: { pool } }, ...spend],
        reads: 'central',
        figure: alone,
        over: ['service'],
      }),
    ),
    ...(general === undefined || theCase.needs.length === 0
      ? []
      : ([
          { path: [...need, 'gainPence'], reads: 'spreadOverYears', figure: general.net },
          { path: [...need, 'lastYearPence'], reads: 'lastOfYears', figure: general.net },
        ] satisfies readonly Published[])),
  ]
}

/** What may happen, and what waiting is worth. `written`: the case before what its scenarios say was made of it. */
export function ofSituations(written: CaseFile, { model }: Prepared): readonly Published[] {
  const figure = model.views.economic.presentValue
  const reading = (situation: Situation) => readingNames.situation(written, situation)
  const rows = situationsOfScenarios(written).flatMap((situation, index): Published[] => {
    const path: readonly Step[] = [
      ...['scenarios', 'rows', index, 'options'],
      { each: { option: 'option' }, except: { state: 'notWorked' } },
    ]
    return [
      { path: [...path, 'centralPence'], reads: 'central', figure, reading: reading(situation) },
      { path: [...path, 'meanPence'], reads: 'plainMean', figure, reading: reading(situation) },
    ]
  })
  const waiting = written.waiting
    .filter(({ event }) => !codesOn(written).includes(event))
    .flatMap((one, index) => {
      const situations = situationsOfWaiting(written, one)
      return (['now', 'later'] as const).flatMap((when) =>
        (['happens', 'not'] as const).map(
          (state): Published => ({
            path: ['waiting', index, 'choices', each('option'), when, `${state}Pence`],
            reads: 'meanOfChoice',
            figure,
            reading: reading(situations[when][state]),
          }),
        ),
      )
    })
  return [...rows, ...waiting]
}
