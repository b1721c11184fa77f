import type { Answer, OptionAnswer } from '../appraisal/index.ts'
import type { Chart } from './chart.ts'
import { evidenceChart } from './evidence.tsx'
import { fanChart } from './fan.tsx'
import { futuresChart } from './futures.tsx'
import { leavingChart } from './leaving.tsx'
import { tornadoChart } from './tornado.tsx'
import { waterfallChart } from './waterfall.tsx'

/** Every chart of one option, by the name it has in an address. */
export const optionCharts = {
  futures: (answer: Answer, option: OptionAnswer): Chart => futuresChart(answer, comparedOptions(answer), option),
  fan: fanChart,
  waterfall: (answer: Answer, option: OptionAnswer): Chart => waterfallChart(answer, option),
  leaving: leavingChart,
  tornado: (answer: Answer, option: OptionAnswer): Chart => tornadoChart(answer, option),
  evidence: evidenceChart,
} as const satisfies Record<string, (answer: Answer, option: OptionAnswer) => Chart>

export type OptionChartName = keyof typeof optionCharts

export function isOptionChart(name: string): name is OptionChartName {
  return Object.hasOwn(optionCharts, name)
}

/** The options that are compared with carrying on alone: all but that one, the stopped ones last. */
export function comparedOptions({ options, counterfactual }: Answer): readonly OptionAnswer[] {
  const others = options.filter(({ code }) => code !== counterfactual.option)
  return [...others.filter(({ state }) => state !== 'stopped'), ...others.filter(({ state }) => state === 'stopped')]
}
