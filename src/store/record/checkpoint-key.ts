import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { recordFault } from './faults.ts'
import { syncFolder } from './journal.ts'

const keysOf = (folder: string) => join(folder, 'keys')
const pathOf = (folder: string) => join(keysOf(folder), 'checkpoint.pem')
/** A key that is being put in the place of the old one: it takes its name once the entry that tells of it is on disk. */
const nextOf = (folder: string) => join(keysOf(folder), 'checkpoint.next.pem')

/** The key checkpoints are signed with (Ed25519): made once in the data folder, readable by its owner alone. */
export function checkpointKey(folder: string): KeyObject {
  if (!existsSync(pathOf(folder))) makeKey(folder, pathOf(folder))
  return createPrivateKey(readFileSync(pathOf(folder)))
}

/** The public half, as base64 of its DER form: what the record’s first entry tells and partners keep. */
export function publicKeyOf(folder: string): string {
  return publicHalf(checkpointKey(folder))
}

export function publicHalf(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64')
}

/** The key the record names as the one in force, or a fault where it is not in this folder. */
export function keyInForce(folder: string, inForce: string): KeyObject {
  const held = heldKey(folder, inForce)
  if (held !== undefined) return held
  throw recordFault(
    'RECORD-CHECKPOINT',
    pathOf(folder),
    'The key this record signs checkpoints with is not in the data directory; a backup holds it only when made --with-keys. Put it back, or make a new one with `concordat record key --new --old-is-lost` and tell your partners.',
  )
}

export function heldKey(folder: string, inForce: string): KeyObject | undefined {
  for (const path of [pathOf(folder), nextOf(folder)]) {
    if (!existsSync(path)) continue
    const key = createPrivateKey(readFileSync(path))
    if (publicHalf(key) !== inForce) continue
    // The entry that tells of the new key was written, and then the process ended.
    if (path !== pathOf(folder)) takeNextKey(folder)
    return key
  }
  return undefined
}

/** Makes a key that is not yet in force; gives its public half. */
export function makeNextKey(folder: string): string {
  rmSync(nextOf(folder), { force: true })
  makeKey(folder, nextOf(folder))
  return publicHalf(createPrivateKey(readFileSync(nextOf(folder))))
}

export function takeNextKey(folder: string): void {
  renameSync(nextOf(folder), pathOf(folder))
  syncFolder(keysOf(folder))
}

function makeKey(folder: string, path: string): void {
  mkdirSync(keysOf(folder), { recursive: true, mode: 0o700 })
  const { privateKey } = generateKeyPairSync('ed25519')
  writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx', flush: true })
  syncFolder(keysOf(folder))
  syncFolder(folder)
}
