import { type DeliveryModel, eachByItself } from './delivery-model.ts'

/** M17: a council is abolished and new ones take its duties over, each by itself. Here the duty itself moves. */
export const splitBetweenNewCouncils: DeliveryModel = {
  code: 'M17',
  title: 'Split between new councils',
  inShort: 'The council ends; each new one runs its own service',
  legalRoute:
    'Structural changes order under the Local Government and Public Involvement in Health Act 2007 Part 1, with the 2008 transfer regulations',
  levers: ['L16'],
  setUp: ['O2', 'O5', 'O6', 'O7', 'O8', 'O10', 'O12', 'O13', 'O14', 'O19'],
  recurrent: ['R14', 'R17'],
  exit: [],
  isIrreversible: true,
  needsHost: false,
  fewestCouncils: 2,
  sharesDirector: false,
  isCompany: false,
  movesContracts: false,
  movesStaff: true,
  accountability: ({ successors, ...parties }) =>
    eachByItself(successors === undefined ? parties : { ...parties, council: successors }),
}
