import type { VNode } from 'preact'
import { type FunnelData, type FunnelPoint, funnelChart, type SeriesData, seriesChart } from '../../charts/index.ts'
import { formatNumber, missingInWords } from '../../figures/index.ts'
import {
  type ComparedFunnel,
  type Comparison,
  type CouncilBaseline,
  comparableSince,
  isGap,
  type SpendingSeries,
  type SyntheticNeighbour,
  valueInWords,
} from '../../importers/index.ts'
import { council } from '../../reference/index.ts'
import { Council, Missing, Section } from './basics.tsx'
import { ChartFigure } from './chart.tsx'
import { Table } from './table.tsx'

/** Each council beside its statistical neighbours, and the partnership beside a neighbour made of theirs. */
export function Compared({ baseline, comparison }: { baseline: CouncilBaseline; comparison: Comparison }): VNode {
  const { councils, year } = baseline
  const { rows, neighbours, warnings } = comparison
  if (rows.length === 0) return <></>
  const unitOf = (value: number | undefined) => value ?? 0
  return (
    <Section id="neighbours" title="Beside councils like them">
      <Table
        caption={`Rates of each council and of its statistical neighbours, the last up to the end of ${year}`}
        note="A neighbour figure is the mean of the councils most like it, each weighing as its children do; partners are left out of each other’s. Every figure of a row is of the same day or period; where a neighbour has none, the share by weight of those that have is below. The last column is a neighbour of all of them as one council."
        columns={[
          { title: 'Rate' },
          ...councils.flatMap(({ shortName }, place) => [
            { title: <Council name={shortName} place={place} />, isNumber: true },
            { title: `Its neighbours`, isNumber: true },
          ]),
          ...(councils.length > 1 ? [{ title: 'Neighbours of all together', isNumber: true }] : []),
        ]}
        rows={rows.map(({ title, unit, period, own, neighbours: others, together }) => ({
          cells: [
            <span class="cc-rowname cc-rowname--long">
              {title}
              <span class="cc-range cc-block">{period}</span>
            </span>,
            ...councils.flatMap((_, index) => [
              <OwnRate own={own[index]} unit={unit} />,
              <NeighbourRate rate={others[index]} unit={unit} />,
            ]),
            ...(councils.length > 1 ? [<NeighbourRate rate={together} unit={unit} />] : []),
          ],
        }))}
      />
      {warnings.map(({ sentence }) => (
        <p class="cc-p--s">{sentence}</p>
      ))}
      <details class="cc-more">
        <summary>Who the neighbours are</summary>
        <Table
          caption="Statistical neighbours, nearest first"
          note={[...new Set(neighbours.map((list) => list.publication ?? ''))].join('; ')}
          columns={[
            { title: 'Place' },
            ...neighbours.map((list) => ({
              title: `${council(list.council)?.shortName ?? list.council}, model of ${list.model ?? ''}`,
            })),
          ]}
          rows={Array.from({ length: unitOf(neighbours[0]?.neighbours?.length) }, (_, index) => ({
            cells: [
              String(index + 1),
              ...neighbours.map((list) => {
                const each = list.neighbours?.[index]
                return each === undefined ? 'None' : `${each.name} (${each.closeness.toLowerCase()})`
              }),
            ],
          }))}
        />
      </details>
    </Section>
  )
}

/** A council’s rate, and whether it is above or below its neighbours’ as far as rounded figures can tell. */
function OwnRate({
  own,
  unit,
}: {
  own: Comparison['rows'][number]['own'][number] | undefined
  unit: Comparison['rows'][number]['unit']
}): VNode {
  if (own?.value === undefined) return <Missing>In no return at hand</Missing>
  const { value, lies } = own
  if (isGap(value)) return <Missing>{missingInWords(value.missing)}</Missing>
  return (
    <>
      <span class="cc-num">{valueInWords(tidied(value, unit), unit)}</span>
      {typeof lies === 'string' && <span class="cc-range cc-block">{besideNeighbours[lies]}</span>}
    </>
  )
}

const besideNeighbours = { higher: 'above them', lower: 'below them', notShown: 'not told apart' } as const

function NeighbourRate({
  rate,
  unit,
}: {
  rate: SyntheticNeighbour | undefined
  unit: Comparison['rows'][number]['unit']
}): VNode {
  if (rate === undefined || isGap(rate.value)) return <Missing>Too few of them have a figure</Missing>
  return (
    <>
      <span class="cc-num">{valueInWords(tidied(rate.value, unit), unit)}</span>
      {rate.covered < 0.995 && <span class="cc-range cc-block">{formatNumber(rate.covered * 100, 0)}% by weight</span>}
    </>
  )
}

/** Means are said to one decimal, pounds to none, and bounds that are the same to one decimal are one figure. */
function tidied<V extends Comparison['rows'][number]['own'][number]['value']>(
  value: V,
  unit: Comparison['rows'][number]['unit'],
) {
  const places = unit === 'pounds' ? 1 : 10
  const round = (number: number) => Math.round(number * places) / places
  if (typeof value === 'number') return round(value)
  if (value !== undefined && 'low' in value) {
    const [low, high] = [round(value.low), round(value.high)]
    return low === high ? low : { low, high }
  }
  return value as Exclude<V, undefined>
}

