import type { MessagePort } from 'node:worker_threads'
import type { Migration } from '../migrations/index.ts'
import { Engine, type EngineOptions } from './engine.ts'
import type { Answers, FromStore, Question } from './messages.ts'
import { sentFault } from './sent-fault.ts'

/** Marks a thread that was started to keep the store. */
export const storeMark = 'concordat-store'

/** What the store’s thread is told when it is started. */
export interface StoreThreadData {
  readonly mark: typeof storeMark
  readonly folder: string
  readonly keepFree: number
  readonly rebuild: boolean
}

/** Answers one question with the engine. */
export function ask(engine: Engine, question: Question): unknown {
  switch (question.do) {
    case 'query':
      return engine.query(question.text, question.values, question.begin)
    case 'run':
      return engine.run(question.text)
    case 'seal':
      return engine.seal(question.meta, question.begin)
    case 'end':
      return engine.end()
    case 'migrations':
      return engine.migrationsToRun().map(({ name }) => name) satisfies Answers['migrations']
    case 'rebuild':
      return engine.rebuild()
    case 'blank':
      return engine.blank(question.commitments)
    case 'close':
      return engine.close()
  }
}

/** Keeps the store in this thread: opens it, tells how that went, and answers questions in the order they come. */
export async function keepStore(
  port: MessagePort,
  data: StoreThreadData,
  migrations: readonly Migration[],
): Promise<void> {
  const tell = (message: FromStore) => port.postMessage(message)
  const options: EngineOptions = {
    folder: data.folder,
    migrations,
    keepFree: data.keepFree,
    onSynced: (synced) => tell({ synced }),
    onFatal: (fault) => tell({ fatal: sentFault(fault) }),
  }
  let engine: Engine
  try {
    engine = await Engine.open(options, data.rebuild)
  } catch (error) {
    tell({ fatal: sentFault(error) })
    return
  }
  tell({ open: engine.report, synced: engine.position })
  port.on('message', ({ id, question }: { readonly id: number; readonly question: Question }) => {
    const failed = (error: unknown) => tell({ id, fault: sentFault(error) })
    try {
      const answer = ask(engine, question)
      if (!(answer instanceof Promise)) return tell({ id, answer })
      answer.then((later) => {
        tell({ id, answer: later })
        if (question.do === 'close') port.close()
      }, failed)
    } catch (error) {
      failed(error)
    }
  })
}
