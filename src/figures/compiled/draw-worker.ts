import { prepareChance } from '../chance/index.ts'
import { instanceOf } from './compile.ts'
import type { DrawJob, DrawRange, WorkedRange } from './draw-job.ts'
import { columnBytes, drawsAtATime } from './homes.ts'

/** What is said to a worker: a job, then ranges of its draws, one at a time. */
export type ToDrawWorker =
  | { readonly kind: 'job'; readonly job: DrawJob }
  | { readonly kind: 'range'; readonly range: DrawRange }

/** What a worker says: a range it has worked, or why it cannot go on. */
export type FromDrawWorker =
  | { readonly kind: 'worked'; readonly worked: WorkedRange }
  | { readonly kind: 'fault'; readonly sentence: string }

/** One end of the line between a worker and whoever asks: Node's worker threads and the browser's Web Workers alike. */
export interface Line<Out, In> {
  readonly say: (message: Out, hand?: readonly ArrayBuffer[]) => void
  readonly hear: (listener: (message: In) => void) => void
}

/** The worker's side: answers each range asked for, until nobody asks any more. */
export function answerDraws({ say, hear }: Line<FromDrawWorker, ToDrawWorker>): void {
  let work: ((range: DrawRange) => WorkedRange) | undefined
  hear((message) => {
    try {
      if (message.kind === 'job') work = worksRanges(message.job)
      else if (work === undefined) say({ kind: 'fault', sentence: 'A range of draws was asked for before its job.' })
      else {
        const worked = work(message.range)
        say({ kind: 'worked', worked }, [worked.columns.buffer])
      }
    } catch (error) {
      say({ kind: 'fault', sentence: error instanceof Error ? error.message : String(error) })
    }
  })
}

/** A job made ready: its luck is drawn here, because a draw is a function of the seed, the stream and its number alone. */
export function worksRanges(job: DrawJob): (range: DrawRange) => WorkedRange {
  const { memory, run } = instanceOf(job)
  new Uint8Array(memory.buffer).set(job.image)
  const chance = prepareChance(job.chance)
  const numbers = new Float64Array(memory.buffer)
  const counts = new BigInt64Array(memory.buffer)
  const stride = columnBytes / 8
  const inputs = job.chance.parameters.map((_, index) => {
    const from = job.inputsAt / 8 + index * stride
    return numbers.subarray(from, from + drawsAtATime)
  })
  return ({ first, count }) => {
    const columns = new Float64Array(job.columns * count)
    for (const [, at] of job.counts) counts.fill(0n, at / 8, at / 8 + 2)
    for (let done = 0; done < count; done += drawsAtATime) {
      const some = Math.min(drawsAtATime, count - done)
      chance.columns({ first: first + done, count: some }, inputs)
      run(some)
      for (let column = 0; column < job.columns; column++) {
        const from = job.outputsAt / 8 + column * stride
        columns.set(numbers.subarray(from, from + some), column * count + done)
      }
    }
    const marked = job.counts.map(([, at]) => Number(counts[at / 8]! + counts[at / 8 + 1]!))
    return { first, count, columns, marked }
  }
}
