import { z } from 'zod'
import { chance, code, financialYear, grade, pence, spreadPence } from './words.ts'

/** A principle that members agreed, judged for each option and each of its councils. */
export const principle = z.object({
  code,
  title: z.string(),
  test: z.enum(['accountabilityKept', 'benefitOverAlone']),
  threshold: chance.nullable(),
  setOn: z.string(),
  source: z.string(),
  byOption: z.array(
    z.object({
      option: code,
      /** In every council of the option. */
      holds: z.boolean(),
      byCouncil: z.array(
        z.object({
          council: code,
          holds: z.boolean(),
          sentence: z.string(),
          /** What would differ of who answers for the service: before by itself, after in this form. */
          fields: z.array(
            z.object({ service: code, field: z.string(), before: z.string(), after: z.string(), breaks: z.boolean() }),
          ),
        }),
      ),
    }),
  ),
})

/** What a council has to find, and how much of it each option would bring in cash by then. */
export const need = z.object({
  council: code,
  title: z.string(),
  pence,
  from: financialYear,
  to: financialYear,
  /** The years of the need that the case covers. */
  yearsCounted: z.array(financialYear),
  /** Said where the case does not cover all its years. */
  outsideSentence: z.string().nullable(),
  source: z.string(),
  grade,
  isHindsight: z.boolean(),
  /** Of the options not stopped, the one that would bring most; null where there is none. */
  mostFrom: code.nullable(),
  byOption: z.array(
    z.object({
      option: code,
      /** Cash gain of the General Fund over those years, after one-off costs. */
      gainPence: spreadPence,
      /** Cash gain of the last of those years by itself, central. */
      lastYearPence: pence,
      /** Central gain over the need; below nought where the option costs money over those years. */
      share: z.number(),
      sentence: z.string(),
    }),
  ),
})

/** What finding out is worth to somebody who must choose: in present value, pence. */
export const information = z.object({
  /** The option that is best on average among those not stopped, the counterfactual included. */
  chosen: code,
  chosenMeanPence: pence,
  /** What knowing everything before choosing would add on average, how luck falls included. */
  perfectPence: pence,
  /** What knowing one assumption would add, the dearest first; only what sampling error cannot explain. */
  byAssumption: z.array(z.object({ name: z.string(), title: z.string(), grade, pence, standardErrorPence: pence })),
  sentence: z.string(),
})
