import type { Problem } from '../../../figures/index.ts'
import { isWarning } from '../../problems.ts'
import { codesOn, titlesOf, underItsScenarios } from '../../scenarios/under-scenarios.ts'
import type { CaseFile } from '../schema.ts'
import { assumptionsHold } from './assumptions.ts'
import { baselineCells } from './baseline.ts'
import type { Check } from './check.ts'
import { contextOf } from './check.ts'
import { codesDiffer } from './codes.ts'
import { comparisonHolds } from './comparison.ts'
import { councilsExist } from './councils.ts'
import { criteriaHold } from './criteria.ts'
import { enteredLines } from './entered-lines.ts'
import { establishmentRows } from './establishment.ts'
import { judgementHolds } from './judgement.ts'
import { keysHold } from './keys.ts'
import { leversHold } from './levers.ts'
import { membersAreKnown } from './members.ts'
import { nominatedHold } from './nominated.ts'
import { optionsHold } from './options.ts'
import { savingsWithinPools } from './pool-limits.ts'
import { poolsAddUp } from './pools.ts'
import { recordsHold } from './records.ts'
import { safetyInputs } from './safety-warnings.ts'
import { scenariosHold } from './scenarios.ts'
import { stagesHold } from './stages.ts'
import { streamsAndPairs } from './streams-and-pairs.ts'
import { theCaseItself } from './the-case.ts'
import { worthKnowing } from './warnings.ts'
import { writtenRight } from './written-right.ts'

/** In the order in which a reader goes through the file; warnings last. */
const checks: readonly Check[] = [
  writtenRight,
  theCaseItself,
  codesDiffer,
  councilsExist,
  membersAreKnown,
  baselineCells,
  poolsAddUp,
  establishmentRows,
  recordsHold,
  keysHold,
  optionsHold,
  stagesHold,
  leversHold,
  nominatedHold,
  enteredLines,
  assumptionsHold,
  streamsAndPairs,
  judgementHolds,
  scenariosHold,
  criteriaHold,
  comparisonHolds,
  worthKnowing,
  safetyInputs,
]

/**
 * Problems and warnings of what a case says, one part held against another.
 *
 * A case that was salvaged from a broken file may be handed in too: empty text, not-a-number and empty lists are
 * passed over, because their problem has been told already.
 */
export function checkCase(theCase: CaseFile): readonly Problem[] {
  const context = contextOf(theCase)
  const found = checks.flatMap((check) => check(context))
  const holdsTogether = !found.some(touchesPools) && !partsOfPools.some((part) => isUnread(theCase[part]))
  const all = holdsTogether ? [...found, ...savingsWithinPools(context)] : found
  return all.some(({ code }) => !isWarning(code)) ? all : [...all, ...problemsUnderScenarios(theCase)]
}

/** A case that holds by itself may not hold with the changes of the scenarios it says are on. */
function problemsUnderScenarios(theCase: CaseFile): readonly Problem[] {
  const standing = underItsScenarios(theCase)
  if (standing === theCase) return []
  const on = titlesOf(theCase, codesOn(theCase))
  return checkCase(standing)
    .filter(({ code }) => !isWarning(code))
    .map((one) => ({ ...one, sentence: `With ${on} switched on this does not hold: ${one.sentence}` }))
}

/** What pools are worked from, and what is held against them. */
const partsOfPools = [
  'reorganisations',
  'decisionDate',
  'firstYear',
  'priceBase',
  'councils',
  'services',
  'baseline',
  'pools',
  'agencyBill',
  'measures',
  'options',
  'assumptions',
] as const

function touchesPools({ code, place }: Problem): boolean {
  return !isWarning(code) && partsOfPools.some((part) => place.startsWith(part))
}

/** Whether something in it could not be read and was replaced by an empty stand-in. */
function isUnread(value: unknown): boolean {
  if (typeof value === 'number') return Number.isNaN(value)
  if (typeof value !== 'object' || value === null) return value === ''
  return Object.values(value).some(isUnread)
}
