import { companyRuns, type DeliveryModel } from './delivery-model.ts'

/** M15: a voluntary or private provider runs the service under a contract. */
export const commissionedOut: DeliveryModel = {
  code: 'M15',
  title: 'Commissioned out',
  inShort: 'A voluntary or private provider runs the service under a contract',
  legalRoute:
    'A light-touch contract under the Procurement Act 2023 (before it, the public contracts regulations of the day); social care functions may be delegated to not-for-profit bodies only',
  levers: ['L03', 'L17'],
  setUp: ['O1', 'O8', 'O14', 'O20'],
  recurrent: ['R2'],
  exit: ['X3', 'X6', 'X13'],
  needsHost: false,
  fewestCouncils: 1,
  sharesDirector: false,
  movesStaff: true,
  isCompany: false,
  movesContracts: true,
  accountability: (parties) => ({
    ...companyRuns(parties, 'the provider'),
    decisionBody: `${parties.council}’s cabinet for the contract, and the provider’s own board within it`,
    budgetHolder: `${parties.council}; the provider within its price`,
    returnSubmitter: `${parties.council}, from the provider’s records`,
  }),
}
