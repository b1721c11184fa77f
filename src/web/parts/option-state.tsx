import type { OptionAnswer } from '../../appraisal/index.ts'
import type { Judgement } from './basics.tsx'

/** The sign before an option's word: stopped, not shown safe, more likely than not to gain, or none of these. */
export function stateSign({ state, chanceAllBetterOff }: OptionAnswer): Judgement {
  if (state === 'stopped') return 'stop'
  if (state === 'notShownSafe') return 'near'
  return chanceAllBetterOff > 0.5 ? 'pass' : 'wait'
}

export const stateWords: Readonly<Record<OptionAnswer['state'], string>> = {
  open: 'Open: nothing stops it',
  notShownSafe: 'Not shown safe: it cannot be recommended until what is missing is known',
  stopped: 'Stopped',
}
