import type { VNode } from 'preact'
import type { Answer, OptionAnswer } from '../appraisal/index.ts'
import { type Frame, frame, YearAxis } from './axes.tsx'
import type { Chart, ChartPanel, Drawing } from './chart.ts'
import { Letters, through, tidy } from './letters.tsx'
import { type MoneyScale, moneyScale } from './scale.ts'
import { Hatch } from './signs.tsx'
import { brand, gainInk } from './tokens.ts'
import { type MoneyStyle, moneyStyle, wholePounds } from './words.ts'

type Leaving = OptionAnswer['byCouncil'][number]['leaving']

/**
 * What it costs to leave: for each council and year the one-off cost of leaving then (hatched bar), beside what has
 * been gained so far if everyone stays (line). The ring is the first year from which the gain covers the cost.
 */
export function leavingChart({ case: about }: Answer, option: OptionAnswer): Chart {
  const councils = option.byCouncil.map(({ council, leaving }) => {
    const place = about.councils.findIndex(({ code }) => code === council)
    return { council, leaving, place: place < 0 ? 0 : place, shortName: about.councils[place]?.shortName ?? council }
  })
  const amounts = councils.flatMap(({ leaving }) =>
    leaving.flatMap(({ costPence, gainedSoFarPence }) => [costPence, gainedSoFarPence]),
  )
  const scale = moneyScale(amounts)
  const style = moneyStyle(
    councils.flatMap(({ leaving }) => [leaving.at(-1)?.costPence ?? 0, leaving.at(-1)?.gainedSoFarPence ?? 0]),
  )
  const size = councils.length === 1 ? [520, 280] : councils.length === 2 ? [530, 270] : [340, 250]
  return {
    name: 'leaving',
    title: leavingTitle(option, about.yearList.at(-1) ?? ''),
    sub:
      `${option.title}. Hatched bars: one-off cost of leaving in that year. Line: gain so far if everyone stays, against carrying on alone. ` +
      `${scale.unit}, ${about.priceBase} prices, central case, not discounted. Ring: the year from which the gain covers the cost.`,
    panels: councils.map((council) => panel({ ...council, scale, style, size })),
    table: {
      caption: `Cost of leaving and gain so far, pounds, ${about.priceBase} prices, central case`,
      columns: [
        { title: 'Leaving in', isNumber: false },
        ...councils.flatMap(({ shortName }) =>
          ['cost of leaving', 'gain so far'].map((which) => ({ title: `${shortName}: ${which}`, isNumber: true })),
        ),
      ],
      rows: (councils[0]?.leaving ?? []).map(({ year }, index) => [
        year,
        ...councils.flatMap(({ leaving }) => [
          wholePounds(leaving[index]?.costPence ?? 0),
          wholePounds(leaving[index]?.gainedSoFarPence ?? 0),
        ]),
      ]),
    },
  }
}

/** The finding: the date before which leaving costs more than has been gained, or that there is none. */
export function leavingTitle(
  { leavingPaysFrom, byCouncil }: Pick<OptionAnswer, 'leavingPaysFrom' | 'byCouncil'>,
  lastYear: string,
): string {
  if (byCouncil.every(({ leaving }) => leaving.every(({ costPence }) => costPence === 0)))
    return 'Leaving costs nothing'
  if (leavingPaysFrom === null) return `Up to ${lastYear}, leaving in any year costs more than has been gained`
  const first = byCouncil[0]?.leaving[0]?.year
  if (leavingPaysFrom === first) return 'From the first year, what has been gained covers the cost of leaving'
  return `Leaving before ${leavingPaysFrom} costs more than has been gained`
}

interface PanelParts {
  readonly council: string
  readonly shortName: string
  readonly place: number
  readonly leaving: Leaving
  readonly scale: MoneyScale
  readonly style: MoneyStyle
  readonly size: readonly number[]
}

