import { formatNumber, formatPercent, listInWords } from '../../figures/index.ts'
import { type Section251Aspect, section251Aspects, section251Titles } from '../../reference/index.ts'
import type { Area, Period } from '../observation.ts'
import type { CellWarnings } from '../problems.ts'
import {
  type ArithmeticFault,
  arithmeticFaults,
  negativeNetRevenue,
  type SameFigure,
  sameFigureTwice,
} from './checks.ts'
import { placeOfRow } from './collect.ts'
import type { CouncilReturn, ReturnedLine } from './council-return.ts'
import { type OwnershipQuestion, ownershipQuestions } from './ownership.ts'

/** Tells whoever takes the file what in it does not add up, stands twice, is below nought, or asks who owns a provider. */
export function tellOf(returns: readonly CouncilReturn[], warnings: CellWarnings): void {
  for (const fault of arithmeticFaults(returns))
    warnings.add('IMP-41', mark(fault, [fault.line], fault.rule), placeOf(fault.line), arithmeticSentence(fault))
  for (const found of sameFigureTwice(returns))
    warnings.add('IMP-42', mark(found, found.lines, found.aspect), placeOf(found.lines[0]), sameFigureSentence(found))
  for (const question of ownershipQuestions(returns)) {
    const place = `${nameOf(question.area)} ${question.period.label}`
    warnings.add('IMP-46', place, place, ownershipSentence(question))
  }
  for (const { area, period, line, netRevenue } of negativeNetRevenue(returns))
    warnings.add(
      'IMP-43',
      `${period.label}`,
      placeOf(line),
      `${where(area, period, line)} has a net revenue spend of ${pounds(netRevenue)}: its grants exceed what was spent. Read gross or net current spend instead.`,
    )
}

/** Two lines with the same figure, as a sentence. */
export function sameFigureSentence({ area, period, aspect, amount, lines, also, totals }: SameFigure): string {
  const numbers = listInWords(lines.map(({ ref }) => ref))
  const titles = lines.map(({ key }) => section251Titles[key]).join('; ')
  const rest = also.map((each) => `${column(each.aspect)} ${pounds(each.amount)}`)
  const too = rest.length === 0 ? '' : `, and the same ${listInWords(rest)}`
  const every = lines.length === 2 ? 'Both' : 'All'
  const inside = totals.includes('totalExcludingCera') ? ` ${every} are inside the total.` : ''
  return `${nameOf(area)} ${period.label} has ${column(aspect)} ${pounds(amount)}${too} on each of lines ${numbers} (${titles}).${inside} Ask the council whether one was copied.`
}

/** A sum that does not come out, as a sentence. */
export function arithmeticSentence({ area, period, line, rule, aspect, stands, worked }: ArithmeticFault): string {
  const says: Readonly<Record<ArithmeticFault['rule'], string>> = {
    providers: 'the four providers add up to',
    net: 'gross less income is',
    netRevenue: 'net current spend less grants is',
    lines: 'the lines that it adds up come to',
  }
  return `${where(area, period, line)}: ${column(aspect)} stands as ${pounds(stands)}, and ${says[rule]} ${pounds(worked)}. Both are kept as published.`
}

/** A split by provider that asks who owns the provider, as a sentence with its question. */
export function ownershipSentence({
  area,
  period,
  why,
  shares,
  medianPrivate,
  companies,
  question,
}: OwnershipQuestion): string {
  const split = `${formatPercent(shares.own)} own, ${formatPercent(shares.private)} private`
  const names = [...new Set(companies.map(({ provider }) => provider))]
  const says: Readonly<Record<OwnershipQuestion['why'], string>> = {
    company: `${listInWords(names)} runs services there, and a council’s own company may stand under private`,
    littleOwn: 'next to nothing is the council’s own, as where a company runs the service',
    noPrivate: `half the councils returned with it have ${formatPercent(medianPrivate)} private or more`,
  }
  return `${nameOf(area)} ${period.label} returned its looked-after spend as ${split}; ${says[why]}. ${question}`
}

function mark(
  { area, period }: { readonly area: Area; readonly period: Period },
  lines: readonly ReturnedLine[],
  what: string,
): string {
  return `${area.key} ${period.label} ${lines.map(({ key }) => key).join(' ')} ${what}`
}

function placeOf(line: ReturnedLine | undefined): string {
  return line === undefined ? '' : placeOfRow(line.row, line.sheet)
}

function where(area: Area, period: Period, { ref, key }: ReturnedLine): string {
  return `${nameOf(area)} ${period.label}, line ${ref} (${section251Titles[key]})`
}

function nameOf({ name, key }: Area): string {
  return name === '' ? key : name
}

function column(aspect: Section251Aspect): string {
  return section251Aspects[aspect].toLowerCase()
}

function pounds(amount: number): string {
  return formatNumber(amount, Number.isInteger(amount) ? 0 : 2)
}
