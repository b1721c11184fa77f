import { formatPercent, type Problem } from '../../../figures/index.ts'
import { importProblem } from '../../problems.ts'
import { type BaselineCell, periodKey } from '../cell.ts'
import { knownCompanies } from '../council-owned.ts'
import { type OwnershipFact, ownershipOn } from '../ownership.ts'

/** What is bought outside, and where a council’s own company hides in it. */
const readLine = 'section251/totalLookedAfter'
/** Seldom is more bought: the highest authority in 2012-13 bought 55% of all its services outside. */
const highShare = 0.7
/** At this and below, a column was hardly filled in, where others buy a third. */
const hardlyAny = 0.005

/**
 * The split by provider says who was paid, not who owns them. A council’s own company is booked as own by one council
 * and as private by its neighbour, so the share bought outside cannot be read until somebody says who owns the provider.
 * Told where a company is known, where more is bought than anywhere, and where nothing is; not where it was answered.
 */
export function councilOwnedLooksPrivate(
  cells: readonly BaselineCell[],
  answers: readonly OwnershipFact[] = [],
): readonly Problem[] {
  const byMeasure = new Map(
    cells.map((cell) => [`${cell.unit.key}\n${periodKey(cell.period)}\n${cell.measure}`, cell] as const),
  )
  return cells
    .filter(({ measure }) => measure === `${readLine}/gross`)
    .flatMap((gross) => {
      const paid = (aspect: string) => {
        const value = byMeasure.get(`${gross.unit.key}\n${periodKey(gross.period)}\n${readLine}/${aspect}`)?.value
        return typeof value === 'number' ? value : undefined
      }
      const [bought, voluntary] = [paid('private'), paid('voluntary')]
      if (bought === undefined || voluntary === undefined || typeof gross.value !== 'number' || gross.value <= 0)
        return []
      return question(gross, (bought + voluntary) / gross.value, answers)
    })
}

function question(cell: BaselineCell, share: number, answers: readonly OwnershipFact[]): readonly Problem[] {
  const { unit, period } = cell
  const asked = unit.councils.flatMap(({ code }) => ownershipOn(answers, { council: code, day: period.to }))
  if (asked.length > 0) return []
  const known = unit.councils.flatMap(({ code }) => ownershipOn(knownCompanies, { council: code, day: period.to }))
  const because = whyAsk(share, known[0])
  return because === undefined
    ? []
    : [
        importProblem(
          'IMP-96',
          `${unit.name}, ${readLine}, ${period.label}`,
          `${formatPercent(share)} of spend on children looked after stands under private and voluntary. ${because} Who owns the provider: the council, a company it owns, another public body, a voluntary organisation or a private company?`,
        ),
      ]
}

function whyAsk(share: number, known: OwnershipFact | undefined): string | undefined {
  if (known !== undefined)
    return `${known.provider} is a company or trust of councils, and returns book such spend as own, as private or as both.`
  if (share >= highShare) return 'So much is seldom bought, so a company that the council owns may be among it.'
  return share <= hardlyAny ? 'Others buy a third or so, so the split may not have been filled in.' : undefined
}
