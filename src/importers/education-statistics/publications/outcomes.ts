import { type EducationPublication, type Indicator, indicators, type Table } from '../publication.ts'

const pupils: Indicator = { unit: 'pupils', when: 'schoolYear', roundedTo: 1, roundedAboveTo: 10 }
const each = (unit: string, roundedTo: number): Indicator => ({ unit, when: 'schoolYear', roundedTo })
const score: Indicator = { unit: 'progress score', when: 'schoolYear', roundedTo: 0.01, isSigned: true }

const subjects = ['read', 'writta', 'mat', 'rwm', 'gps', 'scita']
const withProgress = ['read', 'writta', 'mat']

const keyStage2: Table = {
  holds: 'key stage 2',
  toldBy: subjects.flatMap((subject) => [[`pt_${subject}_met_expected_standard`], [`t_${subject}_eligible_pupils`]]),
  filters: ['social_care_group', 'version'],
  indicators: {
    ...indicators(
      pupils,
      [
        ...subjects.flatMap((subject) => [`t_${subject}_eligible_pupils`, `t_${subject}_met_expected_standard`]),
        ...withProgress.map((subject) => `t_${subject}_progress_eligible_pupils`),
      ].join(' '),
    ),
    ...indicators(each('percent', 1), subjects.map((subject) => `pt_${subject}_met_expected_standard`).join(' ')),
    ...indicators(
      { ...score, roundedTo: 1e-8, unit: 'progress scores added up' },
      withProgress.map((subject) => `t_${subject}_progress_score`).join(' '),
    ),
    ...indicators(
      score,
      withProgress
        .flatMap((subject) => ['', '_lower_ci', '_upper_ci'].map((end) => `avg_${subject}_progress_score${end}`))
        .join(' '),
    ),
  },
}

const keyStage4: Table = {
  holds: 'key stage 4',
  toldBy: [
    ['social_care_group', 'avg_att8'],
    ['social_care_group', 't_att8'],
    ['social_care_group', 'pt_l2basics_95'],
  ],
  filters: ['social_care_group', 'version'],
  indicators: {
    ...indicators(pupils, 't_pupils t_l2basics_95 t_l2basics_94 t_ebacc_e_ptq_ee t_inp8calc'),
    ...indicators(each('percent', 0.1), 'pt_l2basics_95 pt_l2basics_94 pt_ebacc_e_ptq_ee'),
    ...indicators(each('points added up', 0.01), 't_att8 t_ebaccaps'),
    ...indicators(each('points', 0.1), 'avg_att8'),
    ...indicators(each('points', 0.01), 'avg_ebaccaps'),
    ...indicators({ ...score, roundedTo: 0.001, unit: 'progress scores added up' }, 't_p8score'),
    ...indicators(score, 'avg_p8score p8score_ci_low p8score_ci_upp'),
  },
}

const absence: Table = {
  holds: 'absence from school',
  toldBy: [
    ['social_care_group', 'pt_overall'],
    ['social_care_group', 't_sess_possible'],
    ['social_care_group', 'pt_pupils_pa_10_exact'],
  ],
  filters: ['absence_terms', 'social_care_group', 'phase_type_grouping', 'school_type', 'year_breakdown'],
  indicators: {
    ...indicators(pupils, 't_pupils t_pupils_pa_10_exact t_pupils_pa_50_exact'),
    ...indicators(
      { ...pupils, unit: 'sessions' },
      't_sess_possible t_sess_overall t_sess_authorised t_sess_unauthorised',
    ),
    ...indicators(
      each('percent', 0.1),
      'pt_overall pt_sess_authorised pt_sess_unauthorised pt_pupils_pa_10_exact pt_pupils_pa_50_exact',
    ),
  },
}

const convictionsAndHealth: Table = {
  holds: 'convictions and health of children looked after',
  standsIn: 'Children looked after in England including adoptions',
  toldBy: [['characteristic', 'breakdown', 'children_count']],
  says: /convict|substance misuse|\bSDQ\b|health assessment|development assessment|immunisation|dentist/i,
  filters: ['characteristic', 'breakdown'],
  indicators: {
    // Average strengths-and-difficulties scores stand in the column of counts, to one decimal.
    children_count: { unit: 'children', when: 'yearTo31March', roundedTo: 1, roundedAboveTo: 10 },
    children_percent: { unit: 'percent', when: 'yearTo31March', roundedTo: 1 },
  },
  alsoCalled: { number: 'children_count', percentage: 'children_percent' },
}

/**
 * What becomes of children in need and looked after: attainment and absence by school year, convictions and health by
 * year to 31 March. The last stands in the publication on children looked after.
 *
 * Source: DfE, Outcomes for children in need, including children looked after by local authorities in England, data
 * guidance 2024.
 */
export const outcomes: EducationPublication = {
  family: 'outcomes',
  title: 'Outcomes for children in need, including children looked after by local authorities in England',
  publisher: 'Department for Education',
  tables: [keyStage2, keyStage4, absence, convictionsAndHealth],
  edition: (newest) => (newest.length === 6 ? `${newest.slice(0, 4)}/${newest.slice(4)}` : `31 March ${newest}`),
  // Source: announcements of the releases of 2021 and 2022; other years’ days were not found.
  released: { '201920': '2021-03-25', '202021': '2022-03-31' },
}
