import { z } from 'zod'
import { information, need, principle } from './answer/judgement.ts'
import { commissionedOutAnswer, outcomesAnswer, portfolioAnswer, priceLedAnswer } from './answer/price-led.ts'
import { scenarios, waiting } from './answer/scenarios.ts'
import { chance, code, financialYear, grade, pence, spreadPence } from './answer/words.ts'

const problem = z.object({ code: z.string(), place: z.string(), sentence: z.string() })

/** Something the appraisal took because the case file did not give it. */
const assumed = z.object({
  name: z.string(),
  title: z.string(),
  unit: z.string(),
  /** In words: "26% (22% to 30%)". */
  value: z.string(),
  central: z.number().nullable(),
  grade,
  source: z.string(),
  /** Where it came from. */
  kind: z.enum(['prior', 'rule', 'case']),
  isNearest: z.boolean(),
  isHindsight: z.boolean(),
  isJudgement: z.boolean(),
  note: z.string(),
  stream: z.number().int().nullable(),
  /** First-order share of an option's spread that it carries by itself, the largest over options. */
  varianceShare: z.number().nullable(),
  /** One standard error of that share, for want of more draws. */
  varianceShareError: z.number().nullable(),
})

const stop = z.object({
  code: z.string(),
  kind: z.enum(['guardrail', 'claimAboveCeiling']),
  council: code.nullable(),
  sentence: z.string(),
  claim: z
    .object({
      title: z.string(),
      claimedPence: pence,
      allowedPence: pence,
      year: financialYear,
      /** Ceiling with the dated prior, and with the council's own evidence where that is hindsight. */
      ceilings: z.array(z.object({ title: z.string(), premium: z.number(), pence: pence })),
      premiumNeeded: z.number(),
      /** What plans like it have brought in of what they promised, at the low, central and high of the reference class. */
      referenceClass: z.object({ lowPence: pence, centralPence: pence, highPence: pence }).nullable(),
      /** Present value of the option with the lever's own formula in place of the claim. */
      presentValueWithFormulaPence: pence,
      presentValueWithClaimPence: pence,
      sentences: z.array(z.string()),
    })
    .nullable(),
  override: z.object({ officerRole: z.string(), reason: z.string(), date: z.string() }).nullable(),
})

const guardrail = z.object({
  code: z.string(),
  title: z.string(),
  state: z.enum(['met', 'warned', 'stopped', 'notShownSafe']),
  sentence: z.string(),
  restsOn: z.string(),
  byCouncil: z.array(
    z.object({
      council: code,
      state: z.enum(['met', 'warned', 'stopped', 'notShownSafe']),
      /** Share of draws with a breach in at least one year; absent where it is not judged on draws. */
      chance: chance.nullable(),
      limit: z.string(),
      missing: z.string().nullable(),
    }),
  ),
})

const yearPence = z.array(z.object({ year: financialYear, pence }))

const movement = z.object({
  year: financialYear,
  /** Change on last year's base budget: recurrent. Sign: a saving lowers the budget and is negative here. */
  recurrentPence: pence,
  oneOffPence: pence,
  /** How the year's one-offs are paid for. */
  fundedPence: z.record(z.string(), pence),
  cumulativeCashPence: pence,
  reservesPence: pence.nullable(),
  bandDPence: z.number().nullable(),
})

const councilAnswer = z.object({
  council: code,
  presentValuePence: spreadPence,
  chanceBetterOff: chance,
  chanceStandardError: z.number(),
  movement: z.array(movement),
  deepestOutlay: z.object({ pence, year: financialYear }),
  /** First year in which the running total of undiscounted real flows is not negative and stays so; null: not within the years. */
  paybackYear: financialYear.nullable(),
  paybackSentence: z.string(),
  runningTotal: z.array(
    z.object({
      year: financialYear,
      centralPence: pence,
      meanPence: pence,
      p5Pence: pence,
      p25Pence: pence,
      p50Pence: pence,
      p75Pence: pence,
      p95Pence: pence,
    }),
  ),
  leaving: z.array(z.object({ year: financialYear, costPence: pence, gainedSoFarPence: pence })),
  /** What it would pay to come back once it had left: its part of the set-up again, central. */
  comingBackPence: pence,
})

const flow = z.object({
  /** Figure that holds it, for its explanation. */
  figure: z.string(),
  title: z.string(),
  code: z.string(),
  pool: z.string(),
  costKind: z.enum(['oneOff', 'recurrent']),
  fund: z.string(),
  fundedBy: z.string(),
  transfer: z.boolean(),
  vat: z.string(),
  timing: z.string(),
  grade,
  priceBase: z.string(),
  byCouncil: z.array(z.object({ council: code, service: code, realPence: yearPence, cashPence: yearPence })),
})

