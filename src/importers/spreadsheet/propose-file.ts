import type { Problem } from '../../figures/index.ts'
import { importProblem, Refusal } from '../problems.ts'
import { type HandedIn, openFile } from '../table/open-file.ts'
import type { Mapping } from './mapping.ts'
import { type Proposal, proposeMapping } from './propose.ts'

/**
 * A first mapping of a file somebody hands in, with what must be asked; or why there is none. `wanted` says whether its
 * rows are payments or its cells figures, where that is known.
 */
export async function proposeForFile(
  file: HandedIn,
  wanted?: Mapping['result'],
): Promise<Proposal | { readonly problems: readonly Problem[] }> {
  try {
    const opened = await openFile(file, () => {})
    const sentence = `${file.name} has no table with headings over rows. Hand in the sheet with its headings.`
    return proposeMapping(opened, wanted) ?? { problems: [importProblem('IMP-82', file.name, sentence)] }
  } catch (error) {
    if (error instanceof Refusal) return { problems: error.problems }
    throw error
  }
}
