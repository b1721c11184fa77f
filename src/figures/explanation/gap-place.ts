import type { Plan } from '../reading/plan.ts'

/**
 * Where a gap comes from, as a reader knows it: `Open cases, Darlington, Fostering` for the given cell
 * `case/open E06000005 fostering`. What is not a given cell of the plan is handed back as it is written.
 */
export function gapPlace(plan: Plan, at: string): string {
  const given = plan.figures
    .map(({ figure }) => figure)
    .find((figure) => figure.kind === 'given' && (at === figure.name || at.startsWith(`${figure.name} `)))
  if (given === undefined) return at
  let rest = at.slice(given.name.length)
  const titles: string[] = []
  for (const dimension of given.by) {
    const member = (plan.members[dimension] ?? []).find(
      ({ code }) => rest === ` ${code}` || rest.startsWith(` ${code} `),
    )
    if (member === undefined) return at
    titles.push(member.title)
    rest = rest.slice(member.code.length + 1)
  }
  return [given.title, ...titles].join(', ')
}
