import { expect, test } from 'vitest'
import { type Chart, chartSvg, comparedOptions, isOptionChart, optionCharts } from '../../src/charts/index.ts'
import { svgToPng } from '../../src/web/png.ts'
import { oneCouncil, threeCouncils } from '../../src/web/testing/sample-answers.ts'
import { realSite } from './real-site.ts'

const { cases } = realSite()
const answers = [...[...cases.values()].map(({ answer }) => answer), threeCouncils(), oneCouncil()]
const names = Object.keys(optionCharts).filter(isOptionChart)

const drawn: readonly (readonly [string, Chart])[] = answers.flatMap((answer) =>
  comparedOptions(answer).flatMap((option) =>
    names.map((name) => [`${answer.case.name}, ${option.code}, ${name}`, optionCharts[name](answer, option)] as const),
  ),
)

test.each(drawn)('%s: drawn wide and narrow, as XML, with no letter under 14 pixels', async (_what, chart) => {
  for (const size of ['wide', 'narrow'] as const) {
    const svg = chartSvg(chart, size, 'Source')
    // resvg reads XML strictly: an attribute without a value or a stray bracket throws.
    expect((await svgToPng(svg)).length).toBeGreaterThan(100)
    expect(svg).not.toMatch(/NaN|undefined|Infinity|=""/)
    for (const [, points = ''] of svg.matchAll(/font-size="([\d.]+)"/g))
      expect(Number(points)).toBeGreaterThanOrEqual(14)
    for (const [, width = ''] of svg.matchAll(/<(?:rect|svg)[^>]* width="(-?[\d.]+)"/g))
      expect(Number(width)).toBeGreaterThanOrEqual(0)
  }
})

test.each(drawn)('%s: states a finding, what is measured, and the same as a table and in words', (_what, chart) => {
  expect(chart.title.length).toBeGreaterThan(10)
  expect(chart.title).not.toMatch(/chart|graph|analysis/i)
  expect(chart.sub).toMatch(/\d{4}-\d\d prices|Share of the spread/)
  expect(chart.table.caption.length).toBeGreaterThan(5)
  for (const row of chart.table.rows) {
    expect(row).toHaveLength(chart.table.columns.length)
    expect(row.every((cell) => cell !== '')).toBe(true)
  }
  for (const panel of chart.panels) {
    expect(panel.says.length).toBeGreaterThan(20)
    expect(panel.narrow.width).toBeLessThanOrEqual(358)
  }
})

test('the panels of a chart share one scale, and every money axis shows nought', () => {
  for (const [, chart] of drawn.filter(([, { name }]) => name === 'fan' || name === 'leaving')) {
    const axes = chart.panels.map((panel) =>
      [...chartSvg({ ...chart, panels: [panel] }, 'wide', '').matchAll(/text-anchor="end"[^>]*>(−?[\d.,]+)</g)].map(
        ([, tick]) => tick,
      ),
    )
    for (const axis of axes) {
      expect(axis).toContain('0')
      expect(axis).toEqual(axes[0])
    }
  }
})
