import { render } from 'preact-render-to-string'
import type { Chart, ChartPanel, Drawing } from './chart.ts'
import { Letters, lines } from './letters.tsx'
import { CouncilSign } from './signs.tsx'
import { councilMark, quietInk } from './tokens.ts'

export type PictureSize = 'wide' | 'narrow'

/**
 * A chart as one SVG file that stands alone: its title, what is measured, every panel, and where it came from.
 * Letters are 14 pixels or more; the file has no style sheet and parses as XML.
 */
export function chartSvg(chart: Chart, size: PictureSize, source: string): string {
  const columns =
    size === 'wide'
      ? Math.max(1, Math.min(3, Math.floor(1100 / ((chart.panels[0]?.wide.width ?? 720) + 20)), chart.panels.length))
      : 1
  const cell = (panel: ChartPanel): Drawing => panel[size]
  const gap = 24
  const panelWidth = cell(chart.panels[0] ?? nothing).width
  const inner = Math.max(size === 'wide' ? 700 : 288, columns * panelWidth + (columns - 1) * gap)
  const title = lines(chart.title, inner, 20, true)
  const sub = lines(chart.sub, inner)
  const head = title.length * 26 + sub.length * 20 + 24
  const hasTitles = chart.panels.some(({ title: words }) => words !== undefined)
  const rowHeights = rowsOf(chart.panels, columns).map(
    (row) => row.reduce((most, panel) => Math.max(most, cell(panel).height), 0) + (hasTitles ? 32 : 8),
  )
  const tops = rowHeights.map(
    (_, index) => head + rowHeights.slice(0, index).reduce((sum, height) => sum + height + 16, 0),
  )
  const foot = (tops.at(-1) ?? head) + (rowHeights.at(-1) ?? 0)
  const margin = 16
  const sourceLines = lines(source, inner)
  const [width, height] = [inner + 2 * margin, foot + sourceLines.length * 20 + 36]
  return render(
    <svg xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${width} ${height}`} width={width} height={height} role="img">
      <title>{`${chart.title}. ${chart.panels.map(({ says }) => says).join(' ')}`}</title>
      <rect width={width} height={height} fill="#fff" />
      <g transform={`translate(${margin} ${margin})`}>
        {title.map((text, index) => (
          <Letters x={0} y={20 + index * 26} size={20} bold>
            {text}
          </Letters>
        ))}
        {sub.map((text, index) => (
          <Letters x={0} y={title.length * 26 + 16 + index * 20} quiet>
            {text}
          </Letters>
        ))}
        {chart.panels.map((panel, index) => (
          <g
            transform={`translate(${(index % columns) * (panelWidth + gap)} ${tops[Math.floor(index / columns)] ?? head})`}
          >
            {panel.council !== undefined && <CouncilSign place={panel.council} x={7} y={11} />}
            {panel.title !== undefined && (
              <Letters
                x={panel.council === undefined ? 0 : 22}
                y={16}
                bold
                colour={panel.council === undefined ? quietInk : councilMark(panel.council).colour}
              >
                {panel.note === undefined ? panel.title : `${panel.title}: ${panel.note}`}
              </Letters>
            )}
            <g transform={`translate(0 ${hasTitles ? 28 : 4})`}>{cell(panel).marks}</g>
          </g>
        ))}
        {sourceLines.map((text, index) => (
          <Letters x={0} y={foot + 14 + index * 20} quiet>
            {text}
          </Letters>
        ))}
      </g>
    </svg>,
  )
}

const nothing: ChartPanel = {
  code: '',
  says: '',
  wide: { width: 700, height: 0, marks: <g /> },
  narrow: { width: 288, height: 0, marks: <g /> },
}

function rowsOf(panels: readonly ChartPanel[], columns: number): readonly (readonly ChartPanel[])[] {
  return Array.from({ length: Math.ceil(panels.length / columns) }, (_, row) =>
    panels.slice(row * columns, (row + 1) * columns),
  )
}
