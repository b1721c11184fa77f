import {
  type ChanceParameter,
  type ChanceRequest,
  centralReading,
  checkChance,
  type Defined,
  DefinitionError,
  drawReading,
  type Figure,
  type FigureData,
  figuresReached,
  type KeptChance,
  keepChance,
  membersAt,
  missingInWords,
  type Plan,
  type Problem,
  planFigures,
  problem,
  type Reading,
} from '../figures/index.ts'
import { type CaseShape, type Model, modelOf } from '../model/index.ts'
import { poolTitle } from '../reference/index.ts'
import { type CaseFile, withStreams } from './case-file/index.ts'
import type { Arrangement } from './data/arrangements.ts'
import { assumptionOf } from './data/assumptions.ts'
import { caseYears } from './data/case-years.ts'
import { enteredAmounts } from './data/entered-amounts.ts'
import { centralValues, figureDataOf, type HeldTo, type SecondLook } from './data/figure-data.ts'
import { leversInUse } from './data/levers-in-use.ts'
import { isWorkforceMeasured } from './data/measures.ts'
import { isStaged } from './data/stages.ts'
import type { CasePools } from './pools.ts'
import { underItsScenarios } from './scenarios/under-scenarios.ts'

/** A case that reads well and still cannot be worked: what the person who wrote it has to change. */
export class UnappraisableCase extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ code, place, sentence }) => `${code} ${place}: ${sentence}`).join('\n'))
    this.name = 'UnappraisableCase'
    this.problems = problems
  }
}

/** A case made ready: its model, its figures over its own members, and its luck. */
export interface Prepared {
  readonly theCase: CaseFile
  readonly model: Model
  readonly plan: Plan
  readonly data: Omit<FigureData, 'central'>
  readonly arrangements: readonly Arrangement[]
  readonly pools: CasePools
  readonly chance: KeptChance
  /** The largest each claim may be, worked at the central case. */
  readonly heldTo: HeldTo
  readonly years: readonly string[]
}

/** Which figures the case has, from the case file. */
export function shapeOf(theCase: CaseFile, arrangements: readonly Arrangement[]): CaseShape {
  const { lines } = enteredAmounts(theCase)
  return {
    models: [...new Set(arrangements.map(({ runsAs }) => runsAs))].sort(),
    entered: lines.map((line) => ({
      code: line.code,
      title: line.title,
      kind: line.kind,
      costKind: line.costKind,
      claims: line.claims ?? [],
      catalogueCode: line.catalogueCode ?? (line.claims?.join(' ') || 'entered'),
      pool: line.pool ?? 'none',
      fund: line.fund,
      fundedBy: line.fundedBy,
      transfer: line.transfer,
      vat: 'none',
      timing: line.timing,
      grade: line.grade,
      priceBase: line.priceBase ?? theCase.priceBase,
    })),
    hasWorkforce: theCase.councils.some(({ code }) => isWorkforceMeasured(theCase, code)),
    levers: leversInUse(theCase, arrangements),
    places: theCase.places.filter(({ code }) => isNominated(arrangements, (each) => each.places, code)),
    buildings: theCase.buildings.filter(({ code }) => isNominated(arrangements, (each) => each.buildings, code)),
    horizons: theCase.horizonShown,
    priceBase: theCase.priceBase,
    byCouncil: byCouncilOf(theCase),
    isStaged: isStaged(arrangements),
    isReorganised: theCase.reorganisations.length > 0,
    hasOtherServices: theCase.services.some(({ kind }) => kind === 'other'),
  }
}

function isNominated(
  arrangements: readonly Arrangement[],
  list: (service: CaseFile['options'][number]['services'][number]) => readonly string[] | undefined,
  code: string,
): boolean {
  return arrangements.some(({ option }) => option.services.some((each) => list(each)?.includes(code)))
}

/** Assumptions that the case gives council by council, in order of name. */
function byCouncilOf({ assumptions }: CaseFile): readonly string[] {
  return Object.keys(assumptions)
    .filter((name) => 'byCouncil' in (assumptions[name] ?? {}))
    .sort()
}

