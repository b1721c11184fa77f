import { type DeliveryModel, eachByItself } from './delivery-model.ts'

/** M02: support services run once for several councils by a host. */
export const sharedBackOffice: DeliveryModel = {
  code: 'M02',
  title: 'Shared back office',
  inShort: 'Support services run once, by a host',
  legalRoute:
    'Delegation under Local Government Act 1972 s101 (executive functions: Local Government Act 2000 s9EA), or supply under the Local Authorities (Goods and Services) Act 1970',
  levers: ['L02', 'L09'],
  setUp: ['O2', 'O8', 'O10', 'O12', 'O17'],
  recurrent: ['R4', 'R9', 'R10', 'R13'],
  exit: ['X1', 'X2', 'X5', 'X9'],
  needsHost: false,
  fewestCouncils: 2,
  sharesDirector: false,
  movesStaff: true,
  isCompany: false,
  movesContracts: false,
  accountability: (parties) => ({
    ...eachByItself(parties),
    employer: `${parties.council}; ${parties.host} for support staff`,
    dataController: `${parties.council}; ${parties.host} as processor for support services`,
  }),
}
