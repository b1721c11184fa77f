import type { FrozenGiven } from './document.ts'

/** Facts that hold for every case of a date: rules, prices, profiles and the favourable ends of priors. */
const reference: readonly RegExp[] = [
  /^(?:prices|rules|discount|phase)\//,
  /^setUp\/(?:typicalGross|scaleExponent)$/,
  /^workforce\/monthNumber$/,
  /^L\d\d\/favourable/,
  /^L16\/referencePeople$/,
  /^agencyBill\/premium$/,
]

/** What the appraisal works from other figures at the central case and then holds fast: the most that a claim may be. */
const worked = /^entered\/heldTo /

/** Whether a given is a dated fact that is looked up, worked beforehand, or something that the case says. */
export function originOf(given: string): FrozenGiven['from'] {
  if (worked.test(given)) return 'worked'
  return reference.some((pattern) => pattern.test(given)) ? 'reference' : 'case'
}
