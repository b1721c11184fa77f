import { type Defined, type Figure, figures } from '../figures/index.ts'
import { type Pool, pools } from '../reference/index.ts'
import { arrangement, runs } from './arrangement.ts'
import { frontLineCut, leverCeilings } from './ceilings.ts'
import { exit } from './costs/exit.ts'
import { runningCostsOf } from './costs/running.ts'
import { formGrant, listedItems, setUp } from './costs/set-up.ts'
import { takingOver } from './costs/taking-over.ts'
import { type EnteredKind, enteredLine } from './entered.ts'
import { asTheOptionSays, type Flow } from './flow.ts'
import type { Guardrail } from './guardrails/guardrail.ts'
import { limitsOfFact, protectedPosts, quietYear, transitionLoad } from './guardrails/transition-guardrails.ts'
import { caseload, frontLine, unfilledPosts } from './guardrails/workforce-guardrails.ts'
import { headlineOf } from './headline.ts'
import { managementSaving } from './levers/l01-management.ts'
import { backOfficeSaving, backOfficeShares } from './levers/l02-back-office.ts'
import { volumeSaving } from './levers/l03-volume.ts'
import { workforce } from './levers/l05-workforce.ts'
import { redundancy } from './levers/l11-redundancy.ts'
import { pensionStrain } from './levers/l12-pension-strain.ts'
import { afterASplit } from './levers/l16-after-a-split.ts'
import { contractGap } from './levers/l19-contract-gap.ts'
import { rechargeOf } from './levers/recharge.ts'
import { counterfactualPool, spendAlone, spendOfArea } from './pools.ts'
import { budgetHeld } from './reorganisation.ts'
import { type Setting, settingOf } from './setting.ts'
import { storyOf } from './story.ts'
import { nothingOf } from './views/added-up.ts'
import { projectViews } from './views/views.ts'

/** What decides which figures a case has: its forms, its typed lines, and whether its social workers are measured. */
export interface CaseShape {
  /** Delivery models in use, a trust that is brought back counting as the trust it is until then. */
  readonly models: readonly string[]
  readonly entered: readonly (EnteredKind &
    Omit<Flow, 'figure' | 'title' | 'code' | 'group' | 'costKind'> & { readonly catalogueCode: string })[]
  readonly hasWorkforce: boolean
  readonly horizons: readonly number[]
  readonly priceBase: string
  /** Assumptions that the case gives council by council. */
  readonly byCouncil?: readonly string[]
  /** Councils join late, leave or come back. */
  readonly isStaged?: boolean
  /** Councils are abolished or founded. */
  readonly isReorganised?: boolean
  /** Some services are not children’s. */
  readonly hasOtherServices?: boolean
}

/** Every pool of the counterfactual. */
export function counterfactual(setting: Setting) {
  const { reorganisation } = setting
  const entries = pools.map((pool) => [pool, counterfactualPool(setting, pool)] as const)
  const byPool = Object.fromEntries(entries) as Readonly<Record<Pool, ReturnType<typeof counterfactualPool>>>
  const alone = Object.fromEntries(entries.map(([pool, { alone: figure }]) => [pool, figure])) as Readonly<
    Record<Pool, Figure>
  >
  if (reorganisation === undefined) return { byPool, spend: spendAlone(alone), split: undefined, budget: undefined }
  const areas = Object.fromEntries(
    entries.map(([pool, { area, alone: figure }]) => [pool, area ?? figure]),
  ) as Readonly<Record<Pool, Figure>>
  const ofArea = spendOfArea(areas)
  const split = afterASplit(setting, reorganisation, ofArea)
  return { byPool, spend: spendAlone(alone, split.alone), split, budget: budgetHeld(ofArea, reorganisation) }
}

/**
 * The model of a case: carrying on alone, what each form changes, and both views of it. Levers take their pools in
 * waterfall order, each handed what the one before left.
 */
