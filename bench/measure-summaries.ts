import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'
import { type Rounds, summaryOf } from './rounds.ts'
import type { RoundOfSums, Sums } from './sums-in-rounds.ts'

/** Draws, summaries and ranks of workload W's size. Ratios are each taken inside one round. */
export interface SummariesMeasured {
  /** Nanoseconds for one number, everything from its uniform to its value; the whole of W's 40 × 10,000 in milliseconds; and the time over that of drawing one by one. */
  readonly sampling: Readonly<Record<'philox' | 'sobol', Sampled>>
  /** 149 columns of 10,000: over sorting each, without comparator. */
  readonly sortMilliseconds: Rounds
  readonly percentiles: Compared
  /** With mean and standard deviation, added up in order of draw, and the error of the mean. */
  readonly live: Compared
  /** The same, added up in ascending order. */
  readonly summaries: Compared
  /** 44 columns of 10,000, with their places in order: over ordering them by comparison. */
  readonly ranks: Compared
}

interface Sampled {
  readonly nanoseconds: Rounds
  readonly milliseconds: Rounds
  readonly ratio: Rounds
}

interface Compared {
  readonly milliseconds: Rounds
  readonly ratio: Rounds
}

const root = fileURLToPath(new URL('..', import.meta.url))
const specification = fileURLToPath(new URL('../../shared/performance/w_spec.json', import.meta.url))

/** Undefined where the specification of W is not beside the checkout. */
export function measureSummaries(rounds: number): SummariesMeasured | undefined {
  if (!existsSync(specification)) return undefined
  const folder = mkdtempSync(join(tmpdir(), 'concordat-bench-'))
  try {
    const outfile = join(folder, 'sums-in-rounds.mjs')
    buildSync({
      absWorkingDir: root,
      entryPoints: ['bench/sums-in-rounds.ts'],
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      logLevel: 'warning',
    })
    const printed = execFileSync(process.execPath, [outfile, specification, String(rounds)], { encoding: 'utf8' })
    return measuredOf(JSON.parse(printed) as Sums) // printed by sums-in-rounds.ts
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function measuredOf({ philoxDraws, sobolDraws, parameters, rounds }: Sums): SummariesMeasured {
  const sampled = (draws: number, fast: keyof RoundOfSums, plain: keyof RoundOfSums): Sampled => ({
    nanoseconds: summaryOf(rounds.map((round) => (round[fast] * 1e6) / draws / parameters)),
    milliseconds: summaryOf(rounds.map((round) => (round[fast] * 10_000) / draws)),
    ratio: summaryOf(rounds.map((round) => round[fast] / round[plain])),
  })
  const compared = (fast: keyof RoundOfSums, plain: keyof RoundOfSums): Compared => ({
    milliseconds: summaryOf(rounds.map((round) => round[fast])),
    ratio: summaryOf(rounds.map((round) => round[fast] / round[plain])),
  })
  return {
    sampling: {
      philox: sampled(philoxDraws, 'philox', 'philoxOneByOne'),
      sobol: sampled(sobolDraws, 'sobol', 'sobolOneByOne'),
    },
    sortMilliseconds: summaryOf(rounds.map(({ sorted }) => sorted)),
    percentiles: compared('percentiles', 'sorted'),
    live: compared('live', 'sorted'),
    summaries: compared('summaries', 'sorted'),
    ranks: compared('ranked', 'compared'),
  }
}
