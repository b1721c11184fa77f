// Writes what the documentation takes from the code: `npm run docs`.
//
//   docs/reference/   pages of priors, rules, delivery models, levers, limits, figures, problems and settings,
//                     and the JSON Schemas of the case file and the answer
//   README.md and docs/tour.md   results and what commands print, worked anew
//
// Nothing here reads a clock: the same code writes the same bytes, and test/docs.test.ts holds that it has been run.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { referencePages } from './docs/reference-pages.ts'
import { answerTo, resultBlock, withResults } from './docs/results.ts'
import { withRuns } from './docs/runs.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const reference = join(root, 'docs/reference')

mkdirSync(reference, { recursive: true })
for (const [name, text] of Object.entries(referencePages())) writeFileSync(join(reference, name), text)

const worked = new Map<string, string>()
for (const name of ['README.md', 'docs/tour.md']) {
  const page = join(root, name)
  writeFileSync(page, await withRuns(withResults(readFileSync(page, 'utf8'), resultOf)))
}
process.stdout.write(
  `Written: ${Object.keys(referencePages()).length} files of docs/reference, and ${worked.size} results.\n`,
)

function resultOf(name: string): string {
  const before = worked.get(name)
  if (before !== undefined) return before
  const block = resultBlock(answerTo(readFileSync(join(root, `examples/${name}.json`), 'utf8')))
  worked.set(name, block)
  return block
}
