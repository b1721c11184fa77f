import type { EducationPublication } from '../publication.ts'

/**
 * Children aged 0 to 17 in the middle of each year, by the Office for National Statistics, as the Department publishes
 * them with “Children in need”. People, to one.
 */
export const population: EducationPublication = {
  family: 'population',
  title: 'Mid-year population estimates, ages 0 to 17, as published with “Children in need”',
  publisher: 'Office for National Statistics and Department for Education',
  tables: [
    {
      holds: 'mid-year population',
      toldBy: [['population_estimate']],
      filters: ['age_group'],
      indicators: { population_estimate: { unit: 'people', when: 'midYear', roundedTo: 1 } },
      alsoCalled: { population: 'population_estimate', mid_year_population_estimate: 'population_estimate' },
    },
  ],
  edition: (newest) => `mid-${newest}`,
  released: {},
}
