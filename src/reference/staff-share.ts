import type { LineKey } from './s251-lines.ts'

/** A published staff share of a group of lines in one council, to check a rule against. Amounts in thousands of pounds. */
export interface StaffShareProxy {
  readonly council: string
  readonly lines: readonly LineKey[]
  readonly employeesThousands: number
  readonly totalThousands: number
}

/** Where the proxies are from: twelve years after story 1’s return and a return of another kind, so grade B at best. */
export const staffShareSource = {
  source:
    'MHCLG, revenue outturn RO3 2024-25, employees (C1) over total expenditure (C3), second release, 4 December 2025',
  published: '2025-12-04',
  grade: 'B',
} as const

const groups = {
  earlyYears: ['childrensCentres', 'areaWideSureStart', 'sureStartManagement', 'otherEarlyYears'],
  residential: ['residential'],
  fostering: ['fostering'],
  otherLookedAfter: [
    'adoption',
    'specialGuardianship',
    'otherLookedAfter',
    'shortBreaksLookedAfter',
    'familyAndFriends',
    'educationLookedAfter',
    'leavingCare',
    'asylumSeekers',
  ],
  other: ['otherChildrensServices'],
  familySupport: [
    'directPayments',
    'shortBreaksDisabled',
    'otherDisabledSupport',
    'intensiveFamilyInterventions',
    'targetedFamilySupport',
    'universalFamilySupport',
  ],
  youthJustice: ['youthJustice'],
  safeguarding: ['childDeathReview', 'socialWork', 'commissioningAndStrategy', 'safeguardingBoard'],
  youngPeople: [
    'universalYoungPeople',
    'targetedYoungPeople',
    'substanceMisuse',
    'teenagePregnancy',
    'otherYoungPeople',
  ],
} as const satisfies Record<string, readonly LineKey[]>

type Group = keyof typeof groups

const published: Readonly<Record<string, Readonly<Record<Group, readonly [employees: number, total: number]>>>> = {
  E06000005: {
    earlyYears: [321, 472],
    residential: [2_105, 12_647],
    fostering: [687, 6_588],
    otherLookedAfter: [1_078, 6_093],
    other: [21, 137],
    familySupport: [2_593, 4_032],
    youthJustice: [912, 1_147],
    safeguarding: [6_704, 8_589],
    youngPeople: [573, 884],
  },
  E06000001: {
    earlyYears: [0, 32],
    residential: [2_448, 17_784],
    fostering: [1_534, 9_855],
    otherLookedAfter: [202, 5_406],
    other: [0, 14],
    familySupport: [2_311, 6_341],
    youthJustice: [602, 999],
    safeguarding: [9_734, 12_086],
    youngPeople: [355, 792],
  },
  E06000003: {
    earlyYears: [888, 2_041],
    residential: [0, 28_496],
    fostering: [1_421, 9_255],
    otherLookedAfter: [2_388, 9_998],
    other: [0, 2_350],
    familySupport: [1_642, 4_062],
    youthJustice: [0, 185],
    safeguarding: [6_712, 9_206],
    youngPeople: [1_433, 2_438],
  },
}

/** Staff shares of groups of lines that are published for the three Tees councils. */
export const staffShareProxies: readonly StaffShareProxy[] = Object.entries(published).flatMap(([council, byGroup]) =>
  // The keys of the record are its groups.
  (Object.keys(groups) as Group[]).map((group) => ({
    council,
    lines: groups[group],
    employeesThousands: byGroup[group][0],
    totalThousands: byGroup[group][1],
  })),
)
