import { formatNumber, formatPercent, formatPounds } from '../../src/figures/index.ts'
import * as reference from '../../src/reference/index.ts'
import { code, page, table, withLinks } from './markdown.ts'

type Entry = Pick<reference.Dated<unknown>, 'value' | 'effectiveFrom' | 'effectiveTo' | 'source' | 'grade'>

/** What each dated rule is called, and how one of its values is said. */
interface Rule {
  readonly title: string
  readonly says: (value: never) => string
}

const wholePounds = (pounds: number) => formatPounds(pounds).replace(/\.00$/, '')
const percent = (share: number) => formatPercent(share).replace(/\.0%$/, '%')

const rules: Readonly<Record<string, Rule>> = {
  discountSchedules: {
    title: 'Discount rates, real',
    says: (bands: readonly reference.DiscountBand[]) =>
      bands.map(({ fromYear, ratePerYear }) => `${percent(ratePerYear)} from year ${fromYear}`).join('; '),
  },
  gdpDeflator: {
    title: 'GDP deflator',
    says: ({ year, index }: { year: number; index: number }) => `${year}: ${index}`,
  },
  optimismBiasBounds: {
    title: 'Optimism bias, upper bounds',
    says: (bounds: Readonly<Record<string, reference.OptimismBias>>) =>
      Object.entries(bounds)
        .map(([kind, { cost, duration }]) => `${inWords(kind)}: cost ${percent(cost)}, duration ${percent(duration)}`)
        .join('; '),
  },
  weeksPayCaps: { title: 'Statutory redundancy: most that counts as a week’s pay', says: wholePounds },
  redundancyScales: {
    title: 'Statutory redundancy: weeks for a year of service',
    says: (scale: reference.RedundancyScale) =>
      `${scale.below22} before the age of 22, ${scale.from22To40} from 22, ${scale.from41} from 41; ${scale.fewestYears} to ${scale.mostYears} years count`,
  },
  collectiveConsultation: {
    title: 'Collective redundancy: days of consultation',
    says: ({ from20, from100 }: reference.ConsultationDays) => `${from20} from 20 people, ${from100} from 100`,
  },
  protectiveAwardDays: { title: 'Protective award, at most', says: (days: number) => `${days} days’ pay` },
  employerNationalInsurance: {
    title: 'Employer national insurance',
    says: ({ rate, thresholdPounds }: reference.EmployerNationalInsurance) =>
      `${formatPercent(rate, 2).replace(/0?%$/, '%')} above ${wholePounds(thresholdPounds)} a year`,
  },
  normalPensionAges: {
    title: 'Local government pension: age without reduction',
    says: (age: number) => formatNumber(age),
  },
  redundancyPensionAges: {
    title: 'Local government pension: youngest age paid on redundancy',
    says: (age: number) => formatNumber(age),
  },
  pensionStrain: {
    title: 'Pension strain',
    says: ({ fromAge, shareOfPayAtThatAge }: { fromAge: number; shareOfPayAtThatAge: number }) =>
      `${percent(shareOfPayAtThatAge)} of pay for each year of membership at ${fromAge}, falling straight to nought at the age without reduction`,
  },
  vatRates: { title: 'Value added tax, standard rate', says: percent },
  corporationTaxRates: { title: 'Corporation tax, main rate', says: percent },
}

/** Every dated rule with the dates it holds for and who says so. Throws when a rule has been added without its words. */
export function rulesPage(): string {
  const packs = Object.entries(reference).flatMap(([name, value]) =>
    isDatedList(value) ? [{ name, entries: value }] : [],
  )
  packs.sort((a, b) => (ruleOf(a.name).title < ruleOf(b.name).title ? -1 : 1))
  return page(
    'Dated rules',
    'Rates, caps and rules are facts with dates and a source, never constants in code. A case uses the entry that was in force on its own date; where none was, the nearest in time stands in and the answer says which rule was missing.',
    ...packs.map(
      ({ name, entries }) => `## ${ruleOf(name).title}\n\n${code(name)}\n\n${tableOf(ruleOf(name), entries)}`,
    ),
  )
}

/** Where every entry has one source and grade, they stand once above the table. */
function tableOf({ says }: Rule, entries: readonly Entry[]): string {
  const authorities = new Set(entries.map(authorityOf))
  const isOne = authorities.size === 1
  const rows = entries.map((entry) => [
    entry.effectiveFrom,
    entry.effectiveTo ?? '',
    says(entry.value as never), // each rule's words stand beside its own values above
    ...(isOne ? [] : [entry.grade, withLinks(entry.source)]),
  ])
  const above = isOne ? [...authorities].map((authority) => `${authority}.\n\n`).join('') : ''
  return `${above}${table(['From', 'To', 'Rule', ...(isOne ? [] : ['Grade', 'Source'])], rows)}`
}

function authorityOf({ grade, source }: Entry): string {
  return `Grade ${grade}: ${withLinks(source)}`
}

function ruleOf(name: string): Rule {
  const rule = rules[name]
  if (rule === undefined)
    throw new Error(`The rule ${name} has no words on the page of rules: scripts/docs/rules-page.ts`)
  return rule
}

/** Priors have pages of their own; a rule is a list whose entries hold a value from one date to another. */
function isDatedList(value: unknown): value is readonly Entry[] {
  const first: unknown = Array.isArray(value) ? value[0] : undefined
  return typeof first === 'object' && first !== null && 'effectiveFrom' in first && 'value' in first
}

function inWords(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
