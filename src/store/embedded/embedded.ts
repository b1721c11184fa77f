import { Worker } from 'node:worker_threads'
import type { Backend, Session } from '../backend.ts'
import type { Migration } from '../migrations/index.ts'
import { type RecordFault, recordFault } from '../record/faults.ts'
import { Engine, type Purpose } from './engine.ts'
import type { Answers, FromStore, Question } from './messages.ts'
import { faultOf } from './sent-fault.ts'
import type { StartReport } from './start.ts'
import { ask, type StoreThreadData, storeMark } from './thread.ts'

export interface EmbeddedOptions {
  readonly folder: string
  readonly migrations: readonly Migration[]
  readonly keepFree: number
  /** The file a thread can be started from, once built; the store runs in the caller’s thread without it. */
  readonly threadFile?: string
  readonly rebuild?: boolean
  /** Told when the store must stop; whoever waits has an unknown outcome by then. */
  readonly onFatal: (fault: RecordFault) => void
}

/** Seconds after which a thread that does not answer is given up: a crash, which the record survives. */
const mostSilence = 600

/** The embedded database: acts in a row, answers when they are on disk. */
export interface EmbeddedBackend extends Backend {
  readonly report: StartReport
  blank(commitments: readonly string[]): Promise<number>
}

/** Asks the store’s thread, or the engine in this one. */
interface Line {
  readonly report: StartReport
  ask<Q extends Question>(question: Q): Promise<Answers[Q['do']]>
  end(): Promise<void>
}

/** Opens the embedded store of a folder whose lock is held. */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedBackend> {
  const waiting = new Waiting()
  const onFatal = (fault: RecordFault) => {
    waiting.fail(fault)
    options.onFatal(fault)
  }
  const line =
    options.threadFile === undefined
      ? await inThisThread(options, waiting, onFatal)
      : await inAThread(options.threadFile, options, waiting, onFatal)
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = turn.then(work)
    turn = mine.catch(() => {})
    return mine
  }
  const rebuild = () => inTurn(() => line.ask({ do: 'rebuild' }))
  const blank = (commitments: readonly string[]) => inTurn(() => line.ask({ do: 'blank', commitments }))
  return {
    kind: 'embedded',
    report: line.report,
    inTurn: (purpose, work) => inTurn(() => oneTransaction(line, purpose, work)),
    durable: (position) => waiting.until(position),
    migrationsToRun: async () => {
      const names = new Set(await inTurn(() => line.ask({ do: 'migrations' })))
      return options.migrations.filter(({ name }) => names.has(name))
    },
    rebuild,
    blank,
    forget: async (commitments) => {
      await blank(commitments)
      await rebuild()
    },
    close: async () => {
      await inTurn(() => line.ask({ do: 'close' }))
      await line.end()
    },
  }
}

/** The transaction begins with the first thing it is asked, so that beginning costs no message of its own. */
async function oneTransaction<T>(line: Line, purpose: Purpose, work: (session: Session) => Promise<T>): Promise<T> {
  let state: 'new' | 'begun' | 'ended' = 'new'
  const begin = () => {
    if (state === 'ended') throw new Error('the transaction has ended')
    const isFirst = state === 'new'
    state = 'begun'
    return isFirst ? { begin: purpose } : {}
  }
  const end = async () => {
    state = 'ended'
    return line.ask({ do: 'end' })
  }
  const session: Session = {
    query: async (text, values = []) => (await line.ask({ do: 'query', ...begin(), text, values })) as never,
    run: async (text) => {
      begin()
      await line.ask({ do: 'run', text })
    },
    seal: async (meta) => {
      const sealed = await line.ask({ do: 'seal', ...begin(), meta })
      state = 'ended'
      return sealed
    },
    end,
  }
  try {
    return await work(session)
  } finally {
    if (state !== ('ended' as typeof state)) await end().catch(() => {})
  }
}

/** Who waits for which byte of the journal to be on disk. */
class Waiting {
  #synced = 0
  #fault: RecordFault | undefined
  #waiting: { readonly position: number; readonly done: () => void; readonly fail: (fault: RecordFault) => void }[] = []

  synced(position: number): void {
    this.#synced = Math.max(this.#synced, position)
    const still = this.#waiting.filter((each) => each.position > this.#synced)
    const done = this.#waiting.filter((each) => each.position <= this.#synced)
    this.#waiting = still
    for (const each of done) each.done()
  }

