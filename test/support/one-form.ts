import type { CaseFile } from '../../src/appraisal/index.ts'
import { aCase, type CaseFileAsWritten } from '../../src/appraisal/testing/a-case.ts'
import { prepare } from '../../src/appraisal/work.ts'
import { type At, type Cell, centralReading, type Figure, isMissing, planFigures } from '../../src/figures/index.ts'
import { deliveryModel as deliveryModelOf } from '../../src/model/index.ts'
import { caseOf } from './examples.ts'

export const hartlepool = 'E06000001'
export const darlington = 'E06000005'
/** Where the one arrangement of `oneForm` stands. */
export const form = { option: 'the-form', service: 'childrens-services' } as const

/** Hartlepool and Darlington (or, for a company, Hartlepool) in one delivery model from April 2013, beside carrying on alone. */
export function oneForm(
  deliveryModel: string,
  {
    start = '2013-04-01',
    minimumTermMonths = 0,
    returns = false,
    service = {},
    more = () => ({}),
    councils = deliveryModel === 'M17'
      ? [hartlepool, north, west]
      : (deliveryModelOf(deliveryModel)?.fewestCouncils ?? 1) === 1
        ? [hartlepool]
        : [hartlepool, darlington],
  }: {
    readonly start?: string
    readonly minimumTermMonths?: number
    readonly returns?: boolean
    readonly councils?: readonly string[]
    /** What else stands in the arrangement: levers, places, buildings, a joint system. */
    readonly service?: object
    /** What else stands in the case, from what stands in the case of the tests. */
    readonly more?: (whole: CaseFileAsWritten) => object
  } = {},
): CaseFile {
  const whole = aCase()
  const arranged = {
    service: form.service,
    deliveryModel,
    start,
    minimumTermMonths,
    atEndOfTerm: returns ? ('return' as const) : ('continue' as const),
    ...(deliveryModelOf(deliveryModel)?.needsHost ? { host: hartlepool } : {}),
    ...service,
  }
  return caseOf({
    ...whole,
    establishment: [],
    contracts: [],
    criteria: [],
    ownEfficiencies: [],
    assumptions: {},
    correlations: [],
    ...(deliveryModel === 'M17' ? hartlepoolSplit(whole) : {}),
    ...more(whole),
    options: [
      {
        code: 'separate',
        title: 'Separate',
        summary: 'Each alone',
        role: 'counterfactual',
        councils: deliveryModel === 'M17' ? [hartlepool, darlington, north, west] : [hartlepool, darlington],
      },
      { code: form.option, title: 'The form', summary: deliveryModel, councils: [...councils], services: [arranged] },
    ],
  })
}

const [north, west] = ['E06000061', 'E06000062'] as const

/** Hartlepool split in two, which comes about only by the option that is the split. */
function hartlepoolSplit(whole: CaseFileAsWritten) {
  const part = (council: string) => ({ council, weight: 1, people: 45_000 })
  return {
    councils: [
      ...whole.councils,
      ...[north, west].map((code) => ({ code, name: `Successor ${code}`, shortName: code })),
    ],
    reorganisations: [
      {
        council: hartlepool,
        into: [part(north), part(west)],
        vestingDay: '2013-04-01',
        chance: 0,
        source: { publication: 'A split made up for a test' },
        published: '2012-12-13',
        grade: 'D' as const,
      },
    ],
  }
}

/** What a test says in place of what the case or its priors say, by the figure’s name. */
export interface Nudge {
  readonly givens?: Readonly<Record<string, Cell | ((at: At) => Cell)>>
  /** Central values by assumption; `exit/luck the-form` where each option has its own. */
  readonly central?: Readonly<Record<string, number>>
}

/** A case worked at its central values, with a few numbers put in place of its own. */
export function nudged(theCase: CaseFile, { givens = {}, central = {} }: Nudge = {}) {
  const prepared = prepare(theCase)
  const unknown = Object.keys(givens).filter((name) => !Object.hasOwn(prepared.data.givens, name))
  if (unknown.length > 0) throw new Error(`No figure of the case is given as ${unknown.join(', ')}`)
  const centralOfCase: Record<string, number | Record<string, number>> = {}
  for (const [index, { name, member }] of prepared.plan.parameters.entries()) {
    const value = prepared.plan.central[index] ?? 0
    const known = centralOfCase[name]
    centralOfCase[name] =
      member === undefined ? value : { ...(typeof known === 'object' ? known : {}), [member]: value }
  }
  const plan = planFigures(prepared.plan.outputs, {
    ...prepared.data,
    givens: {
      ...prepared.data.givens,
      ...Object.fromEntries(
        Object.entries(givens).map(([name, value]) => [name, typeof value === 'function' ? value : () => value]),
      ),
    },
    central: centralOfCase,
  })
  const reading = centralReading(plan, central)
  const named = (name: string): Figure => {
    const found = plan.figures.find((each) => each.figure.name === name)?.figure
    if (found === undefined) throw new Error(`The case does not reach ${name}`)
    return found
  }
  const value = (name: string, at: At = {}): number => {
    const cell = reading.cell(named(name), { council: hartlepool, ...form, ...at })
    if (isMissing(cell)) throw new Error(`${name} is missing: ${cell.missing}, ${cell.at}`)
    return cell
  }
  return {
    years: prepared.years,
    model: prepared.model,
    value,
    byYear: (name: string, at: At = {}): readonly number[] =>
      prepared.years.map((year) => value(name, { ...at, year })),
  }
}

/** On time, in the prices of the priors, and one-offs as estimated: what a worked number on paper takes for granted. */
export const plainNumbers: Nudge = {
  givens: { 'prices/reprice': 1 },
  central: { 'general/delay': 0, 'setUp/multiplier': 1 },
}
