import { type Figure, figures } from '../figures/index.ts'

/** The few numbers a page opens with. */
export function headlineOf({
  removed,
  runsL01,
  total,
  real,
  leavingLine,
  comingBack,
}: {
  removed: Figure
  runsL01: Figure
  total: Figure
  real: { gain: Figure; running: Figure; oneOff: Figure }
  leavingLine: Figure
  comingBack: Figure
}) {
  return figures(
    'headline',
    { removed, runsL01, total, gain: real.gain, running: real.running, oneOff: real.oneOff, leavingLine, comingBack },
    {
      shared: { title: 'One management team somewhere (1)', unit: 'number', is: 'max(runsL01 over service)' },
      postsRemoved: {
        title: 'Management posts removed',
        unit: 'FTE',
        by: ['option'],
        is: 'removed × shared',
      },
      setUp: { title: 'Cost to set up', unit: 'real £', line: true, by: ['option'], is: 'sum(total over service)' },
      yearlyHere: {
        title: 'Net saving of the year, one-offs apart',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'year'],
        is: 'gain + running',
      },
      yearly: {
        title: 'Net saving of the year, one-offs apart, all councils',
        unit: 'real £',
        line: true,
        by: ['option', 'year'],
        is: 'sum(yearlyHere over council)',
      },
      gains: {
        title: 'Gains of the year, all councils',
        unit: 'real £',
        line: true,
        by: ['option', 'year'],
        is: 'sum(gain over council)',
      },
      costs: {
        title: 'Running costs of the year, all councils',
        unit: 'real £',
        line: true,
        by: ['option', 'year'],
        is: 'sum(running over council)',
      },
      oneOffs: {
        title: 'One-off costs of the year, all councils',
        unit: 'real £',
        line: true,
        by: ['option', 'year'],
        is: 'sum(oneOff over council)',
      },
      leaving: {
        title: 'Cost of leaving in this year',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'year'],
        is: 'sum(leavingLine over service)',
      },
      back: {
        title: 'Cost of coming back after leaving in this year',
        unit: 'real £',
        line: true,
        by: ['option', 'council', 'year'],
        is: 'sum(comingBack over service)',
      },
      leavingAll: {
        title: 'Cost of leaving in this year, all councils',
        unit: 'real £',
        line: true,
        by: ['option', 'year'],
        is: 'sum(leaving over council)',
      },
    },
  )
}
