import { z } from 'zod'
import { code, date, financialYear, grade, pounds, share, source, text } from './words.ts'

export const guardrails = z.strictObject({
  setOn: date,
  /** Limits by guardrail, for every council (`default`) or by council code. */
  limits: z.record(z.string().regex(/^GUARD-\d\d$/), z.record(code, z.number())).default({}),
})

/** Figures of the appraisal that may score the options: the worst of them 0, the best 100, the rest in proportion. */
export const scoringFigures = ['presentValue', 'recurringSaving', 'setUp', 'leavingAfterThreeYears'] as const

export const criterion = z.strictObject({
  code,
  title: text,
  weight: z.number(),
  financial: z.boolean(),
  /** Score of each option, 0 to 100, or the figure that scores it. */
  scores: z.record(code, z.number()).optional(),
  figure: z.enum(scoringFigures).optional(),
  /** The day on which members set the weight. */
  setOn: date.optional(),
  source,
  grade,
})

/** What a scenario changes in the case when it is switched on. */
const change = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('partnerLeaves'),
    council: code,
    from: date,
    option: code.optional(),
    service: code.optional(),
  }),
  z.strictObject({
    kind: z.literal('reorganisation'),
    council: code,
    chance: share,
    vestingDay: date.optional(),
  }),
  z.strictObject({ kind: z.literal('grantEnds'), from: financialYear }),
  z.strictObject({ kind: z.literal('judgement'), council: code, from: date, value: text, source }),
  z.strictObject({ kind: z.literal('startsLater'), months: z.number().int().min(1).max(240) }),
  z.strictObject({ kind: z.literal('assumption'), name: text, value: z.number(), source }),
])

/** Something that may happen, switched on or off. A typed line may hang on it; `changes` say what else it alters. */
export const scenario = z.strictObject({
  code,
  title: text,
  on: z.boolean(),
  changes: z.array(change).max(50).optional(),
})

/** A decision that could be taken later, once it is known whether an event (a scenario) has come about. */
export const waiting = z.strictObject({
  code,
  title: text,
  /** The scenario that is the event. */
  event: code,
  /** Chance of the event as seen on the decision date. */
  chance: share,
  /** When it will be known, and so when the decision could be taken instead. */
  until: date,
  /** Options between which the choice lies; all but the counterfactual when left out. */
  options: z.array(code).max(200).optional(),
  source,
  grade,
})

/** What members agreed a proposal must show before it is taken further. */
export const principle = z.strictObject({
  code,
  title: text,
  test: z.enum(['accountabilityKept', 'benefitOverAlone']),
  /** Least chance of being better off than alone that members ask for. */
  threshold: share.optional(),
  setOn: date,
  source,
})

/** What a council has to find, against which a proposal is measured. */
export const need = z.strictObject({
  council: code,
  title: text,
  pounds,
  from: financialYear,
  to: financialYear,
  source,
  published: date,
  grade,
})

export const override = z.strictObject({ option: code, stop: code, officerRole: text, reason: text, date })
