import type { OneMistake } from './one-mistake.ts'

const source = { publication: 'Cabinet report' }
const scenario = (change: object) => ({
  scenarios: [{ code: 'event', title: 'An event', on: false, changes: [change] }],
})
const leaves = { kind: 'partnerLeaves', council: 'E06000005', from: '2016-04-01' }
const waiting = (of: object = {}) => ({
  ...scenario({ kind: 'judgement', council: 'E06000005', from: '2014-04-01', value: 'inadequate', source }),
  waiting: [
    { code: 'wait', title: 'Wait', event: 'event', chance: 0.5, until: '2014-04-01', source, grade: 'D', ...of },
  ],
})

/** Mistakes about what may happen, and about decisions that could wait for it. */
export const mistakesOfScenarios: readonly OneMistake[] = [
  {
    title: 'a partner that leaves is a council of the case',
    changes: scenario({ ...leaves, council: 'E06000003' }),
    code: 'CASE-28',
    place: 'scenarios[0].changes[0].council',
    says: ['“E06000003”', 'E06000001'],
  },
  {
    title: 'a partner leaves an option that there is',
    changes: scenario({ ...leaves, option: 'senior-tean' }),
    code: 'CASE-29',
    place: 'scenarios[0].changes[0].option',
    says: ['“senior-tean”', 'senior-team'],
  },
  {
    title: 'a partner leaves for a service that there is',
    changes: scenario({ ...leaves, service: 'street-lighting' }),
    code: 'CASE-29',
    place: 'scenarios[0].changes[0].service',
    says: ['“street-lighting”'],
  },
  {
    title: 'a council cannot leave what it runs alone',
    changes: scenario({ ...leaves, option: 'do-minimum' }),
    code: 'CASE-73',
    place: 'scenarios[0].changes[0]',
    says: ['“E06000005”', 'nothing in the option “do-minimum”'],
  },
  {
    title: 'a day on which a partner leaves exists',
    changes: scenario({ ...leaves, from: '2016-02-30' }),
    code: 'CASE-16',
    place: 'scenarios[0].changes[0].from',
    says: ['2016-02-30'],
  },
  {
    title: 'a reorganisation that becomes certain is one that the case holds',
    changes: scenario({ kind: 'reorganisation', council: 'E06000005', chance: 1 }),
    code: 'CASE-73',
    place: 'scenarios[0].changes[0].council',
    says: ['“E06000005”', '“reorganisations”'],
  },
  {
    title: 'a chance is a share',
    changes: scenario({ kind: 'reorganisation', council: 'E06000005', chance: 80 }),
    code: 'CASE-22',
    place: 'scenarios[0].changes[0].chance',
    says: ['80', '0.8'],
  },
  {
    title: 'a grant that ends was given',
    changes: scenario({ kind: 'grantEnds', from: '2015-16' }),
    code: 'CASE-73',
    place: 'scenarios[0].changes[0]',
    says: ['No option has a grant'],
  },
  {
    title: 'a grant ends from one financial year',
    changes: scenario({ kind: 'grantEnds', from: '2015-17' }),
    code: 'CASE-17',
    place: 'scenarios[0].changes[0].from',
    says: ['2015-17'],
  },
  {
    title: 'an assumption that a scenario fixes is one that the model reads',
    changes: scenario({ kind: 'assumption', name: 'general/realization', value: 0.5, source }),
    code: 'CASE-73',
    place: 'scenarios[0].changes[0].name',
    says: ['“general/realization”', 'general/realisation'],
  },
  {
    title: 'a share that a scenario fixes is a share',
    changes: scenario({ kind: 'assumption', name: 'general/realisation', value: 65, source }),
    code: 'CASE-61',
    place: 'scenarios[0].changes[0].value',
    says: ['65', 'above the most'],
  },
  {
    title: 'a case holds with the scenarios that it says are on',
    changes: {
      scenarios: [{ code: 'late', title: 'Ten years late', on: true, changes: [{ kind: 'startsLater', months: 120 }] }],
    },
    code: 'CASE-44',
    place: 'options[1].services[0].start',
    says: ['With “Ten years late” switched on', '2023-04-01', '10 years'],
  },
  {
    title: 'a decision waits for an event that the case holds',
    changes: waiting({ event: 'evnt' }),
    code: 'CASE-29',
    place: 'waiting[0].event',
    says: ['“evnt”', '“event”'],
  },
  {
    title: 'a decision is between options that the case holds',
    changes: waiting({ options: ['senior-team', 'merger'] }),
    code: 'CASE-29',
    place: 'waiting[0].options[1]',
    says: ['“merger”'],
  },
  {
    title: 'a decision is between something',
    changes: waiting({ options: [] }),
    code: 'CASE-74',
    place: 'waiting[0].options',
    says: ['empty'],
  },
  {
    title: 'a decision waits until after the day on which it could be taken',
    changes: waiting({ until: '2013-03-31' }),
    code: 'CASE-74',
    place: 'waiting[0].until',
    says: ['2013-03-31', 'later day'],
  },
  {
    title: 'a decision does not wait until the case is over',
    changes: waiting({ until: '2022-04-01' }),
    code: 'CASE-74',
    place: 'waiting[0].until',
    says: ['2022-04-01', '2022-03-31'],
  },
  {
    title: 'a decision waits until a day that exists',
    changes: waiting({ until: '2014-04-31' }),
    code: 'CASE-16',
    place: 'waiting[0].until',
    says: ['2014-04-31'],
  },
  {
    title: 'an event that changes nothing tells nobody anything',
    changes: { ...waiting(), scenarios: [{ code: 'event', title: 'An event', on: false }] },
    code: 'CASE-74',
    place: 'waiting[0].event',
    says: ['“event”', 'tell nobody'],
  },
  {
    title: 'an event that is known has come about or has not',
    changes: {
      ...waiting(),
      ...scenario({ kind: 'reorganisation', council: 'E06000005', chance: 0.8 }),
      reorganisations: [
        {
          council: 'E06000005',
          into: [{ council: 'E06000001', weight: 1 }],
          vestingDay: '2016-04-01',
          chance: 0.8,
          source,
          published: '2013-01-01',
          grade: 'D',
        },
      ],
    },
    code: 'CASE-74',
    place: 'scenarios[0].changes[0].chance',
    says: ['0.8', 'write 1, or 0'],
  },
  {
    title: 'two decisions that could wait have two codes',
    changes: { ...waiting(), waiting: [waiting().waiting[0], waiting().waiting[0]] },
    code: 'CASE-27',
    place: 'waiting[1].code',
    says: ['“wait”', 'waiting[0]'],
  },
  {
    title: 'two scenarios that are switched on can both come about',
    changes: {
      scenarios: ['good', 'inadequate'].map((value) => ({
        code: value,
        title: `Darlington is judged ${value}`,
        on: true,
        changes: [{ kind: 'judgement', council: 'E06000005', from: '2014-04-01', value, source }],
      })),
    },
    code: 'CASE-73',
    place: 'scenarios[1].on',
    says: ['“good”', '“inadequate”', 'how E06000005 is judged on 2014-04-01'],
  },
]
