import { isDeepStrictEqual } from 'node:util'
import {
  fileOf,
  type ImportAct,
  keepImport,
  makeCase,
  readDraft,
  sectionsOf,
  standingImports,
  undoImport,
} from '../cases/index.ts'
import { type BaselineImport, importProblem, type Mapping, type Proposal, readMapping } from '../importers/index.ts'
import { type Store, sha256 } from '../store/index.ts'
import type { HeldFile, ImportDesk } from '../web/index.ts'
import { importWorker } from './import-worker-client.ts'
import { packageVersion } from './places.ts'
import { choiceBeside, importOfKept } from './standing-imports.ts'

interface DeskParts {
  readonly store: Store
  readonly commandFile: string | undefined
  /** Whether a name is taken by a case that is not in the store. */
  readonly isTaken: (name: string) => boolean
  /** Puts what is new in the store on the shelf. */
  readonly shelve: () => Promise<void>
}

const mostAside = 20

/** The desk of a server: reads in threads of their own, and keeps what is taken in the store. */
export function importDesk({ store, commandFile, isTaken, shelve }: DeskParts): ImportDesk {
  const work = importWorker(commandFile)
  const aside = new Map<string, Uint8Array>()
  const read = new Map<string, Promise<BaselineImport | undefined>>()
  const setAside = (bytes: Uint8Array) => {
    const hash = sha256(bytes)
    aside.delete(hash)
    aside.set(hash, bytes)
    const [oldest] = aside.keys()
    if (aside.size > mostAside && oldest !== undefined) aside.delete(oldest)
    return hash
  }
  return {
    preview: async (file, choice) => {
      const answer = await work({ kind: 'preview', file, choice })
      if ('problems' in answer) return answer
      if (!('preview' in answer)) throw new Error('a preview answers with a preview')
      return { held: { sha256: setAside(file.bytes), name: file.name, choice }, preview: answer.preview }
    },
    propose: async (file) => {
      const answer = await work({ kind: 'propose', file })
      if ('problems' in answer) return answer
      if (!('proposal' in answer)) throw new Error('a proposal answers with a proposal')
      const { proposal } = answer
      return {
        held: { sha256: setAside(file.bytes), name: file.name, choice: {} },
        proposal,
        saved: await savedMapping(store, proposal),
      }
    },
    previewHeld: async (held) => {
      const bytes = aside.get(held.sha256)
      if (bytes === undefined) return { problems: [gone(held)] }
      const answer = await work({ kind: 'preview', file: { name: held.name, bytes }, choice: held.choice })
      if ('problems' in answer) return answer
      if (!('preview' in answer)) throw new Error('a preview answers with a preview')
      return { held, preview: answer.preview }
    },
    keep: async (forCase, held) => {
      const bytes = aside.get(held.sha256)
      if (bytes === undefined) return { problems: [gone(held)] }
      const answer = await work({ kind: 'preview', file: { name: held.name, bytes }, choice: held.choice })
      if ('problems' in answer) return answer
      if (!('preview' in answer)) throw new Error('a preview answers with a preview')
      const { kind, publication, used } = answer.preview
      const { act, isNew } = await keepImport(store, store.localUser, {
        importer: packageVersion(),
        case: forCase,
        files: [
          {
            file: held.name,
            bytes,
            kind,
            publication: publication.title,
            edition: publication.edition,
            used,
            ...choiceBeside(held.choice),
          },
        ],
      })
      aside.delete(held.sha256)
      return { number: act.number, isNew }
    },
    undo: async (number) => (await undoImport(store, store.localUser, number)) !== undefined,
    standing: async (forCase) => (await standingImports(store, forCase)).map(asStanding),
    imports: async (forCase, councils) => {
      const files = (await standingImports(store, forCase)).flatMap((act) => act.files.map((file) => ({ act, file })))
      const all = await Promise.all(
        files.map(({ act, file }) => {
          const key = JSON.stringify([file.sha256, file.kind, file.council, file.month, file.mapping, councils])
          const before = read.get(key)
          if (before !== undefined) return before
          const reading = importOfKept({ documents: store.documents, act, file }, councils, work)
          read.set(key, reading)
          reading.catch(() => read.delete(key))
          return reading
        }),
      )
      return all.filter((each): each is BaselineImport => each !== undefined)
    },
    readCase: async (file) => {
      const answer = await work({ kind: 'case', file })
      if ('problems' in answer) return answer
      if (!('text' in answer)) throw new Error('a case answers with a case')
      return { file: JSON.parse(answer.text) }
    },
    newCase: async (file) => {
      const answer = await work({ kind: 'case', file })
      if ('problems' in answer) return answer
      if (!('text' in answer)) throw new Error('a case answers with a case')
      const made = isTaken(answer.name)
        ? { kind: 'taken' as const }
        : await makeCase(store, store.localUser, { name: answer.name, file: JSON.parse(answer.text) })
      if (made.kind === 'made' || (await isSameCase(store, answer))) {
        await shelve()
        return { name: answer.name }
      }
      return {
        problems: [
          importProblem('IMP-29', 'name', `There is a case called “${answer.name}” already. Give yours another name.`),
        ],
      }
    },
  }
}

/** The same file handed in twice is one case. */
async function isSameCase(
  store: Store,
  { name, text }: { readonly name: string; readonly text: string },
): Promise<boolean> {
  const there = await readDraft(store, name)
  if (there === undefined) return false
  const { streams, nextStream } = there.file
  const again = { ...(JSON.parse(text) as Record<string, unknown>), streams, nextStream }
  return isDeepStrictEqual(fileOf(sectionsOf(again)), fileOf(sectionsOf(there.file)))
}

/** The newest mapping that a file with the same headings was taken with, whatever case it was for. */
async function savedMapping(store: Store, { mapping: proposed }: Proposal): Promise<Mapping | undefined> {
  if (proposed === undefined) return undefined
  const headings = proposed.headings.join('\n')
  return (await standingImports(store))
    .flatMap(({ files }) => files)
    .flatMap(({ mapping }) => (mapping === undefined ? [] : [readMapping(mapping)]))
    .findLast((mapping) => mapping.headings.join('\n') === headings)
}

function gone({ name }: HeldFile) {
  return importProblem(
    'IMP-29',
    name,
    `${name} is no longer at hand: it waited too long for its yes. Hand it in again.`,
  )
}

function asStanding({ number, at, case: forCase, files }: ImportAct) {
  return {
    number,
    day: at.slice(0, 10),
    isForOneCase: forCase !== undefined,
    files: files.map(({ file, sha256, kind, publication, edition }) => ({ file, sha256, kind, publication, edition })),
  }
}
