import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readCaseFile } from '../appraisal/index.ts'
import { keepImport, makeCase } from '../cases/index.ts'
import type { Store } from '../store/index.ts'

/** A line of the list of imports as it was kept before there was a store. */
const earlierAct = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('import'),
    number: z.number(),
    case: z.string().optional(),
    importer: z.string(),
    files: z.array(
      z.object({
        file: z.string(),
        sha256: z.string(),
        kind: z.string(),
        publication: z.string(),
        edition: z.string(),
        used: z.number(),
        mapping: z.unknown().optional(),
        council: z.string().optional(),
        month: z.string().optional(),
      }),
    ),
  }),
  z.object({ act: z.literal('undo'), number: z.number(), undoes: z.number() }),
])

/**
 * Takes over what an earlier Concordat kept in the data directory as plain files: imports and cases that were handed in.
 * Each is taken once; the files stay beside under another name.
 */
export async function takeEarlierFolder(store: Store): Promise<void> {
  const imports = join(store.folder, 'imports')
  if (existsSync(join(imports, 'ledger.jsonl'))) {
    await takeImports(store, imports)
    renameSync(imports, `${imports}.taken`)
  }
  const cases = join(store.folder, 'cases')
  if (existsSync(cases)) {
    await takeCases(store, cases)
    renameSync(cases, `${cases}.taken`)
  }
}

async function takeImports(store: Store, folder: string): Promise<void> {
  const acts = readFileSync(join(folder, 'ledger.jsonl'), 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => earlierAct.parse(JSON.parse(line)))
  const undone = new Set(acts.flatMap((act) => (act.act === 'undo' ? [act.undoes] : [])))
  for (const act of acts) {
    if (act.act === 'undo' || undone.has(act.number)) continue
    await keepImport(store, store.localUser, {
      importer: act.importer,
      ...(act.case === undefined ? {} : { case: act.case }),
      files: act.files.map(({ sha256, council, month, mapping, ...file }) => ({
        ...file,
        ...(council === undefined ? {} : { council }),
        ...(month === undefined ? {} : { month }),
        ...(mapping === undefined ? {} : { mapping }),
        bytes: readFileSync(join(folder, 'files', sha256)),
      })),
    })
  }
}

async function takeCases(store: Store, folder: string): Promise<void> {
  for (const file of readdirSync(folder)
    .filter((each) => each.endsWith('.json'))
    .sort()) {
    const reading = readCaseFile(readFileSync(join(folder, file), 'utf8'))
    if ('problems' in reading) continue
    await makeCase(store, store.localUser, { name: reading.case.name, file: reading.case })
  }
}
