import { formatPercent, type Problem, problem } from '../../figures/index.ts'
import { lineTitles, poolRule1, type StaffShareProxy, staffShareProxies } from '../../reference/index.ts'
import type { CaseFile } from '../case-file/schema.ts'
import { ruledLine } from './line-split.ts'
import type { PoolStep } from './pool-cell.ts'

/**
 * Where a later return publishes what part of a council's spend is staff, and the rule's staff pass it by more than
 * ten points, a warning for each group of lines. Source of the published shares: room `reference`, grade B at best.
 */
export function staffWarnings({ councils }: CaseFile, steps: readonly PoolStep[]): readonly Problem[] {
  return staffShareProxies.flatMap((proxy) => {
    const ruled = steps.filter(
      ({ council, line, by }) => council === proxy.council && by === 'pool-rule-1' && isIn(proxy, line),
    )
    const gross = ruled.reduce((running, { grossPence }) => running + (grossPence ?? 0), 0)
    const staff = ruled.reduce((running, { staffPence }) => running + (staffPence ?? 0), 0)
    if (gross <= 0 || proxy.totalThousands <= 0) return []
    const published = proxy.employeesThousands / proxy.totalThousands
    if (staff / gross <= published + poolRule1.staffWarning) return []
    const council = councils.find(({ code }) => code === proxy.council)?.shortName ?? proxy.council
    return [
      problem(
        'POOL-01',
        'pools',
        `Pool rule 1 takes ${formatPercent(staff / gross)} of ${linesInWords(ruled)} in ${council} as staff; the revenue outturn of 2024-25 shows ${formatPercent(published)}. Enter the council’s own pools if you have them.`,
      ),
    ]
  })
}

function isIn({ lines }: StaffShareProxy, line: string): boolean {
  return lines.some((each) => each === line)
}

/** `Residential care`, or `Adoption and 7 other lines`. */
function linesInWords(steps: readonly PoolStep[]): string {
  const titles = steps.map(({ line, label }) => {
    const key = ruledLine(line)
    return key === undefined ? label.trim() : lineTitles[key]
  })
  const [first = '', ...others] = titles
  if (others.length === 0) return `“${first}”`
  return others.length === 1 ? `“${first}” and “${others[0]}”` : `“${first}” and ${others.length} other lines`
}
