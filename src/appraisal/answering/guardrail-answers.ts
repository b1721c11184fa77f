import { chanceInWords, isMissing, listInWords, missingInWords } from '../../figures/index.ts'
import { deliveryModel, type Guardrail, stoppedAbove, warnedFrom } from '../../model/index.ts'
import { measures } from '../../reference/index.ts'
import type { OptionAnswer } from '../answer.ts'
import { type CaseFile, lineageOf } from '../case-file/index.ts'
import type { Arrangement } from '../data/arrangements.ts'
import { measureEntry } from '../data/measures.ts'
import type { Prepared } from '../work.ts'
import { columnOf, type Worked } from './read.ts'
import { lowerFirst } from './say.ts'

type GuardrailAnswer = OptionAnswer['guardrails'][number]
type CouncilState = GuardrailAnswer['byCouncil'][number]

/** The limits for children, for one option: each judged for each of its councils. */
export function guardrailAnswers(prepared: Prepared, worked: Worked, option: string): GuardrailAnswer[] {
  const { theCase, model } = prepared
  const arranged = prepared.arrangements.filter((each) => each.option.code === option)
  const councils = arranged[0]?.option.councils ?? []
  const missingLimits = model.staff === undefined ? notMeasured : []
  return [...model.guardrails, ...missingLimits]
    .sort((a, b) => (a.code < b.code ? -1 : 1))
    .map((guardrail) => {
      const byCouncil = [...councils]
        .sort()
        .map((council) => judged(guardrail, { prepared, worked, option, council, arranged }))
      const state = worst(byCouncil.map((each) => each.state))
      return {
        code: guardrail.code,
        title: guardrail.title,
        state,
        sentence: sentenceOf(theCase, guardrail, { how: state, byCouncil, draws: worked.draws.draws }),
        restsOn: restsOn(theCase, guardrail, councils),
        byCouncil,
      }
    })
}

/** Limits that cannot be judged at all where no council's social workers are measured. */
const notMeasured: readonly Guardrail[] = [
  {
    code: 'GUARD-03',
    title: 'Cases per social worker',
    meaning: 'No social worker carries more cases than they would have without sharing.',
    needs: ['caseload', 'openCases', 'inPostFte', 'agencyFte', 'vacantFte', 'agencyCoverFte'],
  },
  {
    code: 'GUARD-04',
    title: 'Posts empty or held by agency staff',
    meaning: 'No larger a share of posts is empty or held by agency staff than without sharing.',
    needs: ['inPostFte', 'agencyFte', 'vacantFte', 'agencyCoverFte'],
  },
]

interface Judging {
  readonly prepared: Prepared
  readonly worked: Worked
  readonly option: string
  readonly council: string
  readonly arranged: readonly Arrangement[]
}

function judged(guardrail: Guardrail, of: Judging): CouncilState {
  if (guardrail.breach !== undefined) return byDraws(guardrail, of)
  if (guardrail.code === 'GUARD-01') return directorAndLeadMember(of)
  if (guardrail.code === 'GUARD-06') return caseHoldersKept(of)
  if (guardrail.code === 'GUARD-09') return exitPriced(of)
  return measured(guardrail, of)
}

const state = (
  council: string,
  limit: string,
  how: CouncilState['state'],
  missing: string | null = null,
  chance: number | null = null,
): CouncilState => ({ council, state: how, chance, limit, missing })

/** Share of futures with a breach in at least one year. */
function byDraws(guardrail: Guardrail, { prepared, worked, option, council }: Judging): CouncilState {
  const { breach } = guardrail
  const limit = limitText(prepared.theCase, guardrail.code, council)
  if (breach === undefined) return state(council, limit, 'met')
  const columns = worked.years.map((year) => {
    const gap = worked.draws.column(breach, { option, council, year })
    return isMissing(gap as never) ? undefined : columnOf(worked, breach, { option, council, year })
  })
  if (columns.some((column) => column === undefined)) {
    return state(council, limit, 'notShownSafe', missingMeasures(prepared.theCase, guardrail, council))
  }
  const draws = worked.draws.draws
  let broken = 0
  for (let d = 0; d < draws; d += 1) if (columns.some((column) => (column?.[d] ?? 0) > 0)) broken += 1
  const chance = broken / draws
  return state(
    council,
    limit,
    chance > stoppedAbove ? 'stopped' : chance >= warnedFrom ? 'warned' : 'met',
    null,
    chance,
  )
}

