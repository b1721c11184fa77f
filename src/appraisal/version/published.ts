import type { Figure } from '../../figures/index.ts'
import type { Answer } from '../answer.ts'
import { fundedByOf } from '../answering/council-answer.ts'
import { fundTitle } from '../answering/views-answer.ts'
import type { CaseFile } from '../case-file/index.ts'
import type { Prepared } from '../work.ts'
import type { Publication, Step } from './document.ts'
import { aloneAndNeeds, ofSituations, ofUncertainty } from './published-beside.ts'
import { councils, each, options, type Published, readingNames, spread } from './published-steps.ts'

/**
 * Where in the answer each figure stands, and how it is read: what makes an answer’s pennies follow from frozen formulas
 * without the model of the day. Each is told once and stands for every option, council and year that the answer lists.
 */
export function publishedOf(written: CaseFile, prepared: Prepared, answer: Answer): readonly Publication[] {
  return [
    ...ofOptions(prepared),
    ...ofCouncils(prepared),
    ...ofFlows(prepared),
    ...ofViews(prepared),
    ...ofLimits(prepared),
    ...ofClaims(prepared, answer),
    ...ofUncertainty(prepared, answer),
    ...aloneAndNeeds(prepared),
    ...ofSituations(written, prepared),
  ].map(({ figure, reading, ...rest }) => ({
    ...rest,
    figure: typeof figure === 'string' ? figure : figure.name,
    reading: reading ?? readingNames.case,
  }))
}

function ofOptions({ model }: Prepared): readonly Published[] {
  const { views, headline, story, leavingIt, budget } = model
  const { presentValue } = views.economic
  const ofCouncil = views.councils.presentValue
  const running = { year: '@waterfall.year' }
  return [
    { path: [...options, 'presentValuePence'], reads: spread, figure: presentValue },
    ...views.economic.byHorizon.flatMap(({ years, presentValue: within }): Published[] => {
      const path: readonly Step[] = [...options, 'presentValueByHorizon', { each: {}, where: { years: String(years) } }]
      return [
        { path: [...path, 'centralPence'], reads: 'central', figure: within },
        { path: [...path, 'meanPence'], reads: 'plainMean', figure: within },
      ]
    }),
    { path: [...options, 'chanceBetterOff'], reads: 'chanceOfGain', figure: presentValue },
    { path: [...options, 'futuresByCouncilsBetterOff'], reads: 'futuresByGainers', figure: ofCouncil },
    { path: [...options, 'chanceAllBetterOff'], reads: 'chanceAllGain', figure: ofCouncil },
    {
      path: [...options, 'chanceAllBetterOffIfNobodyLeaves'],
      reads: 'chanceAllGain',
      figure: ofCouncil,
      reading: readingNames.nobodyLeaves,
    },
    { path: [...options, 'setUpPence'], reads: spread, figure: headline.setUp },
    {
      path: [...options, 'leavingAfterThreeYearsPence'],
      reads: spread,
      figure: headline.leavingAll,
      at: { year: '@leavingAfterThreeYearsIn' },
    },
    { path: [...options, 'recurringSavingPence'], reads: spread, figure: headline.yearly, at: running },
    { path: [...options, 'postsRemoved', 'central'], reads: 'number', figure: headline.postsRemoved },
    { path: [...options, 'postsRemoved', 'p5'], reads: 'number5', figure: headline.postsRemoved },
    { path: [...options, 'postsRemoved', 'p95'], reads: 'number95', figure: headline.postsRemoved },
    {
      path: [...options, 'waterfall', 'steps', each(), 'pence'],
      reads: 'central',
      figure: '@figure',
      at: running,
    },
    { path: [...options, 'interactionPence'], reads: 'central', figure: story.interaction, over: ['year'] },
    { path: [...options, 'faults'], reads: 'faults', figure: presentValue },
    ...(leavingIt.parting === undefined
      ? []
      : ([
          {
            path: [
              ...options,
              'membership',
              { each: { council: 'council', service: 'service' }, except: { leftIn: 'null' } },
              'costOfLeavingPence',
            ],
            reads: 'central',
            figure: leavingIt.parting.flow,
            at: { year: '@leftIn' },
            isLess: true,
          },
          {
            path: [...options, 'membership', { each: {}, where: { leftIn: 'null' } }, 'costOfLeavingPence'],
            reads: 'nought',
            figure: leavingIt.parting.flow,
          },
          {
            path: [...options, 'membership', each('council', 'service'), 'costOfComingBackPence'],
            reads: 'central',
            figure: leavingIt.comingBack,
            at: { year: '@comingBackAfter' },
          },
        ] satisfies readonly Published[])),
    ...(budget === undefined
      ? []
      : ([
          {
            path: [...options, 'budgets', each('council', 'service'), 'heldPence', each('year'), 'pence'],
            reads: 'central',
            figure: budget.held,
          },
        ] satisfies readonly Published[])),
  ]
}

