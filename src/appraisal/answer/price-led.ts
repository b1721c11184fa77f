import { z } from 'zod'
import { code, grade, pence } from './words.ts'

/** The parts of the answer about criteria, decisions, who provides a service, and outcomes. See `answer.ts`. */

/** How far one choice was led by price. Shares are of 1; `price` is every criterion marked financial. */
const fourWays = z.object({
  /** More than one where they are level. */
  firstPlaced: z.array(code),
  runnerUp: code.nullable(),
  leadPoints: z.number(),
  nominal: z.number(),
  /** Null: no criterion tells the options apart. */
  effective: z.number().nullable(),
  priceDecided: z.boolean(),
  /** First placed with every financial score made equal. */
  withoutPrice: z.array(code),
  priceWouldHaveSufficed: z.boolean(),
  onPriceAlone: z.array(code),
  /** Share of the lead that is price’s; above 1 or below 0 where the rest pulls the other way; null: no lead. */
  margin: z.number().nullable(),
  /** From no weight on price to all of it, and which options are first in between. */
  byFinancialWeight: z.array(z.object({ from: z.number(), to: z.number(), firstPlaced: z.array(code) })),
  points: z.array(z.object({ option: code, points: z.number(), financialPoints: z.number() })),
  sentences: z.object({
    first: z.string(),
    nominal: z.string(),
    effective: z.string(),
    decisive: z.string(),
    sufficient: z.string(),
    margin: z.string(),
    turning: z.string(),
  }),
})

export const priceLedAnswer = z.object({
  criteria: z.array(
    z.object({
      code,
      title: z.string(),
      weight: z.number(),
      weightShare: z.number(),
      financial: z.boolean(),
      setOn: z.string().nullable(),
      /** The figure that scores it, in words; null where the case gives the scores. */
      scoredBy: z.string().nullable(),
      scores: z.array(z.object({ option: code, score: z.number(), figure: z.string().nullable() })),
      source: z.string(),
      grade,
    }),
  ),
  /** Options that nothing stopped, in the order of the case. */
  options: z.array(z.object({ code, title: z.string(), state: z.enum(['open', 'notShownSafe']) })),
  leftOut: z.array(z.object({ option: code, title: z.string(), reason: z.string() })),
  ways: fourWays,
  /** How much of it is judgement, in a sentence; null where none is. */
  judgement: z.string().nullable(),
})

/** What the survey said; never an input. */
const saidInSurvey = z.object({ sentence: z.string(), source: z.string(), grade })

export const portfolioAnswer = z.object({
  decisions: z.array(
    z.object({
      code,
      title: z.string(),
      council: code,
      councilName: z.string(),
      date: z.string(),
      pence,
      criteria: z.array(z.object({ code, title: z.string(), weightShare: z.number(), financial: z.boolean() })),
      options: z.array(z.object({ code, title: z.string(), scores: z.record(z.string(), z.number()) })),
      taken: code.nullable(),
      /** Whether the option first by these scores is the one taken; null where that is not on record. */
      takenWasFirst: z.boolean().nullable(),
      ways: fourWays,
      source: z.string(),
      note: z.string(),
      grade,
      isHindsight: z.boolean(),
    }),
  ),
  count: z.number().int(),
  decidedByPrice: z.number().int(),
  shareByNumber: z.number(),
  totalPence: pence,
  decidedByPricePence: pence,
  /** Null where no money was decided on. */
  shareByPounds: z.number().nullable(),
  sentences: z.array(z.string()),
  said: saidInSurvey,
})

const providerShares = z.object({
  ownPence: pence,
  privatePence: pence,
  otherPublicPence: pence,
  voluntaryPence: pence,
  grossPence: pence,
  privateAndVoluntaryShare: z.number(),
  notOwnShare: z.number(),
})

export const commissionedOutAnswer = z.object({
  byCouncil: z.array(
    z.object({
      council: code,
      councilName: z.string(),
      isComparator: z.boolean(),
      year: z.string(),
      /** Every line of the children’s return that has a split. */
      all: providerShares,
      /** Null where no line for looked-after children has a split. */
      lookedAfter: providerShares.nullable(),
      /** Lines left out because the return does not say who provided them. */
      withoutSplit: z.array(z.string()),
      source: z.string(),
      grade,
      isHindsight: z.boolean(),
    }),
  ),
  warning: z.string(),
  england: z.object({
    year: z.string(),
    authorities: z.number().int(),
    own: z.number(),
    private: z.number(),
    otherPublic: z.number(),
    voluntary: z.number(),
    median: z.number(),
    lookedAfterMedian: z.number(),
    sentence: z.string(),
    source: z.string(),
    grade,
    isHindsight: z.boolean(),
  }),
  sentences: z.array(z.string()),
  said: saidInSurvey,
})

export const outcomesAnswer = z.array(
  z.object({
    council: code,
    councilName: z.string(),
    code,
    title: z.string(),
    unit: z.string(),
    polarity: z.enum(['higher', 'lower', 'neutral']),
    periods: z.array(
      z.object({
        period: z.string(),
        value: z.number().nullable(),
        missing: z.string().nullable(),
        england: z.number().nullable(),
        neighbours: z.number().nullable(),
        source: z.string(),
        grade,
        isHindsight: z.boolean(),
      }),
    ),
    sentence: z.string(),
  }),
)

export type FourWaysAnswer = z.infer<typeof fourWays>
export type PriceLedAnswer = z.infer<typeof priceLedAnswer>
export type PortfolioAnswer = z.infer<typeof portfolioAnswer>
export type CommissionedOutAnswer = z.infer<typeof commissionedOutAnswer>
export type OutcomesAnswer = z.infer<typeof outcomesAnswer>
