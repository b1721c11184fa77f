import type { VNode } from 'preact'
import type { Chart, Drawing } from './chart.ts'
import { Letters, through, tidy, widthOf } from './letters.tsx'
import { PlainGrid } from './plain-grid.tsx'
import { plainScale } from './plain-scale.ts'
import { CouncilSign } from './signs.tsx'
import { councilMark } from './tokens.ts'

/** One council’s figures by period; a gap says why it is one. */
export interface SeriesLine {
  readonly name: string
  /** Its place in the case. */
  readonly place: number
  readonly values: readonly ({ readonly value: number } | { readonly gap: string })[]
}

export interface SeriesData {
  readonly name: string
  readonly title: string
  readonly sub: string
  /** `£ million`. */
  readonly unit: string
  readonly periods: readonly string[]
  readonly lines: readonly SeriesLine[]
  /** How a value is written in the table. */
  readonly says: (value: number) => string
}

/** Figures over the years. A line stops where the figures stop: a gap is a gap, and never a fall to nought. */
export function seriesChart(data: SeriesData): Chart {
  const draw = (width: number, height: number): Drawing => ({
    width,
    height,
    marks: <Marks data={data} width={width} height={height} />,
  })
  const text = (value: SeriesLine['values'][number] | undefined) =>
    value === undefined ? 'Not in this list' : 'gap' in value ? value.gap : data.says(value.value)
  return {
    name: `series-${data.name}`,
    title: data.title,
    sub: data.sub,
    panels: [
      {
        code: data.name,
        says: `${data.title}. ${data.lines
          .map(
            (line) =>
              `${line.name}: ${data.periods.map((period, i) => `${period} ${text(line.values[i])}`).join(', ')}`,
          )
          .join('; ')}.`,
        wide: draw(720, 300),
        narrow: draw(288, 260),
      },
    ],
    table: {
      caption: `${data.title}, ${data.unit}`,
      columns: [
        { title: 'Period', isNumber: false },
        ...data.lines.map(({ name }) => ({ title: name, isNumber: true })),
      ],
      rows: data.periods.map((period, i) => [period, ...data.lines.map(({ values }) => text(values[i]))]),
    },
  }
}

/** The stretches of a line between its gaps, as places in the list of periods with their values. */
export function stretches(values: SeriesLine['values']): readonly (readonly (readonly [number, number])[])[] {
  const found: (readonly [number, number])[][] = []
  let isOpen = false
  values.forEach((value, index) => {
    if ('gap' in value) {
      isOpen = false
      return
    }
    if (!isOpen) found.push([])
    isOpen = true
    found.at(-1)?.push([index, value.value])
  })
  return found
}

function Marks({ data, width, height }: { data: SeriesData; width: number; height: number }): VNode {
  const numbers = data.lines.flatMap(({ values }) => values.flatMap((value) => ('gap' in value ? [] : [value.value])))
  const scale = plainScale(numbers)
  const left = Math.ceil(Math.max(...scale.ticks.map((tick) => widthOf(scale.label(tick)))) + 10)
  const longest = Math.max(...data.lines.map(({ name }) => widthOf(name, 14, true)))
  const right = width - (width < 400 ? 14 : longest + 22)
  const [top, bottom] = [width < 400 ? 12 + 18 * data.lines.length : 14, height - 30]
  const last = data.periods.length - 1
  const x = (index: number) => tidy(left + 8 + ((right - left - 8) * index) / Math.max(1, last))
  const y = (value: number) => tidy(bottom - (bottom - top) * scale.share(value))
  const every = Math.max(1, Math.ceil(((last + 1) * (widthOf(data.periods[0] ?? '') + 16)) / (right - left)))
  return (
    <g>
      <PlainGrid scale={scale} left={left} right={right} y={y} />
      {data.periods.map((period, index) =>
        index % every === 0 && (index + every <= last || index === last || last - index >= every / 2) ? (
          <Letters
            x={x(index)}
            y={bottom + 22}
            anchor={index === 0 ? 'start' : index === last ? 'end' : 'middle'}
            quiet
          >
            {period}
          </Letters>
        ) : null,
      )}
      {data.lines.map((line) => (
        <Line line={line} x={x} y={y} />
      ))}
      <EndNames lines={data.lines} y={y} right={right} isNarrow={width < 400} />
    </g>
  )
}

function Line({ line, x, y }: { line: SeriesLine; x: (index: number) => number; y: (value: number) => number }): VNode {
  const { colour, dash } = councilMark(line.place)
  return (
    <g>
      {stretches(line.values).map((points) => (
        <>
          <path
            d={through(points.map(([index, value]) => [x(index), y(value)] as const))}
            fill="none"
            stroke={colour}
            stroke-width="2.4"
            {...(dash === undefined ? {} : { 'stroke-dasharray': dash })}
          />
          {points.map(([index, value]) => (
            <CouncilSign place={line.place} x={x(index)} y={y(value)} size={4} />
          ))}
        </>
      ))}
    </g>
  )
}

/** Each line’s name where it ends, clear of the others; above the drawing where there is no room beside it. */
function EndNames({
  lines,
  y,
  right,
  isNarrow,
}: {
  lines: readonly SeriesLine[]
  y: (value: number) => number
  right: number
  isNarrow: boolean
}): VNode {
  let lowest = Number.NEGATIVE_INFINITY
  const ends = lines
    .map((line) => ({ line, at: y(stretches(line.values).at(-1)?.at(-1)?.[1] ?? 0) }))
    .sort((a, b) => a.at - b.at)
  return (
    <g>
      {ends.map(({ line, at }, index) => {
        lowest = isNarrow ? 14 + 18 * index : Math.max(at + 5, lowest + 17)
        const [left, top] = [isNarrow ? 14 : right + 16, lowest]
        return (
          <g>
            {isNarrow && <CouncilSign place={line.place} x={left - 7} y={top - 5} size={4} />}
            <Letters x={left} y={top} bold colour={councilMark(line.place).colour}>
              {line.name}
            </Letters>
          </g>
        )
      })}
    </g>
  )
}
