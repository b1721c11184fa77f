import { type DeliveryModel, eachByItself } from './delivery-model.ts'

/** M08: the councils buy together through a small hub; each still calls off for its own children. */
export const jointCommissioning: DeliveryModel = {
  code: 'M08',
  title: 'Joint commissioning',
  inShort: 'Buying together, each council for its own children',
  legalRoute: 'An inter-authority agreement over collaborative procurement; each council calls off',
  levers: ['L03', 'L04'],
  setUp: ['O1', 'O14'],
  recurrent: ['R9'],
  exit: ['X14'],
  needsHost: false,
  fewestCouncils: 2,
  sharesDirector: false,
  movesStaff: false,
  isCompany: false,
  movesContracts: false,
  accountability: (parties) => ({
    ...eachByItself(parties),
    contractingAuthority: `${parties.council}, through the joint hub`,
  }),
}