const runningTotals = ['central', 'mean', 'p5', 'p25', 'p50', 'p75', 'p95'] as const

function ofCouncils({ model, theCase }: Prepared): readonly Published[] {
  const { views, headline } = model
  const { presentValue, soFar } = views.councils
  const general = views.mtfs.byFund.find(({ fund }) => fund === 'generalFund') ?? views.mtfs.byFund[0]
  const years: readonly Step[] = [...councils, 'movement', each('year')]
  return [
    { path: [...councils, 'presentValuePence'], reads: spread, figure: presentValue },
    { path: [...councils, 'chanceBetterOff'], reads: 'chanceOfGain', figure: presentValue },
    { path: [...councils, 'chanceStandardError'], reads: 'chanceError', figure: presentValue },
    ...runningTotals.map(
      (part): Published => ({
        path: [...councils, 'runningTotal', each('year'), `${part}Pence`],
        reads: part,
        figure: soFar,
      }),
    ),
    { path: [...councils, 'leaving', each('year'), 'costPence'], reads: 'central', figure: headline.leaving },
    { path: [...councils, 'leaving', each('year'), 'gainedSoFarPence'], reads: 'central', figure: soFar },
    {
      path: [...councils, 'comingBackPence'],
      reads: 'central',
      figure: headline.back,
      at: { year: '@leavingAfterThreeYearsIn' },
    },
    ...(general === undefined
      ? []
      : ([
          { path: [...years, 'recurrentPence'], reads: 'central', figure: general.change },
          { path: [...years, 'cumulativeCashPence'], reads: 'central', figure: general.soFar },
          { path: [...councils, 'deepestOutlay'], reads: 'deepest', figure: general.soFar },
          ...theCase.options.flatMap(({ code }): Published[] => {
            const paid = {
              figure: general.net,
              of: general.fundedBy.map(({ figure }) => figure.name),
              paidFrom: [
                ...general.fundedBy.map(({ source }) => fundedByOf(theCase, code, source)),
                theCase.options.find((option) => option.code === code)?.oneOffFundedBy ?? 'reserve',
              ],
            }
            const path: readonly Step[] = [
              'options',
              { each: { option: 'code' }, where: { code } },
              ...years.slice(options.length),
            ]
            return [
              { path: [...path, 'fundedPence'], reads: 'funding', ...paid },
              { path: [...path, 'oneOffPence'], reads: 'fundingInAll', ...paid },
            ]
          }),
        ] satisfies readonly Published[])),
  ]
}

function ofFlows({ model }: Prepared): readonly Published[] {
  const within = (flow: Step, key: string): Step[] => [
    ...options,
    'flows',
    flow,
    'byCouncil',
    each('council', 'service'),
    key,
    each('year'),
    'pence',
  ]
  return [
    { path: within(each(), 'realPence'), reads: 'central', figure: '@figure' },
    ...model.flows.flatMap(({ figure }, index): Published[] => {
      const cash = model.views.cashFlows[index]?.figure
      return cash === undefined
        ? []
        : [
            {
              path: within({ each: {}, where: { figure: figure.name } }, 'cashPence'),
              reads: 'central',
              figure: cash,
            },
          ]
    }),
  ]
}