const optionAnswer = z.object({
  code,
  title: z.string(),
  summary: z.string(),
  role: z.string(),
  councils: z.array(code),
  deliveryModels: z.array(
    z.object({ service: code, code: z.string(), title: z.string(), start: z.string(), legalRoute: z.string() }),
  ),
  /** What a reader should know of its levers: those with nothing to work on, and where places break even. */
  leverNotes: z.array(z.string()),
  state: z.enum(['open', 'notShownSafe', 'stopped']),
  inAWord: z.string(),
  stops: z.array(stop),
  warnings: z.array(problem),
  presentValuePence: spreadPence,
  /** By horizon in years, central and mean. */
  presentValueByHorizon: z.array(z.object({ years: z.number().int(), centralPence: pence, meanPence: pence })),
  chanceBetterOff: chance,
  chanceAllBetterOff: chance,
  /** Share of the futures by how many councils are better off, index 0 is none. */
  futuresByCouncilsBetterOff: z.array(z.number()),
  chanceAllBetterOffIfNobodyLeaves: chance,
  byCouncil: z.array(councilAnswer),
  setUpPence: spreadPence,
  leavingAfterThreeYearsPence: spreadPence,
  /** The year that this is: the third after the central start, or the last of the case. */
  leavingAfterThreeYearsIn: financialYear,
  /** The first year from which the gain so far covers the cost of leaving, central; null: not within the years. */
  leavingPaysFrom: financialYear.nullable(),
  /** Councils that join late, leave or come back, and what that costs each; empty where all stay from start to end. */
  membership: z.array(
    z.object({
      service: code,
      council: code,
      joins: z.string().nullable(),
      leaves: z.string().nullable(),
      rejoins: z.string().nullable(),
      costOfLeavingPence: pence,
      leavingFigure: z.string().nullable(),
      leftIn: financialYear.nullable(),
      costOfComingBackPence: pence,
      comingBackFigure: z.string(),
      /** The year of leaving that it would come back after. */
      comingBackAfter: financialYear,
    }),
  ),
  /** Who holds the budget in each year, where councils are abolished or founded; empty where none is. */
  budgets: z.array(z.object({ council: code, service: code, figure: z.string(), heldPence: yearPence })),
  /** Grants that the option counts on, and their conditions. */
  grants: z.array(
    z.object({
      title: z.string(),
      /** Null: shared between all by the key for set-up. */
      council: code.nullable(),
      years: z.string(),
      pence,
      conditions: z.array(z.string()),
      source: z.string(),
      grade,
    }),
  ),
  recurringSavingPence: spreadPence,
  postsRemoved: z.object({
    central: z.number(),
    p5: z.number(),
    p95: z.number(),
    onePostSentence: z.string().nullable(),
  }),
  paybackYear: financialYear.nullable(),
  paybackSentence: z.string(),
  /** One full year, once running: claim, less what does not arrive, less what would come anyway, less new costs, gain. */
  waterfall: z.object({
    year: financialYear,
    steps: z.array(
      z.object({
        title: z.string(),
        kind: z.enum(['start', 'add', 'less', 'total']),
        pence,
        figure: z.string().nullable(),
      }),
    ),
  }),
  tornado: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      grade,
      rankCorrelation: z.number(),
      varianceShare: z.number(),
      varianceShareError: z.number(),
      lowPence: pence,
      highPence: pence,
      lowValue: z.string(),
      highValue: z.string(),
    }),
  ),
  switching: z.array(
    z.object({
      name: z.string(),
      title: z.string(),
      central: z.string(),
      /** Where the option's central present value is nought; null: at no value within its range. */
      switchingValue: z.string().nullable(),
      percentChange: z.number().nullable(),
      sentence: z.string(),
    }),
  ),
  evidence: z.array(z.object({ grade, share: z.number() })),
  /** The share of the spread that no assumption carries alone; below nought where shares overlap. */
  together: z.object({ share: z.number(), standardError: z.number(), sentence: z.string() }),
  guardrails: z.array(guardrail),
  flows: z.array(flow),
  interactionPence: pence,
  sharing: z.array(
    z.object({
      for: z.string(),
      key: z.string(),
      reason: z.string(),
      source: z.string(),
      shares: z.record(code, z.number()),
    }),
  ),
  arrangements: z.array(
    z.object({
      service: code,
      council: code,
      fields: z.array(z.object({ field: z.string(), before: z.string(), value: z.string() })),
    }),
  ),
  views: z.object({
    economic: z.array(
      z.object({ title: z.string(), byYearPence: z.array(pence), totalPence: pence, figure: z.string().nullable() }),
    ),
    mtfs: z.array(
      z.object({
        council: code,
        fund: z.string(),
        title: z.string(),
        byYearPence: z.array(pence),
        totalPence: pence,
        figure: z.string().nullable(),
      }),
    ),
    mtfsSpread: z.array(
      z.object({ council: code, year: financialYear, centralPence: pence, p50Pence: pence, p80Pence: pence }),
    ),
  }),
  reconciliation: z.array(z.object({ title: z.string(), pence, isTotal: z.boolean() })),
  faults: z.array(z.object({ figure: z.string(), draws: z.number().int() })),
})

