import type { VNode } from 'preact'
import { fontFamily, ink, leastText, quietInk } from './tokens.ts'

interface LettersProps {
  readonly x: number
  readonly y: number
  readonly children: string
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly bold?: boolean
  readonly quiet?: boolean
  readonly colour?: string
  readonly size?: number
}

/** Words in a drawing, at 14 pixels or more. */
export function Letters({
  x,
  y,
  children,
  anchor = 'start',
  bold = false,
  quiet = false,
  colour,
  size,
}: LettersProps): VNode {
  return (
    <text
      x={tidy(x)}
      y={tidy(y)}
      text-anchor={anchor}
      font-family={fontFamily}
      font-size={size ?? leastText}
      font-weight={bold ? 700 : 400}
      fill={colour ?? (quiet ? quietInk : ink)}
    >
      {children}
    </text>
  )
}

/** About how wide words are, in pixels: Arial's letters are a little over half as wide as they are high. */
export function widthOf(text: string, size = leastText, bold = false): number {
  return text.length * size * (bold ? 0.58 : 0.54)
}

/** Words broken into lines no wider than `width`. */
export function lines(text: string, width: number, size = leastText, bold = false): readonly string[] {
  const out: string[] = []
  for (const word of text.split(' ')) {
    const last = out.at(-1)
    if (last !== undefined && widthOf(`${last} ${word}`, size, bold) <= width) out[out.length - 1] = `${last} ${word}`
    else out.push(word)
  }
  return out
}

/** A coordinate to a tenth of a pixel, so that drawings are short and the same everywhere. */
export function tidy(value: number): number {
  return Math.round(value * 10) / 10
}

/** A line through points, as a path. */
export function through(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], index) => `${index === 0 ? 'M' : 'L'}${tidy(x)} ${tidy(y)}`).join('')
}
