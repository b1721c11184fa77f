import { type Defined, type Figure, figures } from '../figures/index.ts'
import { type Pool, pools } from '../reference/index.ts'
import { arrangement, runs } from './arrangement.ts'
import { frontLineCut, leverCeilings } from './ceilings.ts'
import { exit } from './costs/exit.ts'
import { runningCostsOf } from './costs/running.ts'
import { formGrant, listedItems, setUp } from './costs/set-up.ts'
import { takingOver } from './costs/taking-over.ts'
import { companies } from './delivery-models/index.ts'
import { type EnteredKind, enteredLine } from './entered.ts'
import { asTheOptionSays, type Flow } from './flow.ts'
import type { Guardrail } from './guardrails/guardrail.ts'
import { limitsOfFact, protectedPosts, quietYear, transitionLoad } from './guardrails/transition-guardrails.ts'
import { caseload, frontLine, unfilledPosts } from './guardrails/workforce-guardrails.ts'
import { headlineOf } from './headline.ts'
import { managementSaving } from './levers/l01-management.ts'
import { backOfficeSaving, backOfficeShares } from './levers/l02-back-office.ts'
import { volumeSaving } from './levers/l03-volume.ts'
import { type NominatedPlaces, placementSaving } from './levers/l04-placements.ts'
import { workforce } from './levers/l05-workforce.ts'
import { stepDown } from './levers/l07-step-down.ts'
import { type Nominated, premisesSaving } from './levers/l08-premises.ts'
import { movingSystems, systemsSaving } from './levers/l09-systems.ts'
import { payHarmonisation } from './levers/l10-pay.ts'
import { redundancy } from './levers/l11-redundancy.ts'
import { pensionStrain } from './levers/l12-pension-strain.ts'
import { afterASplit } from './levers/l16-after-a-split.ts'
import { contractGap } from './levers/l19-contract-gap.ts'
import { rechargeOf } from './levers/recharge.ts'
import type { savingOnPool } from './levers/wrapper.ts'
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
  /** Of L04 and L06 to L10, those that some option runs or claims for and that have something to work on. */
  readonly levers?: readonly string[]
  /** Block contracts and own homes, and buildings, that options nominate. */
  readonly places?: readonly NominatedPlaces[]
  readonly buildings?: readonly Nominated[]
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

/** The saving of a lever on a pool. */
interface PoolSaving {
  readonly lever: string
  readonly pool: Pool
  readonly saving: ReturnType<typeof savingOnPool>
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

  const has = (lever: string) => shape.levers?.includes(lever) === true

  const moves = has('L07') ? stepDown(setting, byPool, left) : undefined
  if (moves !== undefined) {
    left['placements.residential'] = moves.saved.left
    left['placements.fostering'] = moves.spent.left
  }
  const placements = has('L04') ? placementSaving(setting, byPool, left, shape.places ?? []) : undefined
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
  const staff = shape.hasWorkforce ? workforce(setting, byPool['sw.pay'], has('L06')) : undefined
  const pay = has('L10')
    ? payHarmonisation(setting, {
        management: left['mgmt.pay'],
        socialWork: left['sw.pay'],
        otherStaff: left['other.pay'],
      })
    : undefined
  const premises = has('L08')
    ? premisesSaving(setting, byPool.premises, left.premises, shape.buildings ?? [])
    : undefined
  const systems = has('L09') ? systemsSaving(setting, byPool.ict, left.ict) : undefined
  const savings: readonly PoolSaving[] = [
    { lever: 'L01', pool: 'mgmt.pay', saving: managers.saving },
    ...backOffice.map((each) => ({ lever: 'L02', ...each })),
    { lever: 'L03', pool: 'bought.other', saving: buying.saving },
    ...(moves === undefined
      ? []
      : [
          { lever: 'L07', pool: 'placements.residential' as const, saving: moves.saved },
          { lever: 'L07', pool: 'placements.fostering' as const, saving: moves.spent },
        ]),
    ...(placements?.savings ?? []).map((each) => ({ lever: 'L04', ...each })),
    ...(premises === undefined ? [] : [{ lever: 'L08', pool: 'premises' as const, saving: premises.saving }]),
    ...(systems === undefined ? [] : [{ lever: 'L09', pool: 'ict' as const, saving: systems.saving }]),
  ]
  const places = placements?.places ?? []

