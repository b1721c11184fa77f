import { caseFileSchema } from '../appraisal/index.ts'

/** What the case is, in single values; they are edited together. */
const singleValues = [
  'concordat',
  'name',
  'title',
  'question',
  'decisionDate',
  'firstYear',
  'years',
  'priceBase',
  'horizonShown',
  'seed',
  'draws',
] as const

const keys: readonly string[] = Object.keys(caseFileSchema.shape)
const single: ReadonlySet<string> = new Set(singleValues)
/** Stream numbers are given out by us and never by hand. */
const givenByUs: ReadonlySet<string> = new Set(['streams', 'nextStream'])

/** The sections of a draft, in the order of a case file. `case` holds the single values, `streams` what we give out. */
export const sectionNames: readonly string[] = [
  'case',
  ...keys.filter((key) => !single.has(key) && !givenByUs.has(key)),
  'streams',
]

/** The section a key of the case file is kept in. */
export function sectionOf(key: string): string {
  if (single.has(key)) return 'case'
  return givenByUs.has(key) ? 'streams' : key
}

/** A draft: the content of each section it has, as JSON values. Anything may be in it; reading it says what is wrong. */
export type Draft = ReadonlyMap<string, unknown>

/** A case file, or whatever object was handed in as one, by sections. Keys nobody knows are kept with the single values. */
export function sectionsOf(file: Readonly<Record<string, unknown>>): Draft {
  const sections = new Map<string, unknown>()
  const gathered = (section: string) => (sections.get(section) ?? {}) as Record<string, unknown>
  for (const [key, value] of Object.entries(file)) {
    if (value === undefined) continue
    const section = keys.includes(key) ? sectionOf(key) : 'case'
    if (section === 'case' || section === 'streams') sections.set(section, { ...gathered(section), [key]: value })
    else sections.set(section, value)
  }
  return new Map(sectionNames.flatMap((name) => (sections.has(name) ? [[name, sections.get(name)] as const] : [])))
}

/** The case file of a draft, keys in the order of the schema. */
export function fileOf(draft: Draft): Record<string, unknown> {
  const all = Object.fromEntries(
    [...draft].flatMap(([section, value]) =>
      section === 'case' || section === 'streams'
        ? Object.entries(value as Record<string, unknown>)
        : [[section, value] as const],
    ),
  )
  const known = keys.filter((key) => Object.hasOwn(all, key))
  const unknown = Object.keys(all).filter((key) => !keys.includes(key))
  return Object.fromEntries([...known, ...unknown].map((key) => [key, all[key]]))
}
