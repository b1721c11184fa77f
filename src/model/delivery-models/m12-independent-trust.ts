import { companyRuns, type DeliveryModel } from './delivery-model.ts'
import { trust } from './m09-council-company.ts'

/** M12: a not-for-profit body that no council owns runs the service by contract. */
export const independentTrust: DeliveryModel = {
  ...trust,
  code: 'M12',
  title: 'Independent not-for-profit trust',
  inShort: 'A not-for-profit body that no council owns runs the service',
  legalRoute:
    'Children and Young Persons Act 2008 s1 (a body corporate that is not itself a local authority); a contract after competition unless it is exempt',
  accountability: (parties) => ({
    ...companyRuns(parties, 'the independent trust'),
    decisionBody: `${parties.council}’s cabinet for the contract, and the trust’s own board within it`,
  }),
}
