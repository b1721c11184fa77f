import { lineTitles } from './s251-lines.ts'

/**
 * Lines of table A1 that other years than 2011-12 to 2013-14 have: those of 2008-09 to 2010-11, and the two halves of
 * fostering from 2016-17 on. No rule of the appraisal is about them; they are read so that no figure is lost.
 */
const otherLineTitles = {
  secureJustice: 'Secure accommodation (youth justice)',
  youthOffendingTeams: 'Youth offending teams',
  otherYouthJustice: 'Other youth justice',
  secureWelfare: 'Secure accommodation (welfare)',
  advocacy: 'Advocacy for looked-after children',
  asylumServices: 'Asylum-seeker services for children',
  unaccompaniedChildren: 'Unaccompanied asylum-seeking children',
  unaccompaniedAccommodation: 'Accommodation of unaccompanied asylum-seeking children',
  unaccompaniedAssessment: 'Assessment and care of unaccompanied asylum-seeking children',
  preventativeServices: 'Preventative services',
  childProtection: 'Functions in relation to child protection',
  homeCare: 'Home care',
  equipment: 'Equipment and adaptations',
  otherFamilySupport: 'Other family support',
  healthCareContribution: 'Contribution to the health care of individual children',
  childrensPlan: 'Children and young people’s plan',
  workforceGrant: 'Children’s social care workforce grant',
  partnershipCosts: 'Partnership costs',
  centralCommissioning: 'Central commissioning',
  commissioningAndSocialWork: 'Commissioning and social work',
  childTrustFunds: 'Child trust fund top-ups',
  connexions: 'Connexions',
  studentSupport: 'Student support',
  fosteringServices: 'Fostering without fees and allowances of the council’s own carers',
  fosteringFees: 'Fees and allowances of the council’s own foster carers',
} as const

const totalTitles = {
  totalSureStart: 'Total of children’s centres and early years',
  totalLookedAfter: 'Total of children looked after',
  totalOther: 'Total of other children’s and families’ services',
  totalSafeguarding: 'Total of safeguarding',
  totalStrategy: 'Total of children’s services strategy',
  totalFamilySupport: 'Total of family support',
  totalYoungPeople: 'Total of services for young people',
  totalExcludingCera: 'Total without capital paid for from revenue',
  totalIncludingCera: 'Total with capital paid for from revenue',
} as const

const memoTitles = {
  memoSubstanceMisuse: 'Of which substance misuse',
  memoTeenagePregnancy: 'Of which teenage pregnancy',
  memoEarlyIntervention: 'Of which early intervention through children’s centres',
  memoSureStartManagement: 'Of which management of children’s centres',
  memoYouthWork: 'Of which youth work',
} as const

/** What every line of table A1 is about, in whatever year: the key and never the number is what is kept. */
export const section251Titles = {
  ...lineTitles,
  ...otherLineTitles,
  ...totalTitles,
  ...memoTitles,
  cera: 'Capital paid for from revenue',
} as const

/** A line, part, total or memo line of table A1 in any year. */
export type Section251Key = keyof typeof section251Titles

/** The columns of the return, in pounds; `perHead` is net current spend per resident child, in pounds. */
export const section251Aspects = {
  own: 'Provided by the council itself',
  private: 'Provided by private providers',
  otherPublic: 'Provided by other public bodies',
  voluntary: 'Provided by voluntary providers',
  gross: 'Gross spend',
  income: 'Income',
  net: 'Net current spend',
  grantsInside: 'Government grants inside aggregate external finance',
  grantsOutside: 'Government grants outside aggregate external finance',
  netRevenue: 'Net revenue spend',
  perHead: 'Net current spend per child',
} as const

export type Section251Aspect = keyof typeof section251Aspects
