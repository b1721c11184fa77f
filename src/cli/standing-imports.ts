import type { BaselineImport, Observation } from '../importers/index.ts'
import { continuingCode } from '../reference/index.ts'
import { withLedger } from './data-folder.ts'
import { doImportJob } from './import-jobs.ts'
import type { Io } from './io.ts'

/** What was imported for every case and stands, read again from its kept bytes, with the figures of these councils. */
export async function standingImports(io: Io, councils: readonly string[]): Promise<readonly BaselineImport[]> {
  const kept = withLedger(io, (ledger) =>
    ledger
      .standing()
      .filter(({ case: forCase }) => forCase === undefined)
      .flatMap((act) => act.files.map((file) => ({ act, file, bytes: ledger.bytes(file.sha256) }))),
  )
  const wanted = councils.map(continuingCode)
  const read: BaselineImport[] = []
  for (const { act, file, bytes } of kept) {
    const { kind, council, month, mapping } = file
    const choice = {
      as: kind,
      ...(council === undefined ? {} : { council }),
      ...(month === undefined ? {} : { month }),
      ...(mapping === undefined ? {} : { mapping }),
    }
    const answer = await doImportJob({
      kind: 'observations',
      file: { name: file.file, bytes },
      choice,
      councils: wanted,
    })
    // What could be read when it was taken may be refused by a later reader; its figures then do not stand.
    if (!('preview' in answer)) continue
    const observations: readonly Observation[] = answer.observations
    read.push({
      id: file.sha256,
      file: file.file,
      kind,
      publication: answer.preview.publication,
      importerVersion: act.importer,
      by: act.by,
      observations,
    })
  }
  return read
}
