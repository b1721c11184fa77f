import type { At } from '../../figures/index.ts'
import {
  corporationTaxRates,
  deflator,
  discountSchedules,
  inForce,
  midTwentyTwenties,
  normalPensionAges,
  type Pool,
  peopleWithoutDiseconomy,
  pools,
  poolTitle,
  priorNames,
  setUpScale,
} from '../../reference/index.ts'
import type { CaseFile } from '../case-file/index.ts'
import { lineageOf } from '../case-file/lineage.ts'
import type { CasePools } from '../pools.ts'
import { assumptionOf, sourceText } from './assumptions.ts'
import { enteredAmounts } from './entered-amounts.ts'
import { type MeasureName, measureEntry, measureNames } from './measures.ts'
import { nominatedSources } from './nominated.ts'

type Sources = Record<string, (at: At) => string | undefined>

/** Where each fact and assumption of a case comes from, down to the record and column of a return. */
export function sourcesOf(theCase: CaseFile, casePools: CasePools): Sources {
  const sources: Sources = {
    'prices/reprice': () => `${deflator(midTwentyTwenties, theCase.priceBase).source} (grade B)`,
    'rules/corporationTax': () => inForce(corporationTaxRates, theCase.decisionDate).entry.source,
    'rules/normalPensionAge': () => `${inForce(normalPensionAges, theCase.decisionDate).entry.source}`,
    'setUp/typicalGross': () => `${setUpScale.source} (grade D)`,
    'setUp/scaleExponent': () => `${setUpScale.source} (grade D)`,
    'agencyBill/reported': (at) => {
      const bill = theCase.agencyBill.find(({ council }) => council === at['council'])
      return bill === undefined ? undefined : `${sourceText(bill.source)} (grade ${bill.grade})`
    },
  }
  const itemSource = (kind: 'setUp' | 'recurrent' | 'exit') => (at: At) => {
    const items =
      theCase.options.find(({ code }) => code === at['option'])?.items.filter((item) => item.kind === kind) ?? []
    return items.length === 0
      ? undefined
      : items.map(({ code, source, grade }) => `${code}: ${sourceText(source)} (grade ${grade})`).join('; ')
  }
  for (const name of ['setUp/own', 'items/setUp', 'items/L13', 'items/L14', 'items/L15'])
    sources[name] = itemSource('setUp')
  sources['items/running'] = itemSource('recurrent')
  sources['items/exit'] = itemSource('exit')
  sources['items/exitHere'] = itemSource('exit')
  for (const timing of ['startOfYear', 'midYear', 'endOfYear'])
    sources[`discount/${timing}`] = () => inForce(discountSchedules, theCase.decisionDate).entry.source
  for (const pool of pools) sources[`baseline/${pool}`] = (at) => poolSource(theCase, casePools, pool, at)
  for (const name of measureNames) {
    sources[`measure/${name}`] = (at) => measureSource(theCase, name, at['council'] ?? '')
  }
  Object.assign(sources, nominatedSources(theCase))
  sources['L07/children'] = (at) =>
    measureSource(theCase, 'residentialChildren', at['council'] ?? '') ??
    measureSource(theCase, 'residentialWeeks', at['council'] ?? '')
  for (const name of ['setUp', 'exit', 'L01', 'L04', 'R8', 'R9', 'R10', 'R13', 'R17']) {
    sources[`key/${name}`] = () => {
      const key = theCase.keys.find((each) => each.for === name) ?? theCase.keys.find((each) => each.for === 'default')
      return key === undefined
        ? 'ONS mid-year population estimates, ages 0 to 17'
        : `${sourceText(key.source)}. ${key.reason}`
    }
  }
  const reorganised = (at: At) => {
    const entry = lineageOf(theCase, at['council'] ?? '')?.entry
    return entry === undefined
      ? undefined
      : `${sourceText(entry.source)} (grade ${entry.grade}${entry.grade === 'D' ? ': judgement' : ''})`
  }
  for (const name of ['vestingDay', 'chance', 'weight', 'role']) sources[`reorganisation/${name}`] = reorganised
  for (const name of ['people', 'peopleBefore', 'extraAuthority']) sources[`L16/${name}`] = reorganised
  sources['L16/referencePeople'] = () => `${peopleWithoutDiseconomy.source} (grade ${peopleWithoutDiseconomy.grade})`
  for (const { code } of enteredAmounts(theCase).lines)
    sources[`entered/heldTo ${code}`] = () =>
      `The levers’ formulas with every parameter at its favourable end, at the central case: see the figure entered/${code}/ceiling`
  for (const line of enteredAmounts(theCase).lines)
    sources[`entered/${line.code}`] = () => `${sourceText(line.source)} (grade ${line.grade})`
  for (const name of priorNames) {
    sources[name] = (at) => {
      const of = assumptionOf(theCase, name, at['council'])
      return of === undefined
        ? undefined
        : `${of.source} (grade ${of.grade}${of.grade === 'D' ? ': judgement, replace with local figure' : ''})`
    }
  }
  return sources
}

function measureSource(theCase: CaseFile, name: MeasureName, council: string): string | undefined {
  const entry = measureEntry(theCase, name, council)
  if (entry === undefined) return undefined
  return `${sourceText(entry.source)} (grade ${entry.grade})${entry.published > theCase.decisionDate ? '; hindsight' : ''}`
}

/** The lines that a pool came from, each with its record, and the rule that split them. */
function poolSource(theCase: CaseFile, { cells, steps }: CasePools, pool: Pool, at: At): string | undefined {
  const lines = cells
    .filter(
      (cell) =>
        cell.pool === pool &&
        cell.council === at['council'] &&
        cell.service === at['service'] &&
        (cell.pence ?? 1) !== 0,
    )
    .map(({ line }) => line)
  const lineage = lineageOf(theCase, at['council'] ?? '')
  const council = lineage?.predecessor ?? at['council']
  const baseline = theCase.baseline.filter(
    (cell) => cell.measure === 'gross' && cell.council === council && lines.includes(cell.line),
  )
  const [first] = baseline
  if (first === undefined) return undefined
  const by = steps.some((step) => step.council === council && lines.includes(step.line) && step.by === 'entered')
    ? 'as the case enters them'
    : 'split by pool rule 1 (grade D)'
  const records = baseline.map(({ label, source }) => `${label.trim()} (record ${source.record ?? 'not given'})`)
  const part =
    lineage?.role === 'successor'
      ? ` A council to come has its part by weight, ${(lineage.share * 100).toFixed(1)}% (${sourceText(lineage.entry.source)}; grade ${lineage.entry.grade}).`
      : ''
  return `${first.source.publication}, ${first.source.edition ?? first.year}, ${first.source.file ?? ''}: ${records.join('; ')}; ${by}. ${poolTitle(pool)} is what these lines put into the pool.${part}`
}
