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
    writeFileSync(path, changed)
    const here = (await verifyChain(store)).findings
    expect(here).toEqual((await verified(folder, { isGrowing: true })).findings)
    expect(here).toHaveLength(1)

    writeFileSync(path, bytes)
    truncateSync(path, bytes.indexOf('Fourth'))
    const cut = (await verifyChain(store)).findings.map(({ entry, sentence }) => [entry, sentence])
    writeFileSync(path, bytes)
    expect(cut).toEqual([
      [n, expect.stringMatching(/^The tables hold entries up to .* Entries were cut off its end\.$/)],
    ])

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
})
