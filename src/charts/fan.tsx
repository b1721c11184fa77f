import type { VNode } from 'preact'
import type { Answer, CouncilAnswer, OptionAnswer } from '../appraisal/index.ts'
import { type Frame, frame, YearAxis } from './axes.tsx'
import type { Chart, ChartPanel, Drawing } from './chart.ts'
import { Letters, through, tidy } from './letters.tsx'
import { type MoneyScale, moneyScale } from './scale.ts'
import { councilMark } from './tokens.ts'
import { countInWords, listInWords, type MoneyStyle, moneyStyle, wholePounds } from './words.ts'

type Point = CouncilAnswer['runningTotal'][number]

/**
 * Year by year, each council: the running total of what it gains against carrying on alone, undiscounted, in constant
 * prices. Band of 9 in 10 futures (outlined), band of half of them, then the middle one; one scale for all panels.
 */
export function fanChart({ case: about }: Answer, option: OptionAnswer): Chart {
  const councils = option.byCouncil.map((council) => ({ ...council, ...whoIs(about, council.council) }))
  const everything = councils.flatMap(({ runningTotal }) =>
    runningTotal.flatMap(({ p5Pence, p95Pence }) => [p5Pence, p95Pence]),
  )
  const scale = moneyScale(everything)
  const style = moneyStyle(councils.flatMap(({ runningTotal }) => ends(runningTotal)))
  const size = councils.length === 1 ? [700, 300] : councils.length === 2 ? [530, 270] : [340, 250]
  return {
    name: 'fan',
    title: fanTitle(councils),
    sub:
      `${option.title}. Running total of what each council gains against carrying on alone, ${scale.unit}, ` +
      `${about.priceBase} prices, not discounted. Line: the middle future. Dark band: half of the futures; outlined ` +
      `band: 9 in 10. Ring: the year from which the middle future stays above nought.` +
      (councils.length > 1 ? ' All panels share one scale.' : ''),
    panels: councils.map((council, index) => panel({ council, scale, style, isFirst: index === 0, size })),
    table: {
      caption: `Running total, pounds, ${about.priceBase} prices`,
      columns: [
        { title: 'Year', isNumber: false },
        ...councils.flatMap(({ shortName }) =>
          ['middle', '5 in 100 below', '5 in 100 above'].map((which) => ({
            title: `${shortName}: ${which}`,
            isNumber: true,
          })),
        ),
      ],
      rows: (councils[0]?.runningTotal ?? []).map(({ year }, index) => [
        year,
        ...councils.flatMap(({ runningTotal }) => inPounds(runningTotal[index])),
      ]),
    },
  }
}

interface Named {
  readonly shortName: string
  readonly place: number
  readonly council: string
  readonly runningTotal: readonly Point[]
}

function whoIs(about: Answer['case'], code: string): { shortName: string; place: number } {
  const place = about.councils.findIndex((council) => council.code === code)
  return { shortName: about.councils[place]?.shortName ?? code, place: place < 0 ? 0 : place }
}

/** The finding, from the figures: who gains in the middle future by the last year, who does not, and from when. */
export function fanTitle(councils: readonly Named[]): string {
  const lastYear = councils[0]?.runningTotal.at(-1)?.year ?? ''
  const gains = councils.filter(({ runningTotal }) => (runningTotal.at(-1)?.p50Pence ?? 0) > 0)
  const others = councils.filter((council) => !gains.includes(council))
  const names = (list: readonly Named[]) => listInWords(list.map(({ shortName }) => shortName))
  if (councils.length === 0) return 'No council takes part'
  if (gains.length === 0) {
    const who =
      councils.length === 1 ? `${names(councils)} is not` : `None of the ${countInWords(councils.length)} councils is`
    return `${who} better off by ${lastYear} in the middle future`
  }
  if (others.length > 0)
    return `By ${lastYear} ${names(gains)} ${gains.length === 1 ? 'is' : 'are'} better off in the middle future; ${names(others)} ${others.length === 1 ? 'is' : 'are'} not`
  const firsts = gains.map(({ runningTotal }) => staysAbove(runningTotal)?.year ?? lastYear).sort()
  const [first = lastYear, last = lastYear] = [firsts[0], firsts.at(-1)]
  const who =
    councils.length === 1
      ? names(councils)
      : councils.length === 2
        ? 'Both councils'
        : `All ${countInWords(councils.length)} councils`
  const when = first === last ? `from ${first}` : `from between ${first} and ${last}`
  return `${who} ${councils.length === 1 ? 'gains' : 'gain'} in the middle future ${when}`
}

/** The first year from which the middle future is above nought and stays so. */
function staysAbove(points: readonly Point[]): Point | undefined {
  const lastBelow = points.findLastIndex(({ p50Pence }) => p50Pence <= 0)
  return points[lastBelow + 1]
}

interface PanelParts {
  readonly council: Named
  readonly scale: MoneyScale
  readonly style: MoneyStyle
  readonly isFirst: boolean
  readonly size: readonly number[]
}

