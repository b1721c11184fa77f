import { type At, type Cell, type FigureData, financialMonths, type Missing, type Plan } from '../../figures/index.ts'
import {
  deliveryModel,
  discountFactorsAt,
  newlyReached,
  placementPools,
  profiles,
  yearlyShares,
} from '../../model/index.ts'
import {
  corporationTaxRates,
  deflator,
  discountRates,
  favourableOf,
  inForce,
  midTwentyTwenties,
  normalPensionAges,
  type Pool,
  pools,
  prior,
  setUpScale,
} from '../../reference/index.ts'
import type { CaseFile } from '../case-file/index.ts'
import { lineageOf } from '../case-file/lineage.ts'
import { type CasePools, poolsOf } from '../pools.ts'
import { type Arrangement, arrangementFor, arrangementsOf } from './arrangements.ts'
import { assumptionOf } from './assumptions.ts'
import { caseYears } from './case-years.ts'
import { enteredAmounts } from './entered-amounts.ts'
import {
  agencyBill,
  answersEvent,
  breakCosts,
  ceilingPremium,
  establishmentOf,
  eventsOf,
  factNumber,
  hasOwnFigures,
  keyValue,
  limitOf,
  listedItems,
  mostEvents,
  never,
  openShare,
  ownPounds,
  ownShare,
  protectedInEstablishment,
  runningListed,
  socialWorkShare,
  valueMoved,
} from './facts.ts'
import { measureNames, measureOf } from './measures.ts'
import { moneyOf } from './money.ts'
import { yearsBetween } from './months.ts'
import { nominatedGivens, targetCaseload } from './nominated.ts'
import { sourcesOf } from './sources.ts'
import { areasIn, stages } from './stages.ts'

/** What a second look changes: posts one up or down, the workforce formula in place of a claim. */
export interface SecondLook {
  readonly postsMore?: number
  readonly formulaInPlaceOfClaims?: boolean
  /** Nobody leaves early and nothing strikes from outside. */
  readonly nobodyLeaves?: boolean
}

const notThere = (at: string): Missing => ({ missing: 'notAvailable', at })

/** The largest that each claim may be, in pounds, from the central case; nought while that is being worked. */
export type HeldTo = (line: string, at: At) => Cell

