import type { ChanceRequest } from '../chance/index.ts'
import type { Figure } from '../figure.ts'
import type { At } from '../reading/data.ts'
import type { DrawReading } from '../reading/draws.ts'
import { cellAt, type Plan } from '../reading/plan.ts'
import type { Compiled } from './compile.ts'
import { type DrawJob, drawJob } from './draw-job.ts'
import type { FromDrawWorker, Line, ToDrawWorker } from './draw-worker.ts'
import { drawsAtATime } from './homes.ts'

/** A worker as whoever asks sees it. */
export type DrawWorker = Line<ToDrawWorker, FromDrawWorker>

/** What may be said while draws are worked. */
export interface InWorkers {
  readonly workers: readonly DrawWorker[]
  /** Told after each range: draws done so far. */
  readonly progress?: (done: number) => void
  /** Stops handing out ranges when it is aborted; the promise is refused with its reason. */
  readonly signal?: AbortSignal
}

/**
 * The draws of a compiled plan, worked by as many workers as there are: each takes the next thousand when it has done
 * its own. The bits do not depend on how many work. Refused with the worker's sentence when one cannot go on.
 */
export async function drawsInWorkers(
  plan: Plan,
  compiled: Compiled,
  chance: ChanceRequest,
  how: InWorkers,
): Promise<DrawReading> {
  const { draws } = chance
  const { work } = compiled
  const job = drawJob(compiled, chance)
  const all = new Float64Array(job.columns * draws)
  const marked = await everyRange(job, all, how)
  const byFigure = new Map(job.counts.map(([figure], index) => [figure, marked[index]!]))
  return {
    draws,
    column(asked: Figure, at: At = {}) {
      const { figure, layout, missing, values } = plan.planned(asked)
      const cell = cellAt(plan.grid, layout, at)
      const gap = missing?.[cell]
      if (gap !== undefined) return gap
      if (!work.works.has(figure)) throw new RangeError(`${figure.name} was not asked for in these draws`)
      const first = work.columnOf.get(figure)
      if (first === undefined) return new Float64Array(draws).fill(values[cell]!)
      return all.subarray((first + cell) * draws, (first + cell + 1) * draws)
    },
    faults: work.figures.flatMap((figure, index) => {
      const inDraws = work.alwaysMarked.has(figure) ? draws : (byFigure.get(index) ?? 0)
      return inDraws > 0 ? [{ figure: figure.name, draws: inDraws }] : []
    }),
  }
}

/** Hands out ranges until all are worked; each result has its own place, so their order does not matter. */
function everyRange(
  job: DrawJob,
  all: Float64Array,
  { workers, progress, signal }: InWorkers,
): Promise<readonly number[]> {
  const { draws } = job.chance
  const marked = job.counts.map(() => 0)
  let [next, done] = [0, 0]
  return new Promise((resolve, refuse) => {
    if (workers.length === 0) throw new RangeError('There is no worker to work the draws')
    const isStopped = (): boolean => signal?.aborted === true
    const stop = (): void => refuse(signal?.reason)
    if (isStopped()) {
      stop()
      return
    }
    signal?.addEventListener('abort', stop, { once: true })
    const hand = ({ say }: DrawWorker): void => {
      if (next >= draws || isStopped()) return
      const range = { first: next, count: Math.min(drawsAtATime, draws - next) }
      next += range.count
      say({ kind: 'range', range })
    }
    for (const worker of workers) {
      worker.hear((message) => {
        if (isStopped()) return
        if (message.kind === 'fault') {
          refuse(new Error(message.sentence))
          return
        }
        const { first, count, columns, marked: some } = message.worked
        for (let column = 0; column < job.columns; column++)
          all.set(columns.subarray(column * count, (column + 1) * count), column * draws + first)
        for (const [index, more] of some.entries()) marked[index]! += more
        done += count
        progress?.(done)
        if (done === draws) {
          signal?.removeEventListener('abort', stop)
          resolve(marked)
        } else hand(worker)
      })
      worker.say({ kind: 'job', job })
      hand(worker)
    }
  })
}
