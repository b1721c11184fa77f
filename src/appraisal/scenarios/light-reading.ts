import type { Figure, Problem } from '../../figures/index.ts'
import type { Model } from '../../model/index.ts'
import { isStoppedByClaim } from '../answering/claims.ts'
import { guardrailAnswers } from '../answering/guardrail-answers.ts'
import { centralOf, columnOf, type Worked, wholePence } from '../answering/read.ts'
import { checkCase } from '../case-file/checks/check-case.ts'
import type { CaseFile } from '../case-file/index.ts'
import { isWarning } from '../problems.ts'
import { type Preparation, type Prepared, prepare, UnappraisableCase, work } from '../work.ts'
import { underItsScenarios } from './under-scenarios.ts'

/** What one option comes to in a light reading. */
export interface LightOption {
  readonly option: string
  readonly state: 'open' | 'notShownSafe' | 'stopped'
  readonly centralPence: number
  readonly meanPence: number
  /** Present value in each future, in pounds. */
  readonly futures: Float64Array
  /** Share of futures in which each limit for children breaks, by limit and council; none where facts alone judge it. */
  readonly breaches: ReadonlyMap<string, number>
}

/** An option that cannot be worked as the case then stands, and why. */
export interface UnworkedOption {
  readonly option: string
  readonly problems: readonly Problem[]
}

/** How many futures, of which luck, and the luck of the whole appraisal where it is known: a light reading draws from the same. */
type LightChoice = Pick<Preparation, 'seed' | 'kept'> & { readonly draws: number }

export interface LightReading {
  readonly options: readonly (LightOption | UnworkedOption)[]
}

/**
 * A case worked for its present values and states alone, on few futures: the first of the same luck as the whole
 * appraisal, so that two readings differ by what was changed and not by chance. The option compared with is left out;
 * it is the nought the others are measured from.
 *
 * An option that the changes leave impossible (it would start after the last year) is left out with its problems, and
 * so is every option where the case as a whole cannot be worked.
 */
export function lightReading(written: CaseFile, choice: LightChoice): LightReading {
  const { possible, codes, problemsOf, ofCase } = lightCaseOf(written)
  if (ofCase.length > 0) return { options: codes.map((option) => ({ option, problems: ofCase })) }
  const found = worked(possible, choice)
  return {
    options: codes.map((option) => {
      const problems = problemsOf.get(option) ?? []
      if (problems.length > 0) return { option, problems }
      return 'problems' in found ? { option, problems: found.problems } : found.option(option)
    }),
  }
}

/** The case as a light reading works it, without the options that its changes leave impossible; and what is wrong with those. */
function lightCaseOf(written: CaseFile) {
  const theCase = { ...underItsScenarios(written), waiting: [] }
  const wrong = checkCase(theCase).filter(({ code }) => !isWarning(code))
  const problemsOf = new Map(
    theCase.options.map(({ code }, index) => [
      code,
      wrong.filter(({ place }) => place.startsWith(`options[${index}]`)),
    ]),
  )
  return {
    possible: { ...theCase, options: theCase.options.filter(({ code }) => problemsOf.get(code)?.length === 0) },
    codes: theCase.options.filter(({ role }) => role !== 'counterfactual').map(({ code }) => code),
    problemsOf,
    ofCase: wrong.filter(({ place }) => !place.startsWith('options[')),
  }
}

/** A light reading made ready and not yet worked; nothing where the case as a whole cannot be worked. */
export function preparedLightly(written: CaseFile, choice: LightChoice): Prepared | undefined {
  const { possible, ofCase } = lightCaseOf(written)
  if (ofCase.length > 0) return undefined
  try {
    return prepare(possible, { ...choice, outputs: askedFor })
  } catch (error) {
    if (error instanceof UnappraisableCase) return undefined
    throw error
  }
}

/** Nothing comes of it in any future: a form of councils that then never exist, say. */
export function doesNothing({ centralPence, futures }: LightOption): boolean {
  return centralPence === 0 && futures.every((value) => value === 0)
}

export function isWorked(option: LightOption | UnworkedOption): option is LightOption {
  return 'state' in option
}

function worked(
  theCase: CaseFile,
  choice: LightChoice,
): { readonly option: (code: string) => LightOption } | { readonly problems: readonly Problem[] } {
  try {
    const prepared = prepare(theCase, { ...choice, outputs: askedFor })
    const { model } = prepared
    const reading = work(prepared, [model.views.economic.presentValue, ...breaches(model)])
    return { option: (code) => lightOption(prepared, reading, code) }
  } catch (error) {
    if (error instanceof UnappraisableCase) return { problems: error.problems }
    throw error
  }
}

/** Present values, what the limits for children are judged on, what claims are held to, and what shows a case unsound. */
function askedFor(model: Model): readonly Figure[] {
  return [
    model.views.economic.presentValue,
    model.views.councils.presentValue,
    ...breaches(model),
    ...Object.values(model.byPool).map(({ alone }) => alone),
    ...model.entered.flatMap((entered) => (entered.isClaim ? [entered.claimLine, entered.ceilingLine] : [])),
  ]
}

function breaches({ guardrails }: Model): readonly Figure[] {
  return guardrails.flatMap(({ breach }) => (breach === undefined ? [] : [breach]))
}

function lightOption(prepared: Prepared, reading: Worked, option: string): LightOption {
  const figure = prepared.model.views.economic.presentValue
  const futures = columnOf(reading, figure, { option })
  return {
    option,
    state: stateOf(prepared, reading, option),
    centralPence: wholePence(centralOf(reading, figure, { option })),
    meanPence: wholePence(futures.reduce((sum, value) => sum + value, 0) / futures.length),
    futures,
    breaches: breachesOf(prepared, reading, option),
  }
}

function breachesOf(prepared: Prepared, reading: Worked, option: string): ReadonlyMap<string, number> {
  if (!prepared.arrangements.some((each) => each.option.code === option)) return new Map()
  return new Map(
    guardrailAnswers(prepared, reading, option).flatMap(({ code, byCouncil }) =>
      byCouncil.flatMap(({ council, chance }) => (chance === null ? [] : [[`${code} ${council}`, chance] as const])),
    ),
  )
}

/** As the whole appraisal judges it: docs/method/guardrails.md and claims-and-ceilings.md. */
function stateOf(prepared: Prepared, reading: Worked, option: string): LightOption['state'] {
  const isArranged = prepared.arrangements.some((each) => each.option.code === option)
  const limits = isArranged ? guardrailAnswers(prepared, reading, option) : []
  const isOverridden = (stop: string) =>
    prepared.theCase.overrides.some((each) => each.option === option && each.stop === stop)
  const isStopped = limits.some(({ code, state }) => state === 'stopped' && !isOverridden(code))
  if (isStopped || isStoppedByClaim(prepared, reading, option)) return 'stopped'
  return limits.some(({ state }) => state === 'notShownSafe') ? 'notShownSafe' : 'open'
}
