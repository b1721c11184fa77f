import type { Problem } from '../figures/index.ts'
import type { Day } from '../reference/index.ts'
import type { Take } from './observation.ts'
import type { CellWarnings } from './problems.ts'
import type { Opened } from './table/opened.ts'

/** Where a file’s figures come from, as pages name it. */
export interface Publication {
  readonly title: string
  readonly publisher: string
  /** The release: `2012-13`, `30 September 2025`, `second release of 4 December 2025`. */
  readonly edition: string
  /** Day it came out, where the file or our list of releases says. */
  readonly published?: Day
  readonly licence: 'Open Government Licence v3.0' | 'CC BY 4.0' | 'the council’s own' | 'not stated'
  /** Carries figures that others publish first, so never the source of record. */
  readonly isSecondary?: boolean
}

/** What a reader found in a file besides its entries. */
export interface Reading {
  readonly publication: Publication
  /** Rows with figures, and those among them that were used. */
  readonly rows: number
  readonly used: number
}

/** What a reader is given besides the opened file. */
export interface ReadingDesk {
  readonly take: Take
  /** Cells that could not be read as they should; the file is taken all the same. */
  readonly warnings: CellWarnings
  /** A saved mapping of columns, for a guided reading. */
  readonly mapping?: unknown
  /** The council whose file it is, where the file does not say. */
  readonly council?: string
  /** The month that the file is of, `2014-06`, where the file does not say. */
  readonly month?: string
}

/** Reads one kind of file. A new kind is a file like this and one line in `importers.ts`. */
export interface Importer {
  /** The word after `--as`. */
  readonly kind: string
  readonly title: string
  /** How sure, by what the file holds and never by its name: 0 not at all, 1 by its form, 2 by its columns, 3 beyond doubt. */
  readonly recognises: (opened: Opened) => 0 | 1 | 2 | 3
  /** Whether it may be read as this kind when a person says it is one, although its columns alone do not tell. */
  readonly mayBeAsked?: (opened: Opened) => boolean
  readonly read: (opened: Opened, desk: ReadingDesk) => Reading | Promise<Reading>
}

/** A file that was read: what it is, how much of it was used, and what its readers should know. */
export interface ImportedFile extends Reading {
  readonly kind: string
  readonly title: string
  readonly warnings: readonly Problem[]
}
