import { chmodSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { z } from 'zod'
import { sentFault } from '../embedded/sent-fault.ts'
import { recordFault } from '../record/faults.ts'
import type { Store } from '../store.ts'
import { onJsonLines, writeJsonLine } from './json-lines.ts'
import type { AnyOperation, Operation } from './operation.ts'
import { placeForSocket, removeSocket } from './socket-path.ts'

const asked = z.strictObject({ version: z.string(), operation: z.string(), given: z.unknown() })

/** A store that answers commands of other processes. */
export interface Listening {
  /** Answers what was asked, then takes no more. */
  close(): Promise<void>
}

/** Answers commands over a socket in the data directory, which only its owner may use. */
export async function listenForOperations(
  store: Store,
  operations: readonly AnyOperation[],
  version: string,
): Promise<Listening> {
  const underWay = new Set<Promise<void>>()
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
    // Whoever asked may leave: what was asked is done to its end.
    socket.on('error', () => {})
    onJsonLines(socket, (question) => {
      const answering = answer(store, operations, version, question, (told) => writeJsonLine(socket, told)).finally(
        () => {
          underWay.delete(answering)
          socket.end()
        },
      )
      underWay.add(answering)
    })
  })
  const place = placeForSocket(store.folder)
  await new Promise<void>((done, failed) => {
    server.once('error', failed)
    server.listen(place, done)
  })
  chmodSync(place, 0o600)
  return {
    close: async () => {
      const closed = new Promise((done) => server.close(done))
      await Promise.all(underWay)
      for (const socket of open) socket.destroy()
      await closed
      removeSocket(store.folder)
    },
  }
}

async function answer(
  store: Store,
  operations: readonly AnyOperation[],
  version: string,
  question: unknown,
  tell: (told: unknown) => void,
): Promise<void> {
  try {
    const { operation: name, given, version: theirs } = asked.parse(question)
    if (theirs !== version) {
      throw recordFault(
        'RECORD-ASKED',
        name,
        `The process that holds the data directory is Concordat ${version}, and the command is ${theirs}. Start that process again with the newer one.`,
      )
    }
    const wanted = operations.find((each) => each.name === name) as Operation<unknown, unknown> | undefined
    const taken = wanted?.takes.safeParse(given)
    if (wanted === undefined || taken === undefined || !taken.success) {
      throw recordFault('RECORD-ASKED', name, `The process that holds the data directory cannot do “${name}” so.`)
    }
    const done = await wanted.run(store, taken.data, (progress) => tell({ progress }))
    tell({ answer: done ?? null })
  } catch (error) {
    tell({ fault: { ...sentFault(error), ...problemsOf(error) } })
  }
}

/** What a person can put right travels with its problems. */
function problemsOf(error: unknown): { readonly problems?: unknown } {
  return error instanceof Error && 'problems' in error ? { problems: error.problems } : {}
}
