import type { Observation } from '../observation.ts'
import type { Value } from '../value.ts'

/** The four judgements, best first, in the words that figures carry. */
export const judgements = ['outstanding', 'good', 'requiresImprovement', 'inadequate'] as const

export type Judgement = (typeof judgements)[number]

/**
 * What an inspection of children’s services judges, by the measure `judgement/…`.
 *
 * Source: Ofsted, framework for the inspection of local authority children’s services (ILACS), in use since 2018.
 */
export const judgedAspects = {
  overall: 'Overall effectiveness',
  leadership: 'The impact of leaders on social work practice with children and families',
  helpAndProtection: 'The experiences and progress of children who need help and protection',
  careExperiences: 'The experiences and progress of children in care',
  careLeavers: 'The experiences and progress of care leavers',
} as const

export type JudgedAspect = keyof typeof judgedAspects

/** First day on which care leavers are judged by themselves; before it, together with children in care. */
export const careLeaversJudgedFrom = '2023-01-01'

const words: Readonly<Record<string, Judgement>> = {
  outstanding: 'outstanding',
  good: 'good',
  'requires improvement': 'requiresImprovement',
  'requires improvement to be good': 'requiresImprovement',
  'requires improvement to be a good': 'requiresImprovement',
  ri: 'requiresImprovement',
  inadequate: 'inadequate',
}

const gaps: Readonly<Record<string, Value>> = {
  '': { missing: 'blank' },
  none: { missing: 'notAvailable' },
  nan: { missing: 'notAvailable' },
  null: { missing: 'blank' },
  'not available': { missing: 'notAvailable' },
  redacted: { missing: 'hidden' },
  'inspection pre dates judgement': { missing: 'notApplicable' },
  'not applicable': { missing: 'notApplicable' },
  'n a': { missing: 'notApplicable' },
  'not judged': { missing: 'notApplicable' },
  'no judgement': { missing: 'notApplicable' },
}

/** What a cell of judgements says; undefined where it is neither a judgement nor a word for none. */
export function judgementIn(text: string): Value | undefined {
  const plain = text
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim()
  const word = words[plain]
  if (word !== undefined) return { word }
  const isBlank = plain === '' && text.trim() !== '' && !/^[-–—.]+$/.test(text.trim())
  return isBlank ? undefined : gaps[plain]
}

/** The day of an inspection that an observation is of: the day it began, or that its report came out where `dayOf` says so. */
export function inspectionDay({ period, filters }: Observation): {
  readonly day: string
  readonly isPublication: boolean
} {
  return { day: period.from, isPublication: filters['dayOf'] === 'publication' }
}