export function modelOf(shape: CaseShape) {
  const setting = settingOf(shape.models, new Set(shape.byCouncil), shape)
  const { used } = setting
  const { byPool, spend, split, budget } = counterfactual(setting)
  const left: Record<Pool, Figure> = Object.fromEntries(pools.map((pool) => [pool, byPool[pool].alone])) as Record<
    Pool,
    Figure
  >

  const buying = volumeSaving(setting, byPool['bought.other'], left['bought.other'])
  left['bought.other'] = buying.saving.left
  const managers = managementSaving(setting, byPool['mgmt.pay'], left['mgmt.pay'])
  left['mgmt.pay'] = managers.saving.left
  const shares = backOfficeShares(setting)
  const backOffice = (['corp.recharge', 'ict'] as const).map((pool) => {
    const saving = backOfficeSaving(setting, pool, shares, byPool[pool], left[pool])
    left[pool] = saving.left
    return { pool, saving }
  })
  const staff = shape.hasWorkforce ? workforce(setting, byPool['sw.pay']) : undefined

  const leaving = redundancy(setting, managers.posts, managers.step, managers.saving.deadweightHere)
  const strain = pensionStrain(setting, leaving.leavers, leaving.salary)
  const recharge = rechargeOf(setting, 'L01', 'Gain of fewer managers', managers.saving.gain)

  const settingUp = setUp(setting)
  const listed = listedItems(setting)
  const running = runningCostsOf(setting, { ...spend, management: byPool['mgmt.pay'].alone })
  const gap = used.some((code) => code === 'M09' || code === 'M11')
    ? contractGap(setting, running.contract.sumHere)
    : undefined
  const grant = used.includes('M11') ? formGrant(setting) : undefined
  const takenOver =
    setting.reorganisation === undefined ? undefined : takingOver(setting, setting.reorganisation, settingUp.scale)
  const leavingIt = exit(setting, settingUp, running.allFullYear)

  const ceilings = leverCeilings({
    managers: managers.saving,
    backOffice,
    buying: buying.saving,
    staff,
    agencyPool: left.agency,
  })
  const entered = shape.entered.map((line) => ({
    line,
    ...enteredLine(
      setting,
      line,
      line.claims.flatMap((code) => ceilings[code] ?? []),
    ),
  }))

  const common = {
    fund: 'generalFund',
    fundedBy: 'revenue',
    vat: 'none',
    timing: 'endOfYear',
    priceBase: shape.priceBase,
  } as const
  const flow = (
    figure: Defined,
    code: string,
    pool: string,
    kind: Pick<Flow, 'group' | 'costKind'> & Partial<Flow>,
  ): Flow => ({
    ...common,
    figure,
    title: figure.title,
    code,
    pool,
    transfer: false,
    grade: 'D',
    ...kind,
  })
  const gain = { group: 'gain', costKind: 'recurrent' } as const
  const runningCost = { group: 'running', costKind: 'recurrent' } as const
  const oneOff = { group: 'oneOff', costKind: 'oneOff', fundedBy: asTheOptionSays } as const
  const flows: readonly Flow[] = [
    flow(managers.saving.gain, 'L01', 'mgmt.pay', gain),
    ...backOffice.map(({ pool, saving }) => flow(saving.gain, 'L02', pool, gain)),
    flow(buying.saving.gain, 'L03', 'bought.other', gain),
    ...(staff === undefined
      ? []
      : [
          flow(staff.yearly.socialWorkGain, 'L05', 'sw.pay', { ...gain, grade: 'B' }),
          flow(staff.yearly.agencyGain, 'L05', 'agency', { ...gain, grade: 'B' }),
          flow(staff.yearly.conversionFlow, 'L05', 'sw.pay', runningCost),
        ]),
    ...entered.map(({ line, flow: figure }) =>
      flow(figure, line.catalogueCode, line.pool, {
        title: line.title,
        group: groupOf(line),
        costKind: line.costKind,
        fund: line.fund,
        fundedBy: line.kind === 'grant' ? 'grant' : line.fundedBy,
        transfer: line.kind === 'grant' || line.transfer,
        vat: line.vat,
        timing: line.timing,
        grade: line.grade,
        priceBase: line.priceBase,
      }),
    ),
    flow(leaving.flow, 'L11', 'mgmt.pay', { ...oneOff, transfer: true }),
    flow(strain.flow, 'L12', 'mgmt.pay', { ...oneOff, transfer: true }),
    flow(settingUp.flow, 'O1–O21', 'none', oneOff),
    flow(leavingIt.flow, 'X1–X16', 'none', oneOff),
    ...(leavingIt.parting === undefined ? [] : [flow(leavingIt.parting.flow, 'X1–X16', 'none', oneOff)]),
    flow(listed.setUpFlow, 'O1–O21', 'none', oneOff),
    flow(listed.runningFlow, 'R1–R17', 'none', runningCost),
    ...running.flows.map(({ cost, flow: figure }) =>
      flow(figure, cost.code, cost.pool, { ...runningCost, title: cost.title, transfer: cost.transfer, vat: cost.vat }),
    ),
    ...(split === undefined ? [] : [flow(split.flow, 'L16', 'other.pay', gain)]),
    ...(takenOver === undefined
      ? []
      : [flow(takenOver.onceFlow, 'O4 O10', 'none', oneOff), flow(takenOver.flow, 'R9 R10', 'other.pay', runningCost)]),
    ...(gap === undefined ? [] : [flow(gap.flow, 'L19', 'none', { ...runningCost, grade: 'B' })]),
    ...(grant === undefined
      ? []
      : [flow(grant.flow, 'grant', 'none', { group: 'grant', costKind: 'oneOff', fundedBy: 'grant', transfer: true })]),
    flow(recharge, 'L01', 'mgmt.pay', { group: 'between', costKind: 'recurrent', transfer: true }),
  ]

  const nothing = nothingOf(arrangement.takesPart)
  const views = projectViews(setting.assume, flows, shape.horizons, nothing)
  const headline = headlineOf({
    removed: setting.member === arrangement.takesPart ? managers.posts.removed : mostRemoved(managers.posts.removed),
    runsL01: runs('L01'),
    total: settingUp.total,
    real: views.real,
    leavingLine: leavingIt.leavingLine,
  })
  const story = storyOf({
    managers: managers.saving,
    backOffice,
    buying: buying.saving,
    entered,
    gains: headline.gains,
    split: split?.flow,
    nothing,
  })
  const cut = frontLineCut()
  const guardrails: readonly Guardrail[] = whereHeld(setting, [
    ...limitsOfFact,
    protectedPosts(setting, managers.posts, runs('L01')),
    ...(staff === undefined ? [] : [caseload(staff), unfilledPosts(staff)]),
    frontLine(staff, cut),
    quietYear(setting),
    transitionLoad(setting),
  ])
  return {
    byPool,
    spend,
    flows,
    views,
    story,
    headline,
    guardrails,
    staff,
    entered,
    ceilings,
    managers,
    buying,
    backOffice,
    settingUp,
    running,
    takenOver,
    leavingIt,
    leaving,
    strain,
    gap,
    grant,
    recharge,
    split,
    budget,
    reorganisation: setting.reorganisation,
    membership: setting.membership,
  }
}

