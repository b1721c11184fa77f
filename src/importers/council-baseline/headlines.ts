/** A headline figure about a council, beside its spending: what it is and where it is from. */
export interface Headline {
  readonly key: string
  readonly title: string
  readonly unit: 'people' | 'children' | 'FTE' | 'percent' | 'per 10,000' | 'cases/FTE' | 'pounds' | 'word'
  readonly measure: string
  /** What tells it from other rows of the same measure. */
  readonly filters?: Readonly<Record<string, RegExp>>
  /** A rate is copied to each council of a joint return; a count is never added twice. */
  readonly isRate: boolean
  /** How its funnel is worked, where it has one: as a rate of the population aged 0 to 17. */
  readonly funnel?: { readonly what: string; readonly per: string }
}

/** The headline figures of a baseline, in the order of the page. */
export const headlines: readonly Headline[] = [
  {
    key: 'population',
    title: 'People aged 0 to 17',
    unit: 'people',
    measure: 'population/population_estimate',
    isRate: false,
  },
  {
    key: 'lookedAfter',
    title: 'Children looked after on 31 March',
    unit: 'children',
    measure: 'looked-after/children_count',
    filters: { population_type: /on 31 March/i },
    isRate: false,
    funnel: { what: 'children looked after', per: 'per 10,000 children' },
  },
  {
    key: 'lookedAfterRate',
    title: 'Children looked after, rate',
    unit: 'per 10,000',
    measure: 'looked-after/rate_per_10000',
    filters: { population_type: /on 31 March/i },
    isRate: true,
  },
  {
    key: 'inNeed',
    title: 'Children in need on 31 March',
    unit: 'children',
    measure: 'children-in-need/at31_episodes',
    isRate: false,
    funnel: { what: 'children in need', per: 'per 10,000 children' },
  },
  {
    key: 'socialWorkers',
    title: 'Social workers in post, full-time equivalents',
    unit: 'FTE',
    measure: 'workforce/inpost_fte',
    isRate: false,
  },
  {
    key: 'agencyRate',
    title: 'Agency social workers',
    unit: 'percent',
    measure: 'workforce/agency_rate_fte',
    isRate: true,
  },
  {
    key: 'vacancyRate',
    title: 'Vacant social work posts',
    unit: 'percent',
    measure: 'workforce/vacancy_rate_fte',
    isRate: true,
  },
  {
    key: 'turnover',
    title: 'Social workers who left in the year',
    unit: 'percent',
    measure: 'workforce/turnover_rate_fte',
    isRate: true,
  },
  {
    key: 'caseload',
    title: 'Cases per social worker',
    unit: 'cases/FTE',
    measure: 'workforce/caseload_fte',
    isRate: true,
  },
  {
    key: 'over20Miles',
    title: 'Looked-after children placed over 20 miles from home and outside the area',
    unit: 'percent',
    measure: 'lait/LACDistance',
    isRate: true,
  },
  {
    key: 'agencyCost',
    title: 'Agency staff in children’s social care, a year',
    unit: 'pounds',
    measure: 'revenueOutturn/agencyStaff/runningExpenses',
    isRate: false,
  },
  { key: 'judgement', title: 'Ofsted, overall', unit: 'word', measure: 'judgement/overall', isRate: true },
]
