import type { VNode } from 'preact'
import { formatNumber, listInWords } from '../figures/index.ts'
import type { Chart, Drawing } from './chart.ts'
import { Letters, lines, through, tidy, widthOf } from './letters.tsx'
import { PlainGrid } from './plain-grid.tsx'
import { plainScale } from './plain-scale.ts'
import { CouncilSign } from './signs.tsx'
import { axisInk, ink, innerBand, outerBand, quietInk } from './tokens.ts'

/** A council in a funnel: how large it is, and its rate or the bounds of it. */
export interface FunnelPoint {
  readonly name: string
  /** Its place in the case; left out for those it is compared with. */
  readonly place?: number
  /** How many people the rate is of. */
  readonly size: number
  /** Least and most that the rate can be; alike where it is published exactly. */
  readonly low: number
  readonly high: number
  readonly stands: 'within' | 'above' | 'below' | 'farAbove' | 'farBelow' | 'cannotSay'
}

/** What a rate of no more than chance would lie between, by how many people it is of. */
export interface FunnelLimit {
  readonly size: number
  readonly low95: number
  readonly high95: number
  readonly low998: number
  readonly high998: number
}

export interface FunnelData {
  readonly name: string
  /** What is compared, in lower case: `children looked after`. */
  readonly what: string
  /** What the rate is per, `per 10,000 children`. */
  readonly per: string
  /** Measure, period and source, under the title. */
  readonly sub: string
  readonly mean: number
  /** The limits are widened, because the councils differ by more than chance. */
  readonly isWidened: boolean
  readonly limits: readonly FunnelLimit[]
  readonly points: readonly FunnelPoint[]
  /** Councils that cannot be drawn, and why. */
  readonly left: readonly { readonly name: string; readonly why: string }[]
}

const standing: Readonly<Record<Exclude<FunnelPoint['stands'], 'within'>, string>> = {
  above: 'Above 95% limits',
  below: 'Below 95% limits',
  farAbove: 'Above 99.8% limits',
  farBelow: 'Below 99.8% limits',
  cannotSay: 'Its bounds cross a limit, so it cannot be said',
}

/** Limits that were widened are no longer those of chance, and a council within them may well differ by more than chance. */
function standingOf({ stands }: FunnelPoint, { isWidened }: FunnelData): string {
  if (stands !== 'within') return standing[stands]
  return isWidened ? 'Within the councils’ own spread' : 'Within what chance explains'
}

/**
 * Rates against size, with the limits that chance alone would seldom pass: a small council’s rate moves further by
 * chance than a large one’s. Marks are the councils of the case, grey dots those they are compared with; an upright
 * stroke spans a rate that is known only within bounds.
 *
 * Source: Spiegelhalter 2005, “Funnel plots for comparing institutional performance”.
 */
export function funnelChart(data: FunnelData): Chart {
  const draw = (width: number, height: number): Drawing => ({
    width,
    height,
    marks: <Marks data={data} width={width} height={height} />,
  })
  const title = funnelTitle(data)
  return {
    name: `funnel-${data.name}`,
    title,
    sub: data.sub,
    panels: [
      {
        code: data.name,
        says: `${title}. ${data.points
          .filter(({ place }) => place !== undefined)
          .map((point) => `${point.name}: ${boundsText(point)} ${data.per}, ${standingOf(point, data).toLowerCase()}`)
          .join('; ')}.`,
        wide: draw(720, 340),
        narrow: draw(288, 280),
      },
    ],
    table: {
      caption: `${capital(data.what)} ${data.per}`,
      columns: [
        { title: 'Council', isNumber: false },
        { title: 'People', isNumber: true },
        { title: `Rate ${data.per}`, isNumber: true },
        { title: 'Against the limits', isNumber: false },
      ],
      rows: [
        ...data.points.map((point) => [
          point.name,
          formatNumber(point.size, 0),
          boundsText(point),
          standingOf(point, data),
        ]),
        ...data.left.map(({ name, why }) => [name, 'Not drawn', 'Not drawn', why]),
      ],
    },
  }
}

/** The finding: which of the case’s councils stand further out than chance explains. */
export function funnelTitle({ points, what, isWidened }: Pick<FunnelData, 'points' | 'what' | 'isWidened'>): string {
  const measure = isWidened ? 'the councils’ own spread' : 'chance'
  const own = points.filter(({ place }) => place !== undefined)
  const named = (stands: readonly FunnelPoint['stands'][]) =>
    own.filter((point) => stands.includes(point.stands)).map(({ name }) => name)
  const parts = [
    { names: named(['above', 'farAbove']), how: 'more' },
    { names: named(['below', 'farBelow']), how: 'fewer' },
  ].filter(({ names }) => names.length > 0)
  if (parts.length > 0)
    return `${capital(what)}: ${parts.map(({ names, how }) => `${how} in ${listInWords(names)} than ${measure} explains`).join('; ')}`
  return own.some(({ stands }) => stands === 'cannotSay')
    ? `${capital(what)}: it cannot be said of every council whether it differs from the others`
    : `${capital(what)}: none differs from the others by more than ${measure} explains`
}

