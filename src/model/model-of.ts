import type { Defined, Figure } from '../figures/index.ts'
import { type Pool, pools } from '../reference/index.ts'
import { arrangement, runs } from './arrangement.ts'
import { frontLineCut, leverCeilings } from './ceilings.ts'
import { exit } from './costs/exit.ts'
import { runningCostsOf } from './costs/running.ts'
import { formGrant, listedItems, setUp } from './costs/set-up.ts'
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
import { contractGap } from './levers/l19-contract-gap.ts'
import { rechargeOf } from './levers/recharge.ts'
import { counterfactualPool, spendAlone } from './pools.ts'
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
}

/** Every pool of the counterfactual. */
export function counterfactual({ assume }: Pick<Setting, 'assume'>) {
  const entries = pools.map((pool) => [pool, counterfactualPool(assume, pool)] as const)
  const byPool = Object.fromEntries(entries) as Readonly<Record<Pool, ReturnType<typeof counterfactualPool>>>
  const alone = Object.fromEntries(entries.map(([pool, { alone: figure }]) => [pool, figure])) as Readonly<
    Record<Pool, Figure>
  >
  return { byPool, spend: spendAlone(alone) }
}

/**
 * The model of a case: carrying on alone, what each form changes, and both views of it. Levers take their pools in
 * waterfall order, each handed what the one before left.
 */
export function modelOf(shape: CaseShape) {
  const setting = settingOf(shape.models, new Set(shape.byCouncil))
  const { used } = setting
  const { byPool, spend } = counterfactual(setting)
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
  const recharge = rechargeOf('L01', 'Gain of fewer managers', managers.saving.gain)

  const settingUp = setUp(setting)
  const listed = listedItems(setting)
  const running = runningCostsOf(setting, { ...spend, management: byPool['mgmt.pay'].alone })
  const gap = used.some((code) => code === 'M09' || code === 'M11')
    ? contractGap(setting, running.contract.sumHere)
    : undefined
  const grant = used.includes('M11') ? formGrant(setting) : undefined
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
  const gainFlow = (figure: Defined, code: string, pool: string, grade: Flow['grade']): Flow => ({
    ...common,
    figure,
    title: figure.title,
    code,
    pool,
    group: 'gain',
    costKind: 'recurrent',
    transfer: false,
    grade,
  })
  const flows: readonly Flow[] = [
    gainFlow(managers.saving.gain, 'L01', 'mgmt.pay', 'D'),
    ...backOffice.map(({ pool, saving }) => gainFlow(saving.gain, 'L02', pool, 'D')),
    gainFlow(buying.saving.gain, 'L03', 'bought.other', 'D'),
    ...(staff === undefined
      ? []
      : [
          gainFlow(staff.yearly.socialWorkGain, 'L05', 'sw.pay', 'B'),
          gainFlow(staff.yearly.agencyGain, 'L05', 'agency', 'B'),
          { ...gainFlow(staff.yearly.conversionFlow, 'L05', 'sw.pay', 'D'), group: 'running' as const },
        ]),
    ...entered.map(
      ({ line, flow }): Flow => ({
        figure: flow,
        title: line.title,
        code: line.catalogueCode,
        pool: line.pool,
        group: line.kind === 'saving' ? 'gain' : line.costKind === 'oneOff' ? 'oneOff' : 'running',
        costKind: line.costKind,
        fund: line.fund,
        fundedBy: line.fundedBy,
        transfer: line.transfer,
        vat: line.vat,
        timing: line.timing,
        grade: line.grade,
        priceBase: line.priceBase,
      }),
    ),
    {
      ...common,
      figure: leaving.flow,
      title: leaving.flow.title,
      code: 'L11',
      pool: 'mgmt.pay',
      group: 'oneOff',
      costKind: 'oneOff',
      fundedBy: asTheOptionSays,
      transfer: true,
      grade: 'D',
    },
    {
      ...common,
      figure: strain.flow,
      title: strain.flow.title,
      code: 'L12',
      pool: 'mgmt.pay',
      group: 'oneOff',
      costKind: 'oneOff',
      fundedBy: asTheOptionSays,
      transfer: true,
      grade: 'D',
    },
    {
      ...common,
      figure: settingUp.flow,
      title: settingUp.flow.title,
      code: 'O1–O21',
      pool: 'none',
      group: 'oneOff',
      costKind: 'oneOff',
      fundedBy: asTheOptionSays,
      transfer: false,
      grade: 'D',
    },
    {
      ...common,
      figure: leavingIt.flow,
      title: leavingIt.flow.title,
      code: 'X1–X16',
      pool: 'none',
      group: 'oneOff',
      costKind: 'oneOff',
      fundedBy: asTheOptionSays,
      transfer: false,
      grade: 'D',
    },
    {
      ...common,
      figure: listed.setUpFlow,
      title: listed.setUpFlow.title,
      code: 'O1–O21',
      pool: 'none',
      group: 'oneOff',
      costKind: 'oneOff',
      fundedBy: asTheOptionSays,
      transfer: false,
      grade: 'D',
    },
    {
      ...common,
      figure: listed.runningFlow,
      title: listed.runningFlow.title,
      code: 'R1–R17',
      pool: 'none',
      group: 'running',
      costKind: 'recurrent',
      transfer: false,
      grade: 'D',
    },
    ...running.flows.map(
      ({ cost, flow }): Flow => ({
        ...common,
        figure: flow,
        title: cost.title,
        code: cost.code,
        pool: cost.pool,
        group: 'running',
        costKind: 'recurrent',
        transfer: cost.transfer,
        vat: cost.vat,
        grade: 'D',
      }),
    ),
    ...(gap === undefined
      ? []
      : [
          {
            ...common,
            figure: gap.flow,
            title: gap.flow.title,
            code: 'L19',
            pool: 'none',
            group: 'running' as const,
            costKind: 'recurrent' as const,
            transfer: false,
            grade: 'B' as const,
          },
        ]),
    ...(grant === undefined
      ? []
      : [
          {
            ...common,
            figure: grant.flow,
            title: grant.flow.title,
            code: 'grant',
            pool: 'none',
            group: 'grant' as const,
            costKind: 'oneOff' as const,
            fundedBy: 'grant',
            transfer: true,
            grade: 'D' as const,
          },
        ]),
    {
      ...common,
      figure: recharge,
      title: recharge.title,
      code: 'L01',
      pool: 'mgmt.pay',
      group: 'between',
      costKind: 'recurrent',
      transfer: true,
      grade: 'D',
    },
  ]

  const nothing = nothingOf(arrangement.takesPart)
  const views = projectViews(setting.assume, flows, shape.horizons, nothing)
  const story = storyOf({ managers: managers.saving, backOffice, buying: buying.saving, entered, nothing })
  const headline = headlineOf({
    removed: managers.posts.removed,
    runsL01: runs('L01'),
    total: settingUp.total,
    real: views.real,
    leavingLine: leavingIt.leavingLine,
  })
  const cut = frontLineCut()
  const guardrails: readonly Guardrail[] = [
    ...limitsOfFact,
    protectedPosts(setting, managers.posts, runs('L01')),
    ...(staff === undefined ? [] : [caseload(staff), unfilledPosts(staff)]),
    frontLine(staff, cut),
    quietYear(setting),
    transitionLoad(setting),
  ]
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
    leavingIt,
    leaving,
    strain,
    gap,
    grant,
    recharge,
  }
}

export type Model = ReturnType<typeof modelOf>
