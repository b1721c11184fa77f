import type { VNode } from 'preact'
import { Letters } from './letters.tsx'
import type { PlainScale } from './plain-scale.ts'
import { hairline, ink } from './tokens.ts'

/** Lines across a drawing at the ticks of its scale, nought the strongest, with their values at the left. */
export function PlainGrid({
  scale,
  left,
  right,
  y,
}: {
  scale: PlainScale
  left: number
  right: number
  y: (value: number) => number
}): VNode {
  return (
    <g>
      {scale.ticks.map((tick) => (
        <g>
          <path
            d={`M${left} ${y(tick)}H${right}`}
            stroke={tick === 0 ? ink : hairline}
            stroke-width={tick === 0 ? 1.5 : 1}
          />
          <Letters x={left - 6} y={y(tick) + 5} anchor="end" quiet>
            {scale.label(tick)}
          </Letters>
        </g>
      ))}
    </g>
  )
}
