// Workload W as somebody would write it who has no engine: objects for what there is (councils, their services, options,
// years), closures for what is asked of them, one draw at a time. A yardstick: it is written to be read and is neither
// handicapped nor tuned, and it is kept as it is, so that what is measured against it stays comparable.

import { sampleW } from './plain-sampling-of-w.ts'
import { summariesBySorting } from './plain-summaries-of-w.ts'
import type { SummariesOfW } from './summaries-of-w.ts'
import type { SpecificationOfW } from './workload-w.ts'

/** W by the object model, whole: sampling, every draw, every summary. */
export function wholeByObjectModel(spec: SpecificationOfW, seed: number, draws: number): SummariesOfW {
  const parameters = sampleW(spec, seed, draws)
  const results = drawsByObjectModel(spec, parameters)
  const outputs = results[0]?.map((_, output) => Float64Array.from(results, (result) => result[output]!)) ?? [] // each draw has as many
  return summariesBySorting(parameters, outputs)
}

/** The 149 results of every draw, in the order of the specification. */
export function drawsByObjectModel(spec: SpecificationOfW, parameters: readonly Float64Array[]): readonly number[][] {
  const work = objectModelOfW(spec)
  const draws = parameters[0]?.length ?? 0
  return Array.from({ length: draws }, (_, draw) => work(parameters.map((column) => column[draw]!))) // columns of the same draws
}

/** The model made ready: give it the 40 uncertain numbers of a draw, in their order. */
export function objectModelOfW(spec: SpecificationOfW): (numbers: readonly number[]) => number[] {
  const councils = councilsOf(spec)
  const [separate, ...shared] = optionsOf(spec)
  if (separate === undefined) throw new Error('The specification of W has no options')
  return (numbers) => {
    const luck = luckOf(numbers)
    const years = yearsOf(spec, luck)
    const underSeparate = underOption(separate, councils, luck, years)
    const underShared = shared.map((option) => underOption(option, councils, luck, years))
    const savings = underShared.map((under) => savingsOf(under, underSeparate, years))
    return [
      ...savings.flatMap(({ byCouncil }) => byCouncil.flatMap(({ net }) => net)),
      ...savings.flatMap(({ byCouncil }) => byCouncil.map(({ presentValue }) => presentValue)),
      ...savings.map(({ total }) => total),
      ...savings.map(({ worst }) => worst),
      ...savings.map(({ payback }) => payback),
      ...[underSeparate, ...underShared].map(({ peakCaseload }) => peakCaseload),
    ]
  }
}

interface Service {
  readonly staff: number
  readonly unitCost: number
  readonly thirdParty: number
  readonly backOffice: number
  readonly management: number
  readonly agencyShare: number
  readonly newBurdens: number
  readonly elasticity: number
  /** Undefined where the service holds no cases. */
  readonly openCases: number | undefined
}

interface Council {
  readonly position: number
  readonly services: readonly Service[]
  readonly payGap: number
  readonly share: number
}

function councilsOf(spec: SpecificationOfW): readonly Council[] {
  return spec.F.map((staffByService, c) => ({
    position: c,
    payGap: spec.GAP[c]!, // tables of the same councils and services throughout
    share: spec.SHARE[c]!,
    services: staffByService.map((staff, s) => ({
      staff,
      unitCost: spec.UNIT[c]![s]!,
      thirdParty: spec.TP[c]![s]!,
      backOffice: spec.BO[c]![s]!,
      management: spec.MG[c]![s]!,
      agencyShare: spec.AG0[c]![s]!,
      newBurdens: spec.NN[c]![s]!,
      elasticity: spec.G[s]!,
      openCases: s < 4 ? spec.KC[c]![s]! : undefined,
    })),
  }))
}

/** How far each lever is pulled, by its name in the specification. */
type Levers = ReturnType<typeof leversOf>

interface Option {
  readonly isShared: boolean
  readonly levers: Levers
  readonly scope: readonly number[]
  readonly profile: readonly number[]
}

function optionsOf(spec: SpecificationOfW): readonly Option[] {
  return spec.SCOPE.map((scope, o) => ({
    isShared: o > 0,
    levers: leversOf(spec, o),
    scope,
    profile: spec.PROF[o]!,
  }))
}

function leversOf({ OPT }: SpecificationOfW, option: number) {
  const lever = (name: string) => OPT[name]![option]! // every option has all fourteen
  return {
    mM: lever('mM'),
    mB: lever('mB'),
    mP: lever('mP'),
    mA: lever('mA'),
    mH: lever('mH'),
    mI: lever('mI'),
    mCo: lever('mCo'),
    mV: lever('mV'),
    mPr: lever('mPr'),
    dip: lever('dip'),
    delay: lever('delay'),
    keep: lever('keep'),
    exitc: lever('exitc'),
    leak: lever('leak'),
  }
}

type Luck = ReturnType<typeof luckOf>

