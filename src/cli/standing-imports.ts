import type { ImportAct, ImportedFile } from '../cases/index.ts'
import type { BaselineImport, ImportChoice } from '../importers/index.ts'
import { continuingCode } from '../reference/index.ts'
import { type Documents, openDocuments } from '../store/index.ts'
import { withStore } from './control.ts'
import { dataFolder, isThere } from './data-folder.ts'
import { doImportJob, type ImportJob, type ImportJobAnswer } from './import-jobs.ts'
import { listImports } from './import-operations.ts'
import type { Io } from './io.ts'

/** How a kept file is to be read: as it was when it was taken. */
function choiceOfKept(file: ImportedFile): ImportChoice {
  return { as: file.kind, ...choiceBeside(file) }
}

/** What besides its kind says how a file is to be read. */
export function choiceBeside({ council, month, mapping }: Partial<ImportedFile> | ImportChoice) {
  return {
    ...(council === undefined ? {} : { council }),
    ...(month === undefined ? {} : { month }),
    ...(mapping === undefined ? {} : { mapping }),
  }
}

/** What a kept file says of some councils, read again from its bytes; undefined where a later reader refuses it. */
export async function importOfKept(
  { documents, act, file }: { readonly documents: Documents; readonly act: ImportAct; readonly file: ImportedFile },
  councils: readonly string[],
  work: (job: ImportJob) => Promise<ImportJobAnswer> = doImportJob,
): Promise<BaselineImport | undefined> {
  const answer = await work({
    kind: 'observations',
    file: { name: file.file, bytes: documents.read(file.sha256) },
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
  // Nothing was ever kept here: there is nothing to open, and nothing is made by asking.
  if (!isThere(io)) return []
  const acts = (await withStore(io, listImports, {})).filter(({ case: forCase }) => forCase === undefined)
  const documents = openDocuments(dataFolder(io))
  const kept = acts.flatMap((act) => act.files.map((file) => ({ documents, act, file })))
  const read = await Promise.all(kept.map((each) => importOfKept(each, councils)))
  return read.filter((each) => each !== undefined)
}
