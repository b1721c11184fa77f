// A process of a test: holds the store of the folder it is given, and answers commands until its input ends.
import { listenForOperations } from '../control/listen.ts'
import { recordOperations } from '../keeping/operations.ts'
import { openStore } from '../store.ts'
import { testMigrations } from './every-type.ts'

const store = await openStore({ folder: process.argv[2] ?? '', migrations: testMigrations, keepFree: 0 })
const listening = await listenForOperations(store, recordOperations, '1')
process.stdout.write('ready\n')
process.stdin.resume()
process.stdin.on('end', async () => {
  await listening.close()
  await store.close()
  process.exit(0)
})
