import { answerDraws, type FromDrawWorker, type ToDrawWorker } from '../../src/figures/index.ts'

// A Web Worker that answers draws.
const scope = globalThis as unknown as {
  readonly postMessage: (message: FromDrawWorker, hand: readonly ArrayBuffer[]) => void
  readonly addEventListener: (kind: 'message', listener: (event: { readonly data: ToDrawWorker }) => void) => void
}
answerDraws({
  say: (message, hand = []) => scope.postMessage(message, hand),
  hear: (listener) => scope.addEventListener('message', ({ data }) => listener(data)),
})
