import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openStore } from '../../src/store/index.ts'
import { aPath } from '../../src/store/testing/a-folder.ts'
import { notBuilt } from '../pages/a-server.ts'

const threadFile = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

test('a store that was told to close has closed, however late its process hears of it', async (context) => {
  if (notBuilt !== undefined) return context.skip(notBuilt)
  const faults: string[] = []
  const store = await openStore({
    folder: aPath(),
    threadFile,
    keepFree: 0,
    onFatal: ({ message }) => faults.push(message),
  })
  const closing = store.close()
  // The thread’s answer and its end come while nobody listens, and are heard in one go.
  setTimeout(() => busyFor(1000))
  await closing
  expect(faults).toEqual([])
  await expect(store.read(({ query }) => query('select n from record.head'))).rejects.toThrow('has been stopped')
})

function busyFor(milliseconds: number): void {
  const until = performance.now() + milliseconds
  while (performance.now() < until);
}
