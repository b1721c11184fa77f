import { companyRuns, type DeliveryModel } from './delivery-model.ts'
import { trust } from './m09-council-company.ts'

/** M16: a council-owned trust brought back in-house when its minimum term ends. The trust is M09 until then. */
export const broughtInHouse: DeliveryModel = {
  ...trust,
  code: 'M16',
  title: 'Trust, then brought back in-house',
  inShort: 'The trust for its minimum term, then the council again',
  legalRoute: `${trust.legalRoute}. Back: end of the contract and winding up by resolution; staff transfer back`,
  accountability: (parties) => ({
    ...companyRuns(parties, 'the trust'),
    provider: `the trust until its term ends, then ${parties.council}`,
    employer: `the trust until its term ends, then ${parties.council}`,
  }),
}
