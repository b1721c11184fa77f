import type { OneMistake } from './one-mistake.ts'

const [hartlepool, darlington, toCome] = ['E06000001', 'E06000005', 'E06000061']
const source = { publication: 'Order laid before Parliament' }

/** Darlington may be followed by one new council, which stands in every option. */
const mayBeFollowed = (of: object = {}) => ({
  'councils[2]': { code: toCome, name: 'A council to come', shortName: 'To come' },
  ...Object.fromEntries([0, 1, 2, 3].map((option) => [`options[${option}].councils[2]`, toCome])),
  reorganisations: [
    {
      council: darlington,
      into: [{ council: toCome, weight: 1 }],
      vestingDay: '2016-04-01',
      chance: 0.5,
      source,
      published: '2013-01-01',
      grade: 'D',
      ...of,
    },
  ],
})
const membership = (of: object) => ({ 'options[3].services[0].membership': of })
const inTeam = 'options[3].services[0].membership'

/** Mistakes about councils that join late, leave, come back, are abolished or follow one another. */
export const mistakesOfStages: readonly OneMistake[] = [
  {
    title: 'a successor has its part of the old council’s baseline, and none of its own',
    changes: mayBeFollowed({ into: [{ council: hartlepool, weight: 1 }] }),
    code: 'CASE-70',
    place: 'reorganisations[0].into[0].council',
    says: ['“E06000001”', 'counted twice'],
  },
  {
    title: 'a successor takes some part of the spend',
    changes: mayBeFollowed({ into: [{ council: toCome, weight: 0 }] }),
    code: 'CASE-70',
    place: 'reorganisations[0].into[0].weight',
    says: ['0', 'above nought'],
  },
  {
    title: 'councils are founded on 1 April',
    changes: mayBeFollowed({ vestingDay: '2016-05-01' }),
    code: 'CASE-70',
    place: 'reorganisations[0].vestingDay',
    says: ['2016-05-01', '1 April'],
  },
  {
    title: 'a chance is a share',
    changes: mayBeFollowed({ chance: 80 }),
    code: 'CASE-22',
    place: 'reorganisations[0].chance',
    says: ['80'],
  },
  {
    title: 'a council that ends is one of the case',
    changes: mayBeFollowed({ council: 'E06000003' }),
    code: 'CASE-28',
    place: 'reorganisations[0].council',
    says: ['“E06000003”'],
  },
  {
    title: 'what is arranged with a council to be abolished falls to its successors',
    changes: { ...mayBeFollowed(), 'options[3].councils': [hartlepool, darlington] },
    code: 'CASE-72',
    place: 'options[3].services[0].deliveryModel',
    says: ['“E06000005”', '“E06000061”'],
  },
  {
    title: 'a split needs a council that ends',
    changes: { 'options[3].services[0].deliveryModel': 'M17' },
    code: 'CASE-72',
    place: 'options[3].services[0].deliveryModel',
    says: ['“reorganisations”'],
  },
  {
    title: 'an arrangement starts with as many councils as its form needs',
    changes: membership({ [darlington]: { joins: '2014-04-01' } }),
    code: 'CASE-71',
    place: inTeam,
    says: ['“E06000001”', 'M01 needs 2'],
  },
  {
    title: 'a council comes back only after it has left',
    changes: membership({ [darlington]: { rejoins: '2016-04-01' } }),
    code: 'CASE-71',
    place: `${inTeam}.E06000005`,
    says: ['without having left'],
  },
  {
    title: 'away for less than a year is not away',
    changes: membership({ [darlington]: { leaves: '2015-04-01', rejoins: '2015-10-01' } }),
    code: 'CASE-71',
    place: `${inTeam}.E06000005`,
    says: ['2015-04-01', '2015-10-01'],
  },
  {
    title: 'nobody leaves before joining',
    changes: membership({ [darlington]: { joins: '2015-04-01', leaves: '2014-04-01' } }),
    code: 'CASE-39',
    place: `${inTeam}.E06000005`,
    says: ['2014-04-01', '2015-04-01'],
  },
  {
    title: 'only a council of the option joins or leaves it',
    changes: membership({ E06000003: { leaves: '2015-04-01' } }),
    code: 'CASE-28',
    place: `${inTeam}.E06000003`,
    says: ['takes no part'],
  },
  {
    title: 'nobody joins late or leaves where councils are founded for good',
    changes: {
      ...membership({ [darlington]: { leaves: '2015-04-01' } }),
      'options[3].services[0].deliveryModel': 'M18',
    },
    code: 'CASE-71',
    place: inTeam,
    says: ['M18', 'for good'],
  },
  {
    title: 'a council joins within the years of the case',
    changes: membership({ [darlington]: { joins: '2031-04-01' } }),
    code: 'CASE-71',
    place: `${inTeam}.E06000005`,
    says: ['2031-04-01', '10 years from 2012-13'],
  },
  {
    title: 'a successor has people',
    changes: mayBeFollowed({ into: [{ council: toCome, weight: 1, people: 0 }] }),
    code: 'CASE-70',
    place: 'reorganisations[0].into[0].people',
    says: ['0'],
  },
  {
    title: 'a split ends a council on 1 April',
    changes: {
      ...mayBeFollowed({ chance: 0 }),
      'options[3].services[0].deliveryModel': 'M17',
      'options[3].services[0].start': '2014-06-01',
    },
    code: 'CASE-72',
    place: 'options[3].services[0].start',
    says: ['2014-06-01', '1 April'],
  },
]
