import { type ImportAct, type ImportedFile, standingImports as standingIn } from '../cases/index.ts'
import type { BaselineImport, ImportChoice } from '../importers/index.ts'
import { continuingCode } from '../reference/index.ts'
import type { Store } from '../store/index.ts'
import { withTheStore } from './data-folder.ts'
import { doImportJob, type ImportJob, type ImportJobAnswer } from './import-jobs.ts'
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
  { store, act, file }: { readonly store: Store; readonly act: ImportAct; readonly file: ImportedFile },
  councils: readonly string[],
  work: (job: ImportJob) => Promise<ImportJobAnswer> = doImportJob,
): Promise<BaselineImport | undefined> {
  const answer = await work({
    kind: 'observations',
    file: { name: file.file, bytes: store.documents.read(file.sha256) },
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
  return withTheStore(io, async (store) => {
    const acts = (await standingIn(store)).filter(({ case: forCase }) => forCase === undefined)
    const kept = acts.flatMap((act) => act.files.map((file) => ({ store, act, file })))
    const read = await Promise.all(kept.map((each) => importOfKept(each, councils)))
    return read.filter((each) => each !== undefined)
  })
}
