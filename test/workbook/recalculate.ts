import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { read } from '@e965/xlsx'

/** What a spreadsheet program found in a cell: a number, a text, or an error such as `#DIV/0!`. */
export type FoundCell =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'error'; readonly text: string }

/** By sheet's name, then by address. */
export type Recalculated = ReadonlyMap<string, ReadonlyMap<string, FoundCell>>

/** Why workbooks cannot be recalculated here, or undefined when they can. */
export const noSpreadsheet: string | undefined =
  sofficePath() === undefined
    ? 'LibreOffice (soffice) is not installed: install libreoffice-calc to recalculate workbooks'
    : undefined

/** Where LibreOffice is, if it is installed. */
export function sofficePath(): string | undefined {
  const folders = [
    ...(process.env['PATH'] ?? '').split(':'),
    '/usr/lib/libreoffice/program',
    '/Applications/LibreOffice.app/Contents/MacOS',
  ]
  return folders.map((folder) => join(folder, 'soffice')).find((path) => existsSync(path))
}

/** `recalculateAll` for one workbook. */
export function recalculate(bytes: Uint8Array): Recalculated {
  return recalculateAll([bytes])[0] as Recalculated // as many come back as go in
}

/**
 * Opens workbooks in LibreOffice without a screen, lets it work every formula, and reads back what it found.
 * The workbooks hold no results of their own, so every number read is LibreOffice's.
 */
export function recalculateAll(workbooks: readonly Uint8Array[]): readonly Recalculated[] {
  const soffice = sofficePath()
  if (soffice === undefined) throw new Error(noSpreadsheet)
  const folder = mkdtempSync(join(tmpdir(), 'concordat-workbook-'))
  try {
    const files = workbooks.map((bytes, index) => {
      const file = join(folder, `in-${index}.xlsx`)
      writeFileSync(file, bytes)
      return file
    })
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
    const into = ['--convert-to', 'xlsx:Calc MS Excel 2007 XML', '--outdir', join(folder, 'out')]
    const run = spawnSync(soffice, [profile, '--headless', '--norestore', ...into, ...files], {
      timeout: 240_000,
      encoding: 'utf8',
    })
    return workbooks.map((_, index) => {
      const made = join(folder, 'out', `in-${index}.xlsx`)
      if (!existsSync(made)) throw new Error(`LibreOffice did not recalculate the workbook: ${run.stdout}${run.stderr}`)
      return readBack(readFileSync(made))
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function readBack(bytes: Uint8Array): Recalculated {
  const book = read(bytes, { type: 'array', cellFormula: true, cellText: false, cellHTML: false })
  return new Map(
    book.SheetNames.map((name) => {
      const sheet = book.Sheets[name] ?? {}
      const cells = Object.entries(sheet).flatMap(([address, cell]): [string, FoundCell][] => {
        if (address.startsWith('!')) return []
        const found = foundIn(cell as { t?: string; v?: unknown; w?: string; f?: string }) // the library's cells have these
        return found === undefined ? [] : [[address, found]]
      })
      return [name, new Map(cells)]
    }),
  )
}

function foundIn({ t, v, w, f }: { t?: string; v?: unknown; w?: string; f?: string }): FoundCell | undefined {
  if (t === 'e') return { kind: 'error', text: w ?? String(v) }
  if (typeof v === 'number') return { kind: 'number', value: v }
  if (typeof v === 'string' && v !== '') return { kind: 'text', text: v }
  // A formula whose result is nought may come back without one.
  return f === undefined ? undefined : { kind: 'number', value: 0 }
}
