import { listInWords } from '../in-words.ts'
import { type Problem, problem } from '../problem.ts'
import type { Draft, ReadDraft } from './draft.ts'
import { type Link, linksOf } from './links.ts'
import { saidOf } from './sentence.ts'
import { isCircle, strongGroups } from './strong-groups.ts'

interface DraftLink extends Link {
  readonly to: Draft
}

/**
 * A figure may rest on itself only through an earlier period. Three looks at what can reach itself: with every
 * link, nothing may mix years; without the links through `previous`, nothing may mix months; without those
 * through `previousMonth` as well, no circle may be left. Looking only for circles within a year would let
 * `previous(sum(x over year), …)` through, and its evaluation would never end.
 */
export function checkCircles(read: readonly ReadDraft[]): readonly Problem[] {
  const links = new Map(read.map(({ draft, tree }) => [draft, draftLinks(draft, linksOf(tree))]))
  const drafts = read.map(({ draft }) => draft)
  const mixesYears = look(
    drafts,
    links,
    () => true,
    (link) => link.mixesYears,
  )
  if (mixesYears.length > 0) return mixesYears.map((circle) => mixed(circle, 'FIG-10', 'year'))
  const mixesMonths = look(
    drafts,
    links,
    (link) => !link.yearEarlier,
    (link) => link.mixesMonths,
  )
  if (mixesMonths.length > 0) return mixesMonths.map((circle) => mixed(circle, 'FIG-11', 'month'))
  return look(
    drafts,
    links,
    (link) => !link.yearEarlier && !link.monthEarlier,
    () => true,
  ).map(within)
}

interface Circle {
  readonly group: readonly Draft[]
  /** The figure whose formula holds the offending link. */
  readonly from: Draft
}

function draftLinks(draft: Draft, links: readonly Link[]): readonly DraftLink[] {
  return links.flatMap((link) => {
    const to = draft.scope.get(link.name)
    return to?.kind === 'draft' ? [{ ...link, to }] : []
  })
}

function look(
  drafts: readonly Draft[],
  links: ReadonlyMap<Draft, readonly DraftLink[]>,
  follows: (link: DraftLink) => boolean,
  offends: (link: DraftLink) => boolean,
): readonly Circle[] {
  const next = (draft: Draft): readonly Draft[] => (links.get(draft) ?? []).filter(follows).map((link) => link.to)
  return strongGroups(drafts, next).flatMap((group) => {
    if (!isCircle(group, next)) return []
    const from = group.find((draft) =>
      (links.get(draft) ?? []).some((link) => follows(link) && offends(link) && group.includes(link.to)),
    )
    return from === undefined ? [] : [{ group, from }]
  })
}

function mixed({ group, from }: Circle, code: string, period: 'year' | 'month'): Problem {
  const others =
    group.length > 1 ? `${listInWords(group.map(saidOf))} rest on one another` : `${saidOf(from)} rests on itself`
  return problem(
    code,
    from.name,
    `${others} from ${period} to ${period}, and the formula of ${saidOf(from)} also looks at other ${period}s of them at once (by a sum, least, greatest, share, pick or lookup over ${period}), so a ${period} would wait for one that has not been worked yet. Look at earlier ${period}s only, with ${period === 'year' ? 'previous( ) or runningTotal( )' : 'previousMonth( )'}.`,
  )
}

function within({ group, from }: Circle): Problem {
  const others =
    group.length > 1 ? `${listInWords(group.map(saidOf))} rest on one another` : `${saidOf(from)} rests on itself`
  return problem(
    'FIG-09',
    from.name,
    `${others} in the same period, so none can be worked first. Let one of them use the period before, with previous( ) or previousMonth( ).`,
  )
}
