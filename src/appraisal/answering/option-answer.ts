import { columnQuantile, type Figure, listInWords, type VarianceShare } from '../../figures/index.ts'
import { deliveryModel } from '../../model/index.ts'
import type { OptionAnswer } from '../answer.ts'
import { lineageOf } from '../case-file/index.ts'
import type { Prepared } from '../work.ts'
import { claimStops, type WithFormula } from './claims.ts'
import { councilAnswer, paybackOf, paybackSentence } from './council-answer.ts'
import { grantsOf } from './grants.ts'
import { guardrailAnswers } from './guardrail-answers.ts'
import { leverNotesOf } from './lever-notes.ts'
import { byYear, centralOf, columnOf, spreadOf, type Worked, wholePence } from './read.ts'
import { roughly } from './say.ts'
import { rounded, type Sensitivity, spreadOfOption, switchingOf, tornadoOf } from './sensitivity.ts'
import { budgetsOf, membershipOf } from './stages-answer.ts'
import { flowsOf, reconciliationOf, viewsOf } from './views-answer.ts'

/** What was worked a second time, with one thing changed. */
export interface SecondLooks {
  readonly withFormula: (option: string) => WithFormula | undefined
  readonly nobodyLeaves: Worked
  /** Central present value in pounds with one management post more, and one fewer. */
  readonly onePost: (option: string) => { readonly more: number; readonly fewer: number }
}

/** Everything the pages show of one option. */
export function optionAnswer(
  prepared: Prepared,
  worked: Worked,
  sensitivity: Sensitivity,
  looks: SecondLooks,
  code: string,
): OptionAnswer & { readonly variance: ReadonlyMap<string, VarianceShare> } {
  const { theCase, model } = prepared
  const option = theCase.options.find((each) => each.code === code)
  if (option === undefined) throw new Error(`No option ${code}`)
  const at = { option: code }
  const presentValuePence = spreadOf(worked, model.views.economic.presentValue, at)
  const column = columnOf(worked, model.views.economic.presentValue, at)
  const arranged = prepared.arrangements.filter((each) => each.option.code === code)
  const lastYear = worked.years.at(-1) ?? ''
  const leavingIn = worked.years[leavingYear(prepared, code)] ?? lastYear
  const byCouncil = [...option.councils]
    .sort()
    .map((council) => councilAnswer(prepared, worked, { option: code, council, leavingIn }))
  const counts = councilsBetterOff(prepared, worked, code, option.councils)
  const guardrails = arranged.length === 0 ? [] : guardrailAnswers(prepared, worked, code)
  const claims = claimStops(prepared, worked, code, presentValuePence.central, looks.withFormula(code))
  const stops = [...claims, ...guardrailStops(prepared, code, guardrails)]
  const standing = stops.filter((stop) => stop.override === null)
  const state =
    standing.length > 0 ? 'stopped' : guardrails.some((each) => each.state === 'notShownSafe') ? 'notShownSafe' : 'open'
  const { evidence, byName, together } = spreadOfOption(prepared, worked, sensitivity, code)
  const tornado = tornadoOf(prepared, worked, { sensitivity, shares: byName }, code)
  const soFar = byYear(worked, model.views.economic.soFar, at)
  const paybackYear = paybackOf(soFar)
  const chanceBetterOff = rounded(column.reduce((n, value) => n + (value > 0 ? 1 : 0), 0) / column.length)
  return {
    variance: byName,
    code,
    title: option.title,
    summary: option.summary,
    role: option.role,
    councils: [...option.councils].sort(),
    deliveryModels: arranged.map((each) => {
      const form = deliveryModel(each.code)
      const start = option.services.find(({ service }) => service === each.service)?.start ?? ''
      return {
        service: each.service,
        code: each.code,
        title: form?.title ?? each.code,
        start,
        legalRoute: form?.legalRoute ?? '',
      }
    }),
    leverNotes: leverNotesOf(prepared, worked, code),
    state,
    inAWord: inAWord(
      option.role,
      state,
      option.councils.length === 1 ? (counts[counts.length - 1] ?? 0) : chanceBetterOff,
      arranged.length > 0,
      standing,
    ),
    stops,
    warnings: guardrails
      .filter((each) => each.state === 'warned')
      .map((each) => ({ code: each.code, place: code, sentence: each.sentence })),
    presentValuePence,
    presentValueByHorizon: model.views.economic.byHorizon.map(({ years, presentValue }) => ({
      years,
      centralPence: wholePence(centralOf(worked, presentValue, at)),
      meanPence: wholePence(meanOf(columnOf(worked, presentValue, at))),
    })),
    chanceBetterOff,
    chanceAllBetterOff: counts[counts.length - 1] ?? 0,
    futuresByCouncilsBetterOff: counts,
    chanceAllBetterOffIfNobodyLeaves:
      councilsBetterOff(prepared, looks.nobodyLeaves, code, option.councils).at(-1) ?? 0,
    byCouncil,
    setUpPence: spreadOf(worked, model.headline.setUp, at),
    leavingAfterThreeYearsPence: spreadOf(worked, model.headline.leavingAll, { ...at, year: leavingIn }),
    leavingAfterThreeYearsIn: leavingIn,
    leavingPaysFrom: leavingPaysFrom(prepared, worked, code),
    membership: membershipOf(prepared, worked, code, leavingIn),
    budgets: budgetsOf(prepared, worked, code),
    grants: grantsOf(prepared, worked, code),
    recurringSavingPence: spreadOf(worked, model.headline.yearly, { ...at, year: runningYear(prepared, worked, code) }),
    postsRemoved: postsRemoved(prepared, worked, looks, code),
    paybackYear,
    paybackSentence: paybackSentence(
      paybackYear,
      presentValuePence.central,
      soFar.some(({ pence }) => pence !== 0),
    ),
    waterfall: waterfallOf(prepared, worked, code),
    tornado,
    switching: switchingOf(sensitivity, code, tornado),
    evidence,
    together,
    guardrails,
    flows: flowsOf(prepared, worked, code),
    interactionPence: byYear(worked, model.story.interaction, at).reduce((sum, { pence }) => sum + pence, 0),
    sharing: sharingOf(prepared, code),
    arrangements: accountabilityOf(prepared, code),
    views: viewsOf(prepared, worked, code),
    reconciliation: reconciliationOf(prepared, worked, code),
    faults: worked.draws.faults.map(({ figure, draws }) => ({ figure, draws })),
  }
}