  fail(fault: RecordFault): void {
    this.#fault ??= fault
    for (const each of this.#waiting.splice(0)) each.fail(fault)
  }

  until(position: number): Promise<void> {
    if (position <= this.#synced) return Promise.resolve()
    const fault = this.#fault
    if (fault !== undefined) return Promise.reject(fault)
    return new Promise((done, fail) => this.#waiting.push({ position, done, fail }))
  }
}

async function inThisThread(
  { folder, migrations, keepFree, rebuild = false }: EmbeddedOptions,
  waiting: Waiting,
  onFatal: (fault: RecordFault) => void,
): Promise<Line> {
  const onSynced = (position: number) => waiting.synced(position)
  const engine = await Engine.open({ folder, migrations, keepFree, onSynced, onFatal }, rebuild)
  return {
    report: engine.report,
    ask: async (question) => (await ask(engine, question)) as never,
    end: async () => {},
  }
}

/** A question that the thread has not answered yet. */
interface Asked {
  /** After it the thread ends. */
  readonly isLast: boolean
  readonly done: (answer: never) => void
  readonly fail: (error: Error) => void
}

function inAThread(
  threadFile: string,
  { folder, keepFree, rebuild = false }: EmbeddedOptions,
  waiting: Waiting,
  onFatal: (fault: RecordFault) => void,
): Promise<Line> {
  const data: StoreThreadData = { mark: storeMark, folder, keepFree, rebuild }
  const thread = new Worker(threadFile, { workerData: data })
  const asked = new Map<number, Asked>()
  let next = 1
  let dead: RecordFault | undefined
  return new Promise((opened, refused) => {
    const askNoMore = (fault: RecordFault) => {
      dead = fault
      for (const { fail } of asked.values()) fail(fault)
      asked.clear()
    }
    const stop = (fault: RecordFault) => {
      if (dead !== undefined) return
      askNoMore(fault)
      onFatal(fault)
    }
    const watchdog = setInterval(() => {
      const silence = performance.now() - heard
      if (asked.size === 0 || silence < mostSilence * 1000) return
      stop(stopped(folder, `The store’s thread has not answered for ${mostSilence} seconds`))
      void thread.terminate()
    }, 10_000)
    watchdog.unref()
    let heard = performance.now()
    const line = (report: StartReport): Line => ({
      report,
      ask: (question) =>
        new Promise((done, fail) => {
          if (dead !== undefined) return fail(dead)
          const id = next++
          if (asked.size === 0) heard = performance.now()
          asked.set(id, { isLast: question.do === 'close', done, fail })
          thread.postMessage({ id, question })
        }),
      end: async () => {
        clearInterval(watchdog)
        await thread.terminate()
      },
    })
    let isOpen = false
    thread.on('message', (message: FromStore) => {
      heard = performance.now()
      if ('open' in message) {
        isOpen = true
        waiting.synced(message.synced)
        opened(line(message.open))
      } else if ('synced' in message) waiting.synced(message.synced)
      else if ('fatal' in message) {
        const fault = faultOf(message.fatal)
        if (isOpen) stop(fault as RecordFault)
        else {
          void thread.terminate()
          refused(fault)
        }
      } else {
        const one = asked.get(message.id)
        asked.delete(message.id)
        if ('fault' in message) one?.fail(faultOf(message.fault))
        else one?.done(message.answer as never)
        // Here and not where the answer is waited for: where this thread is busy, the other one’s end is heard with it.
        if (one?.isLast === true && 'answer' in message)
          askNoMore(recordFault('RECORD-STOPPED', folder, 'The store has been stopped.'))
      }
    })
    thread.on('error', (error) => {
      if (!isOpen) refused(error)
      else stop(stopped(folder, 'The store’s thread broke off', error))
    })
    thread.on('exit', () => {
      clearInterval(watchdog)
      if (!isOpen) refused(new Error('the store’s thread has ended'))
      else stop(stopped(folder, 'The store’s thread has ended'))
    })
  })
}

function stopped(folder: string, what: string, cause?: unknown): RecordFault {
  return recordFault(
    'RECORD-UNKNOWN-OUTCOME',
    folder,
    `${what}. The service stops; whether the last acts were kept shows when it starts again: ask again with the same request.`,
    cause,
  )
}
