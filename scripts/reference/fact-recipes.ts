import type { Observation } from '../../src/importers/index.ts'
import type { FactColumn } from '../../src/reference/index.ts'

/** Where a figure goes in the table: which column, and what its row is about. */
export interface Kept {
  readonly column: string
  readonly about: string
}

/** Which figures of one file the table carries. */
export interface FactRecipe {
  /** Path in the folder of returns. */
  readonly path: string
  /** Name of the constant and of the file that holds it, `section-251-2012-13`. */
  readonly name: string
  readonly columns: readonly FactColumn[]
  /** Undefined for what is left out. */
  readonly keep: (observation: Observation) => Kept | undefined
}

const aspects = ['own', 'private', 'otherPublic', 'voluntary', 'gross', 'income', 'net'] as const

function section251(path: string, year: string): FactRecipe {
  return {
    path: `s251-outturn/${path}`,
    name: `section-251-${year}`,
    columns: aspects.map((aspect) => ({ measure: `section251/*/${aspect}`, title: '', unit: 'pounds' })),
    keep: ({ measure }) => {
      const [, line = '', aspect = ''] = /^section251\/(.+)\/(\w+)$/.exec(measure) ?? []
      return (aspects as readonly string[]).includes(aspect)
        ? { column: `section251/*/${aspect}`, about: line }
        : undefined
    },
  }
}

const workforceColumns = {
  'workforce/inpost_fte': 'FTE',
  'workforce/agency_fte': 'FTE',
  'workforce/agency_rate_fte': 'percent',
  'workforce/agency_cover_fte': 'FTE',
  'workforce/vacancy_fte': 'FTE',
  'workforce/vacancy_rate_fte': 'percent',
  'workforce/turnover_rate_fte': 'percent',
  'workforce/starters_fte': 'FTE',
  'workforce/leavers_fte': 'FTE',
  'workforce/cases': 'cases',
  'workforce/caseload_fte': 'cases/FTE',
} as const satisfies Record<string, FactColumn['unit']>

const laitMeasures = {
  'C&YPExpenditure': 'pounds',
  TotalLACFinance: 'pounds',
  SafeguardingFinance: 'pounds',
  FamilySupportFinance: 'pounds',
  SureStartFinance: 'pounds',
  YoungPeopleFinance: 'pounds',
  YouthJusticeFinance: 'pounds',
  'OtherChildren&FamilyFinance': 'pounds',
  LAC: 'per 10,000',
  LACnum: 'children',
  LACDistance: 'percent',
  LACStable_2016on: 'percent',
} as const satisfies Record<string, FactColumn['unit']>

const outturnAspects = ['employees', 'runningExpenses', 'gross', 'income', 'net'] as const
const judgements = ['overall', 'careExperiences', 'helpAndProtection', 'leadership', 'careLeavers'] as const

/** Every file the table is made from, the return itself before what repeats it. */
export const factRecipes: readonly FactRecipe[] = [
  section251('outturn_0809.csv', '2008-09'),
  section251('outturn_1112.csv', '2011-12'),
  section251('outturn_1213.csv', '2012-13'),
  section251('outturn_1314.csv', '2013-14'),
  section251('s251_childrens_young_peoples_services.seed_councils_202324.csv', '2023-24'),
  {
    path: 'mhclg-revenue-outturn/ro3_childrens_social_care_2022-23_to_2024-25.extracted.csv',
    name: 'revenue-outturn',
    columns: outturnAspects.map((aspect) => ({ measure: `revenueOutturn/*/${aspect}`, title: '', unit: 'pounds' })),
    keep: ({ measure }) => {
      const [, line = '', aspect = ''] = /^revenueOutturn\/(.+)\/(\w+)$/.exec(measure) ?? []
      return (outturnAspects as readonly string[]).includes(aspect)
        ? { column: `revenueOutturn/*/${aspect}`, about: line }
        : undefined
    },
  },
  {
    path: 'population/ons_mid-year_population_estimates_2012_to_2024.csv',
    name: 'population',
    columns: [{ measure: 'population/population_estimate', title: '', unit: 'people' }],
    keep: ({ measure }) => (measure === 'population/population_estimate' ? { column: measure, about: '' } : undefined),
  },
  {
    path: 'workforce/csww_indicators_2017_to_2025.csv',
    name: 'workforce',
    columns: Object.entries(workforceColumns).map(([measure, unit]) => ({ measure, title: '', unit })),
    keep: ({ measure }) => (measure in workforceColumns ? { column: measure, about: '' } : undefined),
  },
  {
    path: 'children-looked-after/cla_number_and_rate_per_10k_children.csv',
    name: 'looked-after',
    columns: [
      { measure: 'looked-after/children_count', title: '', unit: 'children' },
      { measure: 'looked-after/rate_per_10000', title: '', unit: 'per 10,000' },
    ],
    keep: ({ measure, filters }) => {
      if (!/on 31 March/i.test(filters['population_type'] ?? '')) return undefined
      if (measure.endsWith('/children_count')) return { column: 'looked-after/children_count', about: '' }
      return measure.endsWith('/rate_per_10000') ? { column: 'looked-after/rate_per_10000', about: '' } : undefined
    },
  },
  {
    path: 'children-looked-after/la_cla_on_31_march_by_characteristics.rebuilt_2023-2025.csv',
    name: 'placements',
    columns: [
      { measure: 'looked-after/number', title: '', unit: 'children' },
      { measure: 'looked-after/percentage', title: '', unit: 'percent' },
    ],
    keep: ({ measure, filters }) => {
      if (!isFarFromHome(filters)) return undefined
      if (measure.endsWith('/number')) return { column: 'looked-after/number', about: '' }
      return measure.endsWith('/percentage') ? { column: 'looked-after/percentage', about: '' } : undefined
    },
  },
  {
    path: 'children-in-need/b1_children_in_need_2013_to_2025.csv',
    name: 'children-in-need',
    columns: [{ measure: 'children-in-need/at31_episodes', title: '', unit: 'children' }],
    keep: ({ measure }) =>
      /\/at31_episodes$/i.test(measure) ? { column: 'children-in-need/at31_episodes', about: '' } : undefined,
  },
  ...['LA_Inspection_Outcomes_as_at_31_March_2025.ods', 'ofsted_csc_ilacs_overview.xlsx'].map(
    (file, index): FactRecipe => ({
      path: `ofsted/${file}`,
      name: index === 0 ? 'judgements' : 'judgements-since',
      columns: judgements.map((part) => ({ measure: `judgement/${part}`, title: '', unit: 'word' })),
      keep: ({ measure, filters }) =>
        measure.startsWith('judgement/') && !/visit/i.test(filters['event'] ?? '')
          ? { column: measure, about: pairs(filters) }
          : undefined,
    }),
  ),
  {
    path: 'lait/bds_long_0.parquet',
    name: 'lait',
    columns: [{ measure: 'lait/*', title: 'Values', unit: 'pounds', unitsByAbout: laitMeasures }],
    keep: ({ measure }) => {
      const about = measure.slice('lait/'.length)
      return about in laitMeasures ? { column: 'lait/*', about } : undefined
    },
  },
]

/** What tells an inspection from another of the same council and day. */
function pairs(filters: Readonly<Record<string, string>>): string {
  return Object.entries(filters)
    .map(([name, value]) => `${name}=${value.replace(/[;|]/g, ',')}`)
    .join(';')
}

function isFarFromHome(filters: Readonly<Record<string, string>>): boolean {
  return Object.values(filters).some((text) => /^placed more than 20 miles from home$/i.test(text))
}
