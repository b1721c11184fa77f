import type { Problem } from '../figures/index.ts'
import type { BaselineImport, ImportChoice, ImportPreview, Mapping, Proposal } from '../importers/index.ts'

/** An act of importing that stands, as pages list it. */
export interface StandingImport {
  readonly number: number
  /** The day it was kept. */
  readonly day: string
  /** For one case alone, or for every case. */
  readonly isForOneCase: boolean
  readonly files: readonly {
    readonly file: string
    readonly sha256: string
    readonly kind: string
    readonly publication: string
    readonly edition: string
  }[]
}

export type Refused = { readonly problems: readonly Problem[] }

/** A file that waits for a yes: its fingerprint, its name, and how it is to be read. */
export interface HeldFile {
  readonly sha256: string
  readonly name: string
  readonly choice: ImportChoice
}

/**
 * What the pages may do with files. Reading is done off the thread that answers; what is kept is written and synced
 * before anyone is told.
 */
export interface ImportDesk {
  /** Reads a file, says what it holds and puts its bytes aside; nothing is taken yet. */
  readonly preview: (
    file: { readonly name: string; readonly bytes: Uint8Array },
    choice: ImportChoice,
  ) => Promise<{ readonly held: HeldFile; readonly preview: ImportPreview } | Refused>
  /**
   * What the columns of a file of no known kind may be, for a person to check; its bytes are put aside. `saved` is the
   * mapping that a file with the same headings was taken with before.
   */
  readonly propose: (file: {
    readonly name: string
    readonly bytes: Uint8Array
  }) => Promise<{ readonly held: HeldFile; readonly proposal: Proposal; readonly saved: Mapping | undefined } | Refused>
  /** Reads a file that was put aside, by another choice than before. */
  readonly previewHeld: (
    held: HeldFile,
  ) => Promise<{ readonly held: HeldFile; readonly preview: ImportPreview } | Refused>
  /** Takes a file that was put aside, for a case. */
  readonly keep: (
    forCase: string,
    held: HeldFile,
  ) => Promise<{ readonly number: number; readonly isNew: boolean } | Refused>
  readonly undo: (number: number) => Promise<boolean>
  readonly standing: (forCase: string) => Promise<readonly StandingImport[]>
  /** What the imports that stand for a case say of some councils. */
  readonly imports: (forCase: string, councils: readonly string[]) => Promise<readonly BaselineImport[]>
  /** Reads a case workbook or a case file: what it says, whatever is wrong with it as a case; nothing is made of it. */
  readonly readCase: (file: {
    readonly name: string
    readonly bytes: Uint8Array
  }) => Promise<{ readonly file: Readonly<Record<string, unknown>> } | Refused>
  /** Makes a case of a filled-in case workbook or a case file; its name once it is on the shelf. */
  readonly newCase: (file: {
    readonly name: string
    readonly bytes: Uint8Array
  }) => Promise<{ readonly name: string } | Refused>
}
