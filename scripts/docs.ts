// Writes what the documentation takes from the code: `npm run docs`.
//
//   docs/reference/   pages of priors, rules, delivery models, levers, limits, figures, imports, official
//                     facts, problems and settings, and the JSON Schemas of the case file and the answer
//   README.md and docs/tour.md   results and what commands print, worked anew
//
// Nothing here reads a clock: the same code writes the same bytes, and test/docs.test.ts holds that it has been run.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { referencePages } from './docs/reference-pages.ts'
import { resultBlock, resultsIn, withResults } from './docs/results.ts'
import { answerPrinted, withRuns } from './docs/runs.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const reference = join(root, 'docs/reference')

mkdirSync(reference, { recursive: true })
const pages = await referencePages()
for (const [name, text] of Object.entries(pages)) writeFileSync(join(reference, name), text)

const blocks = new Map<string, string>()
for (const file of ['README.md', 'docs/tour.md']) {
  const place = join(root, file)
  const page = readFileSync(place, 'utf8')
  for (const name of resultsIn(page)) {
    if (!blocks.has(name)) blocks.set(name, resultBlock(await answerPrinted(name)))
  }
  writeFileSync(place, await withRuns(withResults(page, (name) => blocks.get(name) ?? '')))
}
process.stdout.write(`Written: ${Object.keys(pages).length} files of docs/reference, and ${blocks.size} results.\n`)
