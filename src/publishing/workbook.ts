import { strToU8, zipSync } from 'fflate'
import { type CellLook, columnLetters, type Sheet, type SheetCell, type WorkbookSheets } from '../figures/index.ts'

/**
 * The workbook as the bytes of an .xlsx file. Formulas are written without results, so whatever opens it works them
 * anew; text is always text, whatever it begins with. Same sheets, same bytes: the file holds no clock.
 *
 * Source: Office Open XML (ECMA-376 part 1), SpreadsheetML; only what the sheets need.
 */
export function writeWorkbook({ title, sheets, names }: WorkbookSheets): Uint8Array {
  const written = sheets.map((sheet) => ({ name: sheet.name, xml: sheetXml(sheet) }))
  return packWorkbook({ title, sheets: written, names, stylesXml })
}

/** A workbook whose sheets are written already. */
export interface WrittenWorkbook {
  readonly title: string
  readonly sheets: readonly { readonly name: string; readonly isHidden?: boolean; readonly xml: string }[]
  readonly names: WorkbookSheets['names']
  readonly stylesXml: string
}

/** Puts written sheets together as the bytes of an .xlsx file. */
export function packWorkbook(workbook: WrittenWorkbook): Uint8Array {
  const { title, sheets } = workbook
  const files: Record<string, Uint8Array> = {}
  const add = (path: string, xml: string): void => {
    files[path] = strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`)
  }
  add('[Content_Types].xml', contentTypes(sheets.length))
  add('_rels/.rels', packageLinks)
  add(
    'docProps/core.xml',
    `<cp:coreProperties ${coreNamespaces}><dc:title>${escaped(title)}</dc:title></cp:coreProperties>`,
  )
  add('xl/workbook.xml', workbookXml(workbook))
  add('xl/_rels/workbook.xml.rels', workbookLinks(sheets.length))
  add('xl/styles.xml', workbook.stylesXml)
  sheets.forEach(({ xml }, index) => {
    add(`xl/worksheets/sheet${index + 1}.xml`, xml)
  })
  return zipSync(files, { mtime: fixedDate, level: 6 })
}

/** The first day a zip file can hold, by the local calendar that zip files keep. */
const fixedDate = new Date(1980, 0, 1, 12)

/** The namespace of the main parts. */
export const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const inPackage = 'http://schemas.openxmlformats.org/package/2006'
const coreNamespaces = `xmlns:cp="${inPackage}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"`
const spreadsheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function contentTypes(sheets: number): string {
  const parts = Array.from({ length: sheets }, (_, index) =>
    override(`/xl/worksheets/sheet${index + 1}.xml`, `${spreadsheetType}.worksheet+xml`),
  )
  return [
    `<Types xmlns="${inPackage}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    override('/xl/workbook.xml', `${spreadsheetType}.sheet.main+xml`),
    override('/xl/styles.xml', `${spreadsheetType}.styles+xml`),
    override('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    ...parts,
    '</Types>',
  ].join('')
}

function override(part: string, type: string): string {
  return `<Override PartName="${part}" ContentType="${type}"/>`
}

const packageLinks = [
  `<Relationships xmlns="${inPackage}/relationships">`,
  `<Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/>`,
  `<Relationship Id="rId2" Type="${inPackage}/relationships/metadata/core-properties" Target="docProps/core.xml"/>`,
  '</Relationships>',
].join('')

function workbookLinks(sheets: number): string {
  const links = Array.from(
    { length: sheets },
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  )
  const styles = `<Relationship Id="rId${sheets + 1}" Type="${office}/styles" Target="styles.xml"/>`
  return `<Relationships xmlns="${inPackage}/relationships">${links.join('')}${styles}</Relationships>`
}

function workbookXml({ sheets, names }: WrittenWorkbook): string {
  const listed = sheets.map(
    ({ name, isHidden }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}"${isHidden === true ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  )
  const defined = names.map(
    ({ name, sheet, address }) =>
      `<definedName name="${escaped(name)}">${escaped(`'${sheet.replaceAll("'", "''")}'!${address}`)}</definedName>`,
  )
  return [
    `<workbook ${main} xmlns:r="${office}">`,
    `<sheets>${listed.join('')}</sheets>`,
    defined.length === 0 ? '' : `<definedNames>${defined.join('')}</definedNames>`,
    '<calcPr calcId="0" fullCalcOnLoad="1"/>',
    '</workbook>',
  ].join('')
}

function sheetXml({ rows, widths, frozen }: Sheet): string {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  const body = rows.map((cells, index) => {
    const xml = cells
      .map((cell, column) => (cell === undefined ? '' : cellXml(`${columnLetters(column)}${index + 1}`, cell)))
      .join('')
    return xml === '' ? '' : `<row r="${index + 1}">${xml}</row>`
  })
  return [
    `<worksheet ${main}>`,
    `<sheetViews><sheetView workbookViewId="0">${pane(frozen)}</sheetView></sheetViews>`,
    columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`,
    `<sheetData>${body.join('')}</sheetData>`,
    '</worksheet>',
  ].join('')
}

function pane({ rows, columns }: Sheet['frozen']): string {
  if (rows === 0 && columns === 0) return ''
  const split = [columns > 0 ? ` xSplit="${columns}"` : '', rows > 0 ? ` ySplit="${rows}"` : ''].join('')
  const active = columns > 0 && rows > 0 ? 'bottomRight' : rows > 0 ? 'bottomLeft' : 'topRight'
  return `<pane${split} topLeftCell="${columnLetters(columns)}${rows + 1}" activePane="${active}" state="frozen"/>`
}

function cellXml(address: string, cell: SheetCell): string {
  switch (cell.kind) {
    case 'text':
      return textXml(address, cell.text, styleOf[cell.look])
    case 'missing':
      return textXml(address, cell.text, missingStyle)
    case 'number':
      return `<c r="${address}" s="${styleOf[cell.look] + (cell.input ? inputStyles : 0)}"><v>${cell.value}</v></c>`
    case 'formula':
      return `<c r="${address}" s="${styleOf[cell.look]}"><f>${escaped(cell.formula)}</f></c>`
    default:
      return cell satisfies never
  }
}

function textXml(address: string, text: string, style: number): string {
  return `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
}

/** Characters that XML cannot hold are left out. */
function escaped(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones XML 1.0 forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  )
}

/** Places in `cellXfs` below: five looks, the same five shaded as inputs, then gaps. */
const styleOf: Readonly<Record<CellLook, number>> = { text: 0, heading: 1, number: 2, money: 3, percent: 4 }
const inputStyles = 5
const missingStyle = 10

const formats = [0, 0, 0, 164, 165]
const looks = [0, 1].flatMap((input) =>
  formats.map(
    (format, look) =>
      `<xf numFmtId="${format}" fontId="${look === 1 ? 1 : 0}" fillId="${input === 1 ? 2 : 0}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>`,
  ),
)

const stylesXml = [
  `<styleSheet ${main}>`,
  '<numFmts count="2">',
  `<numFmt numFmtId="164" formatCode="${escaped('"£"#,##0.00;"−£"#,##0.00')}"/>`,
  '<numFmt numFmtId="165" formatCode="0.0###%"/>',
  '</numFmts>',
  '<fonts count="3"><font><sz val="10"/><name val="Arial"/></font><font><b/><sz val="10"/><name val="Arial"/></font><font><i/><sz val="10"/><name val="Arial"/></font></fonts>',
  '<fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  '<fill><patternFill patternType="solid"><fgColor rgb="FFE4EAE8"/><bgColor indexed="64"/></patternFill></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${looks.length + 1}">${looks.join('')}<xf numFmtId="0" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs>`,
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  '</styleSheet>',
].join('')
