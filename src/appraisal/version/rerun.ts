import {
  engineNumber,
  formatPounds,
  listInWords,
  NotCanonicalError,
  type Problem,
  problem,
} from '../../figures/index.ts'
import { appraise } from '../appraise.ts'
import { readCaseFile } from '../case-file/index.ts'
import { placeOf } from '../case-file/place.ts'
import { UnappraisableCase } from '../work.ts'
import { type Agreement, agreementOf, type InputApart } from './agreement.ts'
import { copiesApart } from './copies.ts'
import { readerNumber, type Version } from './document.ts'
import { foundationsOf } from './freeze.ts'
import { UnsoundVersion } from './readings.ts'
import { type Compared, compared, type Difference, reworked } from './rework.ts'
import { brokenSeal } from './seals.ts'

/** What a re-run of a version found. Each but `same` has its problems: a code, a place and a sentence. */
export type Rerun =
  | {
      readonly state: 'same'
      /** Numbers of the answer that were worked again from the frozen formulas. */
      readonly numbers: number
      /** What a reader should know all the same: other words, other formulas today. */
      readonly notes: readonly Problem[]
    }
  | {
      readonly state: 'differs'
      readonly problems: readonly Problem[]
      /** Where it first differs, in the order in which the figures are worked; nothing where no formula gives the number. */
      readonly first: Difference | undefined
      readonly count: number
    }
  | {
      readonly state: 'otherEngine'
      readonly needed: number
      readonly own: number
      readonly problems: readonly Problem[]
    }
  | { readonly state: 'damaged'; readonly problems: readonly Problem[] }

/** How a re-run is to be done. */
export interface RerunChoice {
  /** Told how far it has come, from 0 to 1. */
  readonly onProgress?: (share: number) => void
}

/**
 * Re-runs a version: its frozen formulas are worked over its frozen inputs, in the same futures, and every number of its
 * answer is compared. Before that it is asked whether the version is as it was frozen, whether this build works formulas
 * as that one did, and whether its case still gives its inputs.
 *
 * Never `same` across engine numbers. The formulas of the day have no part in what is compared, so a build whose model
 * has moved on gives the same pennies, and says in a note that it would work the case otherwise today.
 */
export function rerunVersion(frozen: Version, { onProgress = () => undefined }: RerunChoice = {}): Rerun {
  const broken = damageOf(frozen)
  if (broken !== undefined) return { state: 'damaged', problems: [broken] }
  if (frozen.engine !== engineNumber) return otherEngine(frozen.engine)
  const version = withCaseRead(frozen)
  if ('problems' in version) return { state: 'damaged', problems: version.problems }
  const apart = copiesApart(version)
  if (apart.length > 0) return { state: 'damaged', problems: apart.slice(0, mostProblems).map(copyProblem) }
  try {
    const agreement = agreementToday(version)
    if (agreement !== undefined && 'problems' in agreement) return { state: 'damaged', problems: agreement.problems }
    const wrong = agreement === undefined ? [] : inputProblems(agreement)
    if (wrong.length > 0) return { state: 'damaged', problems: wrong }
    const found = reworked(version, (share) => onProgress(share * 0.5))
    const uncovered = headlinesWithout(version, found)
    if (uncovered.length > 0) return { state: 'damaged', problems: uncovered }
    return judged(version, { agreement, found }, (share) => onProgress(0.5 + share * 0.5))
  } catch (error) {
    if (error instanceof UnsoundVersion) return { state: 'damaged', problems: error.problems }
    throw error
  }
}

const mostProblems = 20

function damageOf(version: Version): Problem | undefined {
  try {
    const broken = brokenSeal(version)
    if (broken === undefined) return undefined
    const now = broken.now === undefined ? '' : ` It now says ${short(broken.now)} there.`
    return problem(
      'VERSION-03',
      broken.place,
      `This version was changed after it was frozen: what stands here, or just before it, is not what was frozen.${now} Ask for the version again from whoever froze it.`,
    )
  } catch (error) {
    if (!(error instanceof NotCanonicalError)) throw error
    return problem(
      'VERSION-03',
      placeOf(error.path),
      `This version holds ${error.found} here, which no frozen version does. Ask for the version again from whoever froze it.`,
    )
  }
}

function otherEngine(needed: number): Rerun {
  return {
    state: 'otherEngine',
    needed,
    own: engineNumber,
    problems: [
      problem(
        'VERSION-06',
        'engine',
        `This version was worked by engine number ${needed}, and this build has number ${engineNumber}, so its pennies cannot be compared here. Use a release of Concordat with engine number ${needed}.`,
      ),
    ],
  }
}

