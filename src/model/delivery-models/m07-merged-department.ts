import { type DeliveryModel, eachByItself } from './delivery-model.ts'

/** M07: one department under one director for several councils. */
export const mergedDepartment: DeliveryModel = {
  code: 'M07',
  title: 'Merged department',
  inShort: 'One department for all, under one director',
  legalRoute:
    'Local Government Act 1972 s113 for all staff, sometimes s101 for parts; joint appointment of a director under Children Act 2004 s18',
  levers: ['L01', 'L02', 'L03', 'L08', 'L10', 'L11', 'L12'],
  setUp: ['O1', 'O2', 'O3', 'O4', 'O5', 'O6', 'O7', 'O8', 'O10', 'O11', 'O12', 'O13', 'O17'],
  recurrent: ['R1', 'R9', 'R10', 'R11', 'R12', 'R13', 'R17'],
  exit: ['X1', 'X2', 'X3', 'X5', 'X9'],
  needsHost: false,
  fewestCouncils: 2,
  sharesDirector: true,
  movesStaff: false,
  isCompany: false,
  movesContracts: false,
  accountability: (parties) => ({
    ...eachByItself(parties),
    statutoryDirector: 'One person for all councils, answerable to each separately',
    provider: 'The merged department',
    dataController: `${parties.council} and its partners jointly`,
  }),
}
