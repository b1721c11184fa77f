import { formatPercent } from '../../src/figures/index.ts'
import { type Guardrail, stoppedAbove, warnedFrom } from '../../src/model/index.ts'
import { measures } from '../../src/reference/index.ts'
import { code, codes, page, table } from './markdown.ts'
import { everyFigure, wholeModel } from './the-model.ts'

/** Every limit for children: what it means, what it needs and how it is judged. */
export function guardrailsPage(): string {
  const guardrails = [...wholeModel.guardrails].sort((a, b) => (a.code < b.code ? -1 : 1))
  return page(
    'Limits for children (guardrails)',
    `Limits come before money: a broken one stops an option, whatever it saves. A limit with a formula is judged for each council in every year of every future: broken in at least one year of more than ${percent(stoppedAbove)} of futures it stops the option, and from ${percent(warnedFrom)} it warns. The others are settled by the facts of the case. Where something a limit needs is missing, the option is *not shown safe*: it is worked out and compared, and cannot be recommended.`,
    table(
      ['Code', 'Limit', 'What it means', 'Needs'],
      guardrails.map(({ code: name, title, meaning, needs }) => [
        name,
        title,
        meaning,
        needs.length === 0 ? '' : codes(needs),
      ]),
    ),
    ...guardrails.filter(({ breach }) => breach !== undefined).map(sectionOf),
    `## Measures\n\n${table(
      ['Name', 'Measure', 'Unit', 'Better when', 'Source'],
      Object.entries(measures).map(([name, each]) => [
        code(name),
        each.title,
        each.unit,
        each.polarity === 'neutral' ? 'neither' : each.polarity,
        each.source,
      ]),
    )}`,
  )
}

function sectionOf({ code: name, title }: Guardrail): string {
  const own = everyFigure().flatMap((figure) =>
    figure.kind === 'figure' && figure.name.startsWith(`${name}/`)
      ? [[code(figure.name), figure.title, code(figure.is)]]
      : [],
  )
  return `## ${name} ${title}\n\n${table(['Figure', 'What it is', 'Formula'], own)}`
}

function percent(share: number): string {
  return formatPercent(share, 0)
}
