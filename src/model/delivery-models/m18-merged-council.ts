import { type DeliveryModel, eachByItself } from './delivery-model.ts'

/** M18: councils are abolished and one new council takes the duties of all over. Here the duty itself moves. */
export const mergedIntoANewCouncil: DeliveryModel = {
  code: 'M18',
  title: 'Merged into a new council',
  inShort: 'The councils end; one new council runs the service for all',
  legalRoute:
    'Structural changes order under the Local Government and Public Involvement in Health Act 2007 Part 1, with the 2008 transfer regulations',
  levers: ['L01', 'L02', 'L03', 'L08', 'L09', 'L10', 'L11', 'L12'],
  setUp: ['O2', 'O5', 'O6', 'O7', 'O8', 'O9', 'O10', 'O17'],
  recurrent: ['R1', 'R12'],
  exit: [],
  isIrreversible: true,
  needsHost: false,
  fewestCouncils: 2,
  sharesDirector: false,
  isCompany: false,
  movesContracts: false,
  movesStaff: true,
  accountability: () => eachByItself({ council: 'the new council', host: 'the new council', isHost: true }),
}