/** Every figure a page, the command or the workbook may ask for. */
function outputsOf(model: Model): readonly Figure[] {
  const { views, story, headline, guardrails, spend, byPool, entered, staff } = model
  return [
    ...model.flows.map(({ figure }) => figure),
    ...views.cashFlows.map(({ figure }) => figure),
    ...Object.values(views.real).filter((each): each is Defined => typeof each !== 'function'),
    ...Object.values(views.mtfs.cash).filter((each): each is Defined => typeof each !== 'function'),
    views.transfers,
    ...Object.values(views.councils),
    ...Object.values(views.economic).filter((each) => 'kind' in each),
    ...views.economic.byHorizon.map(({ presentValue }) => presentValue),
    ...views.mtfs.byFund.flatMap(({ fund: _, fundedBy, ...rest }) => [
      ...Object.values(rest),
      ...fundedBy.map(({ figure }) => figure),
    ]),
    ...Object.values(views.reconciliation),
    ...Object.values(views.reconciliationByYear),
    ...Object.values(story),
    ...Object.values(headline),
    ...guardrails.flatMap(({ breach, shows }) => [
      ...(breach === undefined ? [] : [breach]),
      ...(shows ?? []).map(({ figure }) => figure),
    ]),
    ...Object.values(spend),
    ...Object.values(byPool).flatMap(({ alone, ownGain }) => [alone, ownGain]),
    ...model.places.map(({ worked }) => worked.breakEven),
    ...entered.flatMap((each) =>
      Object.values(each).filter(
        (value): value is Defined => typeof value === 'object' && 'kind' in value && value.kind === 'figure',
      ),
    ),
    ...(model.split === undefined ? [] : Object.values(model.split)),
    ...(model.budget === undefined ? [] : Object.values(model.budget)),
    ...(model.reorganisation === undefined ? [] : Object.values(model.reorganisation)),
    model.leavingIt.comingBack,
    ...(staff === undefined ? [] : Object.values({ ...staff.start, ...staff.yearly })),
  ].filter((figure: Figure) => figure.kind !== 'figure' || figure.byWritten)
}

/** How a case is made ready: `draws` and `seed` stand in for the case's own where they are given. */
export interface Preparation {
  readonly draws?: number
  readonly seed?: number
  readonly look?: SecondLook
  /** The luck of an earlier appraisal: what is drawn alike is not drawn again. */
  readonly kept?: Pick<KeptChance, 'known' | 'tables'>
  /** The figures that will be asked for; every one that may be where it is left out. */
  readonly outputs?: (model: Model) => readonly Figure[]
}

/** Makes a case ready, as it is under the scenarios that it says are on. */
export function prepare(written: CaseFile, choice: Preparation = {}): Prepared {
  const theCase = underItsScenarios(written)
  const { pools, arrangements, ...unheld } = figureDataOf(theCase, choice.look)
  const model = modelled(theCase, shapeOf(theCase, arrangements))
  const heldTo = ceilingsOf(theCase, model, unheld)
  const { pools: _, arrangements: __, ...data } = figureDataOf(theCase, choice.look, heldTo)
  const outputs = (choice.outputs ?? outputsOf)(model)
  const plan = planFigures(outputs, { ...data, central: centralValues(theCase, parametersOf(outputs, data)) })
  const withAll = withStreams(
    theCase,
    plan.parameters.map(({ key }) => key),
  )
  const request: ChanceRequest = {
    seed: choice.seed ?? theCase.seed,
    draws: choice.draws ?? theCase.draws,
    sampler: 'sobol',
    parameters: plan.parameters.map(({ key, name, member }): ChanceParameter => {
      const found = assumptionOf(theCase, name, member)
      if (found === undefined) throw new Error(`No assumption ${name}`)
      return {
        key,
        stream: withAll.streams[key] ?? 0,
        distribution: heldCentral(choice.look, name) ?? found.distribution,
      }
    }),
    correlations: theCase.correlations.map(({ a, b, rank }) => ({ a, b, rank })),
  }
  const problems = checkChance(request)
  if (problems.length > 0) throw new UnappraisableCase(problems)
  const chance = keepChance(request, choice.kept)
  return { theCase: withAll, model, plan, data, arrangements, pools, chance, heldTo, years: caseYears(theCase) }
}

