import { parentPort } from 'node:worker_threads'
import { type WorkedCase, workedFrom } from '../publishing/index.ts'
import { readCaseText } from './case-text.ts'
import type { WorkerAnswers, WorkerQuestion, WorkerReply, WorkerRequest } from './case-worker-messages.ts'
import { frozenFrom } from './freezing.ts'

const worked = new Map<string, WorkedCase>()

/** Works cases on a thread of their own and keeps them, so that the server goes on answering meanwhile. */
export function answerQuestions(): void {
  const port = parentPort
  if (port === null) throw new Error('this is not a worker thread')
  port.on('message', (request: WorkerRequest) => {
    answerTo(request.question).then(
      (result) => port.postMessage({ id: request.id, result } satisfies WorkerReply),
      (error: unknown) =>
        port.postMessage({
          id: request.id,
          fault: error instanceof Error ? (error.stack ?? error.message) : String(error),
        } satisfies WorkerReply),
    )
  })
}

async function answerTo(question: WorkerQuestion): Promise<WorkerAnswers[WorkerQuestion['kind']]> {
  if (question.kind === 'work') {
    const result = workedFrom(question.text ?? (await readCaseText(question.name)))
    if ('problems' in result) return result
    worked.set(question.name, result)
    return { answer: result.answer, json: result.json }
  }
  if (question.kind === 'freeze') return frozenFrom(question.text ?? (await readCaseText(question.name)))
  const found = worked.get(question.name)
  if (found === undefined) throw new Error(`the case ${question.name} has not been worked`)
  if (question.kind === 'names') return found.figureNames()
  return question.kind === 'ladder' ? found.ladder(question.figure, question.at) : found.workbook()
}
