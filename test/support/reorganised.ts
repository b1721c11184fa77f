import type { CaseFile } from '../../src/appraisal/index.ts'
import { exampleCase } from './examples.ts'

export const county = 'E10000021'
export const north = 'E06000061'
export const west = 'E06000062'

type Service = CaseFile['options'][number]['services'][number]

/** The children’s trust case with its county split in two: which options, and how likely the split is. */
export function splitCounty(
  options: readonly (Partial<Service> & { readonly code: string; readonly councils?: readonly string[] })[],
  { chance = 1, draws = 64 }: { readonly chance?: number; readonly draws?: number } = {},
): CaseFile {
  const theCase = exampleCase('childrens-trust')
  const all = [county, north, west]
  const [alone] = theCase.options
  if (alone === undefined) throw new Error('the example compares with carrying on alone')
  return {
    ...theCase,
    draws,
    councils: [
      ...theCase.councils,
      { code: north, name: 'North Northamptonshire', shortName: 'North Northants' },
      { code: west, name: 'West Northamptonshire', shortName: 'West Northants' },
    ],
    reorganisations: [
      {
        council: county,
        into: [
          { council: north, weight: 79_186, people: 344_000 },
          { council: west, weight: 92_050, people: 402_000 },
        ],
        vestingDay: '2020-04-01',
        chance,
        source: { publication: 'ONS mid-year population estimates 2021, ages 0 to 17' },
        published: '2015-06-30',
        grade: 'D',
      },
    ],
    overrides: [],
    options: [
      { ...alone, councils: all },
      ...options.map(({ code, councils, ...service }) => ({
        ...alone,
        code,
        title: code,
        summary: code,
        role: 'alternative' as const,
        councils: [...(councils ?? all)],
        services: [
          {
            service: 'childrens-services',
            deliveryModel: 'M09',
            start: '2016-04-01',
            minimumTermMonths: 0,
            atEndOfTerm: 'continue' as const,
            ...service,
          },
        ],
        lines: [],
      })),
    ],
  }
}
