import { refuse } from '../problems.ts'

/** A workbook that unpacks to more than this, or to so many times its size, is a trap or a mistake. */
const mostUnpacked = 400 << 20
const mostTimes = 200
const mostEntries = 5000

interface ZipEntry {
  readonly name: string
  readonly packed: number
  readonly unpacked: number
}

/**
 * Refuses a zip file that is cut short, or that would unpack to far more than its size, by what its own list of
 * contents says, before anything is unpacked.
 *
 * Source: PKWARE APPNOTE 6.3, end of central directory and central directory headers.
 */
export function checkZip(bytes: Uint8Array, name: string): void {
  const entries = zipEntries(bytes, name)
  const unpacked = entries.reduce((sum, entry) => sum + entry.unpacked, 0)
  const isBomb = entries.some((entry) => entry.unpacked > 1 << 20 && entry.unpacked > mostTimes * entry.packed)
  if (entries.length > mostEntries || unpacked > mostUnpacked || (isBomb && unpacked > 100 << 20))
    refuse(
      'IMP-04',
      name,
      `${name} has ${Math.ceil(bytes.length / 1024)} KB and unpacks to ${Math.ceil(unpacked / (1 << 20))} MB in ${entries.length} parts, which no return does. Save the sheet you need as CSV.`,
    )
}

/** Whether the list of contents is that of a workbook. */
export function zipHolds(bytes: Uint8Array, _what: 'workbook'): boolean {
  return zipEntries(bytes, '').some(({ name }) => /^(xl\/workbook\.(xml|bin)|content\.xml)$/.test(name))
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
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
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

function cut(name: string): never {
  return refuse('IMP-03', name, `${name} is a zip file that is cut short or damaged. Download or save it again.`)
}
