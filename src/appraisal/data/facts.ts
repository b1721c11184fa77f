import type { At, Cell, Missing } from '../../figures/index.ts'
import { formsThat } from '../../model/index.ts'
import { deflator, favourableOf, type Pool, population, prior } from '../../reference/index.ts'
import type { CaseFile } from '../case-file/index.ts'
import { lineageOf } from '../case-file/lineage.ts'
import type { Arrangement } from './arrangements.ts'
import type { Money } from './money.ts'
import { monthsFrom } from './months.ts'

const notThere = (at: string): Missing => ({ missing: 'notAvailable', at })
/** Long before the case began: an event that never was. */
export const never = -1200

/** What a case lists of one kind for an option and service, in its prices; undefined where it lists none. */
export function listedItems(
  theCase: CaseFile,
  at: At,
  kind: 'setUp' | 'recurrent' | 'exit',
  counts: (item: CaseFile['options'][number]['items'][number]) => boolean,
): number | undefined {
  const option = theCase.options.find(({ code }) => code === at['option'])
  const items = option?.items.filter((item) => item.kind === kind && counts(item)) ?? []
  if (option === undefined || items.length === 0) return undefined
  const services = option.services.length === 0 ? 1 : option.services.length
  return (
    items.reduce((sum, item) => sum + item.pounds * deflator(item.priceBase, theCase.priceBase).factor, 0) / services
  )
}

/** A lever of changeover runs where the case gives its main quantity itself. */
export function hasOwnFigures(theCase: CaseFile, lever: string, model: string): boolean {
  const main: Readonly<Record<string, readonly string[]>> = {
    L13: [`L13/duplicatedFte ${model}`, `L13/licences ${model}`],
    L14: ['L14/fte'],
    L15: [`L15/contracts ${model}`],
  }
  return (main[lever] ?? []).some((name) => Object.hasOwn(theCase.assumptions, name))
}

/** Yearly value of the contracts of the councils taking part, in the case's prices as written. */
export function valueMoved(theCase: CaseFile, arranged: Arrangement | undefined, service: string): number {
  const councils = arranged?.option.councils ?? []
  return theCase.contracts
    .filter((each) => each.service === service && councils.includes(each.council))
    .reduce((sum, each) => sum + each.valuePounds, 0)
}

/** Social workers stand where the return's social work line does; in the first service where no service has it. */
export function socialWorkShare(theCase: CaseFile, service: string): number {
  const holder = theCase.services.find(({ lines }) => lines.includes('socialWork')) ?? theCase.services[0]
  return holder?.code === service ? 1 : 0
}

export function factNumber(
  theCase: CaseFile,
  kind: CaseFile['facts'][number]['kind'],
  council: string,
): number | undefined {
  const fact = theCase.facts.find((each) => each.kind === kind && each.council === council)
  return typeof fact?.value === 'number' ? fact.value : undefined
}

/** Contracts limit a volume discount: only what has ended can be bought together. Without contracts, everything can. */
export function openShare(theCase: CaseFile, at: At): number {
  const held = theCase.contracts.filter(
    (each) => each.council === at['council'] && each.service === at['service'] && each.pool === 'bought.other',
  )
  const value = held.reduce((sum, each) => sum + each.valuePounds, 0)
  if (value === 0) return 1
  const yearEnds = `${Number((at['year'] ?? '').slice(0, 4)) + 1}-03-31`
  const ended = held
    .filter((each) => (each.extensionTo ?? each.endDate) <= yearEnds)
    .reduce((sum, each) => sum + each.valuePounds, 0)
  return ended / value
}

/** Months from the first year of every vesting day, direction and inadequate judgement of a council. */
export function eventsOf(theCase: CaseFile, council: string): readonly number[] {
  return theCase.facts
    .filter(
      (fact) =>
        fact.council === council &&
        (fact.kind === 'vestingDay' ||
          fact.kind === 'direction' ||
          (fact.kind === 'judgement' && isInadequate(fact.value))),
    )
    .map((fact) => monthsFrom(theCase.firstYear, fact.from))
}

/** How many events the council with most of them has, and at least one place for them. */
export function mostEvents(theCase: CaseFile): number {
  return theCase.councils.reduce((most, { code }) => {
    const count = eventsOf(theCase, code).length
    return count > most ? count : most
  }, 1)
}

function isInadequate(value: string | number | boolean): boolean {
  return /^inadequate\b/i.test(String(value).trim())
}

/** A directed form is the answer to the direction it follows; a reorganisation, and what follows it, to itself. */
export function answersEvent(arrangements: readonly Arrangement[], option: string): boolean {
  return arrangements.some((each) => each.option.code === option && ['M11', 'M17', 'M18', 'M19'].includes(each.code))
}

export function limitOf(theCase: CaseFile, guardrail: string, council: string): number | undefined {
  const limits = theCase.guardrails?.limits[guardrail]
  return limits?.[council] ?? limits?.['default']
}

export function agencyBill(theCase: CaseFile, council: string): Cell {
  const bill = theCase.agencyBill.find((each) => each.council === council)
  return bill === undefined ? notThere('agencyBill') : bill.pounds * deflator(bill.year, theCase.priceBase).factor
}

/** The prior's favourable end, or the council's own evidence where that is larger and was known on the day. */
export function ceilingPremium(theCase: CaseFile, council: string): number {
  const found = prior('L05/agencyPremium', theCase.decisionDate)
  const ofPrior = found === undefined ? 0 : favourableOf(found.entry)
  const own = theCase.evidence.filter(
    (each) =>
      each.name === 'L05/agencyPremium' &&
      each.council === council &&
      each.grade !== 'D' &&
      each.published <= theCase.decisionDate,
  )
  return own.reduce((most, each) => (each.value > most ? each.value : most), ofPrior)
}

