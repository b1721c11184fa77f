import { render } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { type FunnelData, funnelChart, funnelTitle } from './funnel.tsx'
import { type SeriesData, seriesChart, stretches } from './series.tsx'

const funnel: FunnelData = {
  name: 'lookedAfter',
  what: 'children looked after',
  per: 'per 10,000 children',
  sub: 'Children looked after at 31 March 2025',
  mean: 70,
  isWidened: false,
  limits: [
    { size: 20_000, low95: 58, high95: 82, low998: 51, high998: 89 },
    { size: 100_000, low95: 65, high95: 75, low998: 62, high998: 78 },
  ],
  points: [
    { name: 'Hartlepool', place: 0, size: 21_000, low: 157, high: 157, stands: 'farAbove' },
    { name: 'Darlington', place: 1, size: 22_700, low: 70, high: 72, stands: 'within' },
    { name: 'Halton', size: 28_000, low: 95, high: 95, stands: 'farAbove' },
  ],
  left: [{ name: 'Redcar and Cleveland', why: 'suppressed to protect people' }],
}

test('a funnel’s title is its finding, and follows the figures', () => {
  expect(funnelTitle(funnel)).toBe('Children looked after: more in Hartlepool than chance explains')
  const within = { ...funnel, points: funnel.points.map((point) => ({ ...point, stands: 'within' as const })) }
  expect(funnelTitle(within)).toBe('Children looked after: none differs from the others by more than chance explains')
  expect(funnelTitle({ ...within, isWidened: true })).toContain('than the councils’ own spread explains')
})

test('within widened limits a council may well differ by more than chance, and it is not said that it does not', () => {
  const standings = (data: FunnelData) => funnelChart(data).table.rows.map((row) => row[3])
  expect(standings(funnel)[1]).toBe('Within what chance explains')
  expect(standings({ ...funnel, isWidened: true })[1]).toBe('Within the councils’ own spread')
})

test('whoever cannot be drawn is in the table with the reason, and bounds are said as bounds', () => {
  const { table } = funnelChart(funnel)
  expect(table.rows).toContainEqual(['Redcar and Cleveland', 'Not drawn', 'Not drawn', 'suppressed to protect people'])
  expect(table.rows[1]?.[2]).toBe('70 to 72')
})

const series: SeriesData = {
  name: 'gross',
  title: 'Cumbria’s spending goes on in its two successors',
  sub: 'Gross, £ million',
  unit: '£ million',
  periods: ['2022-23', '2023-24', '2024-25'],
  lines: [{ name: 'Cumbria', place: 0, values: [{ value: 117.7 }, { gap: 'not available' }, { value: 140.6 }] }],
  says: (value) => `£${value}m`,
}

test('a line stops where the figures stop: a gap is never drawn as nought', () => {
  expect(stretches(series.lines[0]?.values ?? [])).toEqual([[[0, 117.7]], [[2, 140.6]]])
  expect(seriesChart(series).table.rows[1]).toEqual(['2023-24', 'not available'])
})

test('every drawing is sound markup at both widths, with no number that is none', () => {
  for (const chart of [funnelChart(funnel), seriesChart(series)]) {
    for (const panel of chart.panels) {
      for (const drawing of [panel.wide, panel.narrow]) {
        const markup = render(drawing.marks)
        expect(markup).not.toMatch(/NaN|undefined|Infinity/)
        expect(markup).toContain('<path')
      }
    }
  }
})