  const leaving = redundancy(setting, managers.posts, managers.step, managers.saving.deadweightHere)
  const strain = pensionStrain(setting, leaving.leavers, leaving.salary)
  const recharge = rechargeOf(setting, 'L01', 'Gain of fewer managers', managers.saving.gain)

  const settingUp = setUp(setting, has('L09') ? movingSystems(setting) : undefined)
  const listed = listedItems(setting)
  const running = runningCostsOf(setting, { ...spend, management: byPool['mgmt.pay'].alone })
  const gap = used.some((code) => companies.includes(code)) ? contractGap(setting, running.contract.inScope) : undefined
  const grant = used.includes('M11') ? formGrant(setting) : undefined
  const takenOver =
    setting.reorganisation === undefined ? undefined : takingOver(setting, setting.reorganisation, settingUp.scale)
  const leavingIt = exit(setting, settingUp, running.allFullYear)

  const nothing = nothingOf(arrangement.takesPart)
  const ceilings = leverCeilings({
    managers: managers.saving,
    backOffice,
    buying: buying.saving,
    staff,
    agencyPool: left.agency,
    more: {
      // A claim for a lever that has nothing to work on can yield nothing.
      ...Object.fromEntries(['L04', 'L07', 'L08', 'L09'].map((lever) => [lever, [nothing]])),
      ...(moves === undefined ? {} : { L07: [moves.ceiling] }),
      ...(placements === undefined
        ? {}
        : {
            L04: [
              ...placements.savings.map(({ saving }) => saving.ceiling),
              ...places.map(({ worked }) => worked.most),
            ],
          }),
      ...(premises === undefined ? {} : { L08: [premises.saving.ceiling] }),
      ...(systems === undefined ? {} : { L09: [systems.saving.ceiling] }),
    },
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
    ...savings.map(({ lever, pool, saving }) => flow(saving.gain, lever, pool, gain)),
    ...places.map(({ nominated, worked }) => flow(worked.gain, 'L04', nominated.pool, gain)),
    ...(moves === undefined
      ? []
      : [
          flow(moves.costs.programmeFlow, 'L07', 'placements.residential', runningCost),
          flow(moves.costs.movesFlow, 'L07', 'placements.residential', oneOff),
        ]),
    ...(premises?.buildings ?? []).flatMap(({ worked }) => [
      flow(worked.dilapidationsFlow, 'L08', 'premises', oneOff),
      flow(worked.receiptFlow, 'L08', 'premises', { ...oneOff, fund: 'capital', fundedBy: 'capitalReceipt' }),
    ]),
    ...(pay === undefined ? [] : [flow(pay.flow, 'R12', 'other.pay', runningCost)]),
    ...(staff === undefined
      ? []
      : [
          flow(staff.yearly.socialWorkGain, 'L05', 'sw.pay', { ...gain, grade: 'B' }),
          flow(staff.yearly.agencyGain, 'L05', 'agency', { ...gain, grade: 'B' }),
          flow(staff.yearly.conversionFlow, 'L05', 'sw.pay', runningCost),
          ...(staff.lowering === undefined ? [] : [flow(staff.lowering.flow, 'L06', 'sw.pay', runningCost)]),
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

  const views = projectViews(setting.assume, flows, shape.horizons, nothing)
  const headline = headlineOf({
    removed: setting.member === arrangement.takesPart ? managers.posts.removed : mostRemoved(managers.posts.removed),
    runsL01: runs('L01'),
    total: settingUp.total,
    real: views.real,
    leavingLine: leavingIt.leavingLine,
    comingBack: leavingIt.comingBack,
  })
  const story = storyOf({
    savings: savings.map(({ saving }) => saving),
    plain: places.map(({ worked }) => worked),
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
    savings,
    places,
    moves,
    premises,
    systems,
    pay,
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