/** A claim is held to its levers' ceilings at the central case, so that the draws do not move what it is held to. */
function ceilingsOf(theCase: CaseFile, model: Model, data: Omit<FigureData, 'central'>): HeldTo {
  const claims = model.entered.flatMap((each) => (each.isClaim ? [each] : []))
  if (claims.length === 0) return () => 0
  const outputs = claims.map(({ ceiling }) => ceiling)
  const plan = planFigures(outputs, { ...data, central: centralValues(theCase, parametersOf(outputs, data)) })
  const reading = centralReading(plan)
  return (line, at) => {
    const claim = claims.find((each) => each.line.code === line)
    return claim === undefined ? 0 : reading.cell(claim.ceiling, at)
  }
}

/** An assumption given by council where the model needs one number for all of them is the case's to put right. */
function modelled(theCase: CaseFile, shape: CaseShape): Model {
  try {
    return modelOf(shape)
  } catch (error) {
    const byCouncil = shape.byCouncil ?? []
    if (!(error instanceof DefinitionError) || byCouncil.length === 0) throw error
    const guilty = byCouncil.filter((name) => !isSound({ ...shape, byCouncil: [name] }))
    throw new UnappraisableCase(
      (guilty.length === 0 ? byCouncil : guilty).map((name) =>
        problem(
          'WORK-01',
          `assumptions."${name}".byCouncil`,
          `“${name}” is one number for a whole option, so it cannot differ by council. Give it once for all ${theCase.councils.length} councils.`,
        ),
      ),
    )
  }
}

function isSound(shape: CaseShape): boolean {
  try {
    modelOf(shape)
    return true
  } catch (error) {
    if (error instanceof DefinitionError) return false
    throw error
  }
}

/**
 * What stands in the way of working a case that reads well: an assumption by council where the model has one number, luck
 * that cannot be drawn, a missing figure that every answer rests on. Empty when it can be appraised.
 */
export function workProblems(theCase: CaseFile): readonly Problem[] {
  try {
    const prepared = prepare(theCase)
    const gaps = gapsInTheAnswer(prepared)
    if (gaps.length > 0) return gaps
    const central = centralReading(prepared.plan)
    return [...overlargePlans(prepared, central), ...faultsInTheAnswer(prepared, central)]
  } catch (error) {
    if (error instanceof UnappraisableCase) return error.problems
    throw error
  }
}

/** The case with a stream number for every uncertain number its figures reach, as it is to be saved. */
export function withAllStreams(theCase: CaseFile): CaseFile {
  const { streams, nextStream } = prepare(theCase).theCase
  return { ...theCase, streams, nextStream }
}

/** In a future in which nobody leaves, the luck that decides it is fixed. */
function heldCentral(look: SecondLook | undefined, name: string) {
  return look?.nobodyLeaves && (name === 'exit/luck' || name === 'exit/shockLuck')
    ? ({ kind: 'fixed', value: 1 } as const)
    : undefined
}

/** The assumptions the figures reach, one for each member where they vary. */
function parametersOf(
  outputs: readonly Figure[],
  data: Omit<FigureData, 'central'>,
): readonly { readonly name: string; readonly member?: string }[] {
  return figuresReached(outputs).flatMap((figure): { name: string; member?: string }[] => {
    if (figure.kind !== 'assumption') return []
    const [dimension] = figure.by
    if (dimension === undefined) return [{ name: figure.name }]
    return (data.members[dimension] ?? []).map(({ code }) => ({ name: figure.name, member: code }))
  })
}

/** Figures that the draws keep a column for. */
export function drawnFigures({ model }: Prepared): readonly Figure[] {
  const { views, headline, guardrails } = model
  return [
    views.economic.presentValue,
    ...views.economic.byHorizon.map(({ presentValue }) => presentValue),
    views.councils.presentValue,
    views.councils.soFar,
    ...views.mtfs.byFund.map(({ net }) => net),
    headline.setUp,
    headline.postsRemoved,
    headline.yearly,
    headline.leavingAll,
    ...guardrails.flatMap(({ breach }) => (breach === undefined ? [] : [breach])),
  ]
}

