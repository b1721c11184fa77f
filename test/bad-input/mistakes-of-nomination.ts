import type { OneMistake } from './one-mistake.ts'

const service = 'options[3].services[0]'
const source = { publication: 'A test' }
const common = { service: 'childrens-services', priceBase: '2012-13', source, grade: 'D' } as const

const office = {
  ...common,
  code: 'office',
  title: 'An office',
  council: 'E06000001',
  rentPounds: 90_000,
  ratesPounds: 10_000,
  runningPounds: 20_000,
  releasedOn: '2014-04-01',
}
const block = {
  ...common,
  kind: 'block',
  code: 'ten-beds',
  title: 'Ten beds',
  places: 10,
  planned: { E06000001: 6, E06000005: 4 },
  spotWeekPounds: 3_000,
  blockWeekPounds: 2_500,
}

/** Mistakes about what a case nominates for its levers: places, buildings, systems, a company to join, a caseload. */
export const mistakesOfNomination: readonly OneMistake[] = [
  {
    title: 'only a jointly owned company can be there already',
    changes: { [`${service}.joinsExisting`]: true },
    code: 'CASE-75',
    place: `${service}.joinsExisting`,
    says: ['M01', 'M10'],
  },
  {
    title: 'a building that is nominated is in the case',
    changes: { buildings: [office], [`${service}.buildings`]: ['offices'] },
    code: 'CASE-76',
    place: `${service}.buildings[0]`,
    says: ['“offices”', '“office”'],
  },
  {
    title: 'a system that is replaced belongs to a council of the option',
    changes: {
      systems: [{ ...common, code: 'old', title: 'Old', council: 'E06000005', licencePounds: 1, users: 1, records: 1 }],
      'options[3].councils': ['E06000001'],
      [`${service}.deliveryModel`]: 'M12',
      [`${service}.jointSystem`]: {
        title: 'New',
        replaces: ['old'],
        licencePounds: 1,
        priceBase: '2012-13',
        source,
        grade: 'D',
      },
    },
    code: 'CASE-76',
    place: `${service}.jointSystem.replaces[0]`,
    says: ['“old”', '“E06000005”', 'takes no part'],
  },
  {
    title: 'no more children are planned than there are places',
    changes: { places: [{ ...block, planned: { E06000001: 8, E06000005: 4 } }] },
    code: 'CASE-77',
    place: 'places[0].planned',
    says: ['10 places', '12 children'],
  },
  {
    title: 'a home without a place is none',
    changes: { places: [{ ...block, places: 0, planned: {} }] },
    code: 'CASE-09',
    place: 'places[0].places',
    says: ['more than nought'],
  },
  {
    title: 'a target caseload belongs to one lever',
    changes: { [`${service}.levers[0]`]: { code: 'L01', targetCaseload: 14 } },
    code: 'CASE-78',
    place: `${service}.levers[0].targetCaseload`,
    says: ['L06', 'L01'],
  },
  {
    title: 'a target caseload is a number of cases',
    changes: { [`${service}.levers[1]`]: { code: 'L06', targetCaseload: 0 } },
    code: 'CASE-09',
    place: `${service}.levers[1].targetCaseload`,
    says: ['more than nought'],
  },
  {
    title: 'the end of a lease is a day',
    changes: { buildings: [{ ...office, leaseEnds: '2014-02-30' }] },
    code: 'CASE-16',
    place: 'buildings[0].leaseEnds',
    says: ['The end of the lease', '2014-02-30'],
  },
  {
    title: 'rent is entered as a positive amount',
    changes: { buildings: [{ ...office, rentPounds: -90_000 }] },
    code: 'CASE-21',
    place: 'buildings[0].rentPounds',
    says: ['The rent a year', '−£90,000'],
  },
  {
    title: 'a building has a code of its own',
    changes: { buildings: [office, office] },
    code: 'CASE-27',
    place: 'buildings[1].code',
    says: ['“office”', 'buildings[0]'],
  },
  {
    title: 'a building belongs to a council of the case',
    changes: { buildings: [{ ...office, council: 'E06000003' }] },
    code: 'CASE-28',
    place: 'buildings[0].council',
    says: ['“E06000003”'],
  },
]
