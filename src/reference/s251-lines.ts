/**
 * What a line of section 251 table A1 is about, whatever its number that year: the same number means another line in
 * another year, so the key and never the number is what a case keeps.
 */
export const lineTitles = {
  childrensCentres: 'Individual Sure Start children’s centres',
  areaWideSureStart: 'Area-wide services through Sure Start children’s centres',
  sureStartManagement: 'Management costs of Sure Start children’s centres',
  otherEarlyYears: 'Other early years',
  residential: 'Residential care',
  fostering: 'Fostering',
  adoption: 'Adoption',
  specialGuardianship: 'Special guardianship support',
  otherLookedAfter: 'Other children looked after',
  shortBreaksLookedAfter: 'Short breaks for looked-after disabled children',
  familyAndFriends: 'Children placed with family and friends',
  educationLookedAfter: 'Education of looked-after children',
  leavingCare: 'Leaving care support',
  asylumSeekers: 'Asylum-seeking children',
  otherChildrensServices: 'Other children’s and families’ services',
  childDeathReview: 'Child death review',
  socialWork: 'Social work, including child protection',
  commissioningAndStrategy: 'Commissioning and children’s services strategy',
  safeguardingBoard: 'Local safeguarding children board',
  directPayments: 'Direct payments',
  shortBreaksDisabled: 'Short breaks for disabled children',
  otherDisabledSupport: 'Other support for disabled children',
  intensiveFamilyInterventions: 'Intensive family interventions',
  targetedFamilySupport: 'Targeted family support',
  universalFamilySupport: 'Universal family support',
  universalYoungPeople: 'Universal services for young people',
  targetedYoungPeople: 'Targeted services for young people',
  substanceMisuse: 'Substance misuse services',
  teenagePregnancy: 'Teenage pregnancy services',
  otherYoungPeople: 'Other services for young people',
  youthJustice: 'Youth justice',
} as const

/** A line of the return that money is counted on once. */
export type LineKey = keyof typeof lineTitles

/** All line keys, in the order of the return. */
// Object.keys of a literal gives its own keys, so the narrower type holds.
export const lineKeys = Object.keys(lineTitles) as readonly LineKey[]

/** A total of the return: never added to the lines it adds up. */
export type SubtotalKey =
  | 'totalSureStart'
  | 'totalLookedAfter'
  | 'totalOther'
  | 'totalSafeguarding'
  | 'totalFamilySupport'
  | 'totalYoungPeople'
  | 'totalExcludingCera'
  | 'totalIncludingCera'

/** A line inside other lines, shown for information. */
export type MemoKey =
  | 'memoSubstanceMisuse'
  | 'memoTeenagePregnancy'
  | 'memoEarlyIntervention'
  | 'memoSureStartManagement'
  | 'memoYouthWork'

/**
 * What one number means in one year. `line`: money counted once. `subtotal`: adds up others, by number. `memo`:
 * already inside others. `cera`: capital paid for from revenue, outside the case.
 */
export type S251Line =
  | { readonly number: number; readonly kind: 'line'; readonly key: LineKey }
  | { readonly number: number; readonly kind: 'subtotal'; readonly key: SubtotalKey; readonly adds: readonly number[] }
  | { readonly number: number; readonly kind: 'memo'; readonly key: MemoKey }
  | { readonly number: number; readonly kind: 'cera'; readonly key: 'cera' }

/** Financial years whose table A1 is listed. */
export type S251Year = '2011-12' | '2012-13' | '2013-14'

/** Publication that the lines are from. */
export const s251Source =
  'Department for Education, section 251 outturn, table A1 (children and young people’s services), Open Government Licence v3.0'

const line = (number: number, key: LineKey): S251Line => ({ number, kind: 'line', key })
const subtotal = (number: number, key: SubtotalKey, ...adds: readonly number[]): S251Line => ({
  number,
  kind: 'subtotal',
  key,
  adds,
})
const memo = (number: number, key: MemoKey): S251Line => ({ number, kind: 'memo', key })
const cera = (number: number): S251Line => ({ number, kind: 'cera', key: 'cera' })
const span = (first: number, last: number): readonly number[] =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i)

/**
 * Table A1 by year, in order of number. In 2011-12 adoption, special guardianship and strategy stand outside the
 * looked-after and safeguarding totals, and substance misuse and teenage pregnancy are lines and not memo lines;
 * line 14 of that year holds commissioning together with social work and counts as social work.
 */
