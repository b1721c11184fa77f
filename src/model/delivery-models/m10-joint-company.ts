import { companyRuns, type DeliveryModel } from './delivery-model.ts'
import { trust } from './m09-council-company.ts'

/** M10: one company that several councils own and control together; a council may also join one that exists. */
export const jointCompany: DeliveryModel = {
  ...trust,
  code: 'M10',
  title: 'Jointly owned company',
  inShort: 'A company the councils own together runs the service for all',
  legalRoute:
    'As a council-owned trust, with joint control: general power of competence, Children and Young Persons Act 2008 Part 1 and the 2014 regulations; decisive influence shared by the owners, and over 80% of activity for them together',
  levers: ['L01', 'L02', 'L05', 'L06', 'L10', 'L11', 'L12', 'L17', 'L18', 'L19'],
  setUp: ['O1', 'O2', 'O3', 'O4', 'O5', 'O6', 'O7', 'O8', 'O9', 'O10', 'O11', 'O12', 'O13', 'O14', 'O15', 'O16', 'O20'],
  recurrent: [...trust.recurrent, 'R12'],
  exit: [...trust.exit, 'X9'],
  fewestCouncils: 2,
  accountability: (parties) => ({
    ...companyRuns(parties, 'the joint company'),
    decisionBody: `${parties.council}’s cabinet, all owners together on what is reserved to them, and the board of the joint company within its contract`,
  }),
}