function directorAndLeadMember({ prepared, option, council, arranged }: Judging): CouncilState {
  const { facts } = prepared.theCase
  const limit = 'A director and a lead member on record in every year'
  const onRecord = (kind: 'director' | 'leadMember' | 'localAssuranceTest') =>
    facts.filter(
      (fact) => fact.kind === kind && fact.council === council && (fact.option === undefined || fact.option === option),
    )
  const covers = (kind: 'director' | 'leadMember') => {
    const held = onRecord(kind)
    return yearsOfDuty(prepared, council).every((year) =>
      held.some(
        (fact) =>
          fact.value !== false &&
          fact.from <= `${year.slice(0, 4)}-04-01` &&
          (fact.to === undefined || fact.to >= `${Number(year.slice(0, 4)) + 1}-03-31`),
      ),
    )
  }
  const denied = [...onRecord('director'), ...onRecord('leadMember'), ...onRecord('localAssuranceTest')].some(
    (fact) => fact.value === false,
  )
  if (denied) return state(council, limit, 'stopped')
  const gaps = [
    covers('director') ? undefined : 'a director of its own in every year',
    covers('leadMember') ? undefined : 'a lead member of its own in every year',
    sharesDirector(arranged) && onRecord('localAssuranceTest').length === 0
      ? 'a local assurance test of the shared director'
      : undefined,
  ].filter((gap) => gap !== undefined)
  return gaps.length === 0
    ? state(council, limit, 'met')
    : state(council, limit, 'notShownSafe', `No record of ${listInWords(gaps)}`)
}

/** Years in which the duty is the council’s: not after it is abolished, not before it begins. */
function yearsOfDuty({ theCase, years }: Prepared, council: string): readonly string[] {
  const lineage = lineageOf(theCase, council)
  if (lineage === undefined) return years
  const vests = lineage.entry.vestingDay
  return years.filter((year) => {
    const begins = `${year.slice(0, 4)}-04-01`
    return lineage.role === 'successor' ? begins >= vests : begins < vests
  })
}

function sharesDirector(arranged: readonly Arrangement[]): boolean {
  return arranged.some(({ code, option }) => option.councils.length > 1 && deliveryModel(code)?.sharesDirector)
}

/** Levers make managers redundant, never case holders; a typed saving on social workers' pay without a price claim would. */
function caseHoldersKept({ prepared, option, council }: Judging): CouncilState {
  const typed = prepared.theCase.options
    .find(({ code }) => code === option)
    ?.lines.some(
      (line) =>
        line.council === council &&
        line.kind === 'saving' &&
        line.pool === 'sw.pay' &&
        !(line.claims ?? []).includes('L05'),
    )
  return state(council, 'No case holder made redundant', typed ? 'stopped' : 'met')
}

function exitPriced({ council, arranged }: Judging): CouncilState {
  const priced = arranged.every(({ code }) => deliveryModel(code) !== undefined)
  return state(
    council,
    'Notice, route and cost of leaving on record',
    priced ? 'met' : 'notShownSafe',
    priced ? null : 'No exit is priced for this form',
  )
}

/** No lever that is built moves children's placements; the share must be on record all the same. */
function measured(guardrail: Guardrail, { prepared, council }: Judging): CouncilState {
  const missing = missingMeasures(prepared.theCase, guardrail, council)
  return state(council, 'Does not rise', missing === null ? 'met' : 'notShownSafe', missing)
}

function missingMeasures(theCase: CaseFile, guardrail: Guardrail, council: string): string | null {
  const gaps = guardrail.needs.flatMap((need) => {
    const entry = measureEntry(theCase, need as never, council)
    if (entry?.value !== undefined) return []
    const title = (measures as Readonly<Record<string, { readonly title: string } | undefined>>)[need]?.title ?? need
    return [
      `${lowerFirst(title)} (${entry?.missing === undefined ? 'not in the case' : missingInWords(entry.missing)})`,
    ]
  })
  return gaps.length === 0 ? null : `Missing: ${listInWords(gaps)}`
}

