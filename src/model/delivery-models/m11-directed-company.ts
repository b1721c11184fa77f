import { companyRuns, type DeliveryModel } from './delivery-model.ts'
import { trust } from './m09-council-company.ts'

/** M11: the same kind of company under a direction of the Secretary of State, with a grant. */
export const directedCompany: DeliveryModel = {
  ...trust,
  code: 'M11',
  title: 'Trust under direction',
  inShort: 'The same company, directed by ministers and with a grant',
  legalRoute:
    'Direction under Education Act 1996 s497A, applied by Children Act 2004 s50; ending it needs the department’s agreement while the direction stands',
  accountability: (parties) => ({
    ...companyRuns(parties, 'the trust'),
    dutyHolder: `${parties.council}; functions exercised by the trust where the direction says so`,
  }),
}