/** A limit is asked of a council only in years in which the duty is its own. */
function whereHeld({ reorganisation }: Setting, guardrails: readonly Guardrail[]): readonly Guardrail[] {
  if (reorganisation === undefined) return guardrails
  return guardrails.map((guardrail) => {
    if (guardrail.breach === undefined) return guardrail
    const { held } = figures(
      `${guardrail.code}/duty`,
      { breach: guardrail.breach, holds: reorganisation.holds },
      {
        held: {
          title: 'Limit broken while the duty is this council’s (1)',
          unit: 'number',
          by: ['option', 'council', 'year'],
          is: 'if(holds > 0, breach, 0)',
        },
      },
    )
    return { ...guardrail, breach: held }
  })
}

/** Where councils come and go, posts are counted year by year; the headline gives the most there are. */
function mostRemoved(removed: Figure): Figure {
  return figures(
    'L01/ever',
    { inYear: removed },
    {
      removed: {
        title: 'Management posts removed, at most',
        unit: 'FTE',
        by: ['option'],
        is: 'max(inYear over year)',
      },
    },
  ).removed
}

function groupOf({ kind, costKind }: EnteredKind): Flow['group'] {
  if (kind === 'grant') return 'grant'
  if (kind === 'saving') return 'gain'
  return costKind === 'oneOff' ? 'oneOff' : 'running'
}

export type Model = ReturnType<typeof modelOf>
