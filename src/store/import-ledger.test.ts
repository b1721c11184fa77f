import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { fingerprint, type NewImport, openImportLedger } from './import-ledger.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-ledger-'))
  folders.push(folder)
  return folder
}

function anImport(text: string, forCase?: string): NewImport {
  return {
    at: '2026-11-23T10:00:00Z',
    by: 'a finance officer',
    importer: '0.1.0',
    ...(forCase === undefined ? {} : { case: forCase }),
    files: [
      {
        file: 'outturn.csv',
        kind: 'section-251',
        publication: 'Section 251 outturn',
        edition: '2012-13',
        used: 3,
        bytes: new TextEncoder().encode(text),
      },
    ],
  }
}

test('what is imported stands, with its bytes, when the ledger is opened again', () => {
  const folder = aFolder()
  const { act } = openImportLedger(folder).add(anImport('a,b\n1,2\n'))
  const again = openImportLedger(folder)
  expect(again.standing()).toEqual([act])
  expect(new TextDecoder().decode(again.bytes(act.files[0]?.sha256 ?? ''))).toBe('a,b\n1,2\n')
})

test('the same file twice changes nothing; for another case it is another act', () => {
  const ledger = openImportLedger(aFolder())
  const first = ledger.add(anImport('a', 'three-councils'))
  expect(ledger.add(anImport('a', 'three-councils'))).toEqual({ act: first.act, isNew: false })
  expect(ledger.add(anImport('a', 'tri-borough')).isNew).toBe(true)
  expect(ledger.standing('three-councils').map(({ number }) => number)).toEqual([1])
})

test('an import that was undone no longer stands, nothing is removed, and it can be imported anew', () => {
  const folder = aFolder()
  const ledger = openImportLedger(folder)
  ledger.add(anImport('a'))
  expect(ledger.undo(1, { at: '2026-11-23T11:00:00Z', by: 'a finance officer' })?.number).toBe(1)
  expect(ledger.standing()).toEqual([])
  expect(ledger.undo(1, { at: '', by: '' })).toBeUndefined()
  expect(readFileSync(join(folder, 'imports', 'ledger.jsonl'), 'utf8').split('\n')).toHaveLength(3)
  expect(ledger.add(anImport('a'))).toMatchObject({ isNew: true, act: { number: 3 } })
})

test('a line that was cut while it was written is left out; damage further up is refused', () => {
  const folder = aFolder()
  const list = join(folder, 'imports', 'ledger.jsonl')
  openImportLedger(folder).add(anImport('a'))
  appendFileSync(list, '{"number":2,"act":"imp')
  const ledger = openImportLedger(folder)
  expect(ledger.standing()).toHaveLength(1)
  expect(ledger.add(anImport('b')).act.number).toBe(2)
  expect(ledger.standing()).toHaveLength(2)
  writeFileSync(list, `{"number":1}\n${readFileSync(list, 'utf8')}`)
  expect(() => ledger.standing()).toThrow('Line 1')
})

test('kept bytes that were changed are not given out', () => {
  const folder = aFolder()
  const ledger = openImportLedger(folder)
  const { act } = ledger.add(anImport('a'))
  const sha = act.files[0]?.sha256 ?? ''
  expect(sha).toBe(fingerprint(new TextEncoder().encode('a')))
  writeFileSync(join(folder, 'imports', 'files', sha), 'b')
  expect(() => ledger.bytes(sha)).toThrow('no longer')
})
