import { z } from 'zod'
import { chance, code, grade, pence } from './words.ts'

/** What one option comes to with these scenarios on: a light reading, on fewer futures than the case. */
const underScenario = z.object({
  option: code,
  state: z.enum(['open', 'notShownSafe', 'stopped', 'notWorked']),
  centralPence: pence.nullable(),
  meanPence: pence.nullable(),
  /** Open, and on average not worse than carrying on alone. */
  survives: z.boolean(),
  /** Why it cannot be worked; empty where it can. */
  why: z.array(z.string()),
})

export const scenarios = z.object({
  /** Futures of each light reading, the first of the same luck as the case. */
  draws: z.number().int(),
  list: z.array(z.object({ code, title: z.string(), on: z.boolean(), changes: z.array(z.string()) })),
  /** The first row is the case as it stands; `switched` names what is the other way round in the others. */
  rows: z.array(z.object({ on: z.array(code), switched: z.array(code), options: z.array(underScenario) })),
  survival: z.array(z.object({ option: code, survives: z.number().int(), of: z.number().int() })),
  /** The options that survive in most rows; none where none survives in any. */
  survivors: z.array(code),
  sentences: z.array(z.string()),
})

const byStatePence = z.object({ happensPence: pence.nullable(), notPence: pence.nullable() })
const answers = z.array(z.object({ from: chance, to: chance, waits: z.boolean(), options: z.array(code) }))

export const waiting = z.object({
  code,
  title: z.string(),
  event: z.object({ code, title: z.string() }),
  chance,
  until: z.string(),
  /** By how much every option would start later. */
  months: z.number().int(),
  draws: z.number().int(),
  grade,
  source: z.string(),
  /** Mean present values, the counterfactual at nought among them; null where it is stopped or cannot be worked. */
  choices: z.array(
    z.object({
      option: code,
      now: byStatePence,
      later: byStatePence,
      /** Decided now, at the chance given; null where it cannot be decided for now. */
      expectedPence: pence.nullable(),
      /** Share of futures, the event as likely as given, in which it turns out the best of what can be decided now. */
      chanceBest: chance.nullable(),
      /** In some state a limit for children cannot be judged, so it cannot be recommended. */
      isNotShownSafe: z.boolean(),
      leftOut: z.string().nullable(),
      /** Where the limits for children stop it if the event happens: the largest chance at which they would not. */
      allowedUpTo: chance.nullable(),
    }),
  ),
  nowPence: pence,
  nowBest: z.array(code),
  waitingPence: pence,
  waitingBest: z.object({ happens: z.array(code), not: z.array(code) }),
  learnedPence: pence,
  delayCostPence: pence,
  differencePence: pence,
  /** Share of futures in which waiting turns out better, and worse, than the best decision now. */
  chanceWaitingBetter: chance,
  chanceWaitingWorse: chance,
  /** Every chance of the event from 0 to 1, parted where the best answer turns. */
  answers,
  /** The same without carrying on alone among the choices; null where no proposal can be chosen in some state. */
  amongProposals: z
    .object({
      nowPence: pence,
      nowBest: z.array(code),
      waitingPence: pence,
      waitingBest: z.object({ happens: z.array(code), not: z.array(code) }),
      differencePence: pence,
      /** The error of the difference, 19 times in 20, from the futures worked. */
      differenceErrorPence: pence,
      /** What beginning later costs of itself; negative where it only puts off a loss. */
      delayCostPence: pence,
      /** Options of which nothing comes in one of the states, so that they are a choice only once it is known. */
      onlyOnceKnown: z.array(code),
      answers,
    })
    .nullable(),
  headline: z.string(),
  sentences: z.array(z.string()),
})
