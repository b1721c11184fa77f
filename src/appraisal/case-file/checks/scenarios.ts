import { listInWords, type Problem } from '../../../figures/index.ts'
import { prior, priorNames } from '../../../reference/index.ts'
import { caseProblem } from '../../problems.ts'
import { formGrantYears } from '../../scenarios/grants-end.ts'
import { monthsUntil } from '../../scenarios/starts-later.ts'
import { type Change, codesOn, contradiction } from '../../scenarios/under-scenarios.ts'
import { beginsIn, isDate } from '../calendar.ts'
import { quoted } from '../found.ts'
import { at, type Path } from '../place.ts'
import type { CaseFile, CaseOption } from '../schema.ts'
import { didYouMean } from '../suggestion.ts'
import { isModelAssumption, limitsOf } from './assumptions.ts'
import { type CheckContext, placed } from './check.ts'

/** Scenarios change something that the case holds, and a decision that could wait has an event that tells something. */
export function scenariosHold(context: CheckContext): readonly Problem[] {
  const { scenarios, waiting } = context.theCase
  return [
    ...placed(scenarios).flatMap(([scenario, i]) =>
      placed(scenario.changes ?? []).flatMap(([change, j]) =>
        changeProblems(change, ['scenarios', i, 'changes', j], context),
      ),
    ),
    ...placed(waiting).flatMap(([one, i]) => waitingProblems(one, ['waiting', i], context)),
    ...apartProblems(context.theCase),
  ]
}

/** Two scenarios that fix the same thing cannot both come about. */
function apartProblems(theCase: CaseFile): readonly Problem[] {
  const apart = contradiction(theCase, codesOn(theCase))
  if (apart === undefined) return []
  const index = theCase.scenarios.findIndex(({ code }) => code === apart.other)
  return [
    caseProblem(
      'CASE-73',
      at('scenarios', index, 'on'),
      `The scenarios ${quoted(apart.one)} and ${quoted(apart.other)} both say ${apart.what}, and only one can be true. Switch one of them off.`,
    ),
  ]
}

function changeProblems(change: Change, path: Path, context: CheckContext): readonly Problem[] {
  switch (change.kind) {
    case 'partnerLeaves':
      return leaverProblems(change, path, context)
    case 'reorganisation':
      return reorganisationProblems(change, path, context)
    case 'grantEnds':
      return grantProblems(change, path, context)
    case 'startsLater':
      return laterWarnings(change, path, context)
    case 'assumption':
      return assumptionProblems(change, path, context)
    default:
      return []
  }
}

const nothingToChange = (place: string, sentence: string) => [caseProblem('CASE-73', place, sentence)]

function leaverProblems(
  { council, option, service }: Extract<Change, { kind: 'partnerLeaves' }>,
  path: Path,
  { theCase, councils, options, services }: CheckContext,
): readonly Problem[] {
  const isKnown =
    councils.has(council) &&
    (option === undefined || options.has(option)) &&
    (service === undefined || services.has(service))
  if (!isKnown) return []
  const shares = ({ code, role, councils: members, services: arranged }: CaseOption) =>
    (option === undefined ? role !== 'counterfactual' : code === option) &&
    members.includes(council) &&
    arranged.some((each) => each.deliveryModel !== 'M00' && (service === undefined || each.service === service))
  if (theCase.options.some(shares)) return []
  const what = option === undefined ? 'no option' : `nothing in the option ${quoted(option)}`
  const part = service === undefined ? '' : ` for the service ${quoted(service)}`
  return nothingToChange(
    at(...path),
    `The council ${quoted(council)} shares ${what}${part}, so it has nothing to leave. Correct the council or the option, or take the change out.`,
  )
}

function reorganisationProblems(
  { council }: Extract<Change, { kind: 'reorganisation' }>,
  path: Path,
  { theCase, councils }: CheckContext,
): readonly Problem[] {
  if (!councils.has(council) || theCase.reorganisations.some((one) => one.council === council)) return []
  return nothingToChange(
    at(...path, 'council'),
    `The case has no reorganisation of the council ${quoted(council)}. Add it under “reorganisations”, with its successors and the chance as seen on the decision date.`,
  )
}

function grantProblems(
  { from }: Extract<Change, { kind: 'grantEnds' }>,
  path: Path,
  { theCase }: CheckContext,
): readonly Problem[] {
  const ends = beginsIn(from)
  if (ends === undefined) return []
  const years = formGrantYears(theCase)
  const isGranted = years.length > 0 || theCase.options.some(({ lines }) => lines.some(({ kind }) => kind === 'grant'))
  if (!isGranted)
    return nothingToChange(
      at(...path),
      'No option has a grant, so none can end. Enter the grant as a line of the kind “grant”, or take the change out.',
    )
  if (years.every((begins) => begins >= ends) || years.every((begins) => begins < ends)) return []
  return [
    caseProblem(
      'CASE-100',
      at(...path, 'from'),
      `Directed companies are set up before and after ${from}, and the grant that comes with the form is one number for the case: it is nought for all of them. Read the earlier ones without it.`,
    ),
  ]
}

function laterWarnings(
  { months }: Extract<Change, { kind: 'startsLater' }>,
  path: Path,
  { theCase }: CheckContext,
): readonly Problem[] {
  return lineWarning(theCase, months, at(...path, 'months'))
}

