import { type EducationPublication, indicators, type Table } from '../publication.ts'

const at = 'at30September'
const over = 'yearTo30September'

/**
 * Both layouts of the census: the indicators of 2017 on, and the headline measures whose columns have other names.
 * Full-time equivalents, rates and days are published to one decimal, headcounts and cases as they are.
 *
 * Source: DfE, Children’s social work workforce, data guidance 2021 and 2024.
 */
const indicatorsTable: Table = {
  holds: 'social workers in post, starters, leavers, agency workers, vacancies, caseload and absence',
  toldBy: [
    ['inpost_fte'],
    ['inpost_headcount'],
    ['turnover_rate_fte'],
    ['turnover_rate_headcount'],
    ['agency_rate_fte'],
    ['agency_rate_headcount'],
    ['vacancy_rate_fte'],
    ['caseload_fte'],
    ['leavers_fte', 'leavers_headcount'],
    ['starters_fte', 'starters_headcount'],
  ],
  filters: [],
  indicators: {
    ...indicators(
      { unit: 'FTE', when: at, roundedTo: 0.1 },
      'inpost_fte agency_fte agency_cover_fte vacancy_fte case_holders_fte',
    ),
    ...indicators({ unit: 'FTE', when: over, roundedTo: 0.1 }, 'starters_fte leavers_fte'),
    ...indicators({ unit: 'people', when: at, roundedTo: 1 }, 'inpost_headcount agency_headcount'),
    ...indicators({ unit: 'people', when: over, roundedTo: 1 }, 'starters_headcount leavers_headcount'),
    ...indicators(
      { unit: 'percent', when: at, roundedTo: 0.1 },
      'agency_rate_fte agency_rate_headcount agency_cover_rate_fte vacancy_rate_fte vacancy_agency_cover_rate_fte',
    ),
    ...indicators(
      { unit: 'percent', when: over, roundedTo: 0.1 },
      'turnover_rate_fte turnover_rate_headcount absence_rate_fte',
    ),
    ...indicators({ unit: 'cases', when: at, roundedTo: 1 }, 'cases'),
    ...indicators({ unit: 'cases/FTE', when: at, roundedTo: 0.1 }, 'caseload_fte'),
    ...indicators({ unit: 'days', when: over, roundedTo: 0.1 }, 'working_days_lost_fte'),
  },
  alsoCalled: {
    social_worker_fte: 'inpost_fte',
    social_workers_fte: 'inpost_fte',
    in_post_fte: 'inpost_fte',
    social_worker_headcount: 'inpost_headcount',
    social_workers_headcount: 'inpost_headcount',
    in_post_headcount: 'inpost_headcount',
    starter_fte: 'starters_fte',
    starter_headcount: 'starters_headcount',
    leaver_fte: 'leavers_fte',
    leaver_headcount: 'leavers_headcount',
    agency_worker_fte: 'agency_fte',
    agency_worker_headcount: 'agency_headcount',
    agency_worker_rate_fte: 'agency_rate_fte',
    agency_worker_rate_headcount: 'agency_rate_headcount',
    agency_worker_cover_fte: 'agency_cover_fte',
    agency_worker_cover_rate_fte: 'agency_cover_rate_fte',
    vacancies_fte: 'vacancy_fte',
    caseholders_fte: 'case_holders_fte',
    average_caseload_fte: 'caseload_fte',
    average_caseload: 'caseload_fte',
    caseload: 'caseload_fte',
  },
}

/** Headcounts by role, and by ethnicity, age or sex within it; West Northamptonshire stands with North here as well. */
const byRole: Table = {
  holds: 'social workers by role, and by ethnicity, age or sex',
  toldBy: [['orgrole']],
  filters: ['orgrole'],
  indicators: {
    ...indicators({ unit: 'people', when: at, roundedTo: 1 }, 'known_headcount white mixed asian black other'),
    ...indicators(
      { unit: 'percent', when: at, roundedTo: 0.1 },
      'white_perc mixed_perc asian_perc black_perc other_perc',
    ),
  },
  within: 'byRole',
  alsoCalled: { org_role: 'orgrole', workforce_role: 'orgrole' },
}

export const workforce: EducationPublication = {
  family: 'workforce',
  title: 'Children’s social work workforce',
  publisher: 'Department for Education',
  tables: [indicatorsTable, byRole],
  edition: (newest) => `30 September ${newest}`,
  // Source: announcements on GOV.UK of the releases of 2020, 2021 and 2024; other years’ days were not found.
  released: { '2019': '2020-02-27', '2020': '2021-02-25', '2023': '2024-02-29' },
  hasJointReturns: true,
}
