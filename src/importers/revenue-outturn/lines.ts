/**
 * Lines of the revenue outturn that concern children’s services, and the services of its summary, by the key that a
 * figure carries: the words of a line change between years, its key does not.
 *
 * Source: revenue outturn forms RO3 (social care) and RSX (summary), Ministry of Housing, Communities and Local
 * Government, individual authority workbooks 2018-19 to 2024-25.
 */
export const outturnLines = {
  sureStart: 'Sure Start children’s centres and early years',
  lookedAfter: 'Children looked after',
  lookedAfterResidential: 'Children looked after: residential care',
  lookedAfterFostering: 'Children looked after: fostering services',
  lookedAfterAsylumSeeking: 'Children looked after: asylum-seeking children',
  lookedAfterOther: 'Children looked after: other',
  otherChildrensServices: 'Other children’s and families’ services',
  familySupport: 'Family support services',
  youthJustice: 'Youth justice',
  safeguarding: 'Safeguarding children and young people’s services',
  asylumSeekers: 'Asylum seekers',
  youngPeople: 'Services for young people',
  childrensSocialCare: 'Children’s social care, total',
  agencyStaff: 'Agency staff in children’s social care (memorandum item, inside the total)',
  adultSocialCare: 'Adult social care, total',
  adultAgencyStaff: 'Agency staff in adult social care (memorandum item, inside the total)',
  publicHealth: 'Public health, total',
  publicHealthAgencyStaff: 'Agency staff in public health (memorandum item, inside the total)',
  education: 'Education services',
  highwaysAndTransport: 'Highways and transport services',
  housing: 'Housing services (general fund)',
  culture: 'Cultural and related services',
  environment: 'Environmental and regulatory services',
  planning: 'Planning and development services',
  police: 'Police services',
  fire: 'Fire and rescue services',
  central: 'Central services',
  otherServices: 'Other services',
  allServices: 'All services, total',
} as const

/** A line that is known by its key. */
export type OutturnLine = keyof typeof outturnLines

/** What stands in each of the seven columns of a line. */
export const outturnAspects = {
  employees: 'Employees (C1)',
  runningExpenses: 'Running expenses (C2)',
  gross: 'Total expenditure (C3)',
  sales: 'Sales, fees and charges (C4)',
  otherIncome: 'Other income (C5)',
  income: 'Total income (C6)',
  net: 'Net current expenditure (C7)',
} as const

export type OutturnAspect = keyof typeof outturnAspects

/** As the lines are worded, after `plainWords`; several wordings of one line in several years. */
const wordings: Readonly<Record<string, OutturnLine>> = {
  'sure start childrens centres and early years': 'sureStart',
  'sure start childrens centres flying start and early years': 'sureStart',
  'sure start childrens centres': 'sureStart',
  'children looked after': 'lookedAfter',
  'looked after children': 'lookedAfter',
  'children looked after of which residential care': 'lookedAfterResidential',
  'children looked after of which fostering services': 'lookedAfterFostering',
  'children looked after of which asylum seeking children who are looked after': 'lookedAfterAsylumSeeking',
  'children looked after of which asylum seeking children': 'lookedAfterAsylumSeeking',
  'children looked after of which other': 'lookedAfterOther',
  'other childrens and families services': 'otherChildrensServices',
  'other children and families services': 'otherChildrensServices',
  'family support services': 'familySupport',
  'youth justice': 'youthJustice',
  'safeguarding children and young peoples services': 'safeguarding',
  'asylum seekers': 'asylumSeekers',
  'services for young people': 'youngPeople',
  'children social care': 'childrensSocialCare',
  'childrens social care': 'childrensSocialCare',
  'total children social care': 'childrensSocialCare',
  'total childrens social care': 'childrensSocialCare',
  'adult social care': 'adultSocialCare',
  'total adult social care': 'adultSocialCare',
  'public health': 'publicHealth',
  'total public health': 'publicHealth',
  'education services': 'education',
  'highways and transport services': 'highwaysAndTransport',
  'housing services gfra only': 'housing',
  'housing services': 'housing',
  'cultural and related services': 'culture',
  'environmental and regulatory services': 'environment',
  'planning and development services': 'planning',
  'police services': 'police',
  'fire and rescue services': 'fire',
  'central services': 'central',
  'other services': 'otherServices',
  'total service expenditure': 'allServices',
}

/** Numbers of lines on form RO3, as hidden code rows give them: `C1R10` is column 1 of line 10. */
const numbers: Readonly<Record<string, OutturnLine>> = {
  10: 'sureStart',
  13: 'lookedAfter',
  15: 'otherChildrensServices',
  16: 'lookedAfterResidential',
  17: 'lookedAfterFostering',
  18: 'lookedAfterAsylumSeeking',
  19: 'lookedAfterOther',
  22: 'familySupport',
  23: 'youthJustice',
  25: 'safeguarding',
  26: 'asylumSeekers',
  27: 'youngPeople',
  30: 'childrensSocialCare',
  301: 'agencyStaff',
  60: 'adultSocialCare',
  601: 'adultAgencyStaff',
}

/** The line that form RO3 gives that number, for a column whose heading says nothing. */
export function lineByNumber(number: string): OutturnLine | undefined {
  return numbers[number]
}

/** The key of a line by its words: one of `outturnLines`, otherwise a key made of the words. */
export function lineKey(text: string): string {
  const words = plainWords(text)
  const known = wordings[words]
  if (known !== undefined) return known
  if (/\bagency staff\b/.test(words)) return agencyLine(words)
  const within = words.replace(/^(total )?childrens? social care /, '')
  return wordings[within] ?? keyOf(within)
}

/** Whether a line is told for information and already inside another, so that most of its columns are never filled. */
export function isMemorandum(text: string): boolean {
  return /\bmemorandum item\b|\bagency staff\b/.test(plainWords(text))
}

function agencyLine(words: string): OutturnLine {
  if (/\badult/.test(words)) return 'adultAgencyStaff'
  return /\bpublic health\b/.test(words) ? 'publicHealthAgencyStaff' : 'agencyStaff'
}

/** Small letters and figures with single spaces, without notes, apostrophes and other signs. */
export function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/\[[^\]]*\]/g, ' ')
    .replace(/['’‘`]/g, '')
    .replace(/&/g, ' and ')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

function keyOf(words: string): string {
  return words.replace(/ (.)/g, (_, letter: string) => letter.toUpperCase())
}
