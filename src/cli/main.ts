import { isMainThread, workerData } from 'node:worker_threads'
import { workerMark } from './case-worker-messages.ts'
import { importMark } from './import-worker-mark.ts'
import type { Io } from './io.ts'
import { commandFile } from './places.ts'
import { isStoreThread } from './store-worker-mark.ts'

// Each thread loads what it does and no more: the whole command takes half a second to load.
if (isMainThread) {
  const { runCommand } = await import('./run.ts')
  // Whoever reads our output may stop reading, as `head` does: that is no fault.
  process.stdout.on('error', endQuietly)
  process.stderr.on('error', endQuietly)
  process.exitCode = await runCommand(process.argv.slice(2), ioOfThisProcess())
} else if (workerData === workerMark) {
  const { answerQuestions } = await import('./case-worker.ts')
  answerQuestions()
} else if (workerData === importMark) {
  const { readOneFile } = await import('./import-worker.ts')
  readOneFile()
} else if (isStoreThread(workerData)) {
  const { keepStoreHere } = await import('./store-worker.ts')
  await keepStoreHere(workerData)
}

function ioOfThisProcess(): Io {
  const built = commandFile()
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    isWatched: process.stderr.isTTY === true,
    environment: process.env,
    ...(built === undefined ? {} : { commandFile: built }),
  }
}

function endQuietly(error: Error & { code?: string }): void {
  if (error.code === 'EPIPE') process.exit(0)
  throw error
}
