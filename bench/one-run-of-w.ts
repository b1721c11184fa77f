// Workload W once in this process, from nothing:  node one-run-of-w.mjs SPECIFICATION
// Bundled by measure-one-run.ts. Prints how long it took to get ready and to run, and the most memory it held.

import { readFileSync, writeFileSync } from 'node:fs'
import { publishedOfW } from './published-values-of-w.ts'
import { timeOf } from './rounds.ts'
import type { SpecificationOfW } from './workload-w.ts'

/** Milliseconds, and bytes where the machine tells them. */
export interface OneRun {
  /** Loading the figures room and reading and checking W’s definitions. */
  readonly load: number
  /** From the definitions to an engine that can draw. */
  readonly compile: number
  readonly first1024: number
  readonly whole: number
  /** What the process held before it drew, and the most it held from then on. */
  readonly idleBytes: number | undefined
  readonly peakBytes: number | undefined
}

const [, , file = ''] = process.argv
const spec = JSON.parse(readFileSync(file, 'utf8')) as SpecificationOfW // the yardstick's own file
const started = performance.now()
const { engineOfW } = await import('./engine-of-w.ts')
const load = performance.now() - started
const idleBytes = held('VmRSS')
forgetPeak()
let engine: ReturnType<typeof engineOfW> | undefined
const compile = timeOf(() => {
  engine = engineOfW(spec)
})
const run = (draws: number) => timeOf(() => engine?.whole({ seed: publishedOfW.seed, draws, sampler: 'philox' }))
const oneRun: OneRun = {
  load,
  compile,
  first1024: run(1_024),
  whole: run(publishedOfW.draws),
  idleBytes,
  peakBytes: held('VmHWM'),
}
process.stdout.write(JSON.stringify(oneRun))

/** Bytes, on Linux. */
function held(mark: 'VmRSS' | 'VmHWM'): number | undefined {
  try {
    const found = new RegExp(`^${mark}:\\s+(\\d+) kB$`, 'm').exec(readFileSync('/proc/self/status', 'utf8'))
    return found === null ? undefined : Number(found[1]) * 1024
  } catch {
    return undefined // not Linux
  }
}

/** Lets the high-water mark fall to what is held now, so that loading does not count. */
function forgetPeak(): void {
  try {
    writeFileSync('/proc/self/clear_refs', '5')
  } catch {
    // Not Linux, or not allowed: loading counts.
  }
}
