import type { VNode } from 'preact'
import { Letters, tidy, widthOf } from './letters.tsx'
import type { MoneyScale } from './scale.ts'
import { hairline, ink } from './tokens.ts'

/** Where a drawing over years puts its marks: x by the place of the year, y by pence. */
export interface Frame {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly years: readonly string[]
  readonly scale: MoneyScale
  x(index: number): number
  y(pence: number): number
}

interface FrameParts {
  readonly width: number
  readonly height: number
  readonly scale: MoneyScale
  readonly years: readonly string[]
  /** What will stand at the right of the marks: room is kept for the longest. */
  readonly rightLabels: readonly string[]
  /** Room at each end for marks that are as wide as a bar. */
  readonly inset?: number
}

export function frame({ width, height, scale, years, rightLabels, inset = 0 }: FrameParts): Frame {
  const left = Math.ceil(longest(scale.ticks.map(scale.label)) + 10)
  const right = Math.floor(width - longest(rightLabels) - 10)
  const [top, bottom] = [12, height - 28]
  const span = right - left - 2 * inset
  return {
    left,
    right,
    top,
    bottom,
    years,
    scale,
    x: (index) => left + inset + (years.length < 2 ? span / 2 : (span * index) / (years.length - 1)),
    y: (pence) => bottom - (bottom - top) * scale.share(pence),
  }
}

/** The money axis with its emphasised nought, and the years under it. */
export function YearAxis({ at }: { at: Frame }): VNode {
  return (
    <g>
      {at.scale.ticks.map((pence) => {
        const y = tidy(at.y(pence))
        return (
          <g>
            <path
              d={`M${at.left} ${y}H${at.right}`}
              stroke={pence === 0 ? ink : hairline}
              stroke-width={pence === 0 ? 1.6 : 1}
              fill="none"
            />
            <Letters x={at.left - 6} y={y + 5} anchor="end" bold={pence === 0} quiet={pence !== 0}>
              {at.scale.label(pence)}
            </Letters>
          </g>
        )
      })}
      {yearLabels(at).map(({ x, text, anchor }) => (
        <Letters x={x} y={at.bottom + 22} anchor={anchor} quiet>
          {text}
        </Letters>
      ))}
    </g>
  )
}

/** The first and the last year in full, and as many between as have room. */
function yearLabels(at: Frame): readonly { x: number; text: string; anchor: 'start' | 'middle' | 'end' }[] {
  const last = at.years.length - 1
  const wide = widthOf(at.years[0] ?? '')
  const [from, to] = [Math.max(at.left, at.x(0) - wide / 2), Math.min(at.right, at.x(last) + wide / 2)]
  const [free, end] = [from + wide + 18, to - wide - 18]
  const between = Math.max(0, Math.min(last - 1, Math.floor((end - free) / 50) + 1))
  const middles = [...new Set(Array.from({ length: between }, (_, n) => Math.round(((n + 1) * last) / (between + 1))))]
  return [
    { x: from, text: at.years[0] ?? '', anchor: 'start' },
    ...middles
      .filter((index) => at.x(index) >= free && at.x(index) <= end)
      .map((index) => ({ x: at.x(index), text: `’${(at.years[index] ?? '').slice(2, 4)}`, anchor: 'middle' as const })),
    ...(last > 0 ? [{ x: to, text: at.years[last] ?? '', anchor: 'end' as const }] : []),
  ]
}

function longest(labels: readonly string[]): number {
  return labels.reduce(
    (most, label) => (widthOf(label, undefined, true) > most ? widthOf(label, undefined, true) : most),
    0,
  )
}
