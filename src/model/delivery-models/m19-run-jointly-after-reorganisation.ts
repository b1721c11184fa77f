import { type DeliveryModel, eachByItself } from './delivery-model.ts'

/** M19: new councils run the service that they inherit jointly, or through a host, until a review on a certain date. */
export const runJointlyAfterReorganisation: DeliveryModel = {
  code: 'M19',
  title: 'Run jointly after reorganisation',
  inShort: 'New councils keep one service between them',
  legalRoute:
    'Inter-authority agreement from vesting day, with a joint committee (Local Government Act 1972 s102), a host by delegation (Local Government Act 2000 s9EA) or a company owned by all',
  levers: ['L16'],
  setUp: ['O4', 'O10'],
  recurrent: ['R9', 'R10'],
  exit: ['X2', 'X5', 'X9'],
  needsHost: false,
  fewestCouncils: 2,
  sharesDirector: false,
  isCompany: false,
  movesContracts: false,
  movesStaff: true,
  accountability: (parties) => ({
    ...eachByItself(parties),
    decisionBody: `${parties.council}’s cabinet, through a joint committee`,
    employer: 'The host or company that serves the new councils',
    provider: 'The host or company that serves the new councils',
    budgetHolder: `The host or company, within what ${parties.council} agrees`,
    payer: `${parties.council}, by recharge`,
    dataController: `${parties.council} and its partners jointly`,
    regulatedProvider: 'The host or company that serves the new councils',
  }),
}
