import { z } from 'zod'
import type { Distribution } from '../../figures/index.ts'
import type { Answer } from '../answer.ts'
import type { CaseFile } from '../case-file/index.ts'

/**
 * Covers how a case file is checked and how it becomes the inputs of figures, priors, prices and dated rules apart. A build
 * of the same number reads the same inputs out of the same case, so a case that gives others was changed after it was
 * frozen. It goes up with any change of that; a build with another number does not judge the case, and says so.
 */
export const readerNumber = 1

const dimension = z.string()

const figureText = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.enum(['given', 'assumption']),
    name: z.string(),
    title: z.string(),
    unit: z.string(),
    by: z.array(dimension),
    source: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('figure'),
    name: z.string(),
    title: z.string(),
    unit: z.string(),
    by: z.array(dimension).optional(),
    line: z.literal(true).optional(),
    source: z.string().optional(),
    is: z.string(),
    names: z.record(z.string(), z.string()),
  }),
])

const missing = z.strictObject({
  missing: z.enum(['suppressed', 'hidden', 'notAvailable', 'notReceived', 'notApplicable', 'unreliable', 'blank']),
  at: z.string(),
})

/** Every cell of a given figure, row by row over what it varies by, the last dimension fastest. */
const given = z.strictObject({
  cells: z.array(z.union([z.number(), missing])),
  /** The sources of its cells, each once, in the order met. */
  sources: z.array(z.string()),
  /** Said by the case, a dated fact that holds for every case, or worked from other figures at the centre. */
  from: z.enum(['case', 'reference', 'worked']),
})

const parameter = z.strictObject({
  key: z.string(),
  name: z.string(),
  member: z.string().nullable(),
  /** The stream of chance that it alone has; from 1. */
  stream: z.number().int(),
  central: z.number(),
  distribution: z.custom<Distribution>((value) => typeof value === 'object' && value !== null && 'kind' in value),
  title: z.string(),
  unit: z.string(),
  grade: z.enum(['A', 'B', 'C', 'D']),
  source: z.string(),
  published: z.string(),
  /** A dated prior, the case's own, or a rule: luck. */
  from: z.enum(['prior', 'case', 'rule']),
})

/** Figures asked for, over the inputs of one situation of the case. */
const reading = z.strictObject({
  name: z.string(),
  /** The reading that it takes every given and parameter from that it does not list itself. */
  like: z.string().nullable(),
  /** The figures asked for, by name. */
  asked: z.array(z.string()),
  /** Those of them that are worked in every future. */
  drawn: z.array(z.string()),
  /** Places in `texts` of everything they rest on. */
  texts: z.array(z.number().int()),
  members: z.record(
    dimension,
    z.array(z.strictObject({ code: z.string(), title: z.string(), shortTitle: z.string().optional() })),
  ),
  roles: z.record(dimension, z.record(z.string(), z.string())),
  givens: z.record(z.string(), given),
  parameters: z.array(parameter),
  correlations: z.array(z.strictObject({ a: z.string(), b: z.string(), rank: z.number() })),
  seed: z.number().int(),
  /** Futures; nought where it is worked at the centre alone. */
  draws: z.number().int(),
})

const step = z.union([
  z.string(),
  z.number().int(),
  z.strictObject({
    /** The members of a list: what of each says where it stands, dimension by key. */
    each: z.record(dimension, z.string()),
    where: z.record(z.string(), z.string()).optional(),
    except: z.record(z.string(), z.string()).optional(),
  }),
  /** A list that stands in order of a dimension's members. */
  z.strictObject({ along: dimension }),
])

/** Of a figure, how the printed number is had. See `reads.ts`. */
const publication = z.strictObject({
  path: z.array(step),
  reads: z.string(),
  reading: z.string(),
  /** A figure's name; `@key` where the answer itself names it. */
  figure: z.string(),
  /** Where, beside what the path says; `@key` where the answer says it. */
  at: z.record(dimension, z.string()).optional(),
  /** Added up, penny by penny, over all members of these. */
  over: z.array(dimension).optional(),
  /** Printed with the other sign. */
  isLess: z.literal(true).optional(),
  /** What else its reading needs: which figures or options, in order. */
  of: z.array(z.string()).optional(),
  /** The figure whose uncertain numbers are the ones that bear on it. */
  bearing: z.string().optional(),
  /** How each of `of` is paid for, and at the end what pays for the rest. */
  paidFrom: z.array(z.string()).optional(),
})

const seal = z.strictObject({ sha256: z.string(), marks: z.string() })

const rule = z.strictObject({ name: z.string(), title: z.string(), value: z.string(), source: z.string() })

const entries = z.array(z.looseObject({}))

/** A version of a case as it is stored and sent: see docs/decisions/2026-11-23-what-a-version-holds.md. */
export const versionSchema = z.strictObject({
  concordatVersion: z.literal(1),
  engine: z.number().int(),
  reader: z.number().int(),
  seed: z.number().int(),
  draws: z.number().int(),
  /** As saved. */
  case: z.looseObject({ councils: entries, services: entries, options: entries, baseline: entries }),
  rules: z.array(rule),
  texts: z.array(figureText),
  readings: z.array(reading),
  published: z.array(publication),
  /** As it was printed then; an older build’s may lack what is printed today. */
  answer: z.looseObject({
    case: z.looseObject({ councils: entries, services: entries }),
    baseline: entries,
    options: z.array(
      z.looseObject({
        code: z.string(),
        title: z.string(),
        byCouncil: z.array(z.looseObject({ movement: entries })),
      }),
    ),
  }),
  seals: z.record(z.string(), seal),
  contentHash: z.string(),
})

export type FrozenReading = z.infer<typeof reading>
export type FrozenGiven = z.infer<typeof given>
export type FrozenParameter = z.infer<typeof parameter>
export type Publication = z.infer<typeof publication>
export type Step = z.infer<typeof step>
export type Seal = z.infer<typeof seal>

/** A frozen case: everything that its pennies rest on, and the answer that was made of it. */
export interface Version extends Omit<z.infer<typeof versionSchema>, 'case' | 'answer'> {
  readonly case: CaseFile
  readonly answer: Answer
}

/** The parts of a version that are sealed one by one, in the order in which damage is looked for. */
export const sealedParts = ['case', 'rules', 'texts', 'readings', 'published', 'answer', 'numbers'] as const
export type SealedPart = (typeof sealedParts)[number]
