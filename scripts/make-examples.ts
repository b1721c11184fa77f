// Writes the worked cases under examples/ from the official returns, the same each time.
//   npx tsx scripts/make-examples.ts FOLDER
// FOLDER holds the returns as released: s251-outturn/, workforce/, population/ and council-spend/ (examples/README.md
// says where each came from). What no return holds is written in scripts/examples/, with its source or marked as
// judgement.
import { writeFileSync } from 'node:fs'
import { caseFileSchema } from '../src/appraisal/case-file/schema.ts'
import { childrensTrust } from './examples/childrens-trust.ts'
import { collaborationProgramme } from './examples/collaboration-programme.ts'
import { caseFileText } from './examples/json.ts'
import { notAtChildrensExpense } from './examples/not-at-childrens-expense.ts'
import { readReturns } from './examples/returns.ts'
import { stoppingInTime } from './examples/stopping-in-time.ts'
import { withSavedStreams } from './examples/streams.ts'
import { suffolk } from './examples/suffolk.ts'
import { threeCouncils } from './examples/three-councils.ts'
import { triBorough } from './examples/tri-borough.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Say where the returns are: npx tsx scripts/make-examples.ts FOLDER')

const returns = readReturns(folder)
const fromReturns = [
  threeCouncils,
  collaborationProgramme,
  notAtChildrensExpense,
  childrensTrust,
  stoppingInTime,
  triBorough,
].map((example) => example(returns))
for (const example of [...fromReturns, suffolk()]) {
  const shape = caseFileSchema.safeParse(example)
  if (!shape.success) throw new Error(`${example.name} is not a case file: ${shape.error.message}`)
  const path = new URL(`../examples/${example.name}.json`, import.meta.url)
  writeFileSync(path, caseFileText(withSavedStreams(example)))
  process.stdout.write(
    `${example.name}: ${shape.data.baseline.length} baseline cells, ${shape.data.measures.length} measures\n`,
  )
}