/** Funnels of the councils among their neighbours. */
export function Funnels({ baseline, comparison }: { baseline: CouncilBaseline; comparison: Comparison }): VNode {
  const drawn = comparison.funnels.filter(({ funnel }) => funnel.points.length >= 3)
  if (drawn.length === 0) return <></>
  return (
    <Section id="funnels" title="Who stands apart from the rest">
      {drawn.map((each) => (
        <ChartFigure chart={funnelChart(funnelData(each, baseline))} caseName="" />
      ))}
    </Section>
  )
}

const stands: Readonly<Record<ComparedFunnel['funnel']['points'][number]['position'], FunnelPoint['stands']>> = {
  within: 'within',
  above95: 'above',
  above998: 'farAbove',
  below95: 'below',
  below998: 'farBelow',
  notShown: 'cannotSay',
}

function funnelData(
  { key, what, per, period, source, funnel }: ComparedFunnel,
  { councils }: CouncilBaseline,
): FunnelData {
  const place = (code: string) => councils.findIndex((each) => each.code === code)
  const sizes = funnel.points.map(({ base }) => base)
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)]
  return {
    name: key,
    what,
    per,
    sub: `${capital(what)} ${per}, ${period}. ${source}. Open circles: their statistical neighbours. Bands: limits of 95% and 99.8% about the mean of all shown${funnel.spread > 1.05 ? `, widened ${formatNumber(funnel.spread, 1)} times because these councils differ by more than chance` : ''}.`,
    mean: funnel.mean,
    isWidened: funnel.spread > 1.05,
    limits: Array.from({ length: 24 }, (_, step) => {
      const limit = funnel.limitsAt(least * 0.9 + ((most * 1.05 - least * 0.9) * step) / 23)
      return {
        size: limit.base,
        low95: limit.low95,
        high95: limit.high95,
        low998: limit.low998,
        high998: limit.high998,
      }
    }),
    points: funnel.points.map((point) => ({
      name: point.name,
      ...(place(point.key) < 0 ? {} : { place: place(point.key) }),
      size: point.base,
      low: point.rate ?? point.bounds?.low ?? 0,
      high: point.rate ?? point.bounds?.high ?? 0,
      stands: stands[point.position],
    })),
    left: funnel.without.map(({ name, missing }) => ({ name, why: missingInWords(missing) })),
  }
}

/** Spending over the years, through every reorganisation. */
export function OverTheYears({
  series,
  baseline,
}: {
  series: readonly SpendingSeries[]
  baseline: CouncilBaseline
}): VNode {
  const [first] = series
  if (first === undefined || first.moments.length < 2) return <></>
  return (
    <Section id="years" title="Over the years">
      <ChartFigure chart={seriesChart(seriesData(series, baseline))} caseName="" />
    </Section>
  )
}

const sinceWords =
  comparableSince === undefined
    ? ''
    : `Years before ${comparableSince.in} are left out, because from then on ${comparableSince.what}. `

function seriesData(series: readonly SpendingSeries[], { councils }: CouncilBaseline): SeriesData {
  const years = series[0]?.moments.map(({ year }) => year) ?? []
  const wentOn = series.filter(({ moments }) => moments.some(({ figure }) => 'by' in figure && figure.by.length > 1))
  return {
    name: 'spending',
    title: seriesTitle(series),
    sub: `Gross spending on children’s and young people’s services, £ million in the prices of each year, section 251 outturn without capital from revenue: the return where it is at hand, otherwise as the Local Authority Interactive Tool repeats it. ${sinceWords}A year without a return at hand is a gap.${wentOn.length === 0 ? '' : ` ${wentOn.map(({ name }) => name).join(' and ')} went on in successors, whose figures are added up.`}`,
    unit: '£ million',
    periods: years,
    lines: series.map(({ name, council: code, moments }) => ({
      name,
      place: Math.max(
        0,
        councils.findIndex((each) => each.code === code),
      ),
      values: moments.map(({ figure }) =>
        'gap' in figure ? { gap: figure.gap } : { value: figure.pounds / 1_000_000 },
      ),
    })),
    says: (value) => formatNumber(value, 1),
  }
}

/** The finding: how much more each spent in the last year than in the first for which it has a figure. */
function seriesTitle(series: readonly SpendingSeries[]): string {
  const changes = series.flatMap(({ name, moments }) => {
    const known = moments.flatMap(({ year, figure }) => ('gap' in figure ? [] : [{ year, pounds: figure.pounds }]))
    const [first, last] = [known[0], known.at(-1)]
    if (first === undefined || last === undefined || first.year === last.year || first.pounds <= 0) return []
    const percent = Math.round((last.pounds / first.pounds - 1) * 100)
    return [`${name} ${percent >= 0 ? `${percent}% more` : `${-percent}% less`} in ${last.year} than in ${first.year}`]
  })
  return changes.length === 0 ? 'No two years of spending are at hand' : `In cash: ${changes.join('; ')}`
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
