import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { syncFolder } from './journal.ts'

/** The key checkpoints are signed with (Ed25519): made once in the data folder, readable by its owner alone. */
export function checkpointKey(folder: string): KeyObject {
  const keys = join(folder, 'keys')
  const path = join(keys, 'checkpoint.pem')
  if (!existsSync(path)) {
    mkdirSync(keys, { recursive: true, mode: 0o700 })
    const { privateKey } = generateKeyPairSync('ed25519')
    writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx', flush: true })
    syncFolder(keys)
    syncFolder(folder)
  }
  return createPrivateKey(readFileSync(path))
}

/** The public half, as base64 of its DER form: what the record’s first entry tells and partners keep. */
export function publicKeyOf(folder: string): string {
  return createPublicKey(checkpointKey(folder)).export({ type: 'spki', format: 'der' }).toString('base64')
}
