import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CaseFile, readCaseFile } from '../appraisal/index.ts'
import { listCases, readDraft } from '../cases/index.ts'
import type { Problem } from '../figures/index.ts'
import { officialFacts } from '../reference/index.ts'
import type { Store } from '../store/index.ts'
import { type Asset, buildApp, type CaseOnShelf, isLoopback, type Site, shelfOf } from '../web/index.ts'
import { exampleNames, isFileError, readCaseJson, readCaseText } from './case-text.ts'
import { type CaseWorker, caseWorker } from './case-worker-client.ts'
import { listenForCommands } from './control.ts'
import { importDesk } from './import-desk.ts'
import { type ExitCode, exitCodes, type Io } from './io.ts'
import { endAtOnce, openTheStore } from './open-store.ts'
import { assetsFolder, docsFolder, packageVersion } from './places.ts'
import { CommandStop, commandProblem, stop } from './problems.ts'
import { isReady } from './readiness.ts'
import { readSettings } from './settings.ts'
import { closeWithin, untilTold } from './stopping.ts'

/** Serves until it is told to stop. The cases are worked one after another while the first pages are already there. */
export async function serve(
  io: Io,
  asked: {
    readonly cases: readonly string[]
    readonly isOnDemand: boolean
    readonly isClockAccepted: boolean
    readonly port?: number
  },
): Promise<ExitCode> {
  const settings = readSettings({
    ...io.environment,
    ...(asked.port === undefined ? {} : { PORT: String(asked.port) }),
  })
  if ('length' in settings) throw new CommandStop(settings, exitCodes.wrongUse)
  const files = [...(await ownCases(asked.cases)), ...exampleNames().map(exampleCase)]
  const store = await openTheStore(io, endAtOnce(io), asked.isClockAccepted)
  tellOfStart(store, io)
  const commands = await listenForCommands(store)
  const worker = caseWorker(io.commandFile)
  const isOpenToOthers = !isLoopback(settings.host)
  const site = { ...siteOf(io, store, files, worker), isOpenToOthers }
  try {
    await site.shelf.refresh()
    const app = await buildApp({
      site,
      origin: settings.origin,
      log: (line) => {
        if (line.kind === 'fault' || settings.log === 'requests') io.err(`${JSON.stringify(line)}\n`)
      },
    })
    // Before anybody is told that it is there, so that whoever stops it at once finds it ready to be stopped.
    const stopped = untilTold()
    const address = await listen(app, settings)
    const reach = isOpenToOthers ? `for whoever can reach ${settings.host}` : 'for this machine only'
    store.lock.tell(address)
    // Unpacked once, before anyone asks: the first page of official figures would wait for it.
    officialFacts({ councils: ['E06000005'] })
    io.out(`Concordat is at ${address} (${reach}). Stop it with Ctrl+C.\n`)
    if (isOpenToOthers)
      io.err('Nobody signs in yet: anybody who can reach this server can read and change what it keeps.\n')
    let isStopping = false
    const working = asked.isOnDemand ? Promise.resolve() : workAll(site, io, () => isStopping)
    await stopped
    isStopping = true
    await closeWithin(app, settings.stopSeconds, io)
    await worker.close()
    await working.catch(() => {})
  } finally {
    await worker.close()
    await commands.close()
    await store.close()
  }
  return exitCodes.done
}

/** What starting found, where it is more than nothing. */
function tellOfStart({ report }: Store, io: Io): void {
  if (report === undefined || report.isNew) return
  const { rebuilt, replayed, putBack, cut } = report
  const said = [
    ...(rebuilt === undefined ? [] : [`The tables were built anew from the record (${rebuilt}): ${replayed} entries.`]),
    ...(rebuilt === undefined && replayed > 0 ? [`${replayed} entries were applied to the tables.`] : []),
    ...(putBack > 0 ? [`${putBack} entries were written to the journal from the tables.`] : []),
    ...(cut === undefined
      ? []
      : [
          `${cut.bytes} bytes of an act that was never acknowledged were cut from the journal and kept in ${cut.kept}.`,
        ]),
  ]
  for (const sentence of said) io.err(`${sentence}\n`)
}

