import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BaselineImport, importProblem, type Mapping, type Proposal, readMapping } from '../importers/index.ts'
import { fingerprint, type ImportAct, type ImportLedger } from '../store/index.ts'
import type { HeldFile, ImportDesk } from '../web/index.ts'
import { importWorker } from './import-worker-client.ts'
import { packageVersion } from './places.ts'
import { choiceBeside, importOfKept } from './standing-imports.ts'

interface DeskParts {
  readonly ledger: ImportLedger
  readonly dataFolder: string
  readonly commandFile: string | undefined
  /** Puts a new case on the shelf; false where there is one of that name. */
  readonly shelve: (name: string, path: string) => boolean
}

const mostAside = 20

/** The desk of a server: reads in threads of their own, and keeps what is taken in the ledger. */
export function importDesk({ ledger, dataFolder, commandFile, shelve }: DeskParts): ImportDesk {
  const work = importWorker(commandFile)
  const aside = new Map<string, Uint8Array>()
  const read = new Map<string, Promise<BaselineImport | undefined>>()
  const setAside = (bytes: Uint8Array) => {
    const sha256 = fingerprint(bytes)
    aside.delete(sha256)
    aside.set(sha256, bytes)
    const [oldest] = aside.keys()
    if (aside.size > mostAside && oldest !== undefined) aside.delete(oldest)
    return sha256
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
        saved: savedMapping(ledger, proposal),
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
      const { act, isNew } = ledger.add({
        at: new Date().toISOString(),
        by: 'a page',
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
    undo: (number) => ledger.undo(number, { at: new Date().toISOString(), by: 'a page' }) !== undefined,
    standing: (forCase) => ledger.standing(forCase).map(asStanding),
    imports: async (forCase, councils) => {
      const files = ledger.standing(forCase).flatMap((act) => act.files.map((file) => ({ act, file })))
      const all = await Promise.all(
        files.map(({ act, file }) => {
          const key = JSON.stringify([file.sha256, file.kind, file.council, file.month, file.mapping, councils])
          const before = read.get(key)
          if (before !== undefined) return before
          const reading = importOfKept({ ledger, act, file }, councils, work)
          read.set(key, reading)
          reading.catch(() => read.delete(key))
          return reading
        }),
      )
      return all.filter((each): each is BaselineImport => each !== undefined)
    },
    newCase: async (file) => {
      const answer = await work({ kind: 'case', file })
      if ('problems' in answer) return answer
      if (!('text' in answer)) throw new Error('a case answers with a case')
      const path = keepCase(dataFolder, answer)
      return path !== undefined && shelve(answer.name, path)
        ? { name: answer.name }
        : {
            problems: [
              importProblem(
                'IMP-29',
                'name',
                `There is a case called “${answer.name}” already. Give yours another name.`,
              ),
            ],
          }
    },
  }
}

/** The newest mapping that a file with the same headings was taken with, whatever case it was for. */
function savedMapping(ledger: ImportLedger, { mapping: proposed }: Proposal): Mapping | undefined {
  if (proposed === undefined) return undefined
  const headings = proposed.headings.join('\n')
  return ledger
    .standing()
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

/** The folder of cases that were handed in, until there is a store of them. */
function casesFolder(dataFolder: string): string {
  return join(dataFolder, 'cases')
}

/** Case files that were handed in before, by path. */
export function keptCases(dataFolder: string): readonly string[] {
  const folder = casesFolder(dataFolder)
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => join(folder, file))
}

/** Undefined where there is a case of that name already that says something else. */
function keepCase(
  dataFolder: string,
  { name, text }: { readonly name: string; readonly text: string },
): string | undefined {
  const folder = casesFolder(dataFolder)
  mkdirSync(folder, { recursive: true })
  const path = join(folder, `${name}.json`)
  if (existsSync(path)) return readFileSync(path, 'utf8') === text ? path : undefined
  writeFileSync(`${path}.new`, text, { mode: 0o600, flush: true })
  renameSync(`${path}.new`, path)
  return path
}
