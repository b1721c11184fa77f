import { refuse } from '../problems.ts'

/** How bytes were turned into text, and on what evidence. */
export interface Encoding {
  readonly label: string
  /** Bytes of the mark at the start, which is not text. */
  readonly skip: number
  readonly evidence: string
  /** Bytes that the encoding does not explain and that are shown as a question mark; none is the rule. */
  readonly unexplained: number
}

const sampleBytes = 1 << 20
/**
 * So small that what was made of one piece is let go of before much is made of the next: of larger pieces the engine
 * keeps the cells as if they were to stay, which takes twice the time and memory.
 */
const step = 32 << 10

/**
 * Which encoding the bytes are in, by evidence: a byte order mark; every second byte nought, as in UTF-16 without one;
 * bytes that make valid UTF-8; otherwise by which encoding’s marks occur where marks stand in English text.
 */
export function encodingOf(bytes: Uint8Array, name: string): Encoding {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe && !(c === 0 && d === 0)) return certain('utf-16le', 2, 'byte order mark')
  if (a === 0xfe && b === 0xff) return certain('utf-16be', 2, 'byte order mark')
  const wide = byNoughts(bytes.subarray(0, sampleBytes))
  if (wide !== undefined) return wide
  const nought = bytes.indexOf(0)
  if (nought >= 0) return noText(bytes, nought, name)
  const skip = a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0
  if (isUtf8(bytes)) return certain('utf-8', skip, skip > 0 ? 'byte order mark' : 'valid UTF-8')
  return byMarks(bytes, skip)
}

/** Decodes piece by piece, so that a long file is never held twice. */
export function decodedPieces(bytes: Uint8Array, { label, skip }: Encoding, take: (piece: string) => void): void {
  const decoder = new TextDecoder(label, { ignoreBOM: false })
  for (let at = skip; at < bytes.length; at += step) {
    const isLast = at + step >= bytes.length
    const piece = decoder.decode(bytes.subarray(at, at + step), { stream: !isLast })
    take(label === 'windows-1252' ? withMarks(piece) : piece)
  }
}

function certain(label: string, skip: number, evidence: string): Encoding {
  return { label, skip, evidence, unexplained: 0 }
}

function byNoughts(sample: Uint8Array): Encoding | undefined {
  const pairs = Math.floor(Math.min(sample.length, 4096) / 2)
  let [low, high] = [0, 0]
  for (let i = 0; i < pairs; i++) {
    if (sample[2 * i] === 0) high += 1
    if (sample[2 * i + 1] === 0) low += 1
  }
  if (pairs < 4) return undefined
  if (low > pairs * 0.6 && high < pairs * 0.1) return certain('utf-16le', 0, 'every second byte is 0')
  if (high > pairs * 0.6 && low < pairs * 0.1) return certain('utf-16be', 0, 'every second byte is 0')
  return undefined
}

function noText(bytes: Uint8Array, at: number, name: string): never {
  let line = 1
  for (let i = 0; i < at; i++) if (bytes[i] === 0x0a) line += 1
  return refuse(
    'IMP-07',
    `${name} line ${line}`,
    `${name} holds bytes that are no text, the first on line ${line}. Save it as CSV in UTF-8 and hand it in again.`,
  )
}

function isUtf8(bytes: Uint8Array): boolean {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for (let at = 0; at < bytes.length; at += step)
      decoder.decode(bytes.subarray(at, at + step), { stream: at + step < bytes.length })
    return true
  } catch {
    return false
  }
}

/** Inverted comma, dashes, space that does not break, dots, bullet, euro, é: as bytes of either encoding. */
const marksOf = {
  'windows-1252': [0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0xa0, 0x85, 0x95, 0x80, 0xe9],
  macintosh: [0xd4, 0xd5, 0xd2, 0xd3, 0xd0, 0xd1, 0xca, 0xc9, 0xa5, 0xdb, 0x8e],
} as const

/**
 * For text that is not valid UTF-8. Mostly UTF-8 with a few bytes astray (a file cut in the middle of a letter, two
 * files joined) stays UTF-8, with the bytes counted. Otherwise it is Windows-1252, as official returns are, unless the
 * marks of a Macintosh are more.
 */
function byMarks(bytes: Uint8Array, skip: number): Encoding {
  const counts = new Array<number>(256).fill(0)
  let [letters, astray] = [0, 0]
  for (let i = skip; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0
    if (byte < 0x80) continue
    counts[byte] = (counts[byte] ?? 0) + 1
    const follow = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : byte >= 0xc2 ? 1 : 0
    let k = 1
    while (k <= follow && ((bytes[i + k] ?? 0) & 0xc0) === 0x80) k += 1
    if (follow > 0 && k > follow) {
      letters += 1
      i += follow
    } else astray += 1
  }
  if (letters > astray) return { label: 'utf-8', skip, evidence: 'mostly valid UTF-8', unexplained: astray }
  const seen = (label: keyof typeof marksOf) => marksOf[label].reduce((sum, byte) => sum + (counts[byte] ?? 0), 0)
  const label = seen('macintosh') > seen('windows-1252') ? 'macintosh' : 'windows-1252'
  return certain(label, skip, `not valid UTF-8, with the marks of ${label}`)
}

/** Bytes 0x80 to 0x9F of Windows-1252. Source: WHATWG Encoding Standard, index windows-1252. */
const marks = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/**
 * Some engines (Node 20 among them) decode Windows-1252 as Latin-1 when handed the whole text at once, which turns the
 * apostrophe of “children’s” into a control character; the letters are put right here whichever way it was.
 */
function withMarks(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (letter) => marks[letter.charCodeAt(0) - 0x80] ?? letter)
}
