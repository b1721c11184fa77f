import { type EducationPublication, type Indicator, indicators, type Table } from '../publication.ts'

/** Counts of councils are exact; those of regions and England are rounded to the nearest ten, shares to a decimal. */
const count = (unit: string, when: Indicator['when']): Indicator => ({ unit, when, roundedTo: 1, roundedAboveTo: 10 })
const percent = (when: Indicator['when']): Indicator => ({ unit: 'percent', when, roundedTo: 0.1 })
const over = 'yearTo31March'
const at = 'at31March'

const tables: readonly Table[] = [
  {
    holds: 'children in need (b1)',
    toldBy: [['anypoint_episodes'], ['anypoint_child'], ['at31_episodes']],
    filters: ['category'],
    indicators: {
      ...indicators(count('episodes', over), 'anypoint_episodes started_episodes ended_episodes'),
      ...indicators(count('children', over), 'anypoint_child started_child ended_child'),
      ...indicators(count('episodes', at), 'at31_episodes'),
      ...indicators(count('children', at), 'awaiting_assessment'),
      ...indicators({ unit: 'per 10,000 children', when: at, roundedTo: 0.1 }, 'at31_episodes_rate'),
    },
  },
  {
    holds: 'referrals and re-referrals (c1)',
    toldBy: [['referral_count'], ['rereferral_count']],
    filters: ['category'],
    indicators: {
      ...indicators(
        count('referrals', over),
        'referral_count rereferral_count no_further_action_count not_in_need_count',
      ),
      ...indicators(count('children', over), 'referral_child_count rereferral_child_count'),
      ...indicators(
        percent(over),
        'rereferral_percent no_further_action_percent not_in_need_percent rereferral_child_percent',
      ),
    },
    alsoCalled: { referrals: 'referral_count', re_referral_count: 'rereferral_count' },
  },
  {
    holds: 'factors identified at the end of assessment (c3)',
    toldBy: [['episodes_with_assessment_factor']],
    filters: ['category'],
    indicators: indicators(
      count('episodes', over),
      `episodes_with_assessment_factor alcohol_misuse_child alcohol_misuse_parent alcohol_misuse_person
      drug_misuse_child drug_misuse_parent drug_misuse_person domestic_abuse_child domestic_abuse_parent
      domestic_abuse_person mental_health_child mental_health_parent mental_health_person learning_disability_child
      learning_disability_parent learning_disability_person physical_disability_child physical_disability_parent
      physical_disability_person young_carer privately_fostered unaccompanied_asylum_seeker going_missing
      child_sexual_exploitation trafficking gangs socially_unacceptable_behaviour self_harm neglect emotional_abuse
      physical_abuse_unknown physical_abuse_child_on_child physical_abuse_adult_on_child sexual_abuse_unknown
      sexual_abuse_child_on_child sexual_abuse_adult_on_child female_genital_mutilation faith_linked_abuse
      child_criminal_exploitation other`,
    ),
  },
  {
    holds: 'section 47 enquiries and initial child protection conferences (c4)',
    toldBy: [['section47'], ['section47_child'], ['icpc'], ['icpc_child']],
    filters: ['category'],
    indicators: {
      ...indicators(
        count('enquiries or conferences', over),
        'section47 icpc duration_0_10_days duration_11_15_days duration_16_20_days duration_21plus_days',
      ),
      ...indicators(count('children', over), 'section47_child icpc_child'),
      ...indicators(
        { unit: 'working days', when: over, roundedTo: 1 },
        'duration_25th_percentile duration_median duration_75th_percentile',
      ),
    },
    alsoCalled: { section_47: 'section47', section_47_child: 'section47_child' },
  },
  {
    holds: 'child protection plans that are a second or subsequent plan (d3)',
    toldBy: [['cpp_start'], ['cpp_subsequent'], ['cpp_subsequent_percent']],
    filters: ['category'],
    indicators: {
      ...indicators(count('plans', over), 'cpp_start cpp_subsequent'),
      ...indicators(percent(over), 'cpp_subsequent_percent'),
    },
  },
  {
    holds: 'child protection plans at 31 March by how long they have run (d5)',
    toldBy: [['cpp_at31'], ['3_months_or_less', '2_years_or_more']],
    filters: ['category'],
    indicators: {
      ...indicators(
        count('plans', at),
        `cpp_at31 3_months_or_less more_than_3_months_6_months more_than_6_months_less_than_1_year
        1_year_less_than_2_years 2_years_or_more`,
      ),
      ...indicators(
        percent(at),
        `3_months_or_less_percent more_than_3_months_6_months_percent more_than_6_months_less_than_1_year_percent
        1_year_less_than_2_years_percent 2_years_or_more_percent`,
      ),
    },
  },
]

/**
 * Children in need: years to 31 March, and children and plans at 31 March.
 *
 * Source: DfE, Children in need, data guidance 2020, 2021 and 2024.
 */
export const childrenInNeed: EducationPublication = {
  family: 'children-in-need',
  title: 'Children in need',
  publisher: 'Department for Education',
  tables,
  edition: (newest) => `31 March ${newest}`,
  released: {},
}