async function listen(
  app: Awaited<ReturnType<typeof buildApp>>,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<string> {
  try {
    return await app.listen({ port, host })
  } catch (error) {
    if (!isFileError(error)) throw error
    return stop(
      'SERVE-01',
      `PORT ${port}`,
      `Port ${port} cannot be used (${error.code}). Stop what uses it, or set PORT to another number.`,
    )
  }
}

/** A case that is a file: a path named on the command line, or a worked example; and the word it is read by. */
interface ServedCase {
  readonly word: string
  readonly entry: CaseOnShelf
}

function siteOf(io: Io, store: Store, files: readonly ServedCase[], worker: CaseWorker): Omit<Site, 'isOpenToOthers'> {
  const wordOf = new Map(files.map(({ word, entry }) => [entry.name, word]))
  const shelf = shelfOf(
    async () => [...(await draftsOnShelf(store, wordOf)), ...files.map(({ entry }) => entry)],
    async ({ name }) => {
      const word = wordOf.get(name)
      return word === undefined ? worker.work(name, await draftText(store, name)) : worker.work(word)
    },
  )
  const desk = importDesk({
    store,
    commandFile: io.commandFile,
    isTaken: (name) => wordOf.has(name),
    shelve: () => shelf.refresh(),
  })
  const freeze: Site['freeze'] = async (name) => {
    const word = wordOf.get(name)
    if (word !== undefined) return frozenOf(await worker.freeze(word), undefined)
    const draft = await readDraft(store, name)
    if (draft === undefined) throw new Error(`there is no case ${name}`)
    return frozenOf(await worker.freeze(name, JSON.stringify(draft.file)), draft.case.revision)
  }
  const caseFile: Site['caseFile'] = async (name) => {
    const word = wordOf.get(name)
    return word === undefined ? undefined : JSON.parse(await readCaseText(word))
  }
  return {
    shelf,
    desk,
    store,
    freeze,
    caseFile,
    version: packageVersion(),
    assets: assets(),
    ready: () => isReady(store),
    ...docs(),
  }
}

function frozenOf(frozen: Awaited<ReturnType<CaseWorker['freeze']>>, revision: number | undefined) {
  return 'problems' in frozen ? frozen : { ...frozen, revision }
}

async function draftText(store: Store, name: string): Promise<string> {
  const draft = await readDraft(store, name)
  if (draft === undefined) throw new Error(`there is no case ${name}`)
  return JSON.stringify(draft.file)
}

/** The cases of the store as the list shows them; a name that a file has too is the file’s. */
async function draftsOnShelf(store: Store, files: ReadonlyMap<string, string>): Promise<readonly CaseOnShelf[]> {
  const cases = (await listCases(store)).filter(({ name }) => !files.has(name))
  return Promise.all(
    cases.map(async ({ name, title, revision, state }) => {
      const draft = await readDraft(store, name)
      const entry =
        draft !== undefined && 'case' in draft.reading
          ? entryOf(draft.reading.case, false)
          : { name, title, question: '', decisionDate: '', councils: [], options: [], isExample: false }
      return { ...entry, revision, isArchived: state === 'archived' }
    }),
  )
}

/** A worked example as the list of cases shows it before it is worked. A file with problems is listed by its name. */
function exampleCase(name: string): ServedCase {
  const reading = readCaseFile(readCaseJson(name))
  return {
    word: name,
    entry:
      'problems' in reading
        ? { name, title: name, question: name, decisionDate: '', councils: [], options: [], isExample: true }
        : entryOf(reading.case, true),
  }
}

/** The case files named on the command line. Nothing is served while one of them has a problem. */
async function ownCases(words: readonly string[]): Promise<readonly ServedCase[]> {
  const examples = exampleNames()
  const taken = new Set(examples)
  const served: ServedCase[] = []
  const problems: Problem[] = []
  for (const word of words.filter((each) => !examples.includes(each))) {
    const reading = readCaseFile(await readCaseText(word))
    if ('problems' in reading) {
      problems.push(...reading.problems.map((each) => ({ ...each, place: `${word} ${each.place}` })))
      continue
    }
    const { name } = reading.case
    if (taken.has(name))
      problems.push(
        commandProblem(
          'SERVE-02',
          word,
          `There is a case called “${name}” already. Change \`name\` in one of the files.`,
        ),
      )
    taken.add(name)
    served.push({ word, entry: entryOf(reading.case, false) })
  }
  if (problems.length > 0) throw new CommandStop(problems, exitCodes.problems)
  return served
}

function entryOf(theCase: CaseFile, isExample: boolean): CaseOnShelf {
  const { name, title, question, decisionDate, councils, options } = theCase
  return {
    name,
    title,
    question,
    decisionDate,
    councils: councils.map(({ shortName }) => shortName),
    options: options.map(({ code, title: words }) => ({ code, title: words })),
    isExample,
  }
}

function assets(): ReadonlyMap<string, Asset> {
  const folder = assetsFolder()
  if (folder === undefined) throw new Error('The style sheets are missing: run npm run build')
  return new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.css'))
      .map((file) => [file, { type: 'text/css; charset=utf-8', body: readFileSync(join(folder, file), 'utf8') }]),
  )
}

function docs(): Pick<Site, 'methods' | 'glossary'> {
  const folder = docsFolder()
  if (folder === undefined) return { methods: [], glossary: undefined }
  const methods = join(folder, 'method')
  const glossary = join(folder, 'glossary.md')
  const files = existsSync(methods)
    ? readdirSync(methods)
        .filter((file) => file.endsWith('.md'))
        .sort()
    : []
  return {
    methods: files.map((file) => ({
      name: file.slice(0, -'.md'.length),
      text: readFileSync(join(methods, file), 'utf8'),
    })),
    glossary: existsSync(glossary) ? readFileSync(glossary, 'utf8') : undefined,
  }
}

async function workAll({ shelf }: Site, io: Io, isStopping: () => boolean): Promise<void> {
  for (const { name } of shelf.list()) {
    if (isStopping()) return
    try {
      await shelf.work(name)
    } catch (error) {
      if (isStopping()) return
      io.err(`The case ${name} could not be worked: ${error instanceof Error ? error.message : String(error)}\n`)
    }
  }
}
