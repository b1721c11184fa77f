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

/** A saving of the case’s own figures, of which neither realisation nor deadweight is asked. */
interface PlainSaving {
  readonly gain: Figure
}

/**
 * Claim, what arrives, what would have come anyway: each added up over councils and services, by option and year; and
 * the steps from one to the next, which a waterfall shows and each of which is a figure that can be explained.
 */
export function storyOf({
  savings,
  plain,
  entered,
  gains,
  split,
  nothing,
}: {
  savings: readonly Saving[]
  plain: readonly PlainSaving[]
  entered: readonly ({ readonly line: EnteredKind; readonly flow: Figure } & {
    readonly claimLine?: Figure
    readonly allowedLine?: Figure
    readonly arrivesLine?: Figure
    readonly wouldCome?: Figure
  })[]
  /** All gains of the year, those of the workforce included. */
  gains: Figure
  /** Diseconomies after a split, brought or spared, where councils are reorganised. */
  split: Figure | undefined
  nothing: Figure
}) {
  const plainSavings = [
    ...plain.map(({ gain }) => gain),
    ...entered.filter((each) => each.line.kind === 'saving' && each.claimLine === undefined).map(({ flow }) => flow),
  ]
  const claims = entered.flatMap((each) => (each.claimLine === undefined ? [] : [each]))
  const present = (list: readonly (Figure | undefined)[]) =>
    list.flatMap((figure) => (figure === undefined ? [] : [figure]))
  const claimed = overAll(
    'story/claimed',
    'Claimed',
    [...savings.map((s) => s.claimLine), ...plainSavings, ...present(claims.map((c) => c.claimLine))],
    nothing,
  )
  const allowed = overAll(
    'story/allowed',
    'Claims as allowed',
    [...savings.map((s) => s.claimLine), ...plainSavings, ...present(claims.map((c) => c.allowedLine))],
    nothing,
  )
  const arrives = overAll(
    'story/arrives',
    'Arrives',
    [...savings.map((s) => s.arrivesLine), ...plainSavings, ...present(claims.map((c) => c.arrivesLine))],
    nothing,
  )
  const wouldCome = overAll(
    'story/wouldCome',
    'Would have come anyway',
    [...savings.map((s) => s.wouldCome), ...present(claims.map((c) => c.wouldCome))],
    nothing,
  )
  const interaction = overAll(
    'story/interaction',
    'Simple sum of the levers less the waterfall',
    savings.map((s) => s.interaction),
    nothing,
  )
  const step = { unit: 'real £', line: true, by: ['option', 'year'] } as const
  const afterASplit =
    split === undefined
      ? undefined
      : overAll('story/afterASplit', 'Diseconomies after a split, brought or spared', [split], nothing)
  const steps = figures(
    'story/step',
    { claimed, allowed, arrives, wouldCome, gains, ...(afterASplit === undefined ? {} : { afterASplit }) },
    {
      aboveCeiling: { ...step, title: 'Above what could be had', is: 'allowed − claimed' },
      notArriving: { ...step, title: 'Does not arrive', is: 'arrives − allowed' },
      anyway: { ...step, title: 'Would have happened anyway', is: '−wouldCome' },
      socialWorkers: {
        ...step,
        title: 'Change in pay of social workers',
        is: `gains − (arrives − wouldCome)${afterASplit === undefined ? '' : ' − afterASplit'}`,
      },
    },
  )
  return { claimed, interaction, ...steps, ...(afterASplit === undefined ? {} : { afterASplit }) }
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
