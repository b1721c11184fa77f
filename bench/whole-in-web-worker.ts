// Workload W in a Web Worker, bundled by measure-in-chromium.ts: takes the specification, answers with milliseconds.

import { engineOfW } from './engine-of-w.ts'
import { publishedOfW } from './published-values-of-w.ts'
import { timeOf } from './rounds.ts'
import type { SpecificationOfW } from './workload-w.ts'

/** What is asked: how often each is worked before the clock counts, and how often after. */
export interface AskedOfWorker {
  readonly spec: SpecificationOfW
  readonly warm: number
  readonly rounds: number
}

/** Milliseconds of each round: sampling, draws and every summary; the same of one option edited. */
export interface TimesInWorker {
  readonly whole: readonly number[]
  readonly edit: readonly number[]
}

const scope = globalThis as unknown as {
  readonly postMessage: (times: TimesInWorker) => void
  readonly addEventListener: (kind: 'message', listener: (event: { readonly data: AskedOfWorker }) => void) => void
}
scope.addEventListener('message', ({ data: { spec, warm, rounds } }) => {
  const asked = { seed: publishedOfW.seed, draws: 1_024, sampler: 'philox' } as const
  const engine = engineOfW(spec)
  const edit = engine.edit?.(asked)
  const times = (work: () => unknown) => {
    for (let turn = 0; turn < warm; turn++) work()
    return Array.from({ length: rounds }, () => timeOf(work))
  }
  scope.postMessage({ whole: times(() => engine.whole(asked)), edit: edit === undefined ? [] : times(edit) })
})