function meanOf(column: Float64Array): number {
  return column.reduce((sum, value) => sum + value, 0) / column.length
}

/** Futures in each hundred by how many of the option's councils are better off: index 0 is none. */
function councilsBetterOff(prepared: Prepared, worked: Worked, option: string, councils: readonly string[]): number[] {
  const columns = councils.map((council) =>
    columnOf(worked, prepared.model.views.councils.presentValue, { option, council }),
  )
  const counts = new Array<number>(councils.length + 1).fill(0)
  const draws = columns[0]?.length ?? 0
  for (let d = 0; d < draws; d += 1) {
    const better = columns.reduce((n, column) => n + ((column[d] ?? 0) > 0 ? 1 : 0), 0)
    counts[better] = (counts[better] ?? 0) + 1
  }
  return counts.map((count) => (draws === 0 ? 0 : rounded(count / draws)))
}

function guardrailStops(
  prepared: Prepared,
  option: string,
  guardrails: OptionAnswer['guardrails'],
): OptionAnswer['stops'] {
  return guardrails
    .filter((each) => each.state === 'stopped')
    .map((each) => {
      const override = prepared.theCase.overrides.find((one) => one.option === option && one.stop === each.code)
      return {
        code: each.code,
        kind: 'guardrail' as const,
        council: each.byCouncil.find((one) => one.state === 'stopped')?.council ?? null,
        sentence: each.sentence,
        claim: null,
        override:
          override === undefined
            ? null
            : { officerRole: override.officerRole, reason: override.reason, date: override.date },
      }
    })
}

