import { z } from 'zod'
import { code, date, financialYear, grade, pounds, source, text } from './words.ts'

const ofAnyPlaces = {
  code,
  title: text,
  service: code,
  pool: z
    .enum(['placements.fostering', 'placements.other', 'placements.residential'])
    .default('placements.residential'),
  /** How many children it has room for. */
  places: z.number(),
  /** Children that each council plans to place there, mean over a year. Places that stand empty are shared by the key for L04. */
  planned: z.record(code, z.number()),
  /** What one of these children would cost a week, placed by itself. */
  spotWeekPounds: pounds,
  /** With the start of the option when left out. */
  opens: date.optional(),
  priceBase: financialYear,
  source,
  grade,
}

/** A block contract or an own home that options may take children into (L04). */
export const places = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('block'),
    ...ofAnyPlaces,
    /** Price of a place a week, used or not. */
    blockWeekPounds: pounds,
  }),
  z.strictObject({
    kind: z.literal('home'),
    ...ofAnyPlaces,
    /** Cost of the home a year, used or not, and what each child in it costs a year beside that. */
    fixedPounds: pounds,
    perChildPounds: pounds,
  }),
])

/** A building that options may give up (L08), at its yearly cost. */
export const building = z.strictObject({
  code,
  title: text,
  council: code,
  service: code,
  rentPounds: pounds,
  ratesPounds: pounds,
  runningPounds: pounds,
  /** The first day on which it could be given up; what the lag after go-live allows comes on top. */
  releasedOn: date,
  /** Rent runs on until then, whoever sits in it. */
  leaseEnds: date.optional(),
  dilapidationsPounds: pounds.default(0),
  receiptPounds: pounds.default(0),
  priceBase: financialYear,
  source,
  grade,
})

/** A system that a joint one may replace (L09), at its licence a year. */
export const system = z.strictObject({
  code,
  title: text,
  council: code,
  service: code,
  licencePounds: pounds,
  users: z.number(),
  records: z.number(),
  priceBase: financialYear,
  source,
  grade,
})

/** The joint system of an option’s service, and the systems that it replaces. */
export const jointSystem = z.strictObject({
  title: text,
  replaces: z.array(code).min(1).max(200),
  licencePounds: pounds,
  /** The prior stands in when left out. */
  integrationPounds: pounds.optional(),
  priceBase: financialYear,
  source,
  grade,
})
