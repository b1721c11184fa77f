import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { appraise, engineNumber, readCaseFile } from '../../src/appraisal/index.ts'
import { exampleNames } from '../support/examples.ts'

/** Every worked case. */
export const stories = exampleNames
/** How many draws the kept hashes stand for. */
export const goldenDraws = 256
export const keptHashesFile = fileURLToPath(new URL('./golden-hash.json', import.meta.url))

/** What is kept: the hash of each story's whole answer, as text. */
export interface GoldenHashes {
  readonly note: string
  readonly engine: number
  readonly draws: number
  readonly answers: Readonly<Record<string, string>>
}

export function storyText(name: (typeof stories)[number]): string {
  return readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), 'utf8')
}

/** The whole answer as text: every number, in the order of the schema. The same function runs in a browser. */
export function answerText(caseText: string, draws: number): string {
  const reading = readCaseFile(caseText)
  if ('problems' in reading) throw new Error(reading.problems.map(({ sentence }) => sentence).join('\n'))
  return JSON.stringify(appraise(reading.case, { draws }).answer)
}

export function hashOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

export function goldenHashes(): GoldenHashes {
  return {
    note: 'SHA-256 of the whole answer to each story. Written by npm run golden; a change of it is a change of the answer.',
    engine: engineNumber,
    draws: goldenDraws,
    answers: Object.fromEntries(stories.map((name) => [name, hashOf(answerText(storyText(name), goldenDraws))])),
  }
}
