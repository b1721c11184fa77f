/** Why a cell has no number. “Rounds to zero” is not here: it is an interval, and the reader of a return says so. */
export type MissingReason =
  | 'suppressed'
  | 'hidden'
  | 'notAvailable'
  | 'notReceived'
  | 'notApplicable'
  | 'unreliable'
  | 'blank'

export const missingReasons: readonly MissingReason[] = [
  'suppressed',
  'hidden',
  'notAvailable',
  'notReceived',
  'notApplicable',
  'unreliable',
  'blank',
]

/** A gap and its reason. `at` is the given cell the gap comes from: a figure's name and the codes of its members. */
export interface Missing {
  readonly missing: MissingReason
  readonly at?: string
}

/** A number or the reason there is none. Zero is a number. */
export type Cell = number | Missing

/** Of one cell, or of a cell's column of draws. */
export function isMissing(cell: Cell | Float64Array): cell is Missing {
  return typeof cell === 'object' && 'missing' in cell
}

/**
 * What arithmetic on two operands lacks: “not applicable” outranks the rest, otherwise the first gap counts.
 */
export function firstGap(first: Missing | undefined, second: Missing | undefined): Missing | undefined {
  if (first === undefined) return second
  if (first.missing === 'notApplicable' || second?.missing !== 'notApplicable') return first
  return second
}

const inWords: Readonly<Record<MissingReason, string>> = {
  suppressed: 'suppressed to protect people',
  hidden: 'hidden in the return, no reason given',
  notAvailable: 'not available',
  notReceived: 'not received from the council',
  notApplicable: 'does not apply',
  unreliable: 'withheld as unreliable',
  blank: 'blank in the return',
}

/** The reason as a page says it. */
export function missingInWords(reason: MissingReason): string {
  return inWords[reason]
}
