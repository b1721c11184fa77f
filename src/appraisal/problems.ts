import { type Problem, problem } from '../figures/index.ts'

/** What a code of this room means, the web status it answers with, and whether it stops the appraisal. */
export interface CaseProblemMeaning {
  readonly means: string
  readonly status: 200 | 413 | 422
  readonly kind: 'problem' | 'warning'
}

const stops = (means: string, status: 413 | 422 = 422): CaseProblemMeaning => ({ means, status, kind: 'problem' })
const warns = (means: string): CaseProblemMeaning => ({ means, status: 200, kind: 'warning' })

/**
 * Every code that reading a case file can give. A number is never used again for something else.
 *
 * A problem means that nothing is computed; a warning is printed beside the result.
 */
export const caseProblems = {
  'CASE-01': stops('The file is larger than a case file may be', 413),
  'CASE-02': stops('The file is not JSON: the line and column of the first mistake'),
  'CASE-03': stops('The file is nested deeper than a case file may be'),
  'CASE-04': stops('A key that no case file may use, because programs give it a meaning of their own'),
  'CASE-05': stops('A key written twice in one object'),
  'CASE-06': stops('Something that every case needs is missing'),
  'CASE-07': stops('A key that the case file does not have'),
  'CASE-08': stops('Text, a list or something else where a number belongs'),
  'CASE-09': stops('A number outside its limits, or not whole, or not finite'),
  'CASE-10': stops('A value of the wrong kind: not a list, not an object, not text, not true or false'),
  'CASE-11': stops('A word that is not one of the words allowed here'),
  'CASE-12': stops('Text that is empty or too long'),
  'CASE-13': stops('A code or name that is not written as it must be'),
  'CASE-14': stops('A list with too few entries'),
  'CASE-15': stops('The file is in another format than this version reads'),
  'CASE-16': stops('A date that is malformed or does not exist'),
  'CASE-17': stops('A financial year that is malformed'),
  'CASE-18': stops('A year outside the years it may be in'),
  'CASE-19': stops('A price base too far from the years of the case'),
  'CASE-20': stops('Pounds with more than two decimals, or too many to keep to the penny'),
  'CASE-21': stops('An amount below nought where only positive amounts are entered'),
  'CASE-22': stops('A share outside 0 to 1'),
  'CASE-23': stops('The number of draws is not a power of two of 64 or more'),
  'CASE-24': stops('A horizon shown that the case does not reach, or shown twice'),
  'CASE-25': stops('A council code that no English council has'),
  'CASE-26': stops('A council that did not exist on the decision date'),
  'CASE-27': stops('One code given to two things'),
  'CASE-28': stops('A council that the case does not hold'),
  'CASE-29': stops('A service, option or scenario that the case, or a decision of its portfolio, does not hold'),
  'CASE-30': stops('One figure given twice'),
  'CASE-31': stops('A figure with both a number and a reason that it is missing, or neither'),
  'CASE-32': stops('Provider amounts that do not add up to the gross'),
  'CASE-33': stops('A baseline figure published after the decision date without a reason'),
  'CASE-34': stops('Pool entries that do not add up to their line'),
  'CASE-35': stops('Neither a pool rule nor a pool entry for a line'),
  'CASE-36': stops('One line of the return in two services'),
  'CASE-37': stops('A row of the establishment that could point to one person'),
  'CASE-38': stops('Bands of length of service that overlap, run backwards or do not add up to 1'),
  'CASE-39': stops('Dates in the wrong order'),
  'CASE-40': stops('A delivery model that does not exist'),
  'CASE-41': stops('A delivery model that is not yet priced'),
  'CASE-42': stops('A delivery model without its host, or with a host outside the option'),
  'CASE-43': stops('A delivery model with too few or too many councils'),
  'CASE-44': stops('A start before the decision or outside the years of the case'),
  'CASE-45': stops('No option, or more than one, to compare the others with'),
  'CASE-46': stops('A lever that does not exist'),
  'CASE-47': stops('A lever whose cost pool the case does not hold'),
  'CASE-48': stops('A lever pointed at a pool that it does not work on'),
  'CASE-49': stops('An entered saving above its pool'),
  'CASE-50': stops('A claim for a lever that does not exist or cannot be claimed'),
  'CASE-51': stops('An entered saving before the cost that makes it possible'),
  'CASE-52': stops('An entered line with both amounts by year and a ramp, or neither'),
  'CASE-53': stops('A cost catalogue code that does not exist, or of another kind'),
  'CASE-54': stops('An entered line or item that does not say what it belongs to'),
  'CASE-55': stops('A minimum term that cannot be'),
  'CASE-56': stops('Weights of criteria that do not add up'),
  'CASE-57': stops('A score that is missing or outside 0 to 100, or a criterion that both scores and a figure score'),
  'CASE-58': stops('A correlation that cannot be'),
  'CASE-59': stops('A stream number used twice, or not below the next one'),
  'CASE-60': stops('An assumption whose distribution cannot be'),
  'CASE-61': stops('A central value that the assumption’s own distribution rules out'),
  'CASE-62': stops('An assumption in another unit than the model uses'),
  'CASE-63': stops('An override that names nothing to override'),
  'CASE-64': stops('Guardrail limits set after the decision'),
  'CASE-65': stops('A guardrail that does not exist, or a limit that cannot be'),
  'CASE-66': stops('A sharing key without the values it needs'),
  'CASE-67': stops('A measure outside the numbers it can take'),
  'CASE-68': stops('A list longer than any case needs', 413),
  'CASE-69': stops('Two different entered lines under one code'),
  'CASE-70': stops('A reorganisation that cannot be'),
  'CASE-71': stops('A council that joins, leaves or comes back in a way that cannot be'),
  'CASE-72': stops(
    'An arrangement of councils to be abolished that leaves their successors out, or a split that is not of the whole council on one 1 April',
  ),
  'CASE-73': stops(
    'A scenario that changes something the case does not hold, or two switched on that cannot both come about',
  ),
  'CASE-74': stops('A decision that could wait for nothing, or until a day on which nothing is left to decide'),
  'CASE-75': stops('A company to join, where the delivery model has none'),
  'CASE-76': stops(
    'A place, building or system nominated that the case does not hold, or of another service or council',
  ),
  'CASE-77': stops('More children planned than there are places'),
  'CASE-78': stops('A target caseload where it means nothing'),
  'CASE-79': stops('A principle without the threshold that it is judged by, or with one that it has no use for'),
  'CASE-80': warns('No lighter option beside the full proposal'),
  'CASE-81': warns('No own efficiencies on record'),
  'CASE-82': warns('A figure published after the decision date'),
  'CASE-83': warns('The same amount on two lines of one return'),
  'CASE-84': warns('A nought where other years or providers would make one expect spending'),
  'CASE-85': warns('An amount below nought'),
  'CASE-86': warns('A measure that a guardrail needs is missing'),
  'CASE-87': warns('A lever that the delivery model does not name'),
  'CASE-89': warns('An assumption that nothing reads'),
  'CASE-90': warns('A line of a service without a figure for some council'),
  'CASE-91': warns('Gross less income is not the net of the return'),
  'CASE-92': warns('Guardrail limits that the case does not set'),
  'CASE-93': warns('Weights of criteria set after the decision'),
  'CASE-94': warns('Weights of criteria without the day on which members set them'),
  'CASE-96': warns('Something nominated for a lever that the option does not run'),
  'CASE-97': warns('A lever without what it works on'),
  'CASE-98': warns('An option that nothing but lower caseloads is to pay for'),
  'CASE-100': warns('A scenario that cannot move or end everything it means to'),
  'CASE-101': warns('One event with two chances'),
  'CASE-102': stops('A need of nought, which nothing can be a share of'),
  'CASE-103': warns('A principle set after the decision'),
  'CASE-104': warns('A need in years that the case does not cover'),
  'CASE-105': stops('A number with more digits than can be kept, where every digit counts: in a version file'),
} as const satisfies Record<string, CaseProblemMeaning>

