import { Inflate } from 'fflate'
import { refuse } from '../problems.ts'

/** A workbook that unpacks to more than this is a trap or a mistake; the largest return has 25 MB. */
const mostUnpacked = 150 << 20
const mostEntries = 5000
/** No return has more sheets. */
export const mostSheets = 1000

/** The parts of a zip file by their names. */
export type Parts = Readonly<Record<string, Uint8Array>>

interface ZipEntry {
  readonly name: string
  readonly isLocked: boolean
  readonly method: number
  readonly sum: number
  readonly packed: number
  readonly unpacked: number
  readonly at: number
}

/**
 * The parts of a zip file that hold figures. What its list of contents says is checked before anything is unpacked, and
 * unpacking stops where a part turns out larger than the list says: lists can lie. Undefined where it is no workbook.
 *
 * Source: PKWARE APPNOTE 6.3, end of central directory, central directory headers and local headers.
 */
export function workbookParts(bytes: Uint8Array, name: string): Parts | undefined {
  const entries = zipEntries(bytes, name)
  if (!entries.some((entry) => /^(xl\/workbook\d*\.(xml|bin)|content\.xml)$/i.test(entry.name))) return undefined
  const sheets = entries.filter((entry) => /\/worksheets\/[^/]+$/i.test(entry.name)).length
  if (sheets > mostSheets) tooManySheets(name, sheets)
  const wanted = entries.filter((entry) => holdsFigures(entry.name))
  const unpacked = wanted.reduce((sum, entry) => sum + entry.unpacked, 0)
  if (entries.length > mostEntries || unpacked > mostUnpacked) trap(name, bytes.length, unpacked, entries.length)
  return Object.fromEntries(wanted.map((entry) => [entry.name, partOf(bytes, entry, name)]))
}

export function tooManySheets(name: string, sheets: number): never {
  return refuse(
    'IMP-88',
    name,
    `${name} has ${sheets} sheets; no return has more than ${mostSheets}. Hand in the sheets you need.`,
  )
}

/** Pictures, comments, links to other files and the like are left packed: nothing is read from them. */
function holdsFigures(name: string): boolean {
  return (
    /\.(xml|bin|rels)$/i.test(name) &&
    !/(^|\/)(media|drawings|charts|chartsheets\/_rels|theme|printerSettings|threadedComments|persons|externalLinks|pivotCache|pivotTables|queryTables|customXml|docProps|thumbnails|ctrlProps|activeX|embeddings|slicers|slicerCaches|worksheets\/_rels)\//i.test(
      name,
    ) &&
    !/(^|\/)(comments\d*\.xml|calcChain\.(xml|bin)|vbaProject\.bin|printerSettings\d*\.bin)$/i.test(name)
  )
}

function zipEntries(bytes: Uint8Array, name: string): readonly ZipEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOfList(view)
  if (end === undefined) return cut(name)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const entries: ZipEntry[] = []
  for (let i = 0; i < count; i++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== 0x02014b50) return cut(name)
    const nameLength = view.getUint16(at + 28, true)
    entries.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replace(/\\/g, '/'),
      isLocked: (view.getUint16(at + 8, true) & 1) !== 0,
      method: view.getUint16(at + 10, true),
      sum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

function endOfList(view: DataView): number | undefined {
  const earliest = Math.max(0, view.byteLength - 22 - 65_535)
  for (let at = view.byteLength - 22; at >= earliest; at--) if (view.getUint32(at, true) === 0x06054b50) return at
  return undefined
}

function partOf(bytes: Uint8Array, entry: ZipEntry, name: string): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== 0x04034b50) return cut(name)
  if (entry.isLocked)
    refuse('IMP-05', name, `${name} is locked with a password. Save it without one and hand it in again.`)
  const start = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true)
  const packed = bytes.subarray(start, start + entry.packed)
  if (packed.length < entry.packed) return cut(name)
  if (entry.method !== 0 && entry.method !== 8)
    return refuse(
      'IMP-15',
      name,
      `${name} is packed in a way that is not read. Open it in a spreadsheet program, save it again, and hand it in.`,
    )
  const part = entry.method === 0 ? packed : inflated(packed, entry, bytes.length, name)
  return part.length === entry.unpacked && checkSum(part) === entry.sum ? part : cut(name)
}

/** Handed over in short lengths, so that no more than 16 MB are unpacked before their number is looked at. */
const packedAtOnce = 16 << 10

function inflated(packed: Uint8Array, entry: ZipEntry, fileLength: number, name: string): Uint8Array {
  const out = new Uint8Array(entry.unpacked)
  let length = 0
  const inflate = new Inflate((chunk) => {
    if (length + chunk.length > out.length) trap(name, fileLength, length + chunk.length, 1)
    out.set(chunk, length)
    length += chunk.length
  })
  try {
    for (let at = 0; at < packed.length; at += packedAtOnce)
      inflate.push(packed.subarray(at, at + packedAtOnce), at + packedAtOnce >= packed.length)
  } catch (error) {
    if (error instanceof Error && 'problems' in error) throw error
    return cut(name)
  }
  return out.subarray(0, length)
}

/** CRC-32 (ISO 3309) of a part, against damage on the way. */
function checkSum(part: Uint8Array): number {
  let sum = 0xffffffff
  for (let i = 0; i < part.length; i++) sum = (sum >>> 8) ^ (remainders[(sum ^ (part[i] ?? 0)) & 0xff] ?? 0)
  return (sum ^ 0xffffffff) >>> 0
}

const remainders = Int32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte
  for (let bit = 0; bit < 8; bit++) sum = (sum & 1) !== 0 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  return sum
})

function trap(name: string, packed: number, unpacked: number, parts: number): never {
  return refuse(
    'IMP-04',
    name,
    `${name} has ${Math.ceil(packed / 1024)} KB and unpacks to ${Math.ceil(unpacked / (1 << 20))} MB or more${parts > 1 ? ` in ${parts} parts` : ''}, which no return does. Save the sheet you need as CSV.`,
  )
}

function cut(name: string): never {
  return refuse('IMP-03', name, `${name} is a zip file that is cut short or damaged. Download or save it again.`)
}
