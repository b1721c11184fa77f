import { type DeliveryModel, eachByItself } from './delivery-model.ts'

/** M04: one council runs the service for all by delegation; each keeps duty, director and lead member. */
export const leadAuthority: DeliveryModel = {
  code: 'M04',
  title: 'Lead authority',
  inShort: 'One council runs the service for all',
  legalRoute:
    'Executive functions: Local Government Act 2000 s9EA and the 2012 arrangements regulations; otherwise Local Government Act 1972 s101. Accepting a delegation is often for full council',
  levers: ['L01', 'L02', 'L03', 'L09', 'L11', 'L12'],
  setUp: ['O2', 'O3', 'O4', 'O8', 'O10', 'O14', 'O17'],
  recurrent: ['R2', 'R9', 'R10', 'R11', 'R13'],
  exit: ['X1', 'X2', 'X3', 'X5', 'X6', 'X9'],
  needsHost: true,
  fewestCouncils: 2,
  sharesDirector: false,
  movesStaff: true,
  isCompany: false,
  movesContracts: true,
  accountability: (parties) => ({
    ...eachByItself(parties),
    decisionBody: parties.isHost
      ? `${parties.host}’s cabinet`
      : `${parties.host}’s cabinet, by delegation from ${parties.council}`,
    employer: parties.host,
    provider: parties.host,
    budgetHolder: parties.host,
    payer: parties.isHost ? parties.council : `${parties.council}, by recharge`,
    contractingAuthority: parties.host,
    dataController: `${parties.council} and ${parties.host} jointly`,
    regulatedProvider: parties.host,
    returnSubmitter: `${parties.council}, from ${parties.host}’s records`,
  }),
}