function ofViews({ model }: Prepared): readonly Published[] {
  const { views } = model
  const { economic, reconciliation, mtfs } = views
  const general = mtfs.byFund.find(({ fund }) => fund === 'generalFund') ?? mtfs.byFund[0]
  const table = (name: string, row: Step): readonly Step[] => [...options, 'views', name, row]
  const council = (rest: object): Step => ({ each: { council: 'council' }, ...rest })
  const bridge = (title: string, figure: Figure): Published => ({
    path: [...options, 'reconciliation', { each: {}, where: { title } }, 'pence'],
    reads: 'central',
    figure,
  })
  const byYear: readonly Step[] = ['byYearPence', { along: 'year' }]
  return [
    { path: [...table('economic', each()), ...byYear], reads: 'central', figure: '@figure' },
    { path: [...table('economic', each()), 'totalPence'], reads: 'central', figure: '@figure', over: ['year'] },
    { path: [...table('mtfs', each('council')), ...byYear], reads: 'central', figure: '@figure' },
    {
      path: [...table('mtfs', council({ except: { title: 'Net so far' } })), 'totalPence'],
      reads: 'central',
      figure: '@figure',
      over: ['year'],
    },
    {
      path: [...table('mtfs', council({ where: { title: 'Net so far' } })), 'totalPence'],
      reads: 'lastYear',
      figure: '@figure',
    },
    ...(general === undefined
      ? []
      : (['central', 'p50', 'p80'] as const).map(
          (part): Published => ({
            path: [...table('mtfsSpread', each('council', 'year')), `${part}Pence`],
            // In 80 futures of 100 a budget is at least this good: a fifth of them lie below.
            reads: part === 'central' ? 'central' : part === 'p50' ? 'half' : 'fifth',
            figure: general.net,
          }),
        )),
    bridge('Present value, economic view', economic.presentValue),
    bridge('Discounting taken back', reconciliation.discounting),
    bridge('Net gain without transfers, constant prices', economic.total),
    bridge('Transfers put back: redundancy, pension strain, grants, VAT, recharges', reconciliation.transfersInAll),
    bridge('Net gain of the councils, constant prices', reconciliation.realInAll),
    { ...bridge('Inflation', reconciliation.cashInAll), reads: 'lessFirst', of: [reconciliation.realInAll.name] },
    ...mtfs.byFund.map(
      ({ fund, net }): Published => ({
        ...bridge(`Net gain of the councils in cash, ${fundTitle(fund)}`, net),
        over: ['council', 'year'],
      }),
    ),
  ]
}

function ofLimits({ model }: Prepared): readonly Published[] {
  return model.guardrails.flatMap(({ code, breach }) =>
    breach === undefined
      ? []
      : [
          {
            path: [...options, 'guardrails', { each: {}, where: { code } }, 'byCouncil', each('council'), 'chance'],
            reads: 'chanceOfBreach',
            figure: breach,
          },
        ],
  )
}

function ofClaims({ model, theCase }: Prepared, answer: Answer): readonly Published[] {
  return model.entered.flatMap((entered) => {
    if (!entered.isClaim) return []
    return theCase.options.flatMap((option) =>
      option.lines
        .filter((line) => line.code === entered.line.code)
        .flatMap((line): Published[] => {
          const found = answer.options
            .find(({ code }) => code === option.code)
            ?.stops.some(({ claim, council }) => claim?.title === line.title && council === line.council)
          if (found !== true) return []
          const stop: readonly Step[] = [
            'options',
            { each: { option: 'code' }, where: { code: option.code } },
            'stops',
            { each: { council: 'council' }, where: { kind: 'claimAboveCeiling', 'claim.title': line.title } },
            'claim',
          ]
          const at = { service: line.service, year: '@year' }
          return [
            { path: [...stop, 'claimedPence'], reads: 'central', figure: entered.claimLine, at },
            { path: [...stop, 'allowedPence'], reads: 'central', figure: entered.ceilingLine, at },
            {
              path: [...stop, 'presentValueWithClaimPence'],
              reads: 'central',
              figure: model.views.economic.presentValue,
            },
            {
              path: [...stop, 'presentValueWithFormulaPence'],
              reads: 'central',
              figure: model.views.economic.presentValue,
              reading: readingNames.formula,
            },
          ]
        }),
    )
  })
}
