import type { Section251Aspect, Section251Key } from '../../reference/index.ts'
import type { Area, Period } from '../observation.ts'
import { type CouncilReturn, pounds, type ReturnedLine } from './council-return.ts'

/**
 * Pounds by which a sum may be out. Figures are rounded to pounds one by one, and ten lines so rounded can be five
 * pounds from their total; in the return of 2023-24 the published sums are out by one to three.
 */
export const tolerancePounds = 5

/** A sum of the return that does not come out. */
export interface ArithmeticFault {
  readonly area: Area
  readonly period: Period
  readonly line: ReturnedLine
  readonly rule: 'providers' | 'net' | 'netRevenue' | 'lines'
  /** The column that stands, what stands there and what it should be by the rest of the return, in pounds. */
  readonly aspect: Section251Aspect
  readonly stands: number
  readonly worked: number
}

const providers = ['own', 'private', 'otherPublic', 'voluntary'] as const satisfies readonly Section251Aspect[]

/** Sums within a row, and of rows into their totals, that are out by more than the tolerance. */
export function arithmeticFaults(returns: readonly CouncilReturn[]): readonly ArithmeticFault[] {
  return returns.flatMap((each) =>
    [...each.lines.values()].flatMap((line) => [...withinRow(each, line), ...ofLines(each, line)]),
  )
}

function withinRow({ area, period }: CouncilReturn, line: ReturnedLine): readonly ArithmeticFault[] {
  const at = (aspect: Section251Aspect) => pounds(line, aspect)
  const fault = (rule: ArithmeticFault['rule'], aspect: Section251Aspect, worked: number | undefined) => {
    const stands = at(aspect)
    if (stands === undefined || worked === undefined || Math.abs(stands - worked) <= tolerancePounds) return []
    return [{ area, period, line, rule, aspect, stands, worked }]
  }
  // Where own provision was worked out as what the others leave, the sum says nothing.
  const isWorkedOut = line.figures.own?.marks.includes('estimated') === true
  return [
    ...fault('providers', 'gross', isWorkedOut ? undefined : sum(providers.map(at))),
    ...fault('net', 'net', less(at('gross'), at('income'))),
    ...fault('netRevenue', 'netRevenue', less(less(at('net'), at('grantsInside')), at('grantsOutside'))),
  ]
}

/** A total is held against its lines only where all of them are there: a total of known and unknown is no fault. */
function ofLines({ area, period, lines }: CouncilReturn, line: ReturnedLine): readonly ArithmeticFault[] {
  if (line.adds.length === 0) return []
  const added = line.adds.map((key) => lines.get(key))
  return summedAspects.flatMap((aspect) => {
    const stands = pounds(line, aspect)
    const worked = sum(added.map((each) => pounds(each, aspect)))
    if (stands === undefined || worked === undefined || Math.abs(stands - worked) <= tolerancePounds) return []
    return [{ area, period, line, rule: 'lines' as const, aspect, stands, worked }]
  })
}

const summedAspects = [...providers, 'gross', 'income', 'net', 'grantsInside', 'grantsOutside', 'netRevenue'] as const

function sum(parts: readonly (number | undefined)[]): number | undefined {
  let total = 0
  for (const part of parts) {
    if (part === undefined) return undefined
    total += part
  }
  return total
}

function less(from: number | undefined, take: number | undefined): number | undefined {
  return from === undefined || take === undefined ? undefined : from - take
}

/** One figure that stands on two or more lines of one council in one year, in pounds. */
export interface SameFigure {
  readonly area: Area
  readonly period: Period
  /** The column it stands in: gross, or one provider where the gross of the lines differs. */
  readonly aspect: Section251Aspect
  readonly amount: number
  readonly lines: readonly ReturnedLine[]
  /** Other columns that are the same on these lines too. */
  readonly also: readonly { readonly aspect: Section251Aspect; readonly amount: number }[]
  /** The totals that count every one of these lines. */
  readonly totals: readonly Section251Key[]
}

/** Small amounts are the same by chance, and so are round thousands: grants, and shares of them. Neither is asked about. */
const worthAsking = 10_000
const roundAmount = 1000

/**
 * The same non-zero figure on two lines that are counted apart: one of them may have been copied, and the total then
 * holds it twice. Parts, memo lines and totals are not looked at: they repeat other lines by their nature.
 */
export function sameFigureTwice(returns: readonly CouncilReturn[]): readonly SameFigure[] {
  return returns.flatMap((each) => {
    const lines = [...each.lines.values()].filter(({ kind }) => kind === 'line')
    // A provider’s figure that is the same because the whole line is, was told with the line; and two providers’
    // figures on the same lines are one finding.
    const told = [...repeated(each, lines, 'gross')]
    for (const aspect of providers)
      told.push(...repeated(each, lines, aspect).filter((same) => !told.some((other) => covers(other, same))))
    return told
  })
}

function covers({ lines: told }: SameFigure, { lines }: SameFigure): boolean {
  return lines.every(({ key }) => told.some((line) => line.key === key))
}

function repeated(
  { area, period, lines: all }: CouncilReturn,
  lines: readonly ReturnedLine[],
  aspect: Section251Aspect,
): readonly SameFigure[] {
  const byAmount = new Map<number, ReturnedLine[]>()
  for (const line of lines) {
    const amount = pounds(line, aspect)
    if (amount === undefined || Math.abs(amount) < worthAsking || amount % roundAmount === 0) continue
    byAmount.set(amount, [...(byAmount.get(amount) ?? []), line])
  }
  return [...byAmount].flatMap(([amount, same]) =>
    same.length < 2
      ? []
      : [
          {
            area,
            period,
            aspect,
            amount,
            lines: same,
            also: alsoSame(same, aspect),
            totals: totalsOver(all, same),
          },
        ],
  )
}

const alsoAspects = [...providers, 'income', 'net'] as const

function alsoSame(lines: readonly ReturnedLine[], but: Section251Aspect): SameFigure['also'] {
  return alsoAspects.flatMap((aspect) => {
    const [amount, ...others] = lines.map((line) => pounds(line, aspect))
    const isSame = aspect !== but && amount !== undefined && amount !== 0 && others.every((other) => other === amount)
    return isSame ? [{ aspect, amount }] : []
  })
}

/** Totals that count every one of the lines, straight or through another total. */
function totalsOver(all: CouncilReturn['lines'], lines: readonly ReturnedLine[]): readonly Section251Key[] {
  const counts = (total: ReturnedLine, key: Section251Key): boolean =>
    total.adds.some((added) => {
      const line = all.get(added)
      return added === key || (line !== undefined && line.kind === 'subtotal' && counts(line, key))
    })
  return [...all.values()].flatMap((total) =>
    total.kind === 'subtotal' && lines.every(({ key }) => counts(total, key)) ? [total.key] : [],
  )
}

/** A line whose grants exceed what was spent: its net revenue spend is below nought, in pounds. */
export interface NegativeNetRevenue {
  readonly area: Area
  readonly period: Period
  readonly line: ReturnedLine
  readonly netRevenue: number
}

/** Lines with a net revenue below nought, beyond what rounding explains. A share or a saving worked from one is void. */
export function negativeNetRevenue(returns: readonly CouncilReturn[]): readonly NegativeNetRevenue[] {
  return returns.flatMap(({ area, period, lines }) =>
    [...lines.values()].flatMap((line) => {
      const netRevenue = pounds(line, 'netRevenue')
      return netRevenue === undefined || netRevenue >= -tolerancePounds || line.kind === 'memo'
        ? []
        : [{ area, period, line, netRevenue }]
    }),
  )
}
