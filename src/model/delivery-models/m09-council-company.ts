import { companyRuns, type DeliveryModel } from './delivery-model.ts'

/** What every company and trust of a council has in common, however many own it. */
export const trust: DeliveryModel = {
  code: 'M09',
  title: 'Council-owned trust',
  inShort: 'A company the council owns runs the service',
  legalRoute:
    'General power of competence, Children and Young Persons Act 2008 Part 1 and the 2014 relevant care functions regulations; control like a department and over 80% of activity for its owner',
  levers: ['L05', 'L06', 'L17', 'L18', 'L19'],
  setUp: ['O1', 'O2', 'O3', 'O4', 'O5', 'O8', 'O9', 'O10', 'O11', 'O12', 'O13', 'O14', 'O15', 'O16', 'O20'],
  recurrent: ['R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R13', 'R17'],
  exit: ['X1', 'X3', 'X4', 'X5', 'X6', 'X7', 'X8', 'X10', 'X11', 'X12'],
  needsHost: false,
  fewestCouncils: 1,
  sharesDirector: false,
  movesStaff: true,
  isCompany: true,
  movesContracts: true,
  accountability: (parties) => companyRuns(parties, 'the trust'),
}

/** M09: a company that one council owns and controls runs the service, by the council’s own choice. */
export const councilCompany: DeliveryModel = { ...trust, mostCouncils: 1 }
