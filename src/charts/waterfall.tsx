import type { Answer, OptionAnswer } from '../appraisal/index.ts'
import { type BarChart, type BarRow, barRowsDrawing } from './bar-rows.tsx'
import { moneyScale } from './scale.ts'
import { moneyStyle, wholePounds } from './words.ts'

type Step = OptionAnswer['waterfall']['steps'][number]

/**
 * Where the gain comes from in one full year: what is claimed, less what does not arrive, less what would have
 * happened anyway, less new costs, leaves the gain. Each bar begins where the one above it ended.
 */
export function waterfallChart({ case: about }: Answer, option: OptionAnswer): BarChart {
  const { year, steps } = option.waterfall
  const spans = running(steps)
  const scale = moneyScale(spans.flatMap(({ from, to }) => [from, to]))
  const rows: readonly BarRow[] = spans.map(({ step, from, to }) => ({
    title: step.kind === 'less' ? `less: ${step.title}` : step.title,
    bars: [
      {
        from: scale.share(from),
        to: scale.share(to),
        kind: step.kind === 'total' ? 'total' : to < from ? 'less' : 'gain',
      },
    ],
    values: [wholePounds(step.pence)],
    figure: step.figure,
    isEnd: step.kind === 'total',
  }))
  const zero = scale.share(0)
  const drawing = (width: number, id: string) => barRowsDrawing({ rows, zero, width, id: `hatch-waterfall-${id}` })
  const title = waterfallTitle(steps)
  return {
    name: 'waterfall',
    title,
    sub: `${option.title}, ${year}, all its councils, pounds a year, ${about.priceBase} prices, central case. The upright line is carrying on alone, with own efficiencies.`,
    rows,
    zero,
    panels: [
      {
        code: 'all',
        says: `${title}. ${steps.map((step) => `${step.title}: ${wholePounds(step.pence)}`).join('; ')}.`,
        wide: drawing(720, 'wide'),
        narrow: drawing(288, 'narrow'),
      },
    ],
    table: {
      caption: `From the claim to the gain, ${year}, pounds a year, ${about.priceBase} prices`,
      columns: [
        { title: 'Step', isNumber: false },
        { title: '£ a year', isNumber: true },
      ],
      rows: steps.map((step) => [step.kind === 'less' ? `less: ${step.title}` : step.title, wholePounds(step.pence)]),
    },
  }
}

/** The finding: how much of what is claimed is a gain over carrying on alone. */
export function waterfallTitle(steps: readonly Step[]): string {
  const first = steps[0]
  const total = steps.findLast(({ kind }) => kind === 'total')
  if (first === undefined || total === undefined) return 'Nothing is claimed'
  const style = moneyStyle([first.pence, total.pence])
  if (first.pence <= 0)
    return `Nothing is claimed: it ${total.pence < 0 ? `costs ${style(-total.pence)} more` : `gains ${style(total.pence)}`} a year`
  if (total.pence <= 0)
    return `Of ${style(first.pence)} a year claimed, none is a gain: it ends ${style(-total.pence)} a year worse`
  if (total.pence >= first.pence)
    return `All of the ${style(first.pence)} a year claimed is a gain over carrying on alone`
  return `Of ${style(first.pence)} a year claimed, ${style(total.pence)} is a gain that would not have come alone`
}

/** Each step's bar: a total stands on nought, every other begins where the one before ended. */
function running(steps: readonly Step[]): readonly { step: Step; from: number; to: number }[] {
  let level = 0
  return steps.map((step) => {
    const from = step.kind === 'total' || step.kind === 'start' ? 0 : level
    level = step.kind === 'total' ? step.pence : from + step.pence
    return { step, from, to: level }
  })
}