export function ownShare(theCase: CaseFile, pool: Pool, at: At): number {
  return ownPlans(theCase, pool, at).reduce((sum, entry) => sum + (entry.share ?? 0), 0)
}

export function ownPounds(theCase: CaseFile, pool: Pool, at: At): number {
  const share = lineageOf(theCase, at['council'] ?? '')?.share ?? 1
  return ownPlans(theCase, pool, at).reduce((sum, entry) => sum + (entry.pounds ?? 0) * share, 0)
}

/** Own efficiencies on record for a pool in a year; a council to come carries on the plan of the one it follows. */
function ownPlans(theCase: CaseFile, pool: Pool, at: At) {
  const council = at['council'] ?? ''
  const planned = lineageOf(theCase, council)?.predecessor ?? council
  return theCase.ownEfficiencies.filter(
    (entry) => entry.council === planned && entry.pool === pool && entry.year === at['year'],
  )
}

/** What a council puts into the sharing rule for a cost; nought where it takes no part. */
export function keyValue(
  theCase: CaseFile,
  money: Money,
  arranged: Arrangement | undefined,
  name: string,
  at: At,
): Cell {
  const council = at['council'] ?? ''
  if (arranged !== undefined && !arranged.option.councils.includes(council)) return 0
  const key = theCase.keys.find((each) => each.for === name) ?? theCase.keys.find((each) => each.for === 'default')
  if (key?.values !== undefined) return keyStated(theCase, key.values, council) ?? notThere(`keys for ${name}`)
  if (key?.key === 'equal') return 1
  if (key?.key === 'baselineSpend') return money.grossOf(council, at['service'] ?? '')
  if (key?.key === 'ownVolume') return money.poolAt('bought.other', at)
  return childrenOf(theCase, council, Number(money.baselineYear.slice(0, 4)))
}

/** A stated key; a council to come puts in its part of what the one it follows does, unless its own is stated. */
function keyStated(theCase: CaseFile, values: Readonly<Record<string, number>>, council: string): number | undefined {
  const own = values[council]
  const lineage = lineageOf(theCase, council)
  if (own !== undefined || lineage?.role !== 'successor') return own
  const whole = values[lineage.predecessor]
  return whole === undefined ? undefined : whole * lineage.share
}

/** People aged 0 to 17, of a council to come as its part of the council it follows. */
function childrenOf(theCase: CaseFile, council: string, year: number): Cell {
  const known = population(council, year)
  if (known !== undefined) return known.value
  const lineage = lineageOf(theCase, council)
  if (lineage?.role !== 'successor') return notThere(`population of ${council}`)
  const whole = population(lineage.predecessor, year)
  return whole === undefined ? notThere(`population of ${council}`) : whole.value * lineage.share
}

/** Managers and senior officers of a council's service: posts, what one costs with on-cost, and how many are 55 or over. */
export function establishmentOf(theCase: CaseFile, at: At) {
  const rows = managersOf(theCase, at['council'] ?? '').filter((row) => row.service === at['service'])
  const fte = rows.reduce((sum, row) => sum + row.fte, 0)
  if (fte === 0) return undefined
  const cost = rows.reduce((sum, row) => sum + row.fte * row.payPounds * (1 + row.onCostShare), 0) / fte
  const known = rows.filter((row) => row.aged55Share !== undefined)
  const knownFte = known.reduce((sum, row) => sum + row.fte, 0)
  const aged55 =
    knownFte === 0 ? undefined : known.reduce((sum, row) => sum + row.fte * (row.aged55Share ?? 0), 0) / knownFte
  return { fte, cost, aged55 }
}

/** Protected management posts of a council's establishment; undefined where it gives none at all. */
export function protectedInEstablishment(theCase: CaseFile, council: string): number | undefined {
  const rows = managersOf(theCase, council)
  return rows.length === 0 ? undefined : rows.filter((row) => row.isProtected).reduce((sum, row) => sum + row.fte, 0)
}

function managersOf(theCase: CaseFile, council: string) {
  return theCase.establishment.filter(
    (row) => row.council === council && (row.tier === 'management' || row.tier === 'senior'),
  )
}

const movingForms = formsThat(({ movesContracts }) => movesContracts)

/** Break costs of contracts that still run when a form that moves contracts starts, in the case's prices as written. */
export function breakCosts(theCase: CaseFile, arranged: Arrangement | undefined, service: string): number {
  if (arranged === undefined || !movingForms.includes(arranged.runsAs)) return 0
  const start = arranged.option.services.find((each) => each.service === service)?.start ?? ''
  return theCase.contracts
    .filter(
      (each) => each.service === service && arranged.option.councils.includes(each.council) && each.endDate > start,
    )
    .reduce((sum, each) => sum + each.breakCostPounds, 0)
}

/** Running costs that a case lists: a council's own, and its share by the setting-up key of those listed for all. */
export function runningListed(theCase: CaseFile, money: Money, arranged: Arrangement | undefined, at: At): number {
  const own = listedItems(theCase, at, 'recurrent', ({ council }) => council === at['council']) ?? 0
  const shared = listedItems(theCase, at, 'recurrent', ({ council }) => council === undefined) ?? 0
  if (shared === 0 || arranged === undefined) return own
  const keyOf = (council: string) => {
    const value = keyValue(theCase, money, arranged, 'setUp', { ...at, council })
    return typeof value === 'number' ? value : 0
  }
  const all = arranged.option.councils.reduce((sum, council) => sum + keyOf(council), 0)
  return own + (all === 0 ? 0 : (shared * keyOf(at['council'] ?? '')) / all)
}
