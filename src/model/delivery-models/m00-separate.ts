import { type DeliveryModel, eachByItself } from './delivery-model.ts'

/** M00: each council runs its own service with its own efficiencies. The counterfactual, never “do nothing”. */
export const separate: DeliveryModel = {
  code: 'M00',
  title: 'Separate, with own efficiencies',
  inShort: 'What each council would do alone',
  legalRoute: 'None needed',
  levers: ['L00', 'L05'],
  setUp: [],
  recurrent: [],
  exit: [],
  needsHost: false,
  fewestCouncils: 1,
  sharesDirector: false,
  movesStaff: false,
  isCompany: false,
  movesContracts: false,
  accountability: eachByItself,
}