export const s251Lines: Readonly<Record<S251Year, readonly S251Line[]>> = {
  '2011-12': [
    line(1, 'childrensCentres'),
    line(2, 'areaWideSureStart'),
    subtotal(3, 'totalSureStart', 1, 2),
    line(4, 'residential'),
    line(5, 'fostering'),
    line(6, 'otherLookedAfter'),
    line(7, 'shortBreaksLookedAfter'),
    line(8, 'familyAndFriends'),
    line(9, 'educationLookedAfter'),
    line(10, 'leavingCare'),
    line(11, 'asylumSeekers'),
    subtotal(12, 'totalLookedAfter', ...span(4, 11)),
    line(13, 'childDeathReview'),
    line(14, 'socialWork'),
    line(15, 'safeguardingBoard'),
    subtotal(16, 'totalSafeguarding', 13, 14, 15),
    line(17, 'directPayments'),
    line(18, 'shortBreaksDisabled'),
    line(19, 'otherDisabledSupport'),
    line(20, 'intensiveFamilyInterventions'),
    line(21, 'targetedFamilySupport'),
    line(22, 'universalFamilySupport'),
    subtotal(23, 'totalFamilySupport', ...span(17, 22)),
    line(24, 'adoption'),
    line(25, 'specialGuardianship'),
    line(26, 'otherChildrensServices'),
    subtotal(27, 'totalOther', 24, 25, 26),
    line(28, 'commissioningAndStrategy'),
    line(29, 'universalYoungPeople'),
    line(30, 'targetedYoungPeople'),
    line(31, 'substanceMisuse'),
    line(32, 'teenagePregnancy'),
    line(33, 'otherYoungPeople'),
    subtotal(34, 'totalYoungPeople', ...span(29, 33)),
    line(35, 'youthJustice'),
    cera(36),
    subtotal(37, 'totalIncludingCera', 3, 12, 16, 23, 27, 28, 34, 35, 36),
    subtotal(38, 'totalExcludingCera', 3, 12, 16, 23, 27, 28, 34, 35),
    memo(39, 'memoEarlyIntervention'),
    memo(40, 'memoSureStartManagement'),
    memo(41, 'memoYouthWork'),
  ],
  '2012-13': [
    line(1, 'childrensCentres'),
    line(2, 'areaWideSureStart'),
    line(3, 'otherEarlyYears'),
    subtotal(4, 'totalSureStart', 1, 2, 3),
    line(5, 'residential'),
    line(6, 'fostering'),
    line(7, 'adoption'),
    line(8, 'specialGuardianship'),
    line(9, 'otherLookedAfter'),
    line(10, 'shortBreaksLookedAfter'),
    line(11, 'familyAndFriends'),
    line(12, 'educationLookedAfter'),
    line(13, 'leavingCare'),
    line(14, 'asylumSeekers'),
    subtotal(15, 'totalLookedAfter', ...span(5, 14)),
    line(16, 'otherChildrensServices'),
    line(17, 'socialWork'),
    line(18, 'commissioningAndStrategy'),
    line(19, 'safeguardingBoard'),
    subtotal(20, 'totalSafeguarding', 17, 18, 19),
    line(21, 'directPayments'),
    line(22, 'shortBreaksDisabled'),
    line(23, 'otherDisabledSupport'),
    line(24, 'targetedFamilySupport'),
    line(25, 'universalFamilySupport'),
    subtotal(26, 'totalFamilySupport', ...span(21, 25)),
    line(27, 'universalYoungPeople'),
    line(28, 'targetedYoungPeople'),
    subtotal(29, 'totalYoungPeople', 27, 28),
    line(30, 'youthJustice'),
    cera(31),
    subtotal(32, 'totalIncludingCera', 4, 15, 16, 20, 26, 29, 30, 31),
    subtotal(33, 'totalExcludingCera', 4, 15, 16, 20, 26, 29, 30),
    memo(34, 'memoSubstanceMisuse'),
    memo(35, 'memoTeenagePregnancy'),
  ],
  '2013-14': [
    line(1, 'childrensCentres'),
    line(2, 'areaWideSureStart'),
    line(3, 'sureStartManagement'),
    line(4, 'otherEarlyYears'),
    subtotal(5, 'totalSureStart', 1, 2, 3, 4),
    line(6, 'residential'),
    line(7, 'fostering'),
    line(8, 'adoption'),
    line(9, 'specialGuardianship'),
    line(10, 'otherLookedAfter'),
    line(11, 'shortBreaksLookedAfter'),
    line(12, 'familyAndFriends'),
    line(13, 'educationLookedAfter'),
    line(14, 'leavingCare'),
    line(15, 'asylumSeekers'),
    subtotal(16, 'totalLookedAfter', ...span(6, 15)),
    line(17, 'otherChildrensServices'),
    line(18, 'socialWork'),
    line(19, 'commissioningAndStrategy'),
    line(20, 'safeguardingBoard'),
    subtotal(21, 'totalSafeguarding', 18, 19, 20),
    line(22, 'directPayments'),
    line(23, 'shortBreaksDisabled'),
    line(24, 'otherDisabledSupport'),
    line(25, 'targetedFamilySupport'),
    line(26, 'universalFamilySupport'),
    subtotal(27, 'totalFamilySupport', ...span(22, 26)),
    line(28, 'universalYoungPeople'),
    line(29, 'targetedYoungPeople'),
    subtotal(30, 'totalYoungPeople', 28, 29),
    line(31, 'youthJustice'),
    cera(32),
    subtotal(33, 'totalExcludingCera', 5, 16, 17, 21, 27, 30, 31),
    subtotal(34, 'totalIncludingCera', 5, 16, 17, 21, 27, 30, 31, 32),
    memo(35, 'memoSubstanceMisuse'),
    memo(36, 'memoTeenagePregnancy'),
  ],
}

/** What a line's number means in a year; undefined where the table has no such line. */
export function s251Line(year: S251Year, number: number): S251Line | undefined {
  return s251Lines[year].find((each) => each.number === number)
}

/** The number that a line has in a year; undefined where the year has no such line. */
export function s251Number(year: S251Year, key: LineKey): number | undefined {
  return s251Lines[year].find((each) => each.kind === 'line' && each.key === key)?.number
}
