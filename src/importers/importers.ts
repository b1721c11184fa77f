import { deprivation } from './deprivation/deprivation.ts'
import { educationStatistics } from './education-statistics/education-statistics.ts'
import { geography } from './geography/geography.ts'
import type { Importer } from './importer.ts'
import { lait } from './lait/lait.ts'
import { laitAreaList } from './lait/lait-areas.ts'
import { laitDictionary } from './lait/lait-dictionary.ts'
import { statisticalNeighbours } from './neighbours/statistical-neighbours.ts'
import { ofstedLookup } from './ofsted/lookup.ts'
import { ofstedOutcomes, ofstedOverview } from './ofsted/ofsted.ts'
import { midYearEstimates } from './population/mid-year-estimates.ts'
import { revenueOutturn } from './revenue-outturn/revenue-outturn.ts'
import { section251 } from './section251/section251.ts'
import { councilSpend } from './spreadsheet/council-spend.ts'
import { spreadsheet } from './spreadsheet/spreadsheet.ts'

/** Every kind of file that is read, most particular first. */
export const importers: readonly Importer[] = [
  section251,
  ...educationStatistics,
  geography,
  revenueOutturn,
  ofstedOutcomes,
  ofstedOverview,
  ofstedLookup,
  lait,
  laitDictionary,
  laitAreaList,
  statisticalNeighbours,
  midYearEstimates,
  deprivation,
  councilSpend,
  spreadsheet,
]
