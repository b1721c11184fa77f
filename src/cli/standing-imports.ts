import type { BaselineImport, ImportChoice } from '../importers/index.ts'
import { continuingCode } from '../reference/index.ts'
import type { ImportAct, ImportedBytes, ImportLedger } from '../store/index.ts'
import { withLedger } from './data-folder.ts'
import { doImportJob, type ImportJob, type ImportJobAnswer } from './import-jobs.ts'
import type { Io } from './io.ts'

/** How a kept file is to be read: as it was when it was taken. */
function choiceOfKept(file: ImportedBytes): ImportChoice {
  return { as: file.kind, ...choiceBeside(file) }
}

/** What besides its kind says how a file is to be read. */
export function choiceBeside({ council, month, mapping }: Partial<ImportedBytes> | ImportChoice) {
  return {
    ...(council === undefined ? {} : { council }),
    ...(month === undefined ? {} : { month }),
    ...(mapping === undefined ? {} : { mapping }),
  }
}

/** What a kept file says of some councils, read again from its bytes; undefined where a later reader refuses it. */
export async function importOfKept(
  { ledger, act, file }: { readonly ledger: ImportLedger; readonly act: ImportAct; readonly file: ImportedBytes },
  councils: readonly string[],
  work: (job: ImportJob) => Promise<ImportJobAnswer> = doImportJob,
): Promise<BaselineImport | undefined> {
  const answer = await work({
    kind: 'observations',
    file: { name: file.file, bytes: ledger.bytes(file.sha256) },
    choice: choiceOfKept(file),
    councils: councils.map(continuingCode),
  })
  if (!('preview' in answer)) return undefined
  return {
    id: file.sha256,
    file: file.file,
    kind: file.kind,
    publication: answer.preview.publication,
    importerVersion: act.importer,
    by: act.by,
    observations: answer.observations,
    neighbours: answer.neighbours,
  }
}

/** What was imported for every case and stands, with the figures of these councils. */
export async function standingImports(io: Io, councils: readonly string[]): Promise<readonly BaselineImport[]> {
  const kept = withLedger(io, (ledger) =>
    ledger
      .standing()
      .filter(({ case: forCase }) => forCase === undefined)
      .flatMap((act) => act.files.map((file) => ({ ledger, act, file }))),
  )
  const read = await Promise.all(kept.map((each) => importOfKept(each, councils)))
  return read.filter((each) => each !== undefined)
}
