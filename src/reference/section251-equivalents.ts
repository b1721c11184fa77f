import type { Section251Key } from './section251-keys.ts'
import { section251Table } from './section251-tables.ts'

/** Lines that can be followed over the years only together: what is one line in one year is several in another. */
export interface JoinedLines {
  readonly title: string
  /** The keys whose sum is the same thing, with the first and the last year they hold for. */
  readonly parts: readonly { readonly from: string; readonly to?: string; readonly keys: readonly Section251Key[] }[]
}

/** Sums of lines that mean the same in years whose single lines do not. Read from the words of each year’s return. */
export const joinedLines = {
  socialWorkAndStrategy: {
    title: 'Social work, child protection, commissioning and strategy',
    parts: [
      { from: '2008-09', to: '2009-10', keys: ['childProtection', 'totalStrategy'] },
      { from: '2010-11', to: '2010-11', keys: ['childProtection', 'totalStrategy', 'commissioningAndSocialWork'] },
      { from: '2011-12', keys: ['socialWork', 'commissioningAndStrategy'] },
    ],
  },
  asylumSeekers: {
    title: 'Asylum-seeking children',
    parts: [
      { from: '2008-09', to: '2008-09', keys: ['asylumSeekers'] },
      {
        from: '2009-10',
        to: '2009-10',
        keys: ['asylumServices', 'unaccompaniedAssessment', 'unaccompaniedAccommodation'],
      },
      { from: '2010-11', keys: ['asylumSeekers'] },
    ],
  },
  youngPeople: {
    title: 'Services for young people',
    parts: [{ from: '2010-11', keys: ['totalYoungPeople'] }],
  },
  childrensCentres: {
    title: 'Children’s centres, without other early years',
    parts: [
      { from: '2010-11', to: '2011-12', keys: ['totalSureStart'] },
      { from: '2013-14', keys: ['childrensCentres', 'areaWideSureStart', 'sureStartManagement'] },
    ],
  },
} as const satisfies Record<string, JoinedLines>

/**
 * Lines that have no equivalent in the years that are not named, and why: the returns do not say where the money went
 * when the line was dropped, or where it was before it appeared.
 */
export const linesWithoutEquivalent: readonly {
  readonly key: Section251Key
  readonly from: string
  readonly to?: string
  readonly why: string
}[] = [
  { key: 'secureWelfare', from: '2008-09', to: '2010-11', why: 'dropped; no later line names secure accommodation' },
  { key: 'advocacy', from: '2008-09', to: '2010-11', why: 'dropped; no later line names advocacy' },
  { key: 'preventativeServices', from: '2008-09', to: '2009-10', why: 'dropped; no later line names it' },
  { key: 'childDeathReview', from: '2008-09', to: '2011-12', why: 'dropped; no later line names it' },
  { key: 'homeCare', from: '2008-09', to: '2010-11', why: 'family support was divided anew in 2011-12' },
  { key: 'equipment', from: '2008-09', to: '2010-11', why: 'family support was divided anew in 2011-12' },
  { key: 'otherFamilySupport', from: '2008-09', to: '2010-11', why: 'family support was divided anew in 2011-12' },
  { key: 'healthCareContribution', from: '2008-09', to: '2010-11', why: 'family support was divided anew in 2011-12' },
  { key: 'workforceGrant', from: '2008-09', to: '2008-09', why: 'a grant that ended' },
  { key: 'childTrustFunds', from: '2008-09', to: '2010-11', why: 'a scheme that ended' },
  { key: 'connexions', from: '2010-11', to: '2010-11', why: 'young people’s services were divided anew in 2011-12' },
  {
    key: 'studentSupport',
    from: '2010-11',
    to: '2010-11',
    why: 'young people’s services were divided anew in 2011-12',
  },
  {
    key: 'otherYoungPeople',
    from: '2011-12',
    to: '2011-12',
    why: 'young people’s services were divided anew in 2012-13',
  },
  { key: 'intensiveFamilyInterventions', from: '2011-12', to: '2011-12', why: 'dropped; no later line names it' },
  { key: 'otherDisabledSupport', from: '2011-12', why: 'not asked before' },
  { key: 'targetedFamilySupport', from: '2011-12', why: 'not asked before' },
  { key: 'universalFamilySupport', from: '2011-12', why: 'not asked before' },
  { key: 'otherEarlyYears', from: '2012-13', why: 'not asked in this table before' },
  { key: 'fosteringServices', from: '2015-16', why: 'fostering was one line before' },
  { key: 'fosteringFees', from: '2015-16', why: 'fostering was one line before' },
]

/**
 * Lines and totals that keep their key while what stands in them changed: a series over that year is a comparison of
 * two things, and says so.
 */
export const changesOfMeaning: readonly { readonly key: Section251Key; readonly in: string; readonly what: string }[] =
  [
    { key: 'totalLookedAfter', in: '2009-10', what: 'asylum-seeking children were counted in' },
    { key: 'totalLookedAfter', in: '2012-13', what: 'adoption and special guardianship were counted in' },
    { key: 'totalSafeguarding', in: '2011-12', what: 'commissioning and social work were counted in' },
    { key: 'totalSafeguarding', in: '2012-13', what: 'strategy was counted in and child death review was not' },
    {
      key: 'totalExcludingCera',
      in: '2010-11',
      what: 'children’s centres and young people’s services were counted in',
    },
    { key: 'totalExcludingCera', in: '2012-13', what: 'other early years were counted in' },
    { key: 'totalFamilySupport', in: '2010-11', what: 'substance misuse and teenage pregnancy were counted elsewhere' },
    { key: 'shortBreaksLookedAfter', in: '2011-12', what: 'the words became “looked after disabled children”' },
    { key: 'substanceMisuse', in: '2012-13', what: 'it became a memo line inside services for young people' },
    { key: 'teenagePregnancy', in: '2012-13', what: 'it became a memo line inside services for young people' },
    { key: 'sureStartManagement', in: '2011-12', what: 'it was a memo line that year and was not asked in 2012-13' },
    { key: 'socialWork', in: '2012-13', what: 'commissioning was moved out of it' },
    { key: 'commissioningAndStrategy', in: '2012-13', what: 'commissioning was moved into it' },
  ]

/**
 * The keys whose figures must be added up to compare this line or joined line in that year; undefined where the year
 * has nothing that is equivalent.
 */
export function equivalentKeys({
  year,
  key,
}: {
  readonly year: string
  readonly key: string
}): readonly Section251Key[] | undefined {
  const joined: JoinedLines | undefined = Object.entries(joinedLines).find(([name]) => name === key)?.[1]
  const part = joined?.parts.find(({ from, to }) => from <= year && year <= (to ?? year))
  if (joined !== undefined) return part === undefined || section251Table(year) === undefined ? undefined : part.keys
  const line = section251Table(year)?.lines.find((each) => each.key === key)
  return line === undefined ? undefined : [line.key]
}
