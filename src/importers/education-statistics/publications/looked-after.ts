import { type EducationPublication, type Indicator, indicators, type Table } from '../publication.ts'

/** A council’s children are counted exactly; a region’s and England’s are rounded to the nearest ten. */
const children: Indicator = { unit: 'children', when: 'bySaying', roundedTo: 1, roundedAboveTo: 10 }
const percent: Indicator = { unit: 'percent', when: 'bySaying', roundedTo: 1 }

const numberAndRate: Table = {
  holds: 'children looked after, number and rate per 10,000',
  toldBy: [
    ['population_type', 'children_count'],
    ['population_type', 'rate_per_10000'],
  ],
  filters: ['population_type'],
  indicators: {
    children_count: children,
    rate_per_10000: { unit: 'per 10,000 children', when: 'bySaying', roundedTo: 1 },
    // The rate of a year is worked on the estimate for the middle of the year before, as measured against the series.
    population_estimate: { unit: 'people', when: 'midYearBefore', roundedTo: 1 },
  },
  otherwise: 'at31March',
  alsoCalled: {
    // The edition of 2023.
    population_count: 'population_type',
    number: 'children_count',
    rate_per_10_000: 'rate_per_10000',
    rate_per_10k: 'rate_per_10000',
  },
  alsoSaid: { 'children looked after at 31 march each year': 'Children looked after on 31 March each year' },
}

/** Started, ceased and adopted children stand in tables of the same columns; only what their groups are called tells. */
const byGroup = {
  filters: ['cla_group', 'population_group', 'characteristic', 'age_start_poc', 'stage_of_adoption_process'],
  indicators: { number: children, percentage: percent },
  alsoCalled: { children_count: 'number', children_percent: 'percentage', number_of_children: 'number' },
} as const

const groupTables: readonly Table[] = [
  {
    ...byGroup,
    holds: 'children who started to be looked after',
    toldBy: [['cla_group', 'characteristic', 'number']],
    says: /\bstart(ing|ed) to be looked after|age on starting\b/i,
    within: 'starting',
    otherwise: 'yearTo31March',
  },
  {
    ...byGroup,
    holds: 'children who were adopted',
    toldBy: [
      ['cla_group', 'characteristic', 'number'],
      ['cla_group', 'stage_of_adoption_process'],
    ],
    says: /\badopted (during|in) the year|age (at|on) adoption|average time between entry into care|\badopters?\b/i,
    within: 'adopted',
    otherwise: 'yearTo31March',
  },
  {
    ...byGroup,
    holds: 'children who ceased to be looked after',
    toldBy: [['cla_group', 'characteristic', 'number']],
    says: /\bceas(ing|ed) to be looked after|age on ceasing|reason (episode|for) ceas/i,
    within: 'ceasing',
    otherwise: 'yearTo31March',
  },
  {
    ...byGroup,
    holds: 'children looked after by characteristics',
    toldBy: [['cla_group', 'characteristic', 'number']],
    otherwise: 'at31March',
  },
]

const stability: readonly Table[] = [
  {
    holds: 'stability of placements',
    toldBy: [['placement_stability']],
    filters: ['cla_group', 'placement_stability'],
    indicators: { children_count: children, children_percent: percent },
    alsoCalled: { number: 'children_count', percentage: 'children_percent' },
    otherwise: 'at31March',
  },
  {
    holds: 'changes of social worker',
    toldBy: [['sw_stability']],
    filters: ['cla_group', 'sw_stability'],
    indicators: { number: children, percentage: percent },
    alsoCalled: { children_count: 'number', children_percent: 'percentage' },
    otherwise: 'at31March',
  },
  {
    holds: 'moves of school',
    toldBy: [['school_stability']],
    filters: ['cla_group', 'move_measure', 'school_stability'],
    indicators: { number: children, percentage: percent },
    alsoCalled: { children_count: 'number', children_percent: 'percentage' },
    otherwise: 'at31March',
  },
]

const placements: readonly Table[] = [
  {
    holds: 'placements by provider and locality',
    toldBy: [['placement_type', 'placement_provider']],
    filters: ['placement_type', 'placement_provider'],
    indicators: { number: children, percentage: percent },
    alsoCalled: { children_count: 'number', children_percent: 'percentage' },
    otherwise: 'at31March',
  },
  {
    holds: 'new placements and why placements changed',
    toldBy: [['characteristic', 'breakdown', 'children_count']],
    says: /placement/i,
    filters: ['characteristic', 'breakdown'],
    indicators: {
      children_count: { ...children, unit: 'placements', when: 'yearTo31March' },
      children_percent: { ...percent, when: 'yearTo31March' },
    },
    alsoCalled: { number: 'children_count', percentage: 'children_percent' },
  },
  {
    holds: 'children placed in and by each council, and the net gain',
    toldBy: [['characteristic', 'number']],
    says: /responsibility of (this|other) las?\b|net gain of children/i,
    filters: ['characteristic'],
    indicators: { number: { ...children, when: 'at31March', isSigned: true } },
  },
]

const careLeavers: Table = {
  holds: 'care leavers, what they do and where they live',
  toldBy: [['care_leaver_count'], ['care_leaver_percent']],
  filters: ['care_leaver_age', 'breakdown'],
  indicators: {
    ...indicators({ ...children, unit: 'people', when: 'yearTo31March' }, 'care_leaver_count'),
    ...indicators({ ...percent, when: 'yearTo31March' }, 'care_leaver_percent'),
  },
}

const overYears: Table = {
  holds: 'children looked after over many years',
  toldBy: [['population_count', 'number']],
  filters: ['population_count'],
  indicators: { number: children },
  otherwise: 'at31March',
}

/**
 * Children looked after in England including adoptions: years to 31 March, from the return of each looked-after child.
 *
 * Source: DfE, Children looked after in England including adoptions, data guidance 2023 and 2024.
 */
export const lookedAfter: EducationPublication = {
  family: 'looked-after',
  title: 'Children looked after in England including adoptions',
  publisher: 'Department for Education',
  tables: [numberAndRate, ...stability, ...placements, careLeavers, ...groupTables, overYears],
  edition: (newest) => `31 March ${newest}`,
  released: {},
}
