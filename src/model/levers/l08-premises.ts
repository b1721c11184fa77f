import { type Figure, figures, given } from '../../figures/index.ts'
import { arrangement, runs } from '../arrangement.ts'
import type { Setting } from '../setting.ts'
import { savingOfAmount } from './wrapper.ts'

/** A building or a system that an option nominates, by its code in the case file. */
export interface Nominated {
  readonly code: string
  readonly title: string
}

const by = ['option', 'council', 'service', 'year'] as const

/**
 * What giving up one nominated building saves and costs. Rates and running costs stop when it is released, which is
 * no sooner than the lag after go-live; rent runs on to the end of the lease. Dilapidations and a receipt fall in the
 * year of release. A building whose space is only vacated saves nothing: the share released stands for that.
 */
function building(
  { assume, timing }: Setting,
  { code, title }: Nominated,
  { hasPlan, deadweight }: { hasPlan: Figure; deadweight: Figure },
) {
  const pounds = (name: string, what: string) =>
    given(`building/${code}/${name}`, { title: `${title}: ${what}`, unit: 'real £', by: ['council', 'service'] })
  const month = (name: string, what: string) =>
    given(`building/${code}/${name}`, { title: `${title}: ${what}, months from the first year`, unit: 'month', by: [] })
  const { goLive, yearStart, yearEnd, plannedEnd, ended } = timing
  return figures(
    `building/${code}`,
    {
      rent: pounds('rent', 'rent a year'),
      running: pounds('running', 'rates and running costs a year'),
      dilapidations: pounds('dilapidations', 'dilapidations'),
      receipt: pounds('receipt', 'receipt'),
      releasedOn: month('releasedOn', 'can be released'),
      leaseEnds: month('leaseEnds', 'lease ends'),
      nominated: given(`building/${code}/nominated`, {
        title: `${title} is nominated (1)`,
        unit: 'number',
        by: ['option', 'service'],
      }),
      favourableReleased: given('L08/favourableReleased', {
        title: 'Share of the nominated buildings released, at the favourable end',
        unit: 'share',
        by: [],
      }),
      released: assume('L08/released'),
      lag: assume('L08/lag'),
      runsHere: runs('L08'),
      takesPart: arrangement.takesPart,
      hasPlan,
      deadweight,
      goLive,
      yearStart,
      yearEnd,
      plannedEnd,
      ended,
    },
    {
      emptyFrom: {
        title: `${title}: released, months from the first year`,
        unit: 'month',
        is: 'max(releasedOn, goLive + lag)',
      },
      empty: {
        title: `${title}: share of the year without it`,
        unit: 'share',
        is: 'max(min(yearEnd, plannedEnd) − max(yearStart, emptyFrom), 0 months) ÷ 12 months × (1 − ended)',
      },
      rentFree: {
        title: `${title}: share of the year without its rent`,
        unit: 'share',
        is: 'max(min(yearEnd, plannedEnd) − max(max(yearStart, emptyFrom), leaseEnds), 0 months) ÷ 12 months × (1 − ended)',
      },
      amount: {
        title: `${title}: saved in the year, if released as planned`,
        unit: 'real £',
        is: '(running × empty + rent × rentFree) × released × nominated',
      },
      most: {
        title: `${title}: most that could be saved in a year`,
        unit: 'real £',
        is: '(running + rent) × favourableReleased × nominated',
      },
      releasedNow: {
        title: `${title}: share released in this year`,
        unit: 'share',
        is: 'if(emptyFrom ≥ yearStart and emptyFrom < yearEnd and emptyFrom < plannedEnd, 1, 0) × (1 − ended) × released × nominated × runsHere',
      },
      additional: {
        title: 'Share that would not have come anyway',
        unit: 'share',
        is: 'if(hasPlan = 1, 1, 1 − deadweight)',
      },
      dilapidationsFlow: {
        title: `Dilapidations, ${title}`,
        unit: 'real £',
        line: true,
        by,
        is: '0 − dilapidations × releasedNow × additional × takesPart',
      },
      receiptFlow: {
        title: `Receipt, ${title}`,
        unit: 'real £',
        line: true,
        by,
        is: 'receipt × releasedNow × additional × takesPart',
      },
    },
  )
}

/**
 * L08, premises: S = Σ over the buildings given up (rent + rates + running) × months ÷ 12, less the rent that runs on
 * to the end of the lease, dilapidations apart; a receipt is one-off and capital. Only buildings that the option
 * nominates; without any the lever is nil.
 *
 * Source: the parameters of docs/reference/priors.md, worked as in docs/method/l08-premises.md.
 */
export function premisesSaving(
  setting: Setting,
  { alone, hasPlan }: { readonly alone: Figure; readonly hasPlan: Figure },
  left: Figure,
  nominated: readonly Nominated[],
) {
  const deadweight = setting.assume('L08/deadweight')
  const buildings = nominated.map((each) => ({
    nominated: each,
    worked: building(setting, each, { hasPlan, deadweight }),
  }))
  const saving = savingOfAmount(setting, {
    lever: 'L08',
    pool: 'premises',
    left,
    alone,
    amount: addedUp(
      'L08/amount',
      'Saved in the year by all buildings',
      buildings.map(({ worked }) => worked.amount),
    ),
    mostAmount: addedUp(
      'L08/most',
      'Most that all buildings could save in a year',
      buildings.map(({ worked }) => worked.most),
    ),
    runs: runs('L08'),
    deadweightPrior: 'L08/deadweight',
    hasPlan,
  })
  return { buildings, saving }
}

function addedUp(name: string, title: string, parts: readonly Figure[]): Figure {
  const uses = Object.fromEntries(parts.map((part, i) => [`building${i + 1}`, part]))
  return figures(name, uses, { all: { title, unit: 'real £', is: Object.keys(uses).join(' + ') } }).all
}
