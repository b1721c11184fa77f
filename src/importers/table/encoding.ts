import chardet from 'chardet'
import { refuse } from '../problems.ts'

/** How bytes were turned into text, and on what evidence. */
export interface Encoding {
  readonly label: string
  /** Bytes of the mark at the start, which is not text. */
  readonly skip: number
  readonly evidence: string
}

const sampleBytes = 1 << 20

/**
 * Which encoding the bytes are in, by evidence: a byte order mark; every second byte nought, as in UTF-16 without one;
 * bytes that make valid UTF-8; otherwise by how often each byte occurs.
 */
export function encodingOf(bytes: Uint8Array, name: string): Encoding {
  const marked = byMark(bytes)
  if (marked !== undefined) return marked
  const sample = bytes.subarray(0, sampleBytes)
  const wide = byNoughts(sample)
  if (wide !== undefined) return wide
  if (sample.includes(0))
    return refuse('IMP-07', name, `${name} holds bytes that are no text. Save it as CSV in UTF-8 and hand it in again.`)
  if (isUtf8(bytes)) return { label: 'utf-8', skip: 0, evidence: 'valid UTF-8' }
  return byFrequency(sample)
}

/** Decodes piece by piece, so that a long file is never held twice. */
export function decodedPieces(bytes: Uint8Array, { label, skip }: Encoding, take: (piece: string) => void): void {
  const decoder = new TextDecoder(label, { ignoreBOM: false })
  const step = 4 << 20
  for (let at = skip; at < bytes.length; at += step) {
    const isLast = at + step >= bytes.length
    take(decoder.decode(bytes.subarray(at, at + step), { stream: !isLast }))
  }
}

function byMark(bytes: Uint8Array): Encoding | undefined {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return { label: 'utf-8', skip: 3, evidence: 'byte order mark' }
  if (a === 0xff && b === 0xfe) return { label: 'utf-16le', skip: 2, evidence: 'byte order mark' }
  if (a === 0xfe && b === 0xff) return { label: 'utf-16be', skip: 2, evidence: 'byte order mark' }
  return undefined
}

function byNoughts(sample: Uint8Array): Encoding | undefined {
  const pairs = Math.floor(Math.min(sample.length, 4096) / 2)
  let [low, high] = [0, 0]
  for (let i = 0; i < pairs; i++) {
    if (sample[2 * i] === 0) high += 1
    if (sample[2 * i + 1] === 0) low += 1
  }
  if (pairs < 4) return undefined
  if (low > pairs * 0.6 && high < pairs * 0.1) return { label: 'utf-16le', skip: 0, evidence: 'every second byte is 0' }
  if (high > pairs * 0.6 && low < pairs * 0.1) return { label: 'utf-16be', skip: 0, evidence: 'every second byte is 0' }
  return undefined
}

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  const step = 4 << 20
  try {
    for (let at = 0; at < bytes.length; at += step)
      decoder.decode(bytes.subarray(at, at + step), { stream: at + step < bytes.length })
    return true
  } catch {
    return false
  }
}

/** Official returns that are not UTF-8 are Windows-1252 but for a few made on a Macintosh. */
function byFrequency(sample: Uint8Array): Encoding {
  const guess = chardet.detect(sample)
  const label = guess !== null && /^(macintosh|mac)/i.test(guess) ? 'macintosh' : 'windows-1252'
  return { label, skip: 0, evidence: 'not valid UTF-8' }
}
