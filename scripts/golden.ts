// Works both stories and keeps the hash of each whole answer: `npm run golden`, whenever the model is meant to change.
import { writeFileSync } from 'node:fs'
import { goldenHashes, keptHashesFile } from '../test/parity/story-hash.ts'

const hashes = goldenHashes()
writeFileSync(keptHashesFile, `${JSON.stringify(hashes, null, 2)}\n`)
process.stdout.write(`${Object.entries(hashes.answers).map(([name, hash]) => `${name} ${hash}`).join('\n')}\n`)