/** The version with its case read as a case file is; a build that reads by other rules takes it as it stands. */
function withCaseRead(version: Version): Version | { readonly problems: readonly Problem[] } {
  if (version.reader !== readerNumber) return version
  const reading = readCaseFile(version.case)
  return 'problems' in reading
    ? { problems: reading.problems.slice(0, mostProblems).map(notWorkable) }
    : { ...version, case: reading.case }
}

function notWorkable({ place, sentence }: Problem): Problem {
  return problem(
    'VERSION-05',
    place === 'case' ? place : `case.${place}`,
    `The case in this version could not have been worked, so it was changed by hand after the version was frozen. ${sentence}`,
  )
}

function copyProblem({ place, inCase, inAnswer }: ReturnType<typeof copiesApart>[number]): Problem {
  return problem(
    'VERSION-05',
    place,
    `The case says ${said(inCase, place)} here, and the answer that was made of it says ${said(inAnswer, place)}. One of them was changed by hand after the version was frozen.`,
  )
}

function said(value: unknown, place: string): string {
  if (value === undefined || value === null) return 'nothing'
  if (typeof value === 'number' && place.endsWith('.pounds')) return formatPounds(value / 100)
  return short(JSON.stringify(value))
}

function short(json: string): string {
  return json.length > 60 ? `${json.slice(0, 59)}…` : json
}

/** How the version stands beside what its case rests on today; nothing where this build reads a case by other rules. */
function agreementToday(version: Version): Agreement | { readonly problems: readonly Problem[] } | undefined {
  if (version.reader !== readerNumber) return undefined
  try {
    return agreementOf(version, foundationsOf(version.case, version))
  } catch (error) {
    if (error instanceof UnappraisableCase) return { problems: error.problems.map(notWorkable) }
    throw error
  }
}

/** Inputs that the case no longer gives. Where this build holds other prices, what the case says in pounds is not judged. */
function inputProblems({ inputs, worked, isRepriced, formulas }: Agreement): readonly Problem[] {
  if (isRepriced) return []
  const found = inputs.length > 0 || formulas.length > 0 ? inputs : worked
  return found.slice(0, mostProblems).map(inputProblem)
}

function inputProblem({ place, input, at, frozen, fromCase }: InputApart): Problem {
  const where = Object.values(at).join(', ')
  return problem(
    'VERSION-05',
    place,
    `What the case says here is not what this version was worked from: it gives ${short(JSON.stringify(fromCase) ?? 'nothing')} for ${input}${where === '' ? '' : ` (${where})`}, and the version was worked with ${short(JSON.stringify(frozen) ?? 'nothing')}. One of them was changed by hand after the version was frozen.`,
  )
}

/** Headlines that no formula of the version is said to give: whoever took the saying out would have them believed. */
function headlinesWithout({ answer }: Version, { places }: Compared): readonly Problem[] {
  return answer.options.flatMap(({ byCouncil }, option) => {
    const at = (...path: readonly (string | number)[]) => placeOf(['options', option, ...path])
    const headlines = [
      at('presentValuePence'),
      at('chanceBetterOff'),
      ...byCouncil.flatMap(({ movement }, index) => [
        at('byCouncil', index, 'presentValuePence'),
        at('byCouncil', index, 'chanceBetterOff'),
        ...movement.map((_, year) => at('byCouncil', index, 'movement', year, 'recurrentPence')),
      ]),
    ]
    return headlines
      .filter((place) => !places.has(place))
      .map((place) =>
        problem(
          'VERSION-04',
          `answer.${place}`,
          'No formula of this version is said to give this figure, so it cannot be worked again. Ask for the version again from whoever froze it.',
        ),
      )
  })
}

function judged(
  version: Version,
  { agreement, found }: { readonly agreement: Agreement | undefined; readonly found: Compared },
  onProgress: (share: number) => void,
): Rerun {
  const [first] = found.differences
  if (first !== undefined)
    return {
      state: 'differs',
      first,
      count: found.differences.length,
      problems: found.differences.slice(0, mostProblems).map((each) => differenceProblem(version, each)),
    }
  if (agreement === undefined) return { state: 'same', numbers: found.numbers, notes: [notTold(version.reader)] }
  const moved = movedOn(agreement)
  if (moved !== undefined) return { state: 'same', numbers: found.numbers, notes: [moved] }
  return besideToday(version, found, onProgress)
}

