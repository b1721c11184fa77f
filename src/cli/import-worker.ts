import { parentPort } from 'node:worker_threads'
import { doImportJob, type ImportJob } from './import-jobs.ts'

/** Reads one file and ends: what it used of memory goes with it. */
export function readOneFile(): void {
  const port = parentPort
  if (port === null) throw new Error('this is not a worker thread')
  port.once('message', (job: ImportJob) => {
    doImportJob(job).then(
      (answer) => port.postMessage({ answer }),
      (error: unknown) =>
        port.postMessage({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    )
  })
}
