import type { VNode } from 'preact'
import type { Chart, Drawing } from './chart.ts'
import { Letters, lines, tidy } from './letters.tsx'
import { Hatch } from './signs.tsx'
import { brand, gainInk, hairline, ink } from './tokens.ts'

export type BarKind = 'gain' | 'less' | 'total'

/** A bar from one place of the scale to another, as shares of its width: solid adds, hatched takes away. */
export interface Bar {
  readonly from: number
  readonly to: number
  readonly kind: BarKind
}

export interface BarRow {
  readonly title: string
  /** A second, quieter line under the title. */
  readonly note?: string
  readonly grade?: 'A' | 'B' | 'C' | 'D'
  readonly bars: readonly Bar[]
  readonly values: readonly string[]
  readonly figure: string | null
  readonly isEnd?: boolean
}

/** A chart whose rows are a table already: the page stretches its bars, a download draws them. */
export interface BarChart extends Chart {
  readonly rows: readonly BarRow[]
  /** Where nought lies, as a share of the scale. */
  readonly zero: number
  /** A dashed line: the value as it stands, where the chart compares with one. */
  readonly middle?: number
}

interface DrawingParts {
  readonly rows: readonly BarRow[]
  readonly zero: number
  readonly middle?: number | undefined
  readonly width: number
  readonly id: string
}

/** The rows as one drawing, for a document or a download: titles beside the bars, or above them where it is narrow. */
export function barRowsDrawing({ rows, zero, middle, width, id }: DrawingParts): Drawing {
  const isWide = width >= 500
  const titleWidth = isWide ? Math.round(width * 0.36) : width
  const valueWidth = isWide ? Math.round(width * 0.2) : 0
  const [left, right] = isWide ? [titleWidth + 12, width - valueWidth - 8] : [4, width - 4]
  const laid = layOut(rows, titleWidth, isWide)
  const x = (share: number) => tidy(left + (right - left) * share)
  const height = laid.at(-1)?.foot ?? 20
  return {
    width,
    height,
    marks: (
      <g>
        <Hatch id={id} />
        {laid.map(({ row, top, foot, titleLines, barTop }) => (
          <g>
            <path d={`M0 ${tidy(foot)}H${width}`} stroke={hairline} stroke-width="1" fill="none" />
            {titleLines.map(({ text, quiet }, index) => (
              <Letters x={0} y={top + 20 + index * 18} quiet={quiet} bold={row.isEnd === true && !quiet}>
                {text}
              </Letters>
            ))}
            {row.bars.map((bar) => (
              <BarMark bar={bar} x={x} y={barTop} hatch={id} />
            ))}
            <path
              d={`M${x(zero)} ${tidy(isWide ? top : barTop - 3)}V${tidy(isWide ? foot : barTop + 23)}`}
              stroke={ink}
              stroke-width="1.5"
              fill="none"
            />
            {middle !== undefined && (
              <path
                d={`M${x(middle)} ${tidy(barTop - 3)}V${tidy(barTop + 23)}`}
                stroke={ink}
                stroke-width="1"
                stroke-dasharray="3 3"
                fill="none"
              />
            )}
            <Letters
              x={width}
              y={isWide ? barTop + 15 : top + 20 + titleLines.length * 18}
              anchor="end"
              bold={row.isEnd === true}
            >
              {row.values.join(' to ')}
            </Letters>
          </g>
        ))}
      </g>
    ),
  }
}

function BarMark({ bar, x, y, hatch }: { bar: Bar; x: (share: number) => number; y: number; hatch: string }): VNode {
  const [from, to] = bar.from <= bar.to ? [bar.from, bar.to] : [bar.to, bar.from]
  const fill = bar.kind === 'less' ? `url(#${hatch})` : bar.kind === 'total' ? brand : gainInk
  return (
    <rect
      x={x(from)}
      y={tidy(y)}
      width={tidy(Math.max(0.5, x(to) - x(from)))}
      height="20"
      fill={fill}
      stroke={bar.kind === 'total' ? brand : gainInk}
      stroke-width="1.2"
    />
  )
}

function layOut(rows: readonly BarRow[], titleWidth: number, isWide: boolean) {
  let top = 0
  return rows.map((row) => {
    const titleLines = [
      ...lines(row.title + (row.grade === undefined ? '' : ` (grade ${row.grade})`), titleWidth, 14, true).map(
        (text) => ({ text, quiet: false }),
      ),
      ...(row.note === undefined ? [] : lines(row.note, titleWidth).map((text) => ({ text, quiet: true }))),
    ]
    const words = titleLines.length * 18
    const height = isWide ? Math.max(34, words + 14) : words + 62
    const barTop = isWide ? top + height / 2 - 10 : top + words + 32
    const placed = { row, top, foot: top + height, titleLines, barTop }
    top += height
    return placed
  })
}

/** For a table's bar cell: percentages of the cell's width. */
export function barShape(bar: Bar): { x: string; width: string } {
  const [from, to] = bar.from <= bar.to ? [bar.from, bar.to] : [bar.to, bar.from]
  return { x: `${tidy(from * 100)}%`, width: `${tidy(Math.max(0.2, (to - from) * 100))}%` }
}

/** The colour of the dotted line that leads from one bar to the next. */
