import type { CouncilCode } from '../../reference/index.ts'
import type { OwnershipFact } from './ownership.ts'

/**
 * Companies and trusts known to provide a council’s children’s services, as a prompt to ask: whether the council owns
 * one today is for it to say, so an answer of the council’s own always comes first. Days are as reported in the press
 * named; where only the month or the year was, its first day.
 */
export const knownCompanies: readonly OwnershipFact[] = [
  company('E09000021', 'Achieving for Children', '2014-04-01', 'Community Care, 30 September 2016'),
  company('E09000027', 'Achieving for Children', '2014-04-01', 'Community Care, 30 September 2016'),
  company('E06000040', 'Achieving for Children', '2017-08-01', 'Community Care, 30 September 2016'),
  company('E06000061', 'Northamptonshire Children’s Trust', '2021-04-01', 'Community Care, 8 November 2020'),
  company('E06000062', 'Northamptonshire Children’s Trust', '2021-04-01', 'Community Care, 8 November 2020'),
  company('E06000039', 'Slough Children First', '2021-04-01', 'Slough Observer, 2021'),
  company('E06000038', 'Brighter Futures for Children', '2018-12-01', 'Reading Borough Council, 2025', '2025-12-31'),
  company('E10000034', 'Worcestershire Children First', '2019-10-01', 'CYP Now, 2018'),
  company('E08000032', 'Bradford Children and Families Trust', '2023-04-01', 'BBC News, 2024'),
]

function company(
  council: CouncilCode,
  provider: string,
  effectiveFrom: string,
  source: string,
  effectiveTo?: string,
): OwnershipFact {
  return {
    council,
    provider,
    ownedBy: 'councilOwnedCompany',
    effectiveFrom,
    ...(effectiveTo === undefined ? {} : { effectiveTo }),
    source,
  }
}