function panel({ council, scale, style, isFirst, size }: PanelParts): ChartPanel {
  const draw = (width: number, height: number): Drawing => ({
    width,
    height,
    marks: (
      <FanMarks
        council={council}
        style={style}
        isFirst={isFirst}
        at={frame({
          width,
          height,
          scale,
          years: council.runningTotal.map(({ year }) => year),
          rightLabels: ends(council.runningTotal).map(style),
        })}
      />
    ),
  })
  const [low = 0, middle = 0, high = 0] = ends(council.runningTotal)
  const last = council.runningTotal.at(-1)?.year ?? ''
  const above = staysAbove(council.runningTotal)
  const turns =
    above === undefined ? 'The middle future ends below nought' : `The middle future is above nought from ${above.year}`
  return {
    code: council.council,
    title: council.shortName,
    council: council.place,
    says: `${council.shortName}: ${turns} and reaches ${style(middle)} by ${last}; 9 in 10 futures lie between ${style(low)} and ${style(high)}.`,
    wide: draw(size[0] ?? 340, size[1] ?? 250),
    narrow: draw(288, 230),
  }
}

function FanMarks({
  council,
  style,
  isFirst,
  at,
}: {
  council: Named
  style: MoneyStyle
  isFirst: boolean
  at: Frame
}): VNode {
  const { colour } = councilMark(council.place)
  const points = council.runningTotal
  const line = (key: keyof Point) => points.map((point, index) => [at.x(index), at.y(Number(point[key]))] as const)
  const area = (low: keyof Point, high: keyof Point) => `${through([...line(high), ...[...line(low)].reverse()])}Z`
  const ringAt = staysAbove(points)
  const ringIndex = ringAt === undefined ? -1 : points.indexOf(ringAt)
  return (
    <g>
      <path d={area('p5Pence', 'p95Pence')} fill={colour} fill-opacity="0.15" />
      <path d={area('p25Pence', 'p75Pence')} fill={colour} fill-opacity="0.34" />
      <YearAxis at={at} />
      <path d={through(line('p5Pence'))} fill="none" stroke={colour} stroke-width="1" />
      <path d={through(line('p95Pence'))} fill="none" stroke={colour} stroke-width="1" />
      <path d={through(line('p50Pence'))} fill="none" stroke={colour} stroke-width="3" />
      {ringAt !== undefined && ringIndex > 0 && (
        <circle
          cx={tidy(at.x(ringIndex))}
          cy={tidy(at.y(ringAt.p50Pence))}
          r="5"
          fill="#fff"
          stroke={colour}
          stroke-width="2.5"
        />
      )}
      {endLabels(points, style, at).map(({ text, y, bold }) => (
        <Letters x={at.right + 6} y={y} bold={bold} quiet={!bold} {...(bold ? { colour } : {})}>
          {text}
        </Letters>
      ))}
      {isFirst && at.right - at.left > 200 && <BandNames at={at} points={points} />}
    </g>
  )
}

/** Which band is which, said once, on the marks. */
function BandNames({ at, points }: { at: Frame; points: readonly Point[] }): VNode {
  const outerIndex = Math.round((points.length - 1) * 0.8)
  const innerIndex = Math.round((points.length - 1) * 0.66)
  const outer = points[outerIndex]
  const inner = points[innerIndex]
  if (outer === undefined || inner === undefined) return <g />
  const outerY = at.y(outer.p95Pence * 0.75 + outer.p75Pence * 0.25)
  const innerY = at.y(inner.p75Pence * 0.7 + inner.p50Pence * 0.3)
  const labelX = at.left + 108
  const top = at.top + 12
  // Words over the marks would hide them: they are left out where the band reaches the corner they stand in.
  const corner = points
    .slice(0, Math.ceil(points.length * 0.55))
    .reduce((high, { p95Pence }) => (at.y(p95Pence) < high ? at.y(p95Pence) : high), at.bottom)
  if (corner < top + 34) return <g />
  return (
    <g>
      <Letters x={labelX} y={top} anchor="end">
        9 in 10 futures
      </Letters>
      <path
        d={through([
          [labelX + 4, top - 4],
          [at.x(outerIndex), outerY],
        ])}
        stroke="#0b0c0c"
        stroke-width="1"
        fill="none"
      />
      <Letters x={labelX} y={top + 22} anchor="end">
        half of futures
      </Letters>
      <path
        d={through([
          [labelX + 4, top + 18],
          [at.x(innerIndex), innerY],
        ])}
        stroke="#0b0c0c"
        stroke-width="1"
        fill="none"
      />
    </g>
  )
}

/** The last year's range and middle, each beside its line, moved apart where they would touch. */
function endLabels(points: readonly Point[], style: MoneyStyle, at: Frame) {
  const [low = 0, middle = 0, high = 0] = ends(points)
  const middleY = at.y(middle) + 5
  const highY = at.y(high) + 5 < middleY - 17 ? at.y(high) + 5 : middleY - 17
  const lowY = at.y(low) + 5 > middleY + 17 ? at.y(low) + 5 : middleY + 17
  return [
    { text: style(high), y: highY, bold: false },
    { text: style(middle), y: middleY, bold: true },
    { text: style(low), y: lowY, bold: false },
  ]
}

function ends(points: readonly Point[]): readonly number[] {
  const last = points.at(-1)
  return last === undefined ? [] : [last.p5Pence, last.p50Pence, last.p95Pence]
}

function inPounds(point: Point | undefined): readonly string[] {
  return point === undefined ? ['', '', ''] : [point.p50Pence, point.p5Pence, point.p95Pence].map(wholePounds)
}
