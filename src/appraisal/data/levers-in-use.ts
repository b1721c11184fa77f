import type { CaseFile } from '../case-file/index.ts'
import type { Arrangement } from './arrangements.ts'
import { isWorkforceMeasured } from './measures.ts'
import { childrenPlaced, targetCaseload } from './nominated.ts'

/** Levers that stand in a case's model only where something of the case runs them or claims for them. */
const onlyWhereUsed = ['L04', 'L06', 'L07', 'L08', 'L09', 'L10'] as const

/**
 * Of these levers, those that some option names (or some line claims for) and that have something to work on: a target
 * for L06, a number of children for L07, a building for L08, a system for L09. The others change no figure.
 */
export function leversInUse(theCase: CaseFile, arrangements: readonly Arrangement[]): readonly string[] {
  return onlyWhereUsed.filter((lever) =>
    arrangements.some(
      (each) =>
        (each.named.includes(lever) || each.option.lines.some(({ claims }) => claims?.includes(lever))) &&
        whyNotWorked(theCase, arrangements, each, lever) === undefined,
    ),
  )
}

/** Why a lever that an arrangement names changes no figure of it, in words; undefined where it is worked. */
export function whyNotWorked(
  theCase: CaseFile,
  arrangements: readonly Arrangement[],
  { option, service }: Arrangement,
  lever: string,
): string | undefined {
  const entry = option.services.find((each) => each.service === service)
  switch (lever) {
    case 'L06':
      if (targetCaseload(arrangements, { option: option.code, service }) === undefined)
        return 'the option names no caseload to aim at'
      return option.councils.some((council) => isWorkforceMeasured(theCase, council))
        ? undefined
        : 'the case measures no council’s social workers and open cases'
    case 'L07':
      return option.councils.some((council) => typeof childrenPlaced(theCase, council) === 'number')
        ? undefined
        : 'the case has no number of children in bought residential placements'
    case 'L08':
      return (entry?.buildings ?? []).length > 0 ? undefined : 'the option nominates no building'
    case 'L09':
      return entry?.jointSystem === undefined ? 'the option nominates no system' : undefined
    default:
      return undefined
  }
}
