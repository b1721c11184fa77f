import type { LineKey, Section251Key } from '../../reference/index.ts'
import type { OutturnLine } from '../revenue-outturn/lines.ts'

/** A line of the revenue outturn on a line of a case. */
export interface MappedLine {
  readonly from: OutturnLine
  /** The line of the case, by the key that section 251 has for it. */
  readonly line: Section251Key
  /** The line of pool rule 1 whose shares hold for it. */
  readonly rule: LineKey
}

/**
 * The lines of form RO3 that make up children’s social care, each on the line of section 251 that most of it would stand
 * on there. RO3 is coarser: safeguarding holds commissioning, strategy and the safeguarding board too, and family support
 * holds direct payments and short breaks. Asylum seekers stand apart from those who are looked after, so they keep a line
 * of their own. Judgement, grade B: the sum is the return’s own, the line it stands on is ours.
 */
export const mappedOutturnLines: readonly MappedLine[] = [
  { from: 'sureStart', line: 'otherEarlyYears', rule: 'otherEarlyYears' },
  { from: 'lookedAfterResidential', line: 'residential', rule: 'residential' },
  { from: 'lookedAfterFostering', line: 'fostering', rule: 'fostering' },
  { from: 'lookedAfterAsylumSeeking', line: 'asylumSeekers', rule: 'asylumSeekers' },
  { from: 'lookedAfterOther', line: 'otherLookedAfter', rule: 'otherLookedAfter' },
  { from: 'otherChildrensServices', line: 'otherChildrensServices', rule: 'otherChildrensServices' },
  { from: 'safeguarding', line: 'socialWork', rule: 'socialWork' },
  { from: 'familySupport', line: 'targetedFamilySupport', rule: 'targetedFamilySupport' },
  { from: 'youngPeople', line: 'targetedYoungPeople', rule: 'targetedYoungPeople' },
  { from: 'youthJustice', line: 'youthJustice', rule: 'youthJustice' },
  { from: 'asylumSeekers', line: 'asylumServices', rule: 'leavingCare' },
]
