import { laitMeasure } from '../../reference/index.ts'
import { unitOfMeasure } from '../education-statistics/rounding.ts'

/**
 * What a measure is. `amount`: people, posts or pounds, which may be added up over councils. `rate`: a share, a rate or
 * an average, which may not, and which every member of a joint return has alike. `word`: a finding.
 */
export type MeasureNature = 'amount' | 'rate' | 'word'

const rateWords = new Set(
  'rate rates percent percentage pct per average avg mean median ratio share score index caseload proportion rank'.split(
    ' ',
  ),
)

/** By its unit, where its publication or the interactive tool’s dictionary says one; otherwise by the words of its name. */
export function natureOf(measure: string): MeasureNature {
  if (measure.startsWith('judgement/')) return 'word'
  const unit = unitOf(measure)
  if (unit !== '') return isRateUnit(unit) ? 'rate' : 'amount'
  if (measure.includes('%')) return 'rate'
  const words = measure
    .slice(measure.indexOf('/') + 1)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
  return words.some((word) => rateWords.has(word)) ? 'rate' : 'amount'
}

function unitOf(measure: string): string {
  const unit = measure.startsWith('lait/') ? laitMeasure(measure.slice('lait/'.length))?.unit : unitOfMeasure(measure)
  return unit?.toLowerCase() ?? ''
}

/** `% of leavers`, `Rate per 10,000`, `cases/FTE`, `Average Score`; pupils’ scores added up are an amount. */
function isRateUnit(unit: string): boolean {
  if (unit.includes('added up')) return false
  return /%|\//.test(unit) || /\b(percent|rate|per|average|score|unit cost|case ?load)\b/.test(unit)
}
