import { ticks as niceTicks } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { formatNumber } from '../figures/index.ts'

/** An axis of counts or rates, with nought on it. */
export interface PlainScale {
  readonly ticks: readonly number[]
  label(value: number): string
  /** 0 at the low end, 1 at the high end. */
  share(value: number): number
}

/** One scale for all the values given. */
export function plainScale(values: readonly number[], count = 4): PlainScale {
  const least = values.reduce((low, value) => (value < low ? value : low), 0)
  const most = values.reduce((high, value) => (value > high ? value : high), 0)
  const [low = 0, high = 1] = scaleLinear()
    .domain(least === most ? [0, 1] : [least, most])
    .nice(count)
    .domain()
  const ticks = niceTicks(low, high, count)
  const places = ticks.some((tick) => !Number.isInteger(tick)) ? 1 : 0
  return { ticks, label: (value) => formatNumber(value, places), share: (value) => (value - low) / (high - low) }
}
