import { strFromU8, strToU8, zipSync } from 'fflate'

/** A small workbook in parts, for tests that damage one of them. */
export function workbookOf(
  sheets: readonly { readonly name: string; readonly xml: string }[],
): Record<string, Uint8Array> {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packages = 'http://schemas.openxmlformats.org/package/2006'
  const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const each = (write: (number: number, name: string) => string) =>
    sheets.map(({ name }, index) => write(index + 1, name)).join('')
  return {
    '[Content_Types].xml': strToU8(
      `<?xml version="1.0"?><Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/>${each((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${sheetType}.worksheet+xml"/>`)}</Types>`,
    ),
    '_rels/.rels': strToU8(
      `<?xml version="1.0"?><Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': strToU8(
      `<?xml version="1.0"?><workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each((n, name) => `<sheet name="${name}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<?xml version="1.0"?><Relationships xmlns="${packages}/relationships">${each((n) => `<Relationship Id="rId${n}" Type="${office}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}</Relationships>`,
    ),
    ...Object.fromEntries(
      sheets.map(({ xml }, index) => [
        `xl/worksheets/sheet${index + 1}.xml`,
        strToU8(`<?xml version="1.0"?><worksheet xmlns="${main}" xmlns:r="${office}">${xml}</worksheet>`),
      ]),
    ),
  }
}

/** An .xlsx of one sheet, given the XML inside `<worksheet>`. */
export function sheetOf(xml: string): Uint8Array {
  return zipSync(workbookOf([{ name: 'Sheet1', xml }]))
}

export function rowOf(row: number, cells: readonly (string | number)[]): string {
  const written = cells.map((cell, column) => {
    const at = `${String.fromCharCode(65 + column)}${row}`
    return typeof cell === 'number'
      ? `<c r="${at}"><v>${cell}</v></c>`
      : `<c r="${at}" t="inlineStr"><is><t>${cell}</t></is></c>`
  })
  return `<row r="${row}">${written.join('')}</row>`
}

/** An .ods of one sheet, given the XML inside its table. */
export function openDocumentOf(table: string, manifest = ''): Uint8Array {
  const names = 'urn:oasis:names:tc:opendocument:xmlns'
  return zipSync({
    mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'),
    'META-INF/manifest.xml': strToU8(
      `<manifest:manifest xmlns:manifest="${names}:manifest:1.0">${manifest}</manifest:manifest>`,
    ),
    'styles.xml': strToU8(`<office:document-styles xmlns:office="${names}:office:1.0"/>`),
    'content.xml': strToU8(
      `<?xml version="1.0"?><office:document-content xmlns:office="${names}:office:1.0" xmlns:table="${names}:table:1.0" xmlns:text="${names}:text:1.0"><office:body><office:spreadsheet><table:table table:name="Sheet1">${table}</table:table></office:spreadsheet></office:body></office:document-content>`,
    ),
  })
}

/** A zip file whose list of contents says of one of its parts that it has `unpacked` bytes. */
export function lyingAboutSize(zip: Uint8Array, part: string, unpacked: number): Uint8Array {
  const lying = zip.slice()
  const view = new DataView(lying.buffer)
  const isNamed = (at: number) => strFromU8(lying.subarray(at, at + part.length), true) === part
  for (let at = 0; at < lying.length - 46; at++) {
    if (view.getUint32(at, true) === 0x02014b50 && isNamed(at + 46)) view.setUint32(at + 24, unpacked, true)
    if (view.getUint32(at, true) === 0x04034b50 && isNamed(at + 30)) view.setUint32(at + 22, unpacked, true)
  }
  return lying
}

/**
 * A compound file as Excel writes one round a workbook with a password: a header, a table of sectors, and a directory
 * with `EncryptionInfo` and `EncryptedPackage`.
 *
 * Source: Microsoft [MS-CFB] 2.2 and 2.6, [MS-OFFCRYPTO] 2.3.
 */
export function lockedWorkbook(): Uint8Array {
  const sector = 512
  const bytes = new Uint8Array(sector * 20)
  const view = new DataView(bytes.buffer)
  const endOfChain = 0xfffffffe
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  view.setUint16(24, 0x3e, true)
  view.setUint16(26, 3, true)
  view.setUint16(28, 0xfffe, true)
  view.setUint16(30, 9, true)
  view.setUint16(32, 6, true)
  view.setUint32(44, 1, true)
  view.setUint32(48, 1, true)
  view.setUint32(56, 4096, true)
  view.setUint32(60, endOfChain, true)
  view.setUint32(68, endOfChain, true)
  for (let i = 0; i < 109; i++) view.setUint32(76 + 4 * i, i === 0 ? 0 : 0xffffffff, true)
  // Sector 0 is the table of sectors, 1 the directory, 2 to 9 the one stream and 10 to 17 the other.
  const table = (entry: number, next: number) => view.setUint32(sector + 4 * entry, next, true)
  for (let i = 0; i < 128; i++) table(i, 0xffffffff)
  table(0, 0xfffffffd)
  table(1, endOfChain)
  for (let i = 2; i < 18; i++) table(i, i === 9 || i === 17 ? endOfChain : i + 1)
  const entry = (
    index: number,
    name: string,
    what: { type: number; child?: number; right?: number; start?: number },
  ) => {
    const at = 2 * sector + 128 * index
    for (const [i, letter] of [...name].entries()) view.setUint16(at + 2 * i, letter.charCodeAt(0), true)
    view.setUint16(at + 64, 2 * (name.length + 1), true)
    view.setUint8(at + 66, what.type)
    view.setUint8(at + 67, 1)
    view.setUint32(at + 68, 0xffffffff, true)
    view.setUint32(at + 72, what.right ?? 0xffffffff, true)
    view.setUint32(at + 76, what.child ?? 0xffffffff, true)
    view.setUint32(at + 116, what.start ?? endOfChain, true)
    if (what.start !== undefined) view.setUint32(at + 120, 4096, true)
  }
  entry(0, 'Root Entry', { type: 5, child: 1 })
  entry(1, 'EncryptionInfo', { type: 2, right: 2, start: 2 })
  entry(2, 'EncryptedPackage', { type: 2, start: 10 })
  view.setUint16(sector * 3, 4, true)
  view.setUint16(sector * 3 + 2, 4, true)
  view.setUint32(sector * 3 + 4, 0x40, true)
  return bytes
}