/** Where nothing has moved on, everything else in the answer follows from the case by this build’s own code too. */
function besideToday(version: Version, { numbers }: Compared, onProgress: (share: number) => void): Rerun {
  const { seed, draws } = version
  const today = appraise(version.case, { seed, draws, onProgress }).answer
  const apart = valuesApart(version.answer, today)
  const ofNumbers = apart.filter(({ frozen, now }) => typeof frozen === 'number' || typeof now === 'number')
  if (ofNumbers.length > 0)
    return {
      state: 'differs',
      first: undefined,
      count: ofNumbers.length,
      problems: ofNumbers
        .slice(0, mostProblems)
        .map(({ place, frozen, now }) =>
          problem(
            'VERSION-08',
            place,
            `The version’s answer has ${short(JSON.stringify(frozen) ?? 'nothing')} here, and its own case and figures give ${short(JSON.stringify(now) ?? 'nothing')}.`,
          ),
        ),
    }
  const [first] = apart
  const notes =
    first === undefined
      ? []
      : [
          problem(
            'VERSION-09',
            first.place,
            `Every number is the same, but this build words the answer differently in ${apart.length} ${apart.length === 1 ? 'place' : 'places'}, first here: ${short(JSON.stringify(first.frozen) ?? 'nothing')} is now ${short(JSON.stringify(first.now) ?? 'nothing')}.`,
          ),
        ]
  return { state: 'same', numbers, notes }
}

interface ValueApart {
  readonly place: string
  readonly frozen: unknown
  readonly now: unknown
}

/** Every number, word and text that two answers do not have alike. */
function valuesApart(frozen: unknown, now: unknown, path: readonly (string | number)[] = ['answer']): ValueApart[] {
  if (typeof frozen !== 'object' || frozen === null || typeof now !== 'object' || now === null)
    return compared(frozen, now).first === undefined ? [] : [{ place: placeOf(path), frozen, now }]
  const [left, right] = [frozen, now] as readonly Readonly<Record<string, unknown>>[] // lists and objects alike, by key
  return [...new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})])].flatMap((key) =>
    valuesApart(left?.[key], right?.[key], [...path, Array.isArray(frozen) ? Number(key) : key]),
  )
}

function notTold(reader: number): Problem {
  return problem(
    'VERSION-11',
    'reader',
    `The pennies are those of the version’s own formulas and inputs. This build reads case files by other rules (number ${readerNumber}) than the version’s (number ${reader}), so whether its case still gives those inputs could not be asked again.`,
  )
}

function movedOn({ formulas, facts, priors }: Agreement): Problem | undefined {
  if (formulas.length + facts.length + priors.length === 0) return undefined
  const some = (what: string, names: readonly string[]) =>
    names.length === 0 ? [] : [`${names.length} ${what} (${names[0]}${names.length > 1 ? ' first' : ''})`]
  return problem(
    'VERSION-10',
    formulas.length > 0 ? 'texts' : 'readings',
    `The pennies are those of the version’s own formulas and inputs. This build’s are others in ${listInWords([
      ...some(formulas.length === 1 ? 'formula' : 'formulas', formulas),
      ...some(facts.length === 1 ? 'dated fact' : 'dated facts', facts),
      ...some(priors.length === 1 ? 'prior' : 'priors', priors),
    ])}, so it would work the case differently today, and the words of the answer were not compared.`,
  )
}

function differenceProblem(version: Version, { place, path, title, figure, at, frozen, worked }: Difference): Problem {
  const isPence = path.some((step) => typeof step === 'string' && /pence$/i.test(step))
  const asSaid = (value: unknown) =>
    typeof value !== 'number'
      ? short(JSON.stringify(value) ?? 'nothing')
      : isPence
        ? formatPounds(value / 100)
        : String(value)
  return problem(
    'VERSION-07',
    place,
    `${where(version, { title, figure, at })}: the version says ${asSaid(frozen)}, and its own formulas come to ${asSaid(worked)}.`,
  )
}

function where({ answer }: Version, { title, figure, at }: Pick<Difference, 'title' | 'figure' | 'at'>): string {
  const option = answer.options.find(({ code }) => code === at['option'])?.title
  const council = answer.case.councils.find(({ code }) => code === at['council'])?.shortName
  const rest = Object.entries(at).filter(([dimension]) => dimension !== 'option' && dimension !== 'council')
  const parts = [option === undefined ? undefined : `“${option}”`, council, ...rest.map(([, code]) => code)]
  return [`${title} (${figure})`, ...parts.filter((part) => part !== undefined)].join(', ')
}