function inAWord(
  role: string,
  state: OptionAnswer['state'],
  chance: number,
  isArranged: boolean,
  stops: OptionAnswer['stops'],
): string {
  if (role === 'counterfactual' || !isArranged) return 'The line the others are measured from'
  if (state === 'stopped')
    return stops.some((stop) => stop.kind === 'guardrail')
      ? 'Stopped by a limit for children'
      : 'Stopped: its claim is larger than it can be'
  const verdict = chance >= 2 / 3 ? 'Probably a gain' : chance <= 1 / 3 ? 'Probably a loss' : 'Could go either way'
  return state === 'notShownSafe' ? `${verdict}; not shown safe` : verdict
}

/** The third year after the central go-live. */
function leavingYear(prepared: Prepared, option: string): number {
  const live = goLiveYear(prepared, option)
  return live + 3 < prepared.years.length ? live + 3 : prepared.years.length - 1
}

function goLiveYear(prepared: Prepared, option: string): number {
  const arranged = prepared.arrangements.find((each) => each.option.code === option)
  const delay = prepared.plan.parameters.findIndex(({ key }) => key === 'general/delay')
  return Math.floor(((arranged?.startMonth ?? 0) + Math.round(prepared.plan.central[delay] ?? 0)) / 12)
}

/** The year in which everything is running: four after go-live, and before a planned end. */
function runningYear(prepared: Prepared, worked: Worked, option: string): string {
  const arranged = prepared.arrangements.find((each) => each.option.code === option)
  const ends = arranged?.returns
    ? goLiveYear(prepared, option) + Math.floor(arranged.minimumTerm / 12) - 1
    : worked.years.length - 1
  const wanted = goLiveYear(prepared, option) + 4
  const index = wanted < ends ? wanted : ends
  return worked.years[index < worked.years.length ? index : worked.years.length - 1] ?? ''
}

/** First year from which what has been gained covers the cost of leaving, and goes on doing so. */
function leavingPaysFrom(prepared: Prepared, worked: Worked, option: string): string | null {
  const gained = byYear(worked, prepared.model.views.economic.soFar, { option })
  const cost = byYear(worked, prepared.model.headline.leavingAll, { option })
  const last = gained.findLastIndex(({ pence }, i) => pence < (cost[i]?.pence ?? 0))
  return last === gained.length - 1 ? null : (gained[last + 1]?.year ?? null)
}

function postsRemoved(
  prepared: Prepared,
  worked: Worked,
  looks: SecondLooks,
  option: string,
): OptionAnswer['postsRemoved'] {
  const figure = prepared.model.headline.postsRemoved
  const central = centralOf(worked, figure, { option })
  const column = columnOf(worked, figure, { option })
  const now = centralOf(worked, prepared.model.views.economic.presentValue, { option })
  const { more, fewer } = looks.onePost(option)
  const hangs = central > 0 && (now < 0 !== more < 0 || now < 0 !== fewer < 0)
  return {
    central,
    p5: column.length === 0 ? 0 : rounded(columnQuantile(column, 0.05)),
    p95: column.length === 0 ? 0 : rounded(columnQuantile(column, 0.95)),
    onePostSentence: hangs
      ? `The sign hangs on one post: with ${central} posts removed the present value is ${roughly(wholePence(now))}; with ${central + 1} it would be ${roughly(wholePence(more))}, with ${central - 1} ${roughly(wholePence(fewer))}.`
      : null,
  }
}

/** One year once running: the claim, what does not arrive, what would come anyway, new costs, and what is gained. */
function waterfallOf(prepared: Prepared, worked: Worked, option: string): OptionAnswer['waterfall'] {
  const { story, headline, staff } = prepared.model
  const year = runningYear(prepared, worked, option)
  const step = (title: string, kind: 'start' | 'less' | 'total', figure: Figure) => ({
    title,
    kind,
    pence: wholePence(centralOf(worked, figure, { option, year })),
    figure: figure.name,
  })
  return {
    year,
    steps: [
      step('Claimed, or worked by the levers', 'start', story.claimed),
      ...unlessNought(step('Above what could be had', 'less', story.aboveCeiling)),
      step('Does not arrive', 'less', story.notArriving),
      step('Would have happened anyway', 'less', story.anyway),
      ...(staff === undefined
        ? []
        : unlessNought(step('Change in pay of social workers', 'less', story.socialWorkers))),
      ...(story.afterASplit === undefined
        ? []
        : unlessNought(step('Costs of the split, brought or spared', 'less', story.afterASplit))),
      step('New running costs', 'less', headline.costs),
      step('Net saving of the year', 'total', headline.yearly),
    ],
  }
}

