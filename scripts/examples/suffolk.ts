import { readFileSync } from 'node:fs'
import { readSplitPlan, splitCase } from '../../src/importers/index.ts'

/**
 * Suffolk, divided in two as examples/suffolk.into.json says: what `concordat baseline --split` makes of the official
 * facts that ship with the product. The file gives the plan; nothing else is written by hand.
 */
export function suffolk(): { readonly name: string } {
  const text = readFileSync(new URL('../../examples/suffolk.into.json', import.meta.url), 'utf8')
  const read = readSplitPlan('E10000029', text)
  const made = 'problems' in read ? read : splitCase(read.plan)
  if ('problems' in made)
    throw new Error(made.problems.map(({ code, place, sentence }) => `${code} ${place}: ${sentence}`).join('\n'))
  return made.case
}
