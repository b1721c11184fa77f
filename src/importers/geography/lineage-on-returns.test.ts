import { expect } from 'vitest'
import { type Cell, isMissing } from '../../figures/index.ts'
import { seriesThrough } from '../../reference/index.ts'
import { readReturn, testOnReturns } from '../testing/returns.ts'

const lait = 'lait/bds_long.trimmed_childrens_services.csv'

testOnReturns(
  'gross spend goes on through the successors of Northamptonshire and Cumbria, with a gap for a gap',
  async () => {
    const { observations } = await readReturn(lait)
    const spend = observations.filter(({ measure }) => measure.endsWith('/C&YPExpenditure'))
    const byMark = new Map(spend.map(({ area, period, value }) => [`${area.key} ${period.label}`, value]))
    const periods = new Map(spend.map(({ period }) => [period.label, period.to]))
    const moments = [...periods].map(([label, day]) => ({ label, day })).sort((a, b) => (a.day < b.day ? -1 : 1))
    const at = (code: string, label: string): Cell | undefined => {
      const value = byMark.get(`${code} ${label}`)
      return typeof value === 'number' ? value : value !== undefined && 'missing' in value ? value : undefined
    }
    const through = (code: string) =>
      seriesThrough(code, { moments, at, addsUp: true }).map(({ figure }) =>
        figure.kind === 'figure' ? figure.value : figure.kind,
      )
    expect(through('E10000021')).toEqual([
      117_567_335, 122_136_172, 117_035_107, 147_570_947, 175_588_530, 200_914_447, 214_279_545,
    ])
    expect(through('E10000006').slice(-3)).toEqual([117_695_506, 'gap', 140_561_732])
    expect(through('E06000061').slice(0, 3)).toEqual(['apart', 'apart', 'apart'])
    for (const code of ['E08000016', 'E08000038', 'E08000019', 'E08000039'])
      expect(through(code).every((value) => typeof value === 'number')).toBe(true)
    const gap = seriesThrough('E10000006', { moments, at, addsUp: true }).find(({ label }) => label === '2023-24')
    expect(gap?.bodies.map(({ code, cell }) => [code, isMissing(cell)])).toEqual([
      ['E06000063', true],
      ['E06000064', true],
    ])
  },
)