/** The uncertain numbers by name. */
function luckOf(numbers: readonly number[]) {
  const at = (index: number) => numbers[index]! // 40 of them
  return {
    payInflation: at(0),
    priceInflation: at(1),
    demandGrowth: at(2),
    newBurden: at(3),
    agencyPremium: at(4),
    leaverRate: at(5),
    managementCut: at(6),
    procurementDiscount: at(7),
    backOfficeSaving: at(8),
    optimismBias: at(9),
    hiringCapacity: [at(10), at(11), at(12)],
    realised: [at(13), at(14), at(15)],
    phaseSpeed: at(16),
    phaseDelay: at(17),
    redundancyMultiple: at(18),
    ictOneOff: at(19),
    ictRunning: at(20),
    harmoniseShare: at(21),
    harmoniseYears: at(22),
    companyOverhead: at(23),
    companySetUp: at(24),
    pensionStrain: at(25),
    propertySaving: at(26),
    passThrough: at(27),
    irrecoverableTax: at(28),
    productivity: at(29),
    productivityDip: at(30),
    severity: at(31),
    shock: at(32),
    shockSize: at(33),
    shockYear: at(34),
    deflator: at(35),
    exitCost: at(36),
    reorganisation: at(37),
    reorganisationYear: at(38),
    leakage: at(39),
  }
}

/** What a year brings to everybody. */
interface Year {
  readonly number: number
  readonly pay: number
  readonly price: number
  readonly discount: number
  readonly shock: number
  /** The reorganisation’s size once it has happened, and in the year in which it does. */
  readonly after: number
  readonly at: number
}

function yearsOf(spec: SpecificationOfW, luck: Luck): readonly Year[] {
  let [pay, price, prices] = [1, 1, 1]
  return spec.DISC.map((discount, number) => {
    pay *= 1 + luck.payInflation
    price *= 1 + luck.priceInflation
    prices *= 1 + luck.deflator
    return {
      number,
      pay,
      price,
      discount: discount / prices,
      shock: 1 + (number >= luck.shockYear ? luck.shock * luck.shockSize : 0),
      after: number >= luck.reorganisationYear ? luck.reorganisation : 0,
      at: number === luck.reorganisationYear ? luck.reorganisation : 0,
    }
  })
}

/** How far an option has come in a year. */
interface Progress {
  readonly year: Year
  readonly phase: number
  readonly phaseBefore: number
  readonly inputs: number
  readonly leaving: number
  readonly conversion: number
  readonly procurement: number
  readonly harmonised: number
}

function progressOf({ isShared, levers }: Option, luck: Luck, years: readonly Year[]): readonly Progress[] {
  let phaseBefore = 0
  return years.map((year) => {
    const since = year.number - levers.delay
    const phase = isShared
      ? (1 / (1 + Math.exp(-luck.phaseSpeed * (since - 0.5 - luck.phaseDelay)))) * (1 - year.after * (1 - levers.keep))
      : 0
    const dip = since === luck.phaseDelay ? luck.productivityDip * levers.dip : 0
    const progress = {
      year,
      phase,
      phaseBefore,
      inputs: 1 / (1 + luck.productivity * levers.mPr * phase - dip),
      leaving: luck.leaverRate * (1 - 0.3 * levers.mA * phase),
      conversion: levers.mA * phase,
      procurement: luck.procurementDiscount * luck.passThrough * levers.mP * phase,
      harmonised: luck.harmoniseShare * levers.mH * clamp((since - luck.phaseDelay + 1) / luck.harmoniseYears, 0, 1),
    }
    phaseBefore = phase
    return progress
  })
}

/** What a council pays in each year under an option. */
interface CouncilUnderOption {
  readonly costs: readonly number[]
  readonly oneOffs: readonly number[]
}

interface UnderOption {
  readonly councils: readonly CouncilUnderOption[]
  readonly peakCaseload: number
}

function underOption(option: Option, councils: readonly Council[], luck: Luck, years: readonly Year[]): UnderOption {
  const progress = progressOf(option, luck, years)
  const staffed = councils.map((council) => staffedCouncil(council, option, luck, progress))
  return {
    councils: councils.map((council, index) => costsOf(council, option, luck, progress, staffed[index]!)), // one for each council
    peakCaseload: Math.max(0, ...staffed.map(({ peakCaseload }) => peakCaseload)),
  }
}

/** A council’s services in each year at start prices, and the most cases a member of staff ever holds. */
interface StaffedCouncil {
  readonly staffCosts: readonly number[]
  readonly thirdPartyCosts: readonly number[]
  readonly peakCaseload: number
}

function staffedCouncil(council: Council, option: Option, luck: Luck, progress: readonly Progress[]): StaffedCouncil {
  const staffed = council.services.map((service, s) =>
    staffedService(service, option.scope[s]!, council, arrivesAt(council, option, luck), luck, progress),
  )
  const added = (of: (year: StaffedService) => number) =>
    progress.map((_, t) => staffed.reduce((sum, service) => sum + of(service[t]!), 0)) // one for each year
  return {
    staffCosts: added(({ staffCost }) => staffCost),
    thirdPartyCosts: added(({ thirdPartyCost }) => thirdPartyCost),
    peakCaseload: Math.max(0, ...staffed.flatMap((service) => service.map(({ caseload }) => caseload))),
  }
}

