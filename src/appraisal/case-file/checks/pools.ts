import type { Problem } from '../../../figures/index.ts'
import { listInWords } from '../../../figures/index.ts'
import { caseProblem } from '../../problems.ts'
import { inPounds, quoted } from '../found.ts'
import { latestGross } from '../latest-gross.ts'
import { pennies } from '../pennies.ts'
import { at } from '../place.ts'
import { hasPoolRule } from '../pools-held.ts'
import type { CaseFile } from '../schema.ts'
import { type CheckContext, grouped, placed } from './check.ts'
import { repeatedFigures } from './repeated.ts'

/** Pool entries add up to their line to the penny, and every line of a service has entries or a rule. */
export function poolsAddUp({ theCase }: CheckContext): readonly Problem[] {
  const entries = theCase.pools.entries
  return [
    ...repeatedFigures(['pools', 'entries'], entries, ({ council, line, pool }) => [council, line, pool]),
    ...entriesAgainstLines(theCase),
    ...linesWithoutPools(theCase),
  ]
}

function entriesAgainstLines(theCase: CaseFile): readonly Problem[] {
  const gross = latestGross(theCase)
  const groups = grouped(placed(theCase.pools.entries), ([{ council, line }]) => JSON.stringify([council, line]))
  return groups.flatMap((group) => {
    const first = group[0]
    if (first === undefined || group.some(([{ pounds }]) => Number.isNaN(pounds))) return []
    const [{ council, line }, index] = first
    const cell = gross.get(JSON.stringify([council, line]))
    if (council === '' || line === '') return []
    const place = at('pools', 'entries', index)
    if (cell === undefined) {
      return [
        caseProblem(
          'CASE-34',
          place,
          `Pools are given for the line ${quoted(line)} of ${quoted(council)}, which has no gross figure in the baseline. Add the figure, or take the entries out.`,
        ),
      ]
    }
    if (cell.pounds === undefined || Number.isNaN(cell.pounds)) return []
    const sum = group.reduce((total, [{ pounds }]) => total + pennies(pounds), 0)
    if (sum === pennies(cell.pounds)) return []
    return [
      caseProblem(
        'CASE-34',
        place,
        `The pools of the line ${quoted(line)} of ${quoted(council)} add up to ${inPounds(sum / 100)}, but its gross is ${inPounds(cell.pounds)}. Correct them so that they add up to the penny.`,
      ),
    ]
  })
}

function linesWithoutPools({ services, councils, pools, baseline }: CaseFile): readonly Problem[] {
  const entered = new Set(pools.entries.map(({ council, line }) => JSON.stringify([council, line])))
  const given = new Set(baseline.map(({ council, line }) => JSON.stringify([council, line])))
  return placed(services).flatMap(([service, i]) =>
    placed(service.lines).flatMap(([line, j]) => {
      if (line === '' || (pools.rule !== undefined && hasPoolRule(line))) return []
      const without = councils.filter(({ code }) => {
        const key = JSON.stringify([code, line])
        return code !== '' && given.has(key) && !entered.has(key)
      })
      if (without.length === 0) return []
      const names = listInWords(
        without.map((one) => one.shortName || one.code),
        'and',
      )
      const cause = pools.rule === undefined ? 'the case names no pool rule' : `${pools.rule} does not know this line`
      return [
        caseProblem(
          'CASE-35',
          at('services', i, 'lines', j),
          `The line ${quoted(line)} has no pool entries for ${names}, and ${cause}. Write “pool-rule-1” under pools, or enter how the line is made up.`,
        ),
      ]
    }),
  )
}
