// Freezes the small version that is kept beside this file: see README.md here for when to.
import { writeFileSync } from 'node:fs'
import { freezeVersion, readCaseFile } from '../../../src/appraisal/index.ts'
import { aCase } from '../../../src/appraisal/testing/a-case.ts'
import { canonicalJson } from '../../../src/figures/index.ts'
import { keptVersionFile } from './kept-version.ts'

const [separate, , , seniorTeam] = aCase().options
const reading = readCaseFile(
  aCase({
    years: 2,
    horizonShown: [2],
    options: [
      separate,
      {
        ...seniorTeam,
        items: [],
        lines: seniorTeam?.lines?.map((line) => ({ ...line, byYear: { '2013-14': 10_000 } })),
      },
    ],
    measures: [],
    finance: [],
    ownEfficiencies: [],
    establishment: [],
    contracts: [],
    criteria: [],
    scenarios: [
      { code: 'later', title: 'Half a year later', on: false, changes: [{ kind: 'startsLater', months: 6 }] },
    ],
  }),
)
if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
const frozen = freezeVersion(reading.case)
if ('problems' in frozen) throw new Error(JSON.stringify(frozen.problems))
writeFileSync(keptVersionFile, `${canonicalJson(frozen.version)}\n`)
process.stdout.write(`${keptVersionFile} ${frozen.version.contentHash}\n`)
