import type { ComponentChildren, VNode } from 'preact'
import type { BarChart, BarRow, Chart, ChartPanel, Drawing } from '../../charts/index.ts'
import { barShape } from '../../charts/index.ts'
import { paths } from '../paths.ts'
import { Council, councilClass, Figure, GradeMark } from './basics.tsx'
import { Table } from './table.tsx'

interface ChartProps {
  readonly chart: Chart
  readonly caseName: string
  /** The option it is of; a chart of the whole case has no files of its own to download. */
  readonly option?: string
  readonly note?: ComponentChildren
  /** What the signs mean, where words do not fit on the marks. */
  readonly legend?: ComponentChildren
  readonly children?: ComponentChildren
}

/** A chart: what it finds, what is measured, its drawings, its table and its downloads. */
export function ChartFigure({ chart, caseName, option, note, legend, children }: ChartProps): VNode {
  return (
    <figure class={`cc-chart cc-chart--${chart.name}`}>
      <figcaption>
        <h3 class="cc-h3">{chart.title}</h3>
        <p class="cc-sub">{chart.sub}</p>
        {legend}
      </figcaption>
      {children ?? <Panels chart={chart} />}
      <div class="cc-tools">
        <details>
          <summary>Table of this chart</summary>
          <Table
            caption={chart.table.caption}
            columns={chart.table.columns}
            rows={chart.table.rows.map((cells) => ({ cells }))}
          />
        </details>
        {option !== undefined && <Downloads chart={chart} caseName={caseName} option={option} />}
        {note !== undefined && <span>{note}</span>}
      </div>
    </figure>
  )
}

function Panels({ chart }: { chart: Chart }): VNode {
  const many = chart.panels.length
  return (
    <div class={`cc-panels cc-panels--${chart.name === 'futures' ? 'futures' : many > 2 ? 'many' : many}`}>
      {chart.panels.map((panel) => (
        <Panel chart={chart.name} panel={panel} />
      ))}
    </div>
  )
}

function Panel({ chart, panel }: { chart: string; panel: ChartPanel }): VNode {
  const id = `${chart}-${panel.code}`
  return (
    <div>
      {panel.title !== undefined && (
        <h4 class={`cc-h3${panel.council === undefined ? '' : ` ${councilClass(panel.council)}`}`}>
          {panel.council === undefined ? (
            <>
              {panel.title} {panel.note !== undefined && <span class="cc-range">{panel.note}</span>}
            </>
          ) : (
            <Council name={panel.title} place={panel.council} />
          )}
        </h4>
      )}
      <Svg drawing={panel.wide} says={panel.says} id={`${id}-wide`} size="wide" />
      <Svg drawing={panel.narrow} says={panel.says} id={`${id}-narrow`} size="narrow" />
    </div>
  )
}

/** One drawing in the page, shown at the width it was made for and never smaller. */
function Svg({
  drawing,
  says,
  id,
  size,
}: {
  drawing: Drawing
  says: string
  id: string
  size: 'wide' | 'narrow'
}): VNode {
  return (
    <svg
      class={`is-${size}`}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      width={drawing.width}
      height={drawing.height}
      role="img"
      aria-labelledby={id}
      focusable="false"
    >
      <title id={id}>{says}</title>
      {drawing.marks}
    </svg>
  )
}

function Downloads({ chart, caseName, option }: { chart: Chart; caseName: string; option: string }): VNode {
  const kinds = ['svg', 'png', 'csv'] as const
  return (
    <span class="cc-downloads">
      {kinds.map((kind) => (
        <a class="govuk-link" href={paths.chart(caseName, chart.name, kind, option)} download="">
          {kind.toUpperCase()}
          <span class="govuk-visually-hidden"> of this chart: {chart.title}</span>
        </a>
      ))}
    </span>
  )
}

interface BarTableProps {
  readonly chart: BarChart
  readonly caseName: string
  readonly at: Readonly<Record<string, string>>
  readonly columns: readonly string[]
  /** What stands after the values in each row, by its place. */
  readonly last?: readonly ComponentChildren[]
}

/** Bars that are a table: a row for each step or assumption, its bar stretched to the cell. */
export function BarTable({ chart, caseName, at, columns, last }: BarTableProps): VNode {
  return (
    <table class={`cc-table cc-bars${last === undefined ? '' : ' cc-bars--last'}`} role="table">
      <caption class="govuk-visually-hidden">{chart.table.caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((title, index) => (
            <th role="columnheader" scope="col" {...(index === 2 ? { class: 'n' } : {})}>
              {title === '' ? <span class="govuk-visually-hidden">Bar</span> : title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {chart.rows.map((row, index) => (
          <tr role="row" {...(row.isEnd ? { class: 'is-end' } : {})}>
            <th role="rowheader" scope="row">
              {row.title} {row.grade !== undefined && <GradeMark grade={row.grade} />}
              {row.note !== undefined && <span class="cc-range cc-block">{row.note}</span>}
            </th>
            <td role="cell" class="bar">
              <RowBars row={row} zero={chart.zero} middle={chart.middle} />
            </td>
            <td role="cell" class="n">
              <Figure caseName={caseName} figure={row.figure} at={at}>
                {row.values.join(' to ')}
              </Figure>
            </td>
            {last !== undefined && (
              <td role="cell" class="wide">
                {last[index]}
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function RowBars({ row, zero, middle }: { row: BarRow; zero: number; middle: number | undefined }): VNode {
  return (
    <svg width="100%" height="26" aria-hidden="true" focusable="false">
      {row.bars.map((bar) => (
        <rect
          {...barShape(bar)}
          y="3"
          height="20"
          fill={bar.kind === 'less' ? 'url(#cc-hatch)' : bar.kind === 'total' ? '#12383f' : '#2f5563'}
          stroke="#2f5563"
          stroke-width="1.2"
        />
      ))}
      <line x1={`${zero * 100}%`} x2={`${zero * 100}%`} y1="-9" y2="35" stroke="#0b0c0c" stroke-width="1.5" />
      {middle !== undefined && (
        <line
          x1={`${middle * 100}%`}
          x2={`${middle * 100}%`}
          y1="-9"
          y2="35"
          stroke="#0b0c0c"
          stroke-width="1"
          stroke-dasharray="3 3"
        />
      )}
    </svg>
  )
}