function Marks({ data, width, height }: { data: FunnelData; width: number; height: number }): VNode {
  const { points, limits, mean } = data
  const rates = [...points.flatMap(({ low, high }) => [low, high]), mean]
  const yScale = plainScale([0, ...rates, ...limits.flatMap(({ high95 }) => [high95])])
  const xScale = plainScale([0, ...points.map(({ size }) => size)], width < 400 ? 3 : 5)
  const left = Math.ceil(Math.max(...yScale.ticks.map((tick) => widthOf(yScale.label(tick)))) + 10)
  const [top, bottom, right] = [14, height - 46, width - 12]
  const x = (size: number) => tidy(left + (right - left) * xScale.share(size))
  const y = (rate: number) => tidy(bottom - (bottom - top) * Math.min(1, Math.max(0, yScale.share(rate))))
  const band = (low: keyof FunnelLimit, high: keyof FunnelLimit) => {
    const up = limits.map((limit) => [x(limit.size), y(limit[high])] as const)
    const down = [...limits].reverse().map((limit) => [x(limit.size), y(limit[low])] as const)
    return `${through([...up, ...down])}Z`
  }
  return (
    <g>
      {limits.length > 1 && (
        <>
          <path d={band('low998', 'high998')} fill={outerBand} stroke={axisInk} stroke-width="1" />
          <path d={band('low95', 'high95')} fill={innerBand} fill-opacity="0.45" stroke={axisInk} stroke-width="0.8" />
        </>
      )}
      <PlainGrid scale={yScale} left={left} right={right} y={y} />
      {xScale.ticks.map((tick, index) => (
        <Letters
          x={x(tick)}
          y={bottom + 20}
          anchor={index === 0 ? 'start' : index === xScale.ticks.length - 1 ? 'end' : 'middle'}
          quiet
        >
          {xScale.label(tick)}
        </Letters>
      ))}
      <Letters x={right} y={bottom + 40} anchor="end" quiet>
        People the rate is of
      </Letters>
      <path d={`M${left} ${y(mean)}H${right}`} stroke={ink} stroke-width="1.4" stroke-dasharray="6 4" />
      {[...points]
        .sort((a, b) => Number(a.place !== undefined) - Number(b.place !== undefined))
        .map((point) => (
          <Point point={point} x={x(point.size)} low={y(point.low)} high={y(point.high)} />
        ))}
      <Names points={points} x={x} y={y} right={right} />
    </g>
  )
}

function Point({ point, x, low, high }: { point: FunnelPoint; x: number; low: number; high: number }): VNode {
  const middle = tidy((low + high) / 2)
  return (
    <g>
      {low - high > 2 && (
        <path d={`M${x} ${low}V${high}`} stroke={point.place === undefined ? quietInk : ink} stroke-width="2" />
      )}
      {point.place === undefined ? (
        <circle cx={x} cy={middle} r="3.6" fill="#fff" stroke={quietInk} stroke-width="1.5" />
      ) : (
        <CouncilSign place={point.place} x={x} y={middle} />
      )}
    </g>
  )
}

/** The case’s councils by name, beside their marks and clear of one another. */
function Names({
  points,
  x,
  y,
  right,
}: {
  points: readonly FunnelPoint[]
  x: (size: number) => number
  y: (rate: number) => number
  right: number
}): VNode {
  let lowest = Number.NEGATIVE_INFINITY
  return (
    <g>
      {points
        .filter(({ place }) => place !== undefined)
        .map((point) => ({ point, at: y((point.low + point.high) / 2) }))
        .sort((a, b) => a.at - b.at)
        .map(({ point, at }) => {
          const [name = ''] = lines(point.name, 150, 14, true)
          const left = x(point.size) + 10
          const fits = left + widthOf(name, 14, true) < right
          lowest = Math.max(at + 5, lowest + 16)
          return (
            <Letters x={fits ? left : x(point.size) - 10} y={lowest} anchor={fits ? 'start' : 'end'} bold>
              {name}
            </Letters>
          )
        })}
    </g>
  )
}

function boundsText({ low, high }: Pick<FunnelPoint, 'low' | 'high'>): string {
  const text = (value: number) => formatNumber(value, value < 10 ? 1 : 0)
  return high - low < 0.05 ? text(low) : `${text(low)} to ${text(high)}`
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