function limitText(theCase: CaseFile, code: string, council: string): string {
  const limits = theCase.guardrails?.limits[code]
  const own = limits?.[council] ?? limits?.['default']
  switch (code) {
    case 'GUARD-02':
      return 'Protected posts kept'
    case 'GUARD-03':
      return own === undefined
        ? 'No more than 0.1 above carrying on alone'
        : `No more than 0.1 above carrying on alone, nor above ${own}`
    case 'GUARD-04':
      return `No more than ${own === undefined ? 2 : own * 100} points above carrying on alone`
    case 'GUARD-05':
      return 'None taken away'
    case 'GUARD-08':
      return 'Twelve months after the event'
    case 'GUARD-10':
      return 'One change of employer in three years'
    default:
      return 'As set'
  }
}

function worst(states: readonly CouncilState['state'][]): CouncilState['state'] {
  const order = ['stopped', 'notShownSafe', 'warned', 'met'] as const
  return order.find((each) => states.includes(each)) ?? 'met'
}

function sentenceOf(
  theCase: CaseFile,
  guardrail: Guardrail,
  {
    how,
    byCouncil,
    draws,
  }: {
    readonly how: CouncilState['state']
    readonly byCouncil: readonly CouncilState[]
    readonly draws: number
  },
): string {
  const nameOf = (code: string) => theCase.councils.find((each) => each.code === code)?.shortName ?? code
  if (byCouncil.length === 0) return `${guardrail.meaning} Nothing is arranged, so nothing can break it.`
  const most = byCouncil.reduce(
    (worstOf, each) => ((each.chance ?? 0) > (worstOf.chance ?? 0) ? each : worstOf),
    byCouncil[0] as CouncilState,
  )
  if (how === 'notShownSafe') {
    const gaps = byCouncil.filter((each) => each.state === 'notShownSafe')
    return `Not shown safe. ${guardrail.meaning} ${gaps[0]?.missing ?? 'An input is missing'} for ${listInWords(gaps.map((each) => nameOf(each.council)))}.`
  }
  if (how === 'stopped' && most.chance !== null)
    return `Stopped. ${guardrail.meaning} In ${nameOf(most.council)} the limit breaks in ${chanceInWords(most.chance)} futures${giveOrTake(most.chance, draws)}, and more than ${Math.round(stoppedAbove * 100)} stops an option.`
  if (how === 'stopped') return `Stopped. ${guardrail.meaning} The case says otherwise.`
  if (how === 'warned')
    return `Near the limit. ${guardrail.meaning} In ${nameOf(most.council)} it breaks in ${chanceInWords(most.chance ?? 0)} futures${giveOrTake(most.chance ?? 0, draws)}; more than ${Math.round(stoppedAbove * 100)} would stop the option.`
  return guardrail.breach === undefined
    ? `Met. ${guardrail.meaning}`
    : `Met. ${guardrail.meaning} ${(most.chance ?? 0) === 0 ? 'No future breaks it.' : `At most ${chanceInWords(most.chance ?? 0)} futures break it.`}`
}

/** The sampling error, where it could change what is said: two standard errors of a share among so many draws. */
function giveOrTake(chance: number, draws: number): string {
  const twice = 2 * Math.sqrt((chance * (1 - chance)) / draws)
  return Math.abs(chance - stoppedAbove) < twice
    ? ` (give or take ${Math.ceil(twice * 100)}, so more draws may say otherwise)`
    : ''
}

/** What the judgement rests on, so that nobody takes a borrowed year for a measured one. */
function restsOn(theCase: CaseFile, guardrail: Guardrail, councils: readonly string[]): string {
  const entries = guardrail.needs.flatMap((need) =>
    councils.flatMap((council) => {
      const entry = measureEntry(theCase, need as never, council)
      return entry === undefined ? [] : [entry]
    }),
  )
  if (entries.length === 0) return ''
  const dates = [...new Set(entries.map((entry) => entry.date))].sort()
  const late = entries.some((entry) => entry.published > theCase.decisionDate)
  const judged = entries.some((entry) => entry.grade === 'D')
  return `Safety rests on figures of ${listInWords(dates)}${late ? ', published after the decision (hindsight)' : ''}${judged ? ', some of them judgement' : ''}.`
}
