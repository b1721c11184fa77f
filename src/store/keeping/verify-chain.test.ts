import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Store } from '../store.ts'
import { aFolder, opened } from '../testing/a-folder.ts'
import { aWord, verified } from '../testing/a-record.ts'
import { verifyChain } from './verify-chain.ts'

/** Changes rows behind the back of the record, as only whoever runs the database can. */
async function behindItsBack({ backend }: Store, sql: string): Promise<void> {
  await backend.inTurn('migration', (session) =>
    session.run(`set local session_replication_role = replica; ${sql}; commit; begin`),
  )
}

test('an open store is verified as a command verifies it: the same chain, the same sentences', async () => {
  const folder = await aFolder()
  const store = await opened(folder)
  try {
    for (const said of ['First', 'Second', 'Third']) await aWord(store, {}, said)
    const n = await aWord(store, {}, 'Fourth')
    const whole = await verifyChain(store)
    expect([whole.found, whole.entries, whole.last.n]).toEqual([0, n, n])

    const path = join(folder, 'record.journal')
    const bytes = readFileSync(path)
    const changed = Buffer.from(bytes)
    changed.write('Sekond', changed.indexOf('Second'))
    const cases = { changed, 'with its end cut off': bytes.subarray(0, bytes.indexOf('Fourth')) }
    for (const [what, damaged] of Object.entries(cases)) {
      truncateSync(path)
      writeFileSync(path, damaged)
      const here = (await verifyChain(store)).findings.map(({ sentence }) => sentence)
      const command = await verified(folder, { isGrowing: true, tables: { ...whole.last, digests: {} } })
      writeFileSync(path, bytes)
      expect([what, here]).toEqual([what, command.findings.map(({ sentence }) => sentence)])
      expect(here).toHaveLength(1)
    }

    await behindItsBack(store, `update record.entry set body = replace(body, 'Third', 'Thirt') where n = ${n - 1}`)
    const { findings, entries } = await verifyChain(store)
    expect([entries, findings.map(({ place, entry }) => [place.replace(/ byte .*/, ''), entry])]).toEqual([
      n,
      [['record.entry', n - 1]],
    ])
    expect(findings[0]?.sentence).toContain(`Entry ${n - 1} is damaged: its content is not what its hash says`)
  } finally {
    await store.close()
  }
}, 60_000)
