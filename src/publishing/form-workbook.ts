import { columnLetters } from '../figures/index.ts'
import type { CellContent } from '../importers/index.ts'
import { main, packWorkbook } from './workbook.ts'

/** What a cell of a form is for. `given` is filled in already, `input` is to be filled in; the rest is read only. */
export type FormLook = 'title' | 'plain' | 'heading' | 'neededHeading' | 'item' | 'note' | 'given' | 'input'

/** How numbers in a cell are shown. Nothing here changes a value. */
export type FormNumbers = 'text' | 'number' | 'pounds' | 'share'

export interface FormCell {
  readonly content?: CellContent
  readonly look: FormLook
  readonly numbers?: FormNumbers
}

/** What may be picked in the cells of a range, and what is said when one of them is chosen. */
export interface FormPick {
  /** `C3:C512`. */
  readonly range: string
  /** `Lists!$B$2:$B$13`; only a word is said where it is left out. */
  readonly from?: string
  /** Nothing but what is in the list may be typed. */
  readonly isClosed: boolean
  readonly title: string
  readonly note?: string
}

/** One sheet of a form: rows from the top, cells from the left. */
export interface FormSheet {
  readonly name: string
  readonly isHidden?: boolean
  readonly rows: readonly (readonly (FormCell | undefined)[])[]
  /** Widths in characters, from column A. */
  readonly widths: readonly number[]
  /** Rows that stay in sight; the last of them holds the headings. */
  readonly frozenRows: number
  readonly picks: readonly FormPick[]
}

/** A workbook to be filled in, as the bytes of an .xlsx file: no formulas and no clock, so same sheets, same bytes. */
export function writeForm(title: string, sheets: readonly FormSheet[]): Uint8Array {
  return packWorkbook({
    title,
    sheets: sheets.map((sheet) => ({
      name: sheet.name,
      ...(sheet.isHidden === true ? { isHidden: true } : {}),
      xml: sheetXml(sheet),
    })),
    names: [],
    stylesXml,
  })
}

function sheetXml({ rows, widths, frozenRows, picks }: FormSheet): string {
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  const body = rows.map((cells, index) => {
    const xml = cells
      .map((cell, column) => (cell === undefined ? '' : cellXml(`${columnLetters(column)}${index + 1}`, cell)))
      .join('')
    const isOfHeadings = frozenRows > 1 && index === frozenRows - 1
    return xml === '' ? '' : `<row r="${index + 1}"${isOfHeadings ? ' ht="44" customHeight="1"' : ''}>${xml}</row>`
  })
  const pane =
    frozenRows === 0
      ? ''
      : `<pane ySplit="${frozenRows}" topLeftCell="A${frozenRows + 1}" activePane="bottomLeft" state="frozen"/>`
  return [
    `<worksheet ${main}>`,
    `<sheetViews><sheetView workbookViewId="0">${pane}</sheetView></sheetViews>`,
    columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`,
    `<sheetData>${body.join('')}</sheetData>`,
    picks.length === 0
      ? ''
      : `<dataValidations count="${picks.length}">${picks.map(pickXml).join('')}</dataValidations>`,
    '</worksheet>',
  ].join('')
}

function cellXml(address: string, { content, look, numbers }: FormCell): string {
  const style = styleOf(look, numbers ?? 'text')
  if (content === undefined) return `<c r="${address}" s="${style}"/>`
  if (content.kind === 'number') return `<c r="${address}" s="${style}"><v>${content.value}</v></c>`
  return `<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${kept(content.text)}</t></is></c>`
}

/** Limits of spreadsheet programs for what is said beside a cell. */
const longestTitle = 32
const longestNote = 255

function pickXml({ range, from, isClosed, title, note }: FormPick): string {
  const list = from === undefined ? '' : ` type="list" errorStyle="${isClosed ? 'stop' : 'information'}"`
  const refusing = from !== undefined && isClosed ? ' showErrorMessage="1"' : ''
  const words =
    note === undefined
      ? ''
      : ` showInputMessage="1" promptTitle="${kept(cut(title, longestTitle))}" prompt="${kept(cut(note, longestNote))}"`
  const formula = from === undefined ? '' : `<formula1>${kept(from)}</formula1>`
  return `<dataValidation${list} allowBlank="1"${refusing}${words} sqref="${range}">${formula}</dataValidation>`
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`
}

/**
 * Text for XML with nothing left out: what XML cannot hold, and line ends that it would change, are written `_x000D_`,
 * as Office Open XML has it (ECMA-376 part 1, 22.9.2.19), and so is a text that reads like one of those.
 */
function kept(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /(?![\t\n])[\p{Cc}\p{Cs}\ufffe\uffff]/gu,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

const looks: readonly FormLook[] = ['title', 'plain', 'heading', 'neededHeading', 'item', 'note']
const numberLooks: readonly FormNumbers[] = ['text', 'number', 'pounds', 'share']

/** Places in `cellXfs` below: the looks of words, then given and input cells by how they show numbers. */
function styleOf(look: FormLook, numbers: FormNumbers): number {
  if (look !== 'given' && look !== 'input') return looks.indexOf(look)
  return looks.length + (look === 'given' ? 0 : numberLooks.length) + numberLooks.indexOf(numbers)
}

/** `49` is text, so that what is typed as 2011-12 or 007 stays as it was typed. */
const formats: Readonly<Record<FormNumbers, number>> = { text: 49, number: 0, pounds: 164, share: 165 }

function styleXml(font: number, fill: number, format: number, border: number, wraps: boolean): string {
  return `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="top"${wraps ? ' wrapText="1"' : ''}/></xf>`
}

function fillXml(colour: string): string {
  return `<fill><patternFill patternType="solid"><fgColor rgb="FF${colour}"/><bgColor indexed="64"/></patternFill></fill>`
}

const styles = [
  styleXml(1, 0, 0, 0, false),
  styleXml(0, 0, 0, 0, false),
  styleXml(2, 2, 0, 1, true),
  styleXml(3, 3, 0, 1, true),
  styleXml(2, 0, 0, 1, true),
  styleXml(4, 0, 0, 0, true),
  ...numberLooks.map((each) => styleXml(0, 4, formats[each], 1, false)),
  ...numberLooks.map((each) => styleXml(0, 5, formats[each], 1, false)),
]

const stylesXml = [
  `<styleSheet ${main}>`,
  '<numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.00"/><numFmt numFmtId="165" formatCode="0.0###%"/></numFmts>',
  '<fonts count="5"><font><sz val="10"/><name val="Arial"/></font><font><b/><sz val="14"/><name val="Arial"/></font>',
  '<font><b/><sz val="10"/><name val="Arial"/></font><font><b/><sz val="10"/><color rgb="FFFFFFFF"/><name val="Arial"/></font>',
  '<font><i/><sz val="10"/><color rgb="FF505A5F"/><name val="Arial"/></font></fonts>',
  '<fills count="6"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  `${fillXml('E4EAE8')}${fillXml('1D5C63')}${fillXml('F0F2F1')}${fillXml('FFFBE6')}</fills>`,
  '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>',
  ...['left', 'right', 'top', 'bottom'].map(
    (side, index) =>
      `${index === 0 ? '<border>' : ''}<${side} style="thin"><color rgb="FFC9D1CE"/></${side}>${index === 3 ? '<diagonal/></border>' : ''}`,
  ),
  '</borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${styles.length}">${styles.join('')}</cellXfs>`,
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>',
  '</styleSheet>',
].join('')
