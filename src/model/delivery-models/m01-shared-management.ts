import { type DeliveryModel, eachByItself } from './delivery-model.ts'

/** M01: one senior team for several councils; every manager keeps an employing council. */
export const sharedManagement: DeliveryModel = {
  code: 'M01',
  title: 'Shared senior team',
  inShort: 'One management team, each council its own social workers',
  legalRoute:
    'Local Government Act 1972 s113 (officers placed at another council’s disposal); joint appointment of a director under Children Act 2004 s18',
  levers: ['L01', 'L11', 'L12'],
  setUp: ['O1', 'O2', 'O5', 'O6', 'O7'],
  recurrent: ['R1', 'R9', 'R11'],
  exit: ['X1', 'X2', 'X15'],
  needsHost: false,
  fewestCouncils: 2,
  sharesDirector: true,
  movesStaff: false,
  isCompany: false,
  movesContracts: false,
  accountability: (parties) => ({
    ...eachByItself(parties),
    statutoryDirector: 'One person for all councils, answerable to each separately',
    employer: `${parties.council}; each shared manager by a home council`,
  }),
}
