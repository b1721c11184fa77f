import type { VNode } from 'preact'
import type { CouncilShape } from './tokens.ts'
import { councilMark, gainInk } from './tokens.ts'

/** A council's mark, centred on a point: its shape says who it is where its colour cannot. */
export function CouncilSign({
  place,
  x,
  y,
  size = 5.5,
}: {
  place: number
  x: number
  y: number
  size?: number
}): VNode {
  const { colour, shape } = councilMark(place)
  return <path d={shapePath(shape, x, y, size)} fill={colour} fill-rule="evenodd" />
}

function shapePath(shape: CouncilShape, x: number, y: number, r: number): string {
  switch (shape) {
    case 'square':
      return `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}Z`
    case 'circle':
      return circlePath(x, y, r)
    case 'triangle':
      return `M${x} ${y - r}L${x + r + 1} ${y + r}H${x - r - 1}Z`
    case 'diamond':
      return `M${x} ${y - r - 1}L${x + r + 1} ${y}L${x} ${y + r + 1}L${x - r - 1} ${y}Z`
    case 'cross':
      return `M${x - r} ${y - r + 3}l3 -3l${r - 3} ${r - 3}l${r - 3} ${3 - r}l3 3l${3 - r} ${r - 3}l${r - 3} ${r - 3}l-3 3l${3 - r} ${3 - r}l${3 - r} ${r - 3}l-3 -3l${r - 3} ${3 - r}Z`
    case 'plus':
      return `M${x - 2} ${y - r}h4v${r - 2}h${r - 2}v4h${2 - r}v${r - 2}h-4v${2 - r}h${2 - r}v-4h${r - 2}Z`
    case 'ring':
      return `${circlePath(x, y, r)}${circlePath(x, y, r - 2.5)}`
    case 'bar':
      return `M${x - r} ${y - 2.5}h${2 * r}v5h${-2 * r}Z`
    default:
      return shape satisfies never
  }
}

function circlePath(x: number, y: number, r: number): string {
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0Z`
}

/** The hatch that means “taken away”. Each drawing brings its own, so that it can stand alone. */
export function Hatch({ id }: { id: string }): VNode {
  return (
    <defs>
      <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="6" height="6" fill="#fff" />
        <rect width="2.4" height="6" fill={gainInk} />
      </pattern>
    </defs>
  )
}

/** A future in which all councils gain (full), some do (half) or none does (ring). */
export function FutureDot({ kind, x, y }: { kind: 'all' | 'some' | 'none'; x: number; y: number }): VNode {
  if (kind === 'all') return <circle cx={x} cy={y} r="6" fill="#12383f" />
  if (kind === 'none') return <circle cx={x} cy={y} r="5.2" fill="#fff" stroke="#757b7e" stroke-width="1.3" />
  return (
    <g>
      <circle cx={x} cy={y} r="5.4" fill="#fff" stroke="#12383f" stroke-width="1.4" />
      <path d={`M${x} ${y - 6}a6 6 0 0 0 0 12Z`} fill="#12383f" />
    </g>
  )
}
