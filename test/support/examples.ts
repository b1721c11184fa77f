import { readFileSync } from 'node:fs'
import { type Appraisal, appraise, type CaseFile, readCaseFile } from '../../src/appraisal/index.ts'

/** Every worked case, in the order of the stories. */
export const exampleNames = [
  'three-councils',
  'collaboration-programme',
  'not-at-childrens-expense',
  'childrens-trust',
  'stopping-in-time',
  'tri-borough',
  'suffolk',
] as const
export type ExampleName = (typeof exampleNames)[number]

/** One of the worked cases, read as anybody's case file is. */
export function exampleCase(name: ExampleName): CaseFile {
  return caseOf(readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), 'utf8'))
}

/** A case file that must be good: its problems are the test's mistake. */
export function caseOf(written: unknown): CaseFile {
  const reading = readCaseFile(written)
  if ('problems' in reading)
    throw new Error(reading.problems.map(({ code, place, sentence }) => `${code} ${place}: ${sentence}`).join('\n'))
  return reading.case
}

const appraised = new Map<string, Appraisal>()

/** A worked case appraised, once for each number of draws in a process of tests. */
export function appraisedExample(name: ExampleName, draws = 64): Appraisal {
  const key = `${name} ${draws}`
  const known = appraised.get(key) ?? appraise(exampleCase(name), { draws })
  appraised.set(key, known)
  return known
}
