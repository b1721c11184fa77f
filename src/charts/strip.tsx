import type { VNode } from 'preact'
import type { SpreadPence } from '../appraisal/index.ts'
import { tidy } from './letters.tsx'
import type { MoneyScale } from './scale.ts'
import { gainInk, ink, innerBand, outerBand } from './tokens.ts'

/**
 * One result on a scale, stretched to its cell: 9 in 10 futures (outlined), half of them, the middle, and the upright
 * line of carrying on alone. The words beside it say the same, so it is left out of what is read aloud.
 */
export function IntervalStrip({ spread, scale }: { spread: SpreadPence; scale: MoneyScale }): VNode {
  const at = (pence: number) => `${tidy(scale.share(pence) * 100)}%`
  const wide = (low: number, high: number) => `${tidy(Math.max(0.4, (scale.share(high) - scale.share(low)) * 100))}%`
  return (
    <svg class="cc-strip" width="100%" height="26" aria-hidden="true" focusable="false">
      <rect
        x={at(spread.p5)}
        width={wide(spread.p5, spread.p95)}
        y="10"
        height="6"
        fill={outerBand}
        stroke="#757b7e"
        stroke-width="0.8"
      />
      <rect x={at(spread.p25)} width={wide(spread.p25, spread.p75)} y="7" height="12" fill={innerBand} />
      <line x1={at(spread.p50)} x2={at(spread.p50)} y1="4" y2="22" stroke={gainInk} stroke-width="4" />
      <line x1={at(0)} x2={at(0)} y1="0" y2="26" stroke={ink} stroke-width="1.5" />
    </svg>
  )
}

/** A share of a whole as a bar with its outline: a chance, or a part of the doubt. */
export function ShareBar({ share, limit }: { share: number; limit?: number }): VNode {
  const wide = `${tidy(Math.max(0, Math.min(1, share)) * 100)}%`
  return (
    <svg class="cc-strip cc-strip--share" width="100%" height="20" aria-hidden="true" focusable="false">
      <rect x="0" y="4" width="100%" height="12" fill="#fff" stroke="#757b7e" stroke-width="1" />
      <rect x="0" y="4" width={wide} height="12" fill={gainInk} />
      {limit !== undefined && (
        <line
          x1={`${tidy(limit * 100)}%`}
          x2={`${tidy(limit * 100)}%`}
          y1="0"
          y2="20"
          stroke={ink}
          stroke-width="2"
          stroke-dasharray="3 2"
        />
      )}
    </svg>
  )
}
