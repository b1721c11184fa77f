// Works both stories again and keeps what they come to: the hash of each whole answer, and the numbers and formulas on
// the pages of the method. `npm run golden`, whenever an answer is meant to change; then read what changed.
import { writeFileSync } from 'node:fs'
import { goldenHashes, keptHashesFile } from '../test/parity/story-hash.ts'
import { updateMethodPages } from '../test/support/method-pages.ts'

const hashes = goldenHashes()
writeFileSync(keptHashesFile, `${JSON.stringify(hashes, null, 2)}\n`)
const answers = Object.entries(hashes.answers).map(([name, hash]) => `${name} ${hash}`)
process.stdout.write(`${[...answers, ...updateMethodPages()].join('\n')}\n`)