/** The share of a council’s savings that arrives. */
function arrivesAt(council: Council, { levers }: Option, luck: Luck): number {
  return luck.realised[council.position]! * (1 - luck.leakage * levers['leak']!) // three councils, fourteen levers
}

interface StaffedService {
  readonly staffCost: number
  readonly thirdPartyCost: number
  /** 0 where the service holds no cases. */
  readonly caseload: number
}

/** Staff from year to year: who stays, who is hired up to what can be, and agency staff for what is still needed. */
function staffedService(
  service: Service,
  scope: number,
  council: Council,
  arrives: number,
  luck: Luck,
  progress: readonly Progress[],
): readonly StaffedService[] {
  const hiring = luck.hiringCapacity[council.position]! // three councils
  let unshocked = 1
  let permanent = service.staff * (1 - service.agencyShare)
  let agency = service.staff * service.agencyShare
  return progress.map(({ year, inputs, leaving, conversion, procurement }) => {
    unshocked *=
      1 + luck.demandGrowth * service.elasticity + (year.number < 3 ? luck.newBurden * service.newBurdens : 0)
    const demand = unshocked * year.shock
    const need = service.staff * demand * inputs
    const staying = permanent - leaving * permanent
    const limit = hiring * 0.16 * service.staff + hiring * conversion * agency
    permanent = staying + Math.min(Math.max(need - staying, 0), limit)
    agency = Math.min(Math.max(need - permanent, 0), 0.35 * need)
    return {
      staffCost: service.unitCost * (permanent + agency * (1 + luck.agencyPremium)),
      thirdPartyCost:
        service.thirdParty * demand * (1 + luck.severity * (demand - 1)) * (1 - procurement * arrives * scope),
      caseload: service.openCases === undefined ? 0 : (service.openCases * demand) / (permanent + agency),
    }
  })
}

function costsOf(
  council: Council,
  option: Option,
  luck: Luck,
  progress: readonly Progress[],
  { staffCosts, thirdPartyCosts }: StaffedCouncil,
): CouncilUnderOption {
  const { levers } = option
  const inScope = (of: (service: Service) => number) =>
    council.services.reduce((sum, service, s) => sum + of(service) * option.scope[s]!, 0) // one for each service
  const management = inScope((service) => service.management)
  const backOffice = inScope((service) => service.backOffice)
  const arrives = arrivesAt(council, option, luck)
  const costs: number[] = []
  const oneOffs: number[] = []
  for (const [t, { year, phase, phaseBefore, harmonised }] of progress.entries()) {
    const cut = luck.managementCut * levers.mM * management * year.pay
    const staff =
      staffCosts[t]! * year.pay * (1 + harmonised * council.payGap) * (1 + luck.companyOverhead * levers.mCo * phase)
    const thirdParty = thirdPartyCosts[t]! * year.price * (1 + luck.irrecoverableTax * levers.mV)
    const backOfficeSaved = luck.backOfficeSaving * levers.mB * backOffice * phase * year.price * arrives
    const propertySaved = luck.propertySaving * levers.mB * council.share * phase * year.price
    const ict = luck.ictRunning * levers.mI * council.share * phase * year.price
    costs.push(staff + thirdParty - cut * phase * arrives - backOfficeSaved - propertySaved + ict)
    const redundancy = luck.redundancyMultiple * cut * Math.max(phase - phaseBefore, 0)
    const setUp = luck.ictOneOff * levers.mI + luck.companySetUp * levers.mCo
    const leaving = year.at * luck.exitCost * levers.exitc * council.share
    oneOffs.push(
      redundancy +
        luck.pensionStrain * redundancy +
        luck.optimismBias * setUp * council.share * option.profile[t]! +
        leaving * (0.5 * luck.ictOneOff + luck.companySetUp),
    )
  }
  return { costs, oneOffs }
}

/** What an option saves against going on separately. */
function savingsOf(under: UnderOption, separate: UnderOption, years: readonly Year[]) {
  const byCouncil = under.councils.map(({ costs, oneOffs }, c) => {
    const net = costs.map((cost, t) => separate.councils[c]!.costs[t]! - cost - oneOffs[t]!) // the same councils and years
    const present = net.map((saving, t) => saving * years[t]!.discount)
    return { net, present, presentValue: sumOf(present) }
  })
  let soFar = 0
  let payback = 0
  for (const { number } of years) {
    soFar += sumOf(byCouncil.map(({ present }) => present[number]!)) // one for each year
    if (soFar < 0) payback = number + 1
  }
  const presentValues = byCouncil.map(({ presentValue }) => presentValue)
  return { byCouncil, total: sumOf(presentValues), worst: Math.min(...presentValues), payback }
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}