/** Everything the figures of a case ask for, by their names. */
export function figureDataOf(
  theCase: CaseFile,
  look: SecondLook = {},
  heldTo: HeldTo = () => 0,
): Omit<FigureData, 'central'> & { readonly pools: CasePools; readonly arrangements: readonly Arrangement[] } {
  const years: readonly string[] = caseYears(theCase)
  const arrangements = arrangementsOf(theCase)
  const casePools = poolsOf(theCase)
  const money = moneyOf(theCase, casePools)
  const entered = enteredAmounts(theCase)
  const rates = discountRates(theCase.years - 1, theCase.decisionDate)
  const arranged = (at: At) => arrangementFor(arrangements, at['option'], at['service'])
  const takesPart = (at: At) => (arranged(at)?.option.councils.includes(at['council'] ?? '') ? 1 : 0)
  const isChildrens = (service: string) => theCase.services.find(({ code }) => code === service)?.kind !== 'other'
  const yearIndex = (at: At) => years.indexOf(at['year'] ?? '')
  const runs =
    (lever: string, pool?: string) =>
    (at: At): Cell => {
      const found = arranged(at)
      const claimed =
        look.formulaInPlaceOfClaims === true && found?.option.lines.some((line) => line.claims?.includes(lever))
      if (claimed) return 1
      return found?.levers.some(
        ({ code, pools: chosen }) =>
          code === lever && (pool === undefined || chosen === undefined || chosen.includes(pool)),
      )
        ? 1
        : 0
    }
  const favourable = (name: string) => {
    const found = prior(name, theCase.decisionDate)
    return found === undefined ? 0 : favourableOf(found.entry)
  }
  const ownPlan = (pool: Pool, council: string) =>
    theCase.ownEfficiencies.some(
      (entry) => entry.council === (lineageOf(theCase, council)?.predecessor ?? council) && entry.pool === pool,
    )
  const givens: Record<string, (at: At) => Cell> = {
    'arrangement/exists': (at) => (arranged(at) === undefined ? 0 : 1),
    'arrangement/model': (at) => Number((arranged(at)?.runsAs ?? 'M00').slice(1)),
    'arrangement/startMonth': (at) => arranged(at)?.startMonth ?? 0,
    'arrangement/minimumTerm': (at) => arranged(at)?.minimumTerm ?? 0,
    'arrangement/returns': (at) => (arranged(at)?.returns ? 1 : 0),
    'arrangement/joins': (at) =>
      arranged(at)?.option.services.some((each) => each.service === at['service'] && each.joinsExisting === true)
        ? 1
        : 0,
    'arrangement/takesPart': takesPart,
    'arrangement/gross': (at) => money.grossTogether(arrangements, at),
    'arrangement/grossShare': (at) => money.grossShare(arrangements, at),
    ...stages(theCase, arrangements),
    'arrangement/movesStaff': (at) =>
      arranged(at) !== undefined && deliveryModel(arranged(at)?.code ?? '')?.movesStaff ? 1 : 0,
    'prices/reprice': () => deflator(midTwentyTwenties, theCase.priceBase).factor,
    'prices/yearsSinceBaseline': (at) => yearsBetween(money.baselineYear, at['year'] ?? ''),
    'prices/yearsSincePriceBase': (at) => yearsBetween(theCase.priceBase, at['year'] ?? ''),
    'rules/corporationTax': () => inForce(corporationTaxRates, theCase.decisionDate).entry.value,
    'rules/normalPensionAge': () => inForce(normalPensionAges, theCase.decisionDate).entry.value,
    'setUp/own': (at) =>
      listedItems(
        theCase,
        at,
        'setUp',
        ({ code, council }) => council === undefined && !Object.values(codeOfLever).includes(code),
      ) ?? notThere('items'),
    'items/exit': (at) => listedItems(theCase, at, 'exit', () => true) ?? notThere('items'),
    'items/exitHere': (at) => listedItems(theCase, at, 'exit', ({ council }) => council === at['council']) ?? 0,
    'items/exitNamed': (at) =>
      listedItems(theCase, at, 'exit', ({ council }) => council !== undefined) === undefined ? 0 : 1,
    'items/setUp': (at) => listedItems(theCase, at, 'setUp', ({ council }) => council === at['council']) ?? 0,
    'items/running': (at) => runningListed(theCase, money, arranged(at), at),
    'setUp/typicalGross': () => setUpScale.referenceGrossPounds,
    'setUp/scaleExponent': () => setUpScale.power,
    'workforce/service': (at) => socialWorkShare(theCase, at['service'] ?? ''),
    'workforce/monthNumber': (at) => Number(at['month']) - 1,
    'L01/protectedOnRecord': (at) =>
      factNumber(theCase, 'protectedPosts', at['council'] ?? '') ??
      protectedInEstablishment(theCase, at['council'] ?? '') ??
      notThere('facts'),
    'establishment/managers': (at) => establishmentOf(theCase, at)?.fte ?? notThere('establishment'),
    'establishment/managerCost': (at) => establishmentOf(theCase, at)?.cost ?? notThere('establishment'),
    'establishment/aged55': (at) => establishmentOf(theCase, at)?.aged55 ?? notThere('establishment'),
    'L01/inTeam': (at) => (arranged(at)?.named.includes('L01') ? 1 : 0),
    'L01/protectedShare': (at) => money.shareOfPool('mgmt.pay', at, isChildrens),
    'service/isChildrens': (at) => (isChildrens(at['service'] ?? '') ? 1 : 0),
    'L01/postsMore': () => look.postsMore ?? 0,
    'L01/favourableRate': (at) => favourable(`L01/rate ${arranged(at)?.runsAs}`),
    'L01/favourableReach': (at) => favourable(`L01/reach ${arranged(at)?.runsAs}`),
    'L01/favourableUplift': () => favourable('L01/uplift'),
    'L02/favourableShare': () =>
      favourable('L02/addressable') * favourable('L02/rate') * (1 - favourable('L02/strandYear3')),
    'L03/favourableAddressable': () => favourable('L03/addressable'),
    'L03/favourableBeta': () => favourable('L03/beta'),
    'L03/openShare': (at) => openShare(theCase, at),
    'GUARD-08/event': (at) => eventsOf(theCase, at['council'] ?? '')[Number(at['event'])] ?? never,
    'GUARD-08/answers': (at) => (answersEvent(arrangements, at['option'] ?? '') ? 1 : 0),
    'limit/GUARD-03': (at) => limitOf(theCase, 'GUARD-03 tolerance', at['council'] ?? '') ?? 0.1,
    'limit/GUARD-03 ceiling': (at) => limitOf(theCase, 'GUARD-03', at['council'] ?? '') ?? 1_000_000,
    'limit/GUARD-04': (at) => limitOf(theCase, 'GUARD-04', at['council'] ?? '') ?? 0.02,
    'agencyBill/reported': (at) => agencyBill(theCase, at['council'] ?? ''),
    'agencyBill/premium': (at) => ceilingPremium(theCase, at['council'] ?? ''),
    'entered/frontLineCut': (at) => entered.frontLineCut(at),
    'runs/L01': runs('L01'),
    'runs/L02 corp.recharge': runs('L02', 'corp.recharge'),
    'runs/L02 ict': runs('L02', 'ict'),
    'runs/L03': runs('L03'),
    'runs/L05': runs('L05'),
    'runs/L06': (at) => (targetCaseload(arrangements, at) === undefined ? 0 : runs('L06')(at)),
    'runs/L07': runs('L07'),
    'runs/L08': runs('L08'),
    'runs/L09': runs('L09'),
    'runs/L10': runs('L10'),
    ...nominatedGivens(theCase, arrangements, money, favourable),
  }
  for (const pool of placementPools) givens[`runs/L04 ${pool}`] = runs('L04', pool)
  const timings = ['startOfYear', 'midYear', 'endOfYear'] as const
  for (const timing of timings) {
    const factors = discountFactorsAt(rates, timing)
    givens[`discount/${timing}`] = (at) => factors[yearIndex(at)] ?? 0
  }
  for (const [lever, profile] of Object.entries(profiles)) {
    givens[`phase/yearly ${lever}`] = (at) => yearlyShares(profile)[Number(at['step'])] ?? 0
    givens[`phase/newly ${lever}`] = (at) => newlyReached(profile)[Number(at['step'])] ?? 0
  }
  for (const [lever, code] of Object.entries(codeOfLever)) {
    givens[`items/${lever}`] = (at) =>
      listedItems(theCase, at, 'setUp', (item) => item.council === undefined && item.code === code) ?? 0
    givens[`runs/${lever}`] = (at) =>
      arranged(at) !== undefined && hasOwnFigures(theCase, lever, arranged(at)?.runsAs ?? '') ? 1 : 0
  }
  givens['L15/breakCosts'] = (at) => breakCosts(theCase, arranged(at), at['service'] ?? '')
  givens['L15/valueMoved'] = (at) => valueMoved(theCase, arranged(at), at['service'] ?? '')
  for (const pool of pools) {
    givens[`baseline/${pool}`] = (at) => money.poolAt(pool, at)
    givens[`ownEfficiencies/share ${pool}`] = (at) => ownShare(theCase, pool, at)
    givens[`ownEfficiencies/pounds ${pool}`] = (at) => ownPounds(theCase, pool, at) * money.shareOfPool(pool, at)
    givens[`ownEfficiencies/onRecord ${pool}`] = (at) => (ownPlan(pool, at['council'] ?? '') ? 1 : 0)
  }
  for (const name of sharedByKey) givens[`key/${name}`] = (at) => keyValue(theCase, money, arranged(at), name, at)
  for (const code of ['R2', 'R3', 'R4', 'R5', 'R6']) {
    givens[`client/${code}`] = (at) => {
      const found = arranged(at)
      if (found === undefined) return 1
      return found.runsAs === 'M04' && found.host === at['council'] ? 0 : takesPart(at)
    }
  }
  for (const measure of measureNames) {
    givens[`measure/${measure}`] = (at) => measureOf(theCase, measure, at['council'] ?? '')
  }
  for (const code of entered.codes) {
    givens[`entered/${code}`] = (at) =>
      look.formulaInPlaceOfClaims && entered.isClaim(code) ? 0 : entered.amount(code, at)
    givens[`entered/overridden ${code}`] = (at) =>
      theCase.overrides.some((o) => o.option === at['option'] && o.stop === 'claimAboveCeiling') ? 1 : 0
    givens[`entered/ownPlan ${code}`] = (at) =>
      theCase.ownEfficiencies.some((entry) => entry.council === at['council'] && entry.pool === entered.pool(code))
        ? 1
        : 0
    givens[`entered/heldTo ${code}`] = (at) => heldTo(code, at)
  }
  return {
    members: {
      option: theCase.options.map(({ code, title }) => ({ code, title })),
      council: theCase.councils.map(({ code, shortName }) => ({ code, title: shortName })),
      service: theCase.services.map(({ code, title }) => ({ code, title })),
      year: years.map((code) => ({ code, title: code })),
      ...areasIn(theCase),
      month: financialMonths.map((title, i) => ({ code: String(i + 1).padStart(2, '0'), title })),
      event: Array.from({ length: mostEvents(theCase) }, (_, i) => ({ code: String(i), title: `event ${i + 1}` })),
      step: ['before go-live', 'first year', 'second year', 'third year', 'for good'].map((title, i) => ({
        code: String(i),
        title,
      })),
    },
    roles: { option: { counterfactual: counterfactualOf(theCase) } },
    givens,
    sources: sourcesOf(theCase, casePools),
    pools: casePools,
    arrangements,
  }
}

/** Central values by assumption, for the assumptions that the plan's figures reach. */
export function centralValues(
  theCase: CaseFile,
  plan: Pick<Plan, 'parameters'> | readonly { readonly name: string; readonly member?: string }[],
): FigureData['central'] {
  const central: Record<string, number | Record<string, number>> = {}
  for (const { name, member } of 'parameters' in plan ? plan.parameters : plan) {
    const value = assumptionOf(theCase, name, member)?.central ?? 0
    if (member === undefined) central[name] = value
    else central[name] = { ...((central[name] as Record<string, number> | undefined) ?? {}), [member]: value }
  }
  return central
}

/** The catalogue code under which a case itemises what a lever of changeover costs. */
const codeOfLever: Readonly<Record<string, string>> = { L13: 'O12', L14: 'O2', L15: 'O14' }
export const sharedByKey = ['setUp', 'exit', 'L01', 'L04', 'R8', 'R9', 'R10', 'R13', 'R17'] as const

export function counterfactualOf(theCase: CaseFile): string {
  const found = theCase.options.find(({ role }) => role === 'counterfactual')
  if (found === undefined) throw new Error('A case has one counterfactual option')
  return found.code
}