/**
 * A present value that rests on a missing figure is no figure at all. Every gap is named once, with its reason, so that
 * it can be filled: an answer with holes in its headline would be read as if it had none.
 */
function gapsInTheAnswer({ plan, model, theCase }: Prepared): readonly Problem[] {
  const { missing, layout } = plan.planned(model.views.councils.presentValue)
  const found = new Map<string, Problem>()
  for (let cell = 0; cell < layout.cells; cell += 1) {
    const gap = missing?.[cell]
    if (gap === undefined || found.has(gap.at ?? '')) continue
    const { option, council } = membersAt(plan.grid, layout, cell)
    const title = theCase.options.find(({ code }) => code === option)?.title ?? option
    const name = theCase.councils.find(({ code }) => code === council)?.shortName ?? council
    found.set(
      gap.at ?? '',
      problem(
        'WORK-02',
        gap.at ?? 'baseline',
        `This figure is ${missingInWords(gap.missing)}, so what “${title}” is worth to ${name} cannot be worked. Enter a figure with its source and grade, the pools of the line, or set-up items of the case’s own.`,
      ),
    )
  }
  return [...found.values()]
}

/** What the figures of a prepared case come to, at the centre and, of those kept, in every draw. Throws UnappraisableCase. */
export function work(prepared: Prepared, kept: readonly Figure[] = drawnFigures(prepared)) {
  const { plan, chance } = prepared
  const gaps = gapsInTheAnswer(prepared)
  if (gaps.length > 0) throw new UnappraisableCase(gaps)
  const central = centralReading(plan)
  const unsound = [...overlargePlans(prepared, central), ...faultsInTheAnswer(prepared, central)]
  if (unsound.length > 0) throw new UnappraisableCase(unsound)
  return {
    plan,
    central,
    draws: drawReading(
      plan,
      kept,
      chance.draws,
      plan.parameters.map((_, index) => chance.column(index)),
    ),
    years: prepared.years,
    councils: prepared.theCase.councils.map(({ code }) => code),
  }
}

/** A division by nought at the centre leaves no answer; the figure it happens in is named. */
function faultsInTheAnswer({ plan, model }: Prepared, central: Reading): readonly Problem[] {
  const values = [
    ...central.values(model.views.councils.presentValue),
    ...central.values(model.views.economic.presentValue),
  ]
  if (values.every((value) => Number.isFinite(value))) return []
  const [first] = central.faults
  const title = plan.figures.find(({ figure }) => figure.name === first?.figure)?.figure.title ?? 'a figure'
  return [
    problem(
      'WORK-03',
      first?.figure ?? 'economic/presentValue',
      `“${title}” divides by nought or runs beyond all numbers${first === undefined ? '' : ` (${Object.values(first.at).join(', ')})`}, so no present value can be worked. Check the figures of the case that it rests on: \`concordat explain\` shows them.`,
    ),
  ]
}

/** Own efficiencies that take more out of a pool than there is would make every option look ruinous. */
function overlargePlans({ theCase, model, years }: Prepared, central: Reading): readonly Problem[] {
  return theCase.ownEfficiencies.flatMap(({ council, pool }, index) => {
    const { alone } = model.byPool[pool]
    const below = theCase.services.some(({ code: service }) =>
      years.some((year) => {
        const cell = central.cell(alone, { council, service, year })
        return typeof cell === 'number' && cell < 0
      }),
    )
    if (!below) return []
    const name = theCase.councils.find(({ code }) => code === council)?.shortName ?? council
    return [
      problem(
        'WORK-04',
        `ownEfficiencies[${index}]`,
        `${name}’s own efficiencies take more out of ${poolTitle(pool).toLowerCase()} than it holds. Enter what the plan saves in each year, once, and not as a running total.`,
      ),
    ]
  })
}
