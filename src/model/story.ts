import { type Defined, type Figure, figures } from '../figures/index.ts'
import type { EnteredKind } from './entered.ts'

/** What the page tells of one saving: claimed, arrived, would have come anyway, gained, and the most there could be. */
export interface Saving {
  readonly claimLine: Figure
  readonly arrivesLine: Figure
  readonly wouldCome: Figure
  readonly gain: Figure
  readonly ceiling: Figure
  readonly interaction: Figure
}

/** Claim, what arrives, what would have come anyway: each added up over councils and services, by option and year. */
export function storyOf({
  managers,
  backOffice,
  buying,
  entered,
  nothing,
}: {
  managers: Saving
  backOffice: readonly { readonly saving: Saving }[]
  buying: Saving
  entered: readonly ({ readonly line: EnteredKind; readonly flow: Figure } & {
    readonly claimLine?: Figure
    readonly allowedLine?: Figure
    readonly arrivesLine?: Figure
    readonly wouldCome?: Figure
  })[]
  nothing: Figure
}) {
  const savings = [managers, ...backOffice.map(({ saving }) => saving), buying]
  const plainSavings = entered
    .filter((each) => each.line.kind === 'saving' && each.claimLine === undefined)
    .map(({ flow }) => flow)
  const claims = entered.flatMap((each) => (each.claimLine === undefined ? [] : [each]))
  const present = (list: readonly (Figure | undefined)[]) =>
    list.flatMap((figure) => (figure === undefined ? [] : [figure]))
  return {
    claimed: overAll(
      'story/claimed',
      'Claimed',
      [...savings.map((s) => s.claimLine), ...plainSavings, ...present(claims.map((c) => c.claimLine))],
      nothing,
    ),
    allowed: overAll(
      'story/allowed',
      'Claims as allowed',
      [...savings.map((s) => s.claimLine), ...plainSavings, ...present(claims.map((c) => c.allowedLine))],
      nothing,
    ),
    arrives: overAll(
      'story/arrives',
      'Arrives',
      [...savings.map((s) => s.arrivesLine), ...plainSavings, ...present(claims.map((c) => c.arrivesLine))],
      nothing,
    ),
    wouldCome: overAll(
      'story/wouldCome',
      'Would have come anyway',
      [...savings.map((s) => s.wouldCome), ...present(claims.map((c) => c.wouldCome))],
      nothing,
    ),
    interaction: overAll(
      'story/interaction',
      'Simple sum of the levers less the waterfall',
      savings.map((s) => s.interaction),
      nothing,
    ),
  }
}

function overAll(name: string, title: string, parts: readonly Figure[], nothing: Figure): Defined {
  const uses = Object.fromEntries((parts.length === 0 ? [nothing] : parts).map((part, i) => [`part${i + 1}`, part]))
  return figures(name, uses, {
    here: {
      title: `${title}, by council and service`,
      unit: 'real £',
      line: true,
      by: ['option', 'council', 'service', 'year'],
      is: Object.keys(uses).join(' + '),
    },
    inYear: { title, unit: 'real £', line: true, by: ['option', 'year'], is: 'sum(here over council, service)' },
  }).inYear
}
