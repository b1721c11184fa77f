import type { Answer, OptionAnswer } from '../appraisal/index.ts'
import { type BarChart, type BarRow, barRowsDrawing } from './bar-rows.tsx'
import { moneyScale } from './scale.ts'
import { countInWords, moneyStyle, shareInWords, shareWithError, wholePounds } from './words.ts'

type Swing = OptionAnswer['tornado'][number]

/**
 * What the answer depends on: the central case as each assumption goes, alone, from 1 in 10 lower to 1 in 10 higher than
 * it may be. Hatched: towards the worse end. Solid: towards the better. The dashed line is the central case itself.
 */
export function tornadoChart({ case: about }: Answer, option: OptionAnswer, most = 10): BarChart {
  const swings = option.tornado.slice(0, most)
  const { central } = option.presentValuePence
  const scale = moneyScale([central, ...swings.flatMap(({ lowPence, highPence }) => [lowPence, highPence])])
  const style = moneyStyle(swings.flatMap(({ lowPence, highPence }) => [lowPence, highPence]))
  const middle = scale.share(central)
  const rows: readonly BarRow[] = swings.map((swing) => {
    const { worse, better } = ends(swing)
    return {
      title: swing.title,
      note: `${worse.value} to ${better.value}`,
      grade: swing.grade,
      bars: [
        { from: scale.share(worse.pence), to: Math.min(middle, scale.share(better.pence)), kind: 'less' as const },
        { from: Math.max(middle, scale.share(worse.pence)), to: scale.share(better.pence), kind: 'gain' as const },
      ].filter(({ from, to }) => to > from),
      values: [style(worse.pence), style(better.pence)],
      figure: null,
    }
  })
  const zero = scale.share(0)
  const drawing = (width: number, id: string) =>
    barRowsDrawing({ rows, zero, middle, width, id: `hatch-tornado-${id}` })
  const title = tornadoTitle(swings, central)
  return {
    name: 'tornado',
    title,
    sub:
      `${option.title}, all its councils. Present value over ${about.years} years, ${about.priceBase} prices, as each assumption alone goes from its worse to its better end ` +
      `(8 futures in 10 lie between) and the others stay most likely. Upright line: no gain. Dashed line: the central case, ${moneyStyle([central])(central)}.`,
    rows,
    zero,
    middle,
    panels: [
      {
        code: 'all',
        says: `${title}. ${rows.map(({ title: name, values }) => `${name}: ${values.join(' to ')}`).join('; ')}.`,
        wide: drawing(720, 'wide'),
        narrow: drawing(288, 'narrow'),
      },
    ],
    table: {
      caption: `Present value over ${about.years} years as each assumption moves alone, pounds, ${about.priceBase} prices`,
      columns: [
        { title: 'Assumption', isNumber: false },
        { title: 'Grade', isNumber: false },
        { title: 'Low value', isNumber: false },
        { title: 'High value', isNumber: false },
        { title: 'Present value at the low value', isNumber: true },
        { title: 'Present value at the high value', isNumber: true },
        { title: 'Share of the spread it carries by itself', isNumber: true },
      ],
      rows: swings.map((swing) => [
        swing.title,
        swing.grade,
        swing.lowValue,
        swing.highValue,
        wholePounds(swing.lowPence),
        wholePounds(swing.highPence),
        shareWithError(swing.varianceShare, swing.varianceShareError),
      ]),
    },
  }
}

/** The finding: what by itself carries more of the doubt than any other, and whether one assumption alone turns the sign. */
export function tornadoTitle(swings: readonly Swing[], central: number): string {
  const widest = [...swings].sort((a, b) => b.varianceShare - a.varianceShare)[0]
  if (widest === undefined) return 'Nothing uncertain moves this option'
  const { worse, better } = ends(widest)
  const turns = worse.pence < 0 && better.pence > 0
  const share = shareInWords(widest.varianceShare)
  const others = swings.filter(
    (swing) => swing !== widest && ends(swing).worse.pence < 0 && ends(swing).better.pence > 0,
  ).length
  const whole = central < 0 ? 'turn the loss into a gain' : 'turn the gain into a loss'
  const alone = turns
    ? `by itself it can ${whole}`
    : others > 0
      ? `by itself it does not ${whole}, but ${countInWords(others)} ${others === 1 ? 'other' : 'others'} can`
      : `neither it nor any other can ${whole} by itself`
  return `“${widest.title}” carries more of the doubt than any other, ${share}; ${alone}`
}

function ends({ lowPence, highPence, lowValue, highValue }: Swing) {
  const low = { pence: lowPence, value: lowValue }
  const high = { pence: highPence, value: highValue }
  return lowPence <= highPence ? { worse: low, better: high } : { worse: high, better: low }
}
