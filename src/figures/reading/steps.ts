import type { Figure } from '../figure.ts'
import { isCircle, strongGroups } from '../formula/strong-groups.ts'
import { type FigureLink, usesOf } from '../graph.ts'
import { cellsAt, type Grid } from './grid.ts'

/** Some cells of one figure, to be worked together; everything they read stands in earlier steps. */
export interface Step {
  readonly figure: Figure
  readonly cells: Int32Array
}

/**
 * The steps of a group that rests on itself from period to period: year by year, and where it takes months to
 * tell earlier from later, month by month. A figure on its own is one step.
 */
export function stepsOf(group: readonly Figure[], grid: Grid): readonly Step[] {
  const links = new Map(group.map((figure) => [figure, usesOf(figure).filter((link) => group.includes(link.to))]))
  const next =
    (follows: (link: FigureLink) => boolean) =>
    (figure: Figure): readonly Figure[] =>
      (links.get(figure) ?? []).filter(follows).map((link) => link.to)
  if (
    !isCircle(
      group,
      next(() => true),
    )
  )
    return group.map((figure) => ({ figure, cells: allCells(figure, grid) }))
  const sameYear = next((link) => !link.yearEarlier)
  const sameMonth = next((link) => !link.yearEarlier && !link.monthEarlier)
  const withinYear = strongGroups(group, sameYear).map((figures) =>
    isCircle(figures, sameYear)
      ? { byMonth: true, figures: strongGroups(figures, sameMonth).flat() }
      : { byMonth: false, figures },
  )
  const steps: Step[] = []
  for (let year = 0; year < grid.sizeOf('year'); year++) {
    for (const { byMonth, figures } of withinYear) {
      if (!byMonth)
        steps.push(...figures.map((figure) => ({ figure, cells: cellsAt(grid.layout(figure.by), grid, year) })))
      else
        for (let month = 0; month < grid.sizeOf('month'); month++)
          steps.push(
            ...figures.map((figure) => ({ figure, cells: cellsAt(grid.layout(figure.by), grid, year, month) })),
          )
    }
  }
  return steps
}

function allCells(figure: Figure, grid: Grid): Int32Array {
  return Int32Array.from({ length: grid.layout(figure.by).cells }, (_, cell) => cell)
}
