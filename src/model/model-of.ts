import { type Defined, type Figure, figures, given } from '../figures/index.ts'
import { type Pool, pools } from '../reference/index.ts'
import { arrangement, runs } from './arrangement.ts'
import { contractGap, exit } from './costs/exit.ts'
import { runningCostsOf } from './costs/running.ts'
import { formGrant, setUp } from './costs/set-up.ts'
import { agencyCeiling, type EnteredKind, enteredLine } from './entered.ts'
import type { Flow } from './flow.ts'
import type { Guardrail } from './guardrails/guardrail.ts'
import { limitsOfFact, protectedPosts, quietYear, transitionLoad } from './guardrails/transition-guardrails.ts'
import { caseload, frontLine, unfilledPosts } from './guardrails/workforce-guardrails.ts'
import { managementSaving } from './levers/l01-management.ts'
import { backOfficeSaving, backOfficeShares } from './levers/l02-back-office.ts'
import { volumeSaving } from './levers/l03-volume.ts'
import { isSocialWork, workforce, workforceMeasures } from './levers/l05-workforce.ts'
import { pensionStrain, redundancy } from './levers/l11-redundancy.ts'
import { rechargeOf } from './levers/recharge.ts'
import { counterfactualPool, spendAlone } from './pools.ts'
import { type Setting, settingOf } from './setting.ts'
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
      fundedBy: 'reserve',
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
      fundedBy: 'reserve',
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
      fundedBy: 'reserve',
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
      fundedBy: 'reserve',
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

  const nothing = nothingOf(spend.alone, arrangement.exists)
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

interface Saving {
  readonly claimLine: Figure
  readonly arrivesLine: Figure
  readonly wouldCome: Figure
  readonly gain: Figure
  readonly ceiling: Figure
  readonly interaction: Figure
}

/** The ceiling of each lever that a typed line may claim for. */
function leverCeilings({
  managers,
  backOffice,
  buying,
  staff,
  agencyPool,
}: {
  managers: Saving
  backOffice: readonly { readonly saving: Saving }[]
  buying: Saving
  staff: ReturnType<typeof workforce> | undefined
  agencyPool: Figure
}): Readonly<Record<string, readonly Figure[]>> {
  const forAgency =
    staff === undefined
      ? undefined
      : { agencyMean: staff.yearly.agencyMean, agencyToday: workforceMeasures.agencyToday }
  return {
    L01: [managers.ceiling],
    L02: backOffice.map(({ saving }) => saving.ceiling),
    L03: [buying.ceiling],
    L05: [agencyCeiling(forAgency, agencyPool, isSocialWork)],
  }
}

/** Claim, what arrives, what would have come anyway: each added up over councils and services, by option and year. */
function storyOf({
  managers,
  backOffice,
  buying,
  entered,
  nothing,
}: {
  managers: Saving
  backOffice: readonly { readonly saving: Saving }[]
  buying: Saving
  entered: readonly ({ readonly line: EnteredKind; readonly flow: Figure } & {
    readonly claimLine?: Figure
    readonly allowedLine?: Figure
    readonly arrivesLine?: Figure
    readonly wouldCome?: Figure
  })[]
  nothing: Figure
}) {
  const savings = [managers, ...backOffice.map(({ saving }) => saving), buying]
  const plainSavings = entered
    .filter((each) => each.line.kind === 'saving' && each.claimLine === undefined)
    .map(({ flow }) => flow)
  const claims = entered.flatMap((each) => (each.claimLine === undefined ? [] : [each]))
  const present = (list: readonly (Figure | undefined)[]) =>
    list.flatMap((figure) => (figure === undefined ? [] : [figure]))
  return {
    claimed: overAll(
      'story/claimed',
      'Claimed',
      [...savings.map((s) => s.claimLine), ...plainSavings, ...present(claims.map((c) => c.claimLine))],
      nothing,
    ),
    allowed: overAll(
      'story/allowed',
      'Claims as allowed',
      [...savings.map((s) => s.claimLine), ...plainSavings, ...present(claims.map((c) => c.allowedLine))],
      nothing,
    ),
    arrives: overAll(
      'story/arrives',
      'Arrives',
      [...savings.map((s) => s.arrivesLine), ...plainSavings, ...present(claims.map((c) => c.arrivesLine))],
      nothing,
    ),
    wouldCome: overAll(
      'story/wouldCome',
      'Would have come anyway',
      [...savings.map((s) => s.wouldCome), ...present(claims.map((c) => c.wouldCome))],
      nothing,
    ),
    interaction: overAll(
      'story/interaction',
      'Simple sum of the levers less the waterfall',
      savings.map((s) => s.interaction),
      nothing,
    ),
  }
}

function overAll(name: string, title: string, parts: readonly Figure[], nothing: Figure): Defined {
  const uses = Object.fromEntries((parts.length === 0 ? [nothing] : parts).map((part, i) => [`part${i + 1}`, part]))
  return figures(name, uses, {
    here: {
      title: `${title}, by council and service`,
      unit: 'real £',
      line: true,
      by: ['option', 'council', 'service', 'year'],
      is: Object.keys(uses).join(' + '),
    },
    inYear: { title, unit: 'real £', line: true, by: ['option', 'year'], is: 'sum(here over council, service)' },
  }).inYear
}

/** The few numbers a page opens with. */
function headlineOf({
  removed,
  runsL01,
  total,
  real,
  leavingLine,
}: {
  removed: Figure
  runsL01: Figure
  total: Figure
  real: { gain: Figure; running: Figure; oneOff: Figure }
  leavingLine: Figure
}) {
  return figures(
    'headline',
    { removed, runsL01, total, gain: real.gain, running: real.running, oneOff: real.oneOff, leavingLine },
    {
      removedHere: { title: 'Management posts removed, by service', unit: 'FTE', is: 'removed × runsL01' },
      postsRemoved: {
        title: 'Management posts removed',
        unit: 'FTE',
        by: ['option'],
        is: 'sum(removedHere over service)',
      },
      setUp: { title: 'Cost to set up', unit: 'real £', line: true, by: ['option'], is: 'sum(total over service)' },
      yearlyHere: {
        title: 'Net saving of the year, one-offs apart',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'year'],
        is: 'gain + running',
      },
      yearly: {
        title: 'Net saving of the year, one-offs apart, all councils',
        unit: 'real £',
        line: true,
        by: ['option', 'year'],
        is: 'sum(yearlyHere over council)',
      },
      gains: {
        title: 'Gains of the year, all councils',
        unit: 'real £',
        line: true,
        by: ['option', 'year'],
        is: 'sum(gain over council)',
      },
      costs: {
        title: 'Running costs of the year, all councils',
        unit: 'real £',
        line: true,
        by: ['option', 'year'],
        is: 'sum(running over council)',
      },
      oneOffs: {
        title: 'One-off costs of the year, all councils',
        unit: 'real £',
        line: true,
        by: ['option', 'year'],
        is: 'sum(oneOff over council)',
      },
      leaving: {
        title: 'Cost of leaving in this year',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'year'],
        is: 'sum(leavingLine over service)',
      },
      leavingAll: {
        title: 'Cost of leaving in this year, all councils',
        unit: 'real £',
        line: true,
        by: ['option', 'year'],
        is: 'sum(leaving over council)',
      },
    },
  )
}

/** What typed savings take from front-line pools without being a claim for a lower price. */
function frontLineCut(): Figure {
  return given('entered/frontLineCut', {
    title: 'Typed savings on front-line pools',
    unit: 'real £',
    by: ['option', 'council', 'service', 'year'],
  })
}
