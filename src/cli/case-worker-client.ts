import { Worker } from 'node:worker_threads'
import { workedFrom } from '../publishing/index.ts'
import type { Worked } from '../web/index.ts'
import { readCaseText } from './case-text.ts'
import {
  type WorkerAnswers,
  type WorkerQuestion,
  type WorkerReply,
  type WorkerRequest,
  workerMark,
} from './case-worker-messages.ts'
import { frozenFrom } from './freezing.ts'

export interface CaseWorker {
  /** Works a case by the name of an example or a path, or from the text of a draft; then it goes by that name. */
  readonly work: (name: string, text?: string) => Promise<Worked>
  readonly freeze: (name: string, text?: string) => Promise<WorkerAnswers['freeze']>
  readonly close: () => Promise<void>
}

/** Works cases on a thread of their own where the command is built; in this one where it is not. */
export function caseWorker(commandFile: string | undefined): CaseWorker {
  return commandFile === undefined ? inThisThread : inAThread(commandFile)
}

const inThisThread: CaseWorker = {
  work: async (name, text) => {
    const result = workedFrom(text ?? (await readCaseText(name)))
    return 'problems' in result ? { kind: 'problems', problems: result.problems } : { kind: 'worked', case: result }
  },
  freeze: async (name, text) => frozenFrom(text ?? (await readCaseText(name))),
  close: async () => {},
}

interface Waiting {
  readonly resolve: (result: unknown) => void
  readonly reject: (error: Error) => void
}

function inAThread(commandFile: string): CaseWorker {
  const waiting = new Map<number, Waiting>()
  let last = 0
  let thread: Worker | undefined
  let isClosed = false
  const end = (error: Error) => {
    thread = undefined
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }
  const start = () => {
    const started = new Worker(commandFile, { workerData: workerMark })
    started.on('message', (reply: WorkerReply) => {
      const asked = waiting.get(reply.id)
      waiting.delete(reply.id)
      if ('fault' in reply) asked?.reject(new Error(reply.fault))
      else asked?.resolve(reply.result)
    })
    started.on('error', (error) => end(new Error('the thread that works cases stopped', { cause: error })))
    started.on('exit', () => end(new Error('the thread that works cases has ended')))
    return started
  }
  const ask = <Q extends WorkerQuestion>(question: Q): Promise<WorkerAnswers[Q['kind']]> =>
    new Promise((resolve, reject) => {
      // A thread that was begun after the end would keep the process alive for ever.
      if (isClosed) return reject(new Error('no more cases are worked: the server is stopping'))
      thread ??= start()
      last += 1
      // The thread answers each kind of question with its own kind of answer: see case-worker-messages.ts.
      waiting.set(last, { resolve: resolve as (result: unknown) => void, reject })
      thread.postMessage({ id: last, question } satisfies WorkerRequest)
    })
  return {
    freeze: (name, text) => ask({ kind: 'freeze', name, ...(text === undefined ? {} : { text }) }),
    work: async (name, text) => {
      const result = await ask({ kind: 'work', name, ...(text === undefined ? {} : { text }) })
      if ('problems' in result) return { kind: 'problems', problems: result.problems }
      return {
        kind: 'worked',
        case: {
          ...result,
          figureNames: () => ask({ kind: 'names', name }),
          ladder: (figure, at) => ask({ kind: 'ladder', name, figure, at }),
          workbook: () => ask({ kind: 'workbook', name }),
        },
      }
    },
    close: async () => {
      isClosed = true
      await thread?.terminate()
    },
  }
}
