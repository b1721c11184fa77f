import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import type { OneRun } from './one-run-of-w.ts'
import { type Rounds, summaryOf } from './rounds.ts'
import { specificationFile } from './specification-file.ts'

/** Workload W in a process of its own, which does nothing else: how cold it starts and how much it holds. */
export interface OneRunMeasured {
  readonly loadMilliseconds: Rounds
  readonly compileMilliseconds: Rounds
  readonly first1024Milliseconds: Rounds
  readonly wholeMilliseconds: Rounds
  /** The most held while W was made ready and drawn, above what was held before; undefined off Linux. */
  readonly megabytesAboveIdle: Rounds | undefined
  readonly idleMegabytes: Rounds | undefined
}

const root = fileURLToPath(new URL('..', import.meta.url))

export function measureOneRun(rounds: number): OneRunMeasured {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-bench-'))
  try {
    const program = join(folder, 'one-run-of-w.mjs')
    buildSync({
      absWorkingDir: root,
      entryPoints: ['bench/one-run-of-w.ts'],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      logLevel: 'warning',
    })
    const run = () => execFileSync(process.execPath, [program, specificationFile], { encoding: 'utf8' })
    return measuredOf(Array.from({ length: rounds }, () => JSON.parse(run()) as OneRun)) // printed by one-run-of-w.ts
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function measuredOf(runs: readonly OneRun[]): OneRunMeasured {
  const megabytes = (of: (run: OneRun) => number | undefined): Rounds | undefined => {
    const known = runs.flatMap((run) => of(run) ?? [])
    return known.length < runs.length ? undefined : summaryOf(known.map((bytes) => bytes / 1_000_000))
  }
  return {
    loadMilliseconds: summaryOf(runs.map(({ load }) => load)),
    compileMilliseconds: summaryOf(runs.map(({ compile }) => compile)),
    first1024Milliseconds: summaryOf(runs.map(({ first1024 }) => first1024)),
    wholeMilliseconds: summaryOf(runs.map(({ whole }) => whole)),
    megabytesAboveIdle: megabytes(({ idleBytes, peakBytes }) =>
      idleBytes === undefined || peakBytes === undefined ? undefined : peakBytes - idleBytes,
    ),
    idleMegabytes: megabytes(({ idleBytes }) => idleBytes),
  }
}