/** A step that changes nothing is left out; one that adds is marked so. */
function unlessNought<S extends { readonly kind: string; readonly pence: number }>(step: S) {
  if (step.pence === 0) return []
  return [step.pence > 0 ? { ...step, kind: 'add' as const } : step]
}

function sharingOf(prepared: Prepared, option: string): OptionAnswer['sharing'] {
  const { theCase } = prepared
  const set = theCase.options.find(({ code }) => code === option)?.councils ?? []
  const stated =
    theCase.keys.length === 0
      ? [
          {
            for: 'default',
            key: 'population0to17',
            reason: 'No key is stated, so children aged 0 to 17 stand in.',
            source: { publication: 'ONS mid-year population estimates' },
            values: undefined,
          },
        ]
      : theCase.keys
  return stated.map((key) => {
    const values = Object.fromEntries(
      set.map((council) => [council, key.values?.[council] ?? keyCell(prepared, option, council)]),
    )
    const total = Object.values(values).reduce((sum, value) => sum + value, 0)
    return {
      for:
        key.for === 'default'
          ? 'Set-up, governance, recharging, systems, returns and the gain of fewer managers'
          : key.for,
      key: keyTitles[key.key] ?? key.key,
      reason: key.reason,
      source: key.source.publication,
      shares: Object.fromEntries(
        Object.entries(values).map(([council, value]) => [council, total === 0 ? 0 : rounded(value / total)]),
      ),
    }
  })
}

const keyTitles: Readonly<Record<string, string>> = {
  equal: 'Equal shares',
  population0to17: 'Children aged 0 to 17',
  baselineSpend: 'Baseline spend',
  fte: 'Full-time equivalents',
  ownVolume: 'Own volume bought',
  stated: 'As stated',
}

function keyCell(prepared: Prepared, option: string, council: string): number {
  const service = prepared.theCase.services[0]?.code ?? ''
  const cell = prepared.data.givens['key/setUp']?.({ option, council, service })
  return typeof cell === 'number' ? cell : 0
}

/** What the fields of who answers for what are called on a page. */
export const fieldTitles: Readonly<Record<string, string>> = {
  dutyHolder: 'Holds the duty in law',
  statutoryDirector: 'Director of children’s services',
  leadMember: 'Lead member',
  decisionBody: 'Decides',
  employer: 'Employs the staff',
  provider: 'Runs the service',
  budgetHolder: 'Holds the budget',
  payer: 'Pays',
  contractingAuthority: 'Lets the contracts',
  dataController: 'Controls the data',
  regulatedProvider: 'Registered with Ofsted',
  inspectedBody: 'Is inspected',
  returnSubmitter: 'Sends the returns',
}

function accountabilityOf(prepared: Prepared, option: string): OptionAnswer['arrangements'] {
  const { theCase } = prepared
  const nameOf = (code: string | undefined) => theCase.councils.find((each) => each.code === code)?.shortName ?? ''
  const set = theCase.options.find(({ code }) => code === option)?.councils ?? []
  return theCase.services.flatMap(({ code: service }) =>
    [...set].sort().map((council) => {
      const arranged = prepared.arrangements.find((each) => each.option.code === option && each.service === service)
      const form = deliveryModel(arranged?.code ?? 'M00') ?? deliveryModel('M00')
      const lineage = lineageOf(theCase, council)
      const parties = {
        council: nameOf(council),
        host: nameOf(arranged?.host) || 'a host still to be named',
        isHost: arranged?.host === council,
        ...(lineage?.role === 'abolished'
          ? { successors: listInWords(lineage.entry.into.map((each) => nameOf(each.council))) }
          : {}),
      }
      const held = form?.accountability(parties)
      const alone: Readonly<Record<string, string>> = { ...deliveryModel('M00')?.accountability(parties) }
      return {
        service,
        council,
        fields: Object.entries(held ?? {}).map(([field, value]) => ({
          field: fieldTitles[field] ?? field,
          before: alone[field] ?? '',
          value: String(value),
        })),
      }
    }),
  )
}
