import { connect } from 'node:net'
import type { SentFault } from '../embedded/messages.ts'
import { faultOf } from '../embedded/sent-fault.ts'
import { recordFault } from '../record/faults.ts'
import { onJsonLines, writeJsonLine } from './json-lines.ts'
import type { Operation, Progress } from './operation.ts'
import { socketOf } from './socket-path.ts'

type Told =
  | { readonly progress: Progress }
  | { readonly answer: unknown }
  | { readonly fault: SentFault & { readonly problems?: unknown } }

/** Has an operation done by the process that holds the store of a folder; undefined where nobody answers there. */
export async function askHolder<A, R>(
  folder: string,
  operation: Operation<A, R>,
  given: A,
  { version, tell = () => {} }: { readonly version: string; readonly tell?: (progress: Progress) => void },
): Promise<{ readonly answer: R } | undefined> {
  const place = socketOf(folder)
  if (place === undefined) return undefined
  return new Promise((done, failed) => {
    const socket = connect(place)
    let isOver = false
    socket.once('connect', () => writeJsonLine(socket, { version, operation: operation.name, given }))
    onJsonLines(socket, (value) => {
      const told = value as Told
      if ('progress' in told) return tell(told.progress)
      isOver = true
      socket.end()
      if ('answer' in told) return done({ answer: told.answer as R })
      const fault = faultOf(told.fault)
      failed(told.fault.problems === undefined ? fault : Object.assign(fault, { problems: told.fault.problems }))
    })
    socket.on('error', (error: NodeJS.ErrnoException) => {
      // A socket that was left behind by a process that is gone.
      if (error.code === 'ECONNREFUSED' || error.code === 'ENOENT') done(undefined)
      else if (!isOver) failed(broken(folder, error))
    })
    socket.on('close', () => {
      if (!isOver) failed(broken(folder))
    })
  })
}

function broken(folder: string, cause?: unknown) {
  return recordFault(
    'RECORD-UNKNOWN-OUTCOME',
    folder,
    'The process that holds the data directory ended before it answered; whether the act was kept is not known. Look at the record before asking again.',
    cause,
  )
}
