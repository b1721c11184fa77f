import { type Defined, type Figure, figures } from '../../figures/index.ts'
import type { Flow } from '../flow.ts'

/** A flow as one view reads it: in constant prices, or in cash. */
export interface ViewedFlow {
  readonly flow: Flow
  readonly figure: Defined
}

const byHere = ['option', 'council', 'service', 'year'] as const
const byCouncil = ['option', 'council', 'year'] as const

/**
 * Adds some of the flows up for each council and year: first the flows, then the services. Both are lines, so tables
 * add up to the penny. Without any flow of the kind it is nought pounds.
 */
export function addedUp(
  name: string,
  title: string,
  unit: 'real £' | '£',
  parts: readonly Figure[],
  nothing: Figure,
): Defined {
  const uses = Object.fromEntries(
    parts.length === 0 ? [['nothing', nothing]] : parts.map((part, i) => [`${localName(part)}${i + 1}`, part]),
  )
  const here = figures(name, uses, {
    here: { title: `${title}, by service`, unit, line: true, by: byHere, is: Object.keys(uses).join(' + ') },
  }).here
  return figures(name, { here }, { total: { title, unit, line: true, by: byCouncil, is: 'sum(here over service)' } })
    .total
}

/** `L01/mgmt.pay/gain` is `l01MgmtPayGain` in a formula. */
function localName(figure: Figure): string {
  const [first = '', ...rest] = figure.name.split(/[^A-Za-z0-9]+/)
  return first.toLowerCase() + rest.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

/** One view's flows added up by group, and in all, by option, council and year. */
export function viewTotals(view: string, unit: 'real £' | '£', flows: readonly ViewedFlow[], nothing: Figure) {
  const total = (key: string, title: string, test: (flow: Flow) => boolean) =>
    addedUp(
      `${view}/${key}`,
      title,
      unit,
      flows.filter(({ flow }) => test(flow)).map(({ figure }) => figure),
      nothing,
    )
  const gain = total('gain', 'Gains', (flow) => flow.group === 'gain')
  const oneOff = total('oneOff', 'One-off costs', (flow) => flow.group === 'oneOff')
  const running = total('running', 'Running costs', (flow) => flow.group === 'running')
  const grant = total('grant', 'Grants', (flow) => flow.group === 'grant')
  const between = total('between', 'Recharges between the councils', (flow) => flow.group === 'between')
  const { net } = figures(
    view,
    { gain, oneOff, running, grant, between },
    { net: { title: 'Net gain', unit, line: true, by: byCouncil, is: 'gain + oneOff + running + grant + between' } },
  )
  return { gain, oneOff, running, grant, between, net, total }
}

/** Nought pounds by option, council, service and year, for totals that have nothing to add. */
export function nothingOf(takesPart: Figure): Defined {
  return figures(
    'nothing',
    { takesPart },
    {
      nothing: {
        title: 'Nothing of this kind',
        unit: 'real £',
        by: byHere,
        is: '(takesPart × (yearNumber ÷ 1 year) × 0) as real £',
      },
    },
  ).nothing
}