/** Amounts stand by financial year, so they move by whole years only. */
function lineWarning({ options }: CaseFile, months: number, place: string): readonly Problem[] {
  const typed = options.filter(({ role, lines }) => role !== 'counterfactual' && lines.length > 0)
  if (months % 12 === 0 || Number.isNaN(months) || typed.length === 0) return []
  const years = Math.floor(months / 12)
  const moved = years === 0 ? 'stay in their years' : `move by ${years === 1 ? 'one year' : `${years} years`}`
  return [
    caseProblem(
      'CASE-100',
      place,
      `Starts move by ${months} months, but the typed lines of ${listInWords(typed.map(({ title }) => `“${title}”`))} ${moved}, because amounts are typed by whole years. Recurrent ones are still cut to the months after the start; one-off ones are not.`,
    ),
  ]
}

function assumptionProblems(
  { name, value }: Extract<Change, { kind: 'assumption' }>,
  path: Path,
  { theCase, decisionDate }: CheckContext,
): readonly Problem[] {
  if (name === '' || Number.isNaN(value)) return []
  if (!isModelAssumption(name) && !Object.hasOwn(theCase.assumptions, name))
    return nothingToChange(
      at(...path, 'name'),
      `Nothing in the model reads the assumption ${quoted(name)}, so the scenario would change no figure.${didYouMean(name, priorNames) || ' Look its name up in the assumptions register.'}`,
    )
  const known = decisionDate === undefined ? undefined : prior(name, decisionDate)?.entry.distribution
  const limits = known === undefined || known.kind === 'fixed' ? undefined : limitsOf(known)
  if (limits === undefined || (value >= limits.low && value <= limits.high)) return []
  return [
    caseProblem(
      'CASE-61',
      at(...path, 'value'),
      `The value is ${value}, ${value < limits.low ? `below the least it can be, ${limits.low}` : `above the most it can be, ${limits.high}`}. Correct it.`,
    ),
  ]
}

type Waiting = CaseFile['waiting'][number]

function waitingProblems(waiting: Waiting, path: Path, context: CheckContext): readonly Problem[] {
  return [
    ...untilProblems(waiting, path, context),
    ...waitWarnings(waiting, path, context),
    ...eventProblems(waiting, path, context),
    ...(waiting.options?.length === 0
      ? [
          caseProblem(
            'CASE-74',
            at(...path, 'options'),
            'The list of options to choose between is empty. Name them, or leave the list out to choose between all.',
          ),
        ]
      : []),
  ]
}

function waitWarnings({ until }: Waiting, path: Path, { theCase, decisionDate }: CheckContext): readonly Problem[] {
  if (!isDate(until) || decisionDate === undefined || until <= decisionDate) return []
  return lineWarning(theCase, monthsUntil(decisionDate, until), at(...path, 'until'))
}

function untilProblems({ until }: Waiting, path: Path, { decisionDate, span }: CheckContext): readonly Problem[] {
  if (!isDate(until) || decisionDate === undefined || span === undefined) return []
  const place = at(...path, 'until')
  if (until <= decisionDate)
    return [
      caseProblem(
        'CASE-74',
        place,
        `The decision would wait until ${until}, which is not after the decision date of ${decisionDate}. Write a later day.`,
      ),
    ]
  if (until <= `${span.last + 1}-03-31`) return []
  return [
    caseProblem(
      'CASE-74',
      place,
      `The decision would wait until ${until}, after the last day of the case, ${span.last + 1}-03-31, so nothing would be left to decide. Write an earlier day, or lengthen the case.`,
    ),
  ]
}

/** An event tells something when it changes the case, and is known when it has come about or has not. */
function eventProblems({ event, chance }: Waiting, path: Path, { theCase }: CheckContext): readonly Problem[] {
  const index = theCase.scenarios.findIndex(({ code }) => code === event)
  const scenario = theCase.scenarios[index]
  if (scenario === undefined) return []
  const changes = scenario.changes ?? []
  const hasLines = theCase.options.some(({ lines }) => lines.some((line) => line.scenario === event))
  if (changes.length === 0 && !hasLines)
    return [
      caseProblem(
        'CASE-74',
        at(...path, 'event'),
        `The scenario ${quoted(event)} changes nothing in the case, so waiting for it would tell nobody anything. Give it changes, or hang typed lines on it.`,
      ),
    ]
  return placed(changes).flatMap(([change, j]) => {
    if (change.kind !== 'reorganisation') return []
    if (change.chance !== 0 && change.chance !== 1)
      return [
        caseProblem(
          'CASE-74',
          at('scenarios', index, 'changes', j, 'chance'),
          `The scenario ${quoted(event)} is what a decision would wait for, and its reorganisation has a chance of ${change.chance}. Once it is known it has come about or it has not: write 1, or 0.`,
        ),
      ]
    const stated = theCase.reorganisations.find(({ council }) => council === change.council)?.chance
    const meant = change.chance === 1 ? chance : 1 - chance
    if (stated === undefined || Math.abs(stated - meant) < 1e-9) return []
    return [
      caseProblem(
        'CASE-101',
        at(...path, 'chance'),
        `The case gives the reorganisation of ${quoted(change.council)} a chance of ${stated} under “reorganisations” and ${Number(meant.toPrecision(12))} here. Each is used where it stands; make them alike unless they mean two things.`,
      ),
    ]
  })
}
