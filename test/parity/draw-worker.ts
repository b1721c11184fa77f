import { parentPort } from 'node:worker_threads'
import { answerDraws } from '../../src/figures/index.ts'

// A worker thread of Node that answers draws.
answerDraws({
  say: (message, hand = []) => parentPort?.postMessage(message, [...hand]),
  hear: (listener) => parentPort?.on('message', listener),
})
