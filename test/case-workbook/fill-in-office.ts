import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sofficePath } from '../workbook/recalculate.ts'

/** What a script types into a cell, as keys would: LibreOffice makes of it what it makes of typing. */
export interface Typed {
  readonly sheet: string
  readonly address: string
  readonly text: string
}

/** The filters by which LibreOffice saves. */
const filters = { xlsx: 'Calc MS Excel 2007 XML', ods: 'calc8' } as const

/** A workbook to open, what to type into it, and how to save it. With nothing to type it is opened and saved alone. */
export interface Job {
  readonly bytes: Uint8Array
  readonly typed: readonly Typed[]
  readonly form: keyof typeof filters
}

/** Opens workbooks in LibreOffice without a screen, types into their cells by a script, and saves them. */
export function fillInOffice(jobs: readonly Job[]): readonly Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-fill-'))
  try {
    const saved = jobs.map(({ form }, index) => join(folder, `out-${index}.${form}`))
    const orders = jobs.flatMap(({ bytes, typed, form }, index) => {
      const from = join(folder, `in-${index}.xlsx`)
      writeFileSync(from, bytes)
      return [
        ['open', pathToFileURL(from)],
        ...typed.map(({ sheet, address, text }) => ['type', sheet, address, text]),
        ['save', pathToFileURL(saved[index] ?? ''), filters[form]],
      ]
    })
    writeFileSync(join(folder, 'orders.txt'), orders.map((order) => `${order.join('\t')}\n`).join(''))
    const profile = join(folder, 'profile')
    const office = (...what: readonly string[]) =>
      spawnSync(
        sofficePath() ?? 'soffice',
        [`-env:UserInstallation=${pathToFileURL(profile)}`, '--headless', '--norestore', ...what],
        { timeout: 240_000, encoding: 'utf8' },
      )
    // Its first start lays out a profile, with macros of its own; ours come after.
    office('--terminate_after_init')
    writeMacro(join(profile, 'user', 'basic'))
    const run = office(`macro:///Standard.Fill.Main("${pathToFileURL(join(folder, 'orders.txt'))}")`)
    return saved.map((file) => {
      if (!existsSync(file)) throw new Error(`LibreOffice did not save a workbook: ${run.stdout}${run.stderr}`)
      return new Uint8Array(readFileSync(file))
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** FormulaLocal is what the line above the sheet shows: setting it is typing. */
const basic = `Sub Main(ordersUrl As String)
  Dim loading(0) As New com.sun.star.beans.PropertyValue
  loading(0).Name = "Hidden" : loading(0).Value = True
  Dim saving(0) As New com.sun.star.beans.PropertyValue
  saving(0).Name = "FilterName"
  Dim ordersFile As Integer, oneLine As String, parts, book As Object
  ordersFile = FreeFile
  Open ordersUrl For Input As #ordersFile
  Do While Not Eof(ordersFile)
    Line Input #ordersFile, oneLine
    If oneLine &lt;&gt; "" Then
      parts = Split(oneLine, Chr(9))
      If parts(0) = "open" Then book = StarDesktop.loadComponentFromURL(parts(1), "_blank", 0, loading())
      If parts(0) = "type" Then book.Sheets.getByName(parts(1)).getCellRangeByName(parts(2)).FormulaLocal = parts(3)
      If parts(0) = "save" Then
        saving(0).Value = parts(2)
        book.storeToURL(parts(1), saving())
        book.close(True)
      End If
    End If
  Loop
  Close #ordersFile
  StarDesktop.terminate()
End Sub`

function writeMacro(folder: string): void {
  const library = join(folder, 'Standard')
  mkdirSync(library, { recursive: true })
  const head = (root: string, kind: string) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE ${root} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "${kind}.dtd">\n`
  const namespaces = 'xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink"'
  const listed = `${head('library:libraries', 'libraries')}<library:libraries ${namespaces}><library:library library:name="Standard" library:link="false"/></library:libraries>`
  writeFileSync(join(folder, 'script.xlc'), listed)
  writeFileSync(join(folder, 'dialog.xlc'), listed)
  const libraryOf = (elements: string) =>
    `${head('library:library', 'library')}<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" library:readonly="false" library:passwordprotected="false">${elements}</library:library>`
  writeFileSync(join(library, 'script.xlb'), libraryOf('<library:element library:name="Fill"/>'))
  writeFileSync(join(library, 'dialog.xlb'), libraryOf(''))
  writeFileSync(
    join(library, 'Fill.xba'),
    `${head('script:module', 'module')}<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Fill" script:language="StarBasic">${basic}</script:module>`,
  )
}
