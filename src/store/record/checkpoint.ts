import { createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

/** What a partner keeps of the record at a moment: five lines and a signature over them. */
export interface Checkpoint {
  readonly record: string
  readonly n: number
  readonly hash: string
  readonly at: string
  /** Ed25519, in base64. */
  readonly signature: string
}

const firstLine = 'concordat record'

/** The five lines that are signed, each with its end. */
export function signedLines({ record, n, hash, at }: Omit<Checkpoint, 'signature'>): string {
  return `${firstLine}\n${record}\n${n}\n${hash}\n${at}\n`
}

export function signCheckpoint(told: Omit<Checkpoint, 'signature'>, key: KeyObject): Checkpoint {
  return { ...told, signature: sign(null, Buffer.from(signedLines(told), 'utf8'), key).toString('base64') }
}

/** A checkpoint as it is handed out. */
export function checkpointText(checkpoint: Checkpoint): string {
  return `${signedLines(checkpoint)}${checkpoint.signature}\n`
}

/** Reads a checkpoint; undefined where it is none. Line ends may have been changed by a mail programme. */
export function readCheckpoint(text: string): Checkpoint | undefined {
  const [first, record = '', n = '', hash = '', at = '', signature = '', ...more] = text.trim().split(/\r?\n/)
  const isOne =
    first === firstLine &&
    more.length === 0 &&
    /^[0-9a-f-]{36}$/.test(record) &&
    /^[1-9]\d{0,15}$/.test(n) &&
    /^[0-9a-f]{64}$/.test(hash) &&
    /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(at) &&
    /^[A-Za-z0-9+/]{86}==$/.test(signature)
  return isOne ? { record, n: Number(n), hash, at, signature } : undefined
}

/** Whether a checkpoint was signed with the key of this public half (base64 of its DER form). */
export function isSignedWith(publicKey: string, checkpoint: Checkpoint): boolean {
  return isSignature(publicKey, signedLines(checkpoint), checkpoint.signature)
}

/** What the old key signs when a new one takes its place. */
export function keyLines(record: string, newKey: string): string {
  return `concordat key\n${record}\n${newKey}\n`
}

export function isSignature(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' })
    return verify(null, Buffer.from(text, 'utf8'), key, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}
