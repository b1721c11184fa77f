import { ticks as niceTicks } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { formatNumber } from '../figures/index.ts'

/** A money axis: always with nought on it, never cut short, its ticks in one stated unit. */
export interface MoneyScale {
  readonly low: number
  readonly high: number
  readonly ticks: readonly number[]
  /** `£ million`, `£ thousand` or `£`. */
  readonly unit: string
  /** What a tick says: the number in the unit, without it. */
  label(pence: number): string
  /** 0 at the low end, 1 at the high end. */
  share(pence: number): number
}

/** One scale for all amounts given, in pence: every panel of a chart is drawn on the same. */
export function moneyScale(amounts: readonly number[], count = 4): MoneyScale {
  const least = amounts.reduce((low, pence) => (pence < low ? pence : low), 0)
  const most = amounts.reduce((high, pence) => (pence > high ? pence : high), 0)
  const domain: [number, number] = least === most ? [0, 100] : [least, most]
  const linear = scaleLinear().domain(domain).nice(count)
  const [low = 0, high = 1] = linear.domain()
  const size = -low > high ? -low : high
  const unit = size >= 100_000_000 ? 'million' : size >= 100_000 ? 'thousand' : ''
  const each = unit === 'million' ? 100_000_000 : unit === 'thousand' ? 100_000 : 100
  const ticks = niceTicks(low, high, count)
  const places = ticks.some((pence) => Math.round(pence / each) * each !== pence) ? placesFor(ticks, each) : 0
  return {
    low,
    high,
    ticks,
    unit: unit === '' ? '£' : `£ ${unit}`,
    label: (pence) => (pence === 0 ? '0' : formatNumber(pence / each, places)),
    share: (pence) => (pence - low) / (high - low),
  }
}

function placesFor(ticks: readonly number[], each: number): number {
  const gap = Math.abs((ticks[1] ?? 0) - (ticks[0] ?? 0)) / each
  return gap >= 0.1 ? 1 : 2
}
