// Writes the official facts that ship with the product, from the returns as released, through our own readers.
//   npm run reference -- FOLDER
// FOLDER holds the returns (docs/reference/official-facts.md lists the files). Facts only: no publication file is kept.
import { execFileSync } from 'node:child_process'
import { writeGeography } from './reference/geography.ts'
import { writeFacts } from './reference/write-facts.ts'
import { writeLaitMeasures } from './reference/write-lait-measures.ts'
import { writeNeighbours } from './reference/write-neighbours.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Say where the returns are: npm run reference -- FOLDER')

await writeGeography(folder)
await writeLaitMeasures(folder)
await writeNeighbours(folder)
await writeFacts(folder)
execFileSync('node_modules/.bin/biome', ['check', '--write', 'src/reference'], { stdio: 'inherit' })
