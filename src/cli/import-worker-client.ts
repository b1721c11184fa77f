import { Worker } from 'node:worker_threads'
import { importProblem } from '../importers/index.ts'
import { doImportJob, type ImportJob, type ImportJobAnswer } from './import-jobs.ts'
import { importMark } from './import-worker-mark.ts'

/** What one file may take: more is a trap, or a file for the command. */
const mostMegabytes = 1200
const mostSeconds = 120

/** Reads a file in a thread of its own, ended when it takes too long or too much memory; here where nothing is built. */
export function importWorker(commandFile: string | undefined): (job: ImportJob) => Promise<ImportJobAnswer> {
  return commandFile === undefined ? doImportJob : (job) => inAThread(commandFile, job)
}

function inAThread(commandFile: string, job: ImportJob): Promise<ImportJobAnswer> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(commandFile, {
      workerData: importMark,
      resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
    })
    const end = (settle: () => void) => {
      clearTimeout(timer)
      void thread.terminate()
      settle()
    }
    const tooMuch = (what: string): ImportJobAnswer => ({
      problems: [
        importProblem(
          'IMP-28',
          job.file.name,
          `${job.file.name} ${what}, more than a page gives to one file. Hand in the years or sheets you need, or import it with the command.`,
        ),
      ],
    })
    const timer = setTimeout(
      () => end(() => resolve(tooMuch(`takes over ${mostSeconds} seconds to read`))),
      mostSeconds * 1000,
    )
    thread.once('message', (reply: { readonly answer: ImportJobAnswer } | { readonly fault: string }) =>
      end(() => ('fault' in reply ? reject(new Error(reply.fault)) : resolve(reply.answer))),
    )
    thread.once('error', (error: Error & { readonly code?: string }) =>
      end(() =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? resolve(tooMuch(`takes over ${mostMegabytes} MB of memory to read`))
          : reject(new Error(`the thread that reads ${job.file.name} stopped`, { cause: error })),
      ),
    )
    thread.once('exit', () => end(() => reject(new Error('the thread that reads a file has ended'))))
    thread.postMessage(job)
  })
}