/**
 * The answer to a case: what `appraise --json` prints and every page reads. Money is whole pence and its key says so.
 * Keys stand in the order of this schema; nothing here depends on the clock, a path or how long the work took.
 */
export const answerSchema = z.object({
  case: z.object({
    name: z.string(),
    title: z.string(),
    question: z.string(),
    decisionDate: z.string(),
    firstYear: financialYear,
    years: z.number().int(),
    yearList: z.array(financialYear),
    priceBase: z.string(),
    horizonShown: z.array(z.number().int()),
    councils: z.array(z.object({ code, name: z.string(), shortName: z.string() })),
    services: z.array(z.object({ code, title: z.string() })),
    /** SHA-256 is worked by the caller; the appraisal itself is pure. */
  }),
  engine: z.number().int(),
  seed: z.number().int(),
  draws: z.number().int(),
  problems: z.array(problem),
  warnings: z.array(problem),
  /** The answer in words, made from the figures by rule: sentences in reading order, each with the figures it used. */
  finding: z.object({
    state: z.enum(['found', 'undecided', 'stopped', 'notShown']),
    headline: z.string(),
    paragraphs: z.array(z.string()),
    /** Odd results explained: everyone loses, a sign that hangs on one post, a claim with no mechanism. */
    explained: z.array(z.string()),
  }),
  assumed: z.array(assumed),
  hindsight: z.array(z.object({ place: z.string(), what: z.string(), published: z.string(), reason: z.string() })),
  counterfactual: z.object({
    option: code,
    byCouncil: z.array(z.object({ council: code, spendPence: yearPence })),
    byPool: z.array(
      z.object({
        pool: z.string(),
        title: z.string(),
        byCouncil: z.array(z.object({ council: code, spendPence: yearPence })),
      }),
    ),
  }),
  baseline: z.array(
    z.object({
      council: code,
      line: z.string(),
      label: z.string(),
      grossPence: pence.nullable(),
      missing: z.string().nullable(),
      pools: z.record(z.string(), pence),
      source: z.string(),
      grade,
      isHindsight: z.boolean(),
    }),
  ),
  agencyBills: z.array(
    z.object({ council: code, year: financialYear, billPence: pence, poolPence: pence, sentence: z.string() }),
  ),
  options: z.array(optionAnswer),
  /** For all councils together, without what public bodies pay each other; and for each as if it chose by itself. */
  valueOfInformation: z.object({
    all: information,
    byCouncil: z.array(z.object({ council: code, ...information.shape })),
  }),
  principles: z.array(principle),
  needs: z.array(need),
  /** What may happen, worked; null where the case has no scenario. */
  scenarios: scenarios.nullable(),
  /** Decisions that could be taken later, when an event is known. */
  waiting: z.array(waiting),
  correlationRepair: z.string().nullable(),
  /** Why councils' middles do not add up to the total's. */
  middlesSentence: z.string(),
  /** How far the choice between the options was led by price; null without criteria. */
  priceLed: priceLedAnswer.nullable(),
  /** The same of decisions over several councils' spending; null without any. */
  portfolio: portfolioAnswer.nullable(),
  /** How much of each council's services others were paid to provide; null where no line says who did. */
  commissionedOut: commissionedOutAnswer.nullable(),
  outcomes: outcomesAnswer,
})

export type Answer = z.infer<typeof answerSchema>
export type OptionAnswer = Answer['options'][number]
export type CouncilAnswer = OptionAnswer['byCouncil'][number]
export type SpreadPence = z.infer<typeof spreadPence>
export type ScenarioAnswer = NonNullable<Answer['scenarios']>
export type WaitingAnswer = Answer['waiting'][number]
export type Assumed = Answer['assumed'][number]
export type Information = Answer['valueOfInformation']['all']
export type PrincipleAnswer = Answer['principles'][number]
export type NeedAnswer = Answer['needs'][number]