/** A code that reading a case file can give. */
export type CaseProblemCode = keyof typeof caseProblems

/** A problem or warning of this room; the code is one of the list above. */
export function caseProblem(code: CaseProblemCode, place: string, sentence: string): Problem {
  return problem(code, place, sentence)
}

/** Whether a code is printed beside a result instead of stopping it; a code of another room is taken to stop it. */
export function isWarning(code: string): boolean {
  const known: Readonly<Record<string, CaseProblemMeaning>> = caseProblems
  return Object.hasOwn(known, code) && known[code]?.kind === 'warning'
}

/** What is said of a case that reads well, once its model is worked or one of its figures is asked for. */
export const appraisalProblems = {
  'WORK-01':
    'An assumption is given by council where the model has one number for a whole option: nothing is computed.',
  'WORK-02': 'A figure that an answer rests on is missing: nothing is computed.',
  'WORK-03': 'A figure that an answer rests on divides by nought: nothing is computed.',
  'WORK-04': 'Own efficiencies take more out of a pool than it holds: nothing is computed.',
  'FINANCE-01': 'Reserves fall below nought: printed beside the result.',
  'FUND-01': 'Present values count more than one fund: printed beside the result.',
  'UNUSED-01': 'The case gives something that no figure rests on yet: printed beside the result.',
  'RULE-01': 'No rule was in force on the case’s date, and the nearest in time stands in: printed beside the result.',
  'LEVER-01':
    'Own efficiencies on record are smaller than the deadweight they take the place of: printed beside the result.',
  'LEVER-02': 'A claim stands in for a lever in some councils of an option only: printed beside the result.',
  'EXPLAIN-01': 'There is no figure of that name.',
  'EXPLAIN-02': 'The case has no such option, council, service or year, or the figure does not go by it.',
} as const

/** What is said of a version: a case frozen with everything that its answer rests on. */
export const versionProblems = {
  'VERSION-01': 'A case holds something that cannot be written down in one way only: it cannot be frozen.',
  'VERSION-02': 'The file is not a version of a case, or a part of one is missing or of the wrong kind.',
  'VERSION-03': 'A version was changed after it was frozen: its fingerprint does not fit. Nothing is compared.',
  'VERSION-04': 'The formulas and inputs of a version cannot be worked.',
  'VERSION-05': 'The case in a version is not the one that its figures were worked from: it was changed by hand.',
  'VERSION-06': 'A version was worked by another engine number than this build has: nothing is compared.',
  'VERSION-07': 'A figure of a version’s answer is not what its own formulas come to.',
  'VERSION-08': 'A number of a version’s answer does not follow from its case and its figures.',
  'VERSION-09': 'This build words an answer differently where every penny is the same: printed beside the result.',
  'VERSION-10': 'This build’s own formulas or dated facts are not those of the version: printed beside the result.',
  'VERSION-11':
    'Whether the case of a version still gives its inputs cannot be told by this build: printed beside the result.',
} as const
