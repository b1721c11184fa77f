import { type FinancialYear, startingYear } from '../../figures/index.ts'
import { section251Table, section251Titles } from '../../reference/index.ts'
import { outturnLines } from '../revenue-outturn/lines.ts'

/** One row of the spending table: what it is about, its title, and whether it adds up others. */
export interface SpendingLine {
  readonly about: string
  readonly title: string
  /** The line’s number in that year’s return, where it has one. */
  readonly ref?: string
  readonly kind: 'line' | 'part' | 'subtotal' | 'memo' | 'total'
}

/** A return that says what councils spend: one of several official answers, never mixed with another. */
export interface SpendingFamily {
  readonly code: 'section251' | 'lait' | 'revenueOutturn'
  readonly title: string
  readonly lines: (year: FinancialYear) => readonly SpendingLine[]
  readonly measure: (about: string) => string
  /** What else the return says of a line: shown on no row, and read so that what is odd about it is told. */
  readonly checkedWith: (about: string) => readonly string[]
  /** The line that adds up all others. */
  readonly total: string
}

/** The lines of spending that the Local Authority Interactive Tool repeats. */
export const toolLines: readonly SpendingLine[] = [
  { about: 'TotalLACFinance', title: 'Children looked after', kind: 'line' },
  { about: 'SafeguardingFinance', title: 'Safeguarding and social work', kind: 'line' },
  { about: 'FamilySupportFinance', title: 'Family support', kind: 'line' },
  { about: 'SureStartFinance', title: 'Children’s centres and early years', kind: 'line' },
  { about: 'YoungPeopleFinance', title: 'Services for young people', kind: 'line' },
  { about: 'YouthJusticeFinance', title: 'Youth justice', kind: 'line' },
  { about: 'OtherChildren&FamilyFinance', title: 'Other children’s and families’ services', kind: 'line' },
  { about: 'C&YPExpenditure', title: 'Total, without capital from revenue', kind: 'total' },
]

const outturnOrder = [
  'lookedAfter',
  'lookedAfterResidential',
  'lookedAfterFostering',
  'lookedAfterAsylumSeeking',
  'lookedAfterOther',
  'safeguarding',
  'familySupport',
  'sureStart',
  'youngPeople',
  'youthJustice',
  'asylumSeekers',
  'otherChildrensServices',
  'childrensSocialCare',
  'agencyStaff',
] as const satisfies readonly (keyof typeof outturnLines)[]

/** The section 251 total without capital from revenue, as the tool repeats it. */
export const repeatedTotal = 'lait/C&YPExpenditure'

/** The returns that a table of spending may be read from, the one with most lines first. */
export const spendingFamilies: readonly SpendingFamily[] = [
  {
    code: 'section251',
    title: 'Section 251 outturn',
    lines: (year) =>
      (section251Table(year)?.lines ?? [])
        .filter(({ kind }) => kind !== 'cera')
        .filter(({ key }) => key !== 'totalIncludingCera')
        .map(({ key, ref, kind }) => ({
          about: key,
          title: section251Titles[key],
          ref,
          kind: key === 'totalExcludingCera' ? 'total' : kind === 'cera' ? 'memo' : kind,
        })),
    measure: (about) => `section251/${about}/gross`,
    checkedWith: (about) =>
      ['own', 'private', 'otherPublic', 'voluntary', 'income', 'net', 'netRevenue'].map(
        (aspect) => `section251/${about}/${aspect}`,
      ),
    total: 'totalExcludingCera',
  },
  {
    code: 'lait',
    title: 'Section 251 outturn, as the Local Authority Interactive Tool repeats it',
    lines: (year) => (startingYear(year) >= 2016 ? toolLines : []),
    measure: (about) => `lait/${about}`,
    // The tool repeats no split by provider; where the return itself is at hand, its split is asked about.
    checkedWith: (about) =>
      about === 'TotalLACFinance'
        ? ['gross', 'own', 'private', 'otherPublic', 'voluntary'].map(
            (aspect) => `section251/totalLookedAfter/${aspect}`,
          )
        : [],
    total: 'C&YPExpenditure',
  },
  {
    code: 'revenueOutturn',
    title: 'Revenue outturn, form RO3',
    lines: () =>
      outturnOrder.map((about) => ({
        about,
        title: outturnLines[about],
        kind:
          about === 'childrensSocialCare'
            ? 'total'
            : about === 'agencyStaff'
              ? 'memo'
              : about.startsWith('lookedAfter') && about !== 'lookedAfter'
                ? 'part'
                : 'line',
      })),
    measure: (about) => `revenueOutturn/${about}/gross`,
    checkedWith: (about) => [`revenueOutturn/${about}/net`],
    total: 'childrensSocialCare',
  },
]