function panel(parts: PanelParts): ChartPanel {
  const { council, shortName, place, leaving, style, size } = parts
  const draw = (width: number, height: number, id: string): Drawing => {
    const labels = [leaving.at(-1)?.costPence ?? 0, leaving.at(-1)?.gainedSoFarPence ?? 0].map(style)
    const years = leaving.map(({ year }) => year)
    const at = frame({ width, height, scale: parts.scale, years, rightLabels: [...labels, 'to leave'], inset: 12 })
    return {
      width,
      height,
      marks: <LeavingMarks leaving={leaving} style={style} at={at} hatch={`hatch-leaving-${place}-${id}`} />,
    }
  }
  const last = leaving.at(-1)
  const covers = leaving[coveredFrom(leaving)]
  return {
    code: council,
    title: shortName,
    council: place,
    says:
      `${shortName}: leaving in ${last?.year ?? ''} costs ${style(last?.costPence ?? 0)}, against ${style(last?.gainedSoFarPence ?? 0)} gained by then. ` +
      (covers === undefined
        ? 'In no year does the gain so far cover the cost of leaving.'
        : `The gain so far covers the cost from ${covers.year}.`),
    wide: draw(size[0] ?? 340, size[1] ?? 250, 'wide'),
    narrow: draw(288, 230, 'narrow'),
  }
}

function LeavingMarks({
  leaving,
  style,
  at,
  hatch,
}: {
  leaving: Leaving
  style: MoneyStyle
  at: Frame
  hatch: string
}): VNode {
  const bar = Math.max(6, Math.min(18, (at.right - at.left) / (leaving.length * 1.8)))
  const ring = coveredFrom(leaving)
  const ringYear = leaving[ring]
  const last = leaving.at(-1)
  const [gainY, costY] = apart(at.y(last?.gainedSoFarPence ?? 0) + 5, at.y(last?.costPence ?? 0) + 5)
  return (
    <g>
      <Hatch id={hatch} />
      <YearAxis at={at} />
      {leaving.map(({ costPence }, index) => {
        const [top, foot] = costPence >= 0 ? [at.y(costPence), at.y(0)] : [at.y(0), at.y(costPence)]
        return (
          <rect
            x={tidy(at.x(index) - bar / 2)}
            y={tidy(top)}
            width={tidy(bar)}
            height={tidy(foot - top)}
            fill={`url(#${hatch})`}
            stroke={gainInk}
            stroke-width="1"
          />
        )
      })}
      <path
        d={through(leaving.map(({ gainedSoFarPence }, index) => [at.x(index), at.y(gainedSoFarPence)]))}
        fill="none"
        stroke={brand}
        stroke-width="3"
      />
      {ringYear !== undefined && (
        <circle
          cx={tidy(at.x(ring))}
          cy={tidy(at.y(ringYear.gainedSoFarPence))}
          r="5"
          fill="#fff"
          stroke={brand}
          stroke-width="2.5"
        />
      )}
      <Letters x={at.right + 6} y={gainY} bold>
        {style(last?.gainedSoFarPence ?? 0)}
      </Letters>
      <Letters x={at.right + 6} y={gainY + 17}>
        gained
      </Letters>
      <Letters x={at.right + 6} y={costY} quiet>
        {style(last?.costPence ?? 0)}
      </Letters>
      <Letters x={at.right + 6} y={costY + 17} quiet>
        to leave
      </Letters>
    </g>
  )
}

/** The first year from which what has been gained covers the cost of leaving and goes on doing so; -1: none. */
function coveredFrom(leaving: Leaving): number {
  const lastShort = leaving.findLastIndex(({ costPence, gainedSoFarPence }) => gainedSoFarPence < costPence)
  return lastShort === leaving.length - 1 ? -1 : lastShort + 1
}

function apart(first: number, second: number): readonly [number, number] {
  const room = 38
  if (Math.abs(first - second) >= room) return [first, second]
  const middle = (first + second) / 2
  return first <= second ? [middle - room / 2, middle + room / 2] : [middle + room / 2, middle - room / 2]
}
