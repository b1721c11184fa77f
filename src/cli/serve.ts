import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type CaseFile, readCaseFile } from '../appraisal/index.ts'
import type { Problem } from '../figures/index.ts'
import { officialFacts } from '../reference/index.ts'
import {
  type Asset,
  buildApp,
  type CaseOnShelf,
  isLoopback,
  readSettings,
  type Site,
  shelfOf,
  type Worked,
} from '../web/index.ts'
import { exampleNames, isFileError, readCaseJson, readCaseText } from './case-text.ts'
import { caseWorker } from './case-worker-client.ts'
import { dataFolder, withLedger } from './data-folder.ts'
import { importDesk, keptCases } from './import-desk.ts'
import { type ExitCode, exitCodes, type Io } from './io.ts'
import { assetsFolder, docsFolder } from './places.ts'
import { CommandStop, commandProblem, stop } from './problems.ts'
import { canKeepCases } from './readiness.ts'
import { closeWithin, untilTold } from './stopping.ts'

/** Serves until it is told to stop. The cases are worked one after another while the first pages are already there. */
export async function serve(
  io: Io,
  asked: { readonly cases: readonly string[]; readonly isOnDemand: boolean; readonly port?: number },
): Promise<ExitCode> {
  const settings = readSettings({
    ...io.environment,
    ...(asked.port === undefined ? {} : { PORT: String(asked.port) }),
  })
  if ('length' in settings) throw new CommandStop(settings, exitCodes.wrongUse)
  const folder = dataFolder(io)
  const own = await ownCases(asked.cases)
  const served = [...own, ...keptOnes(folder, own, io), ...exampleNames().map(exampleCase)]
  const worker = caseWorker(io.commandFile)
  const isOpenToOthers = !isLoopback(settings.host)
  const site = { ...siteOf(io, folder, served, (word) => worker.work(word)), isOpenToOthers }
  const app = await buildApp({
    site,
    origin: settings.origin,
    log: (line) => {
      if (line.kind === 'fault' || settings.log === 'requests') io.err(`${JSON.stringify(line)}\n`)
    },
  })
  // Before anybody is told that it is there, so that whoever stops it at once finds it ready to be stopped.
  const stopped = untilTold()
  try {
    const address = await app.listen({ port: settings.port, host: settings.host })
    const reach = isOpenToOthers ? `for whoever can reach ${settings.host}` : 'for this machine only'
    // Unpacked once, before anyone asks: the first page of official figures would wait for it.
    officialFacts({ councils: ['E06000005'] })
    io.out(`Concordat is at ${address} (${reach}). Stop it with Ctrl+C.\n`)
    if (isOpenToOthers)
      io.err('Nobody signs in yet: anybody who can reach this server can read and change what it keeps.\n')
  } catch (error) {
    if (!isFileError(error)) throw error
    await worker.close()
    stop(
      'SERVE-01',
      `PORT ${settings.port}`,
      `Port ${settings.port} cannot be used (${error.code}). Stop what uses it, or set PORT to another number.`,
    )
  }
  let isStopping = false
  const working = asked.isOnDemand ? Promise.resolve() : workAll(site, io, () => isStopping)
  await stopped
  isStopping = true
  await closeWithin(app, settings.stopSeconds, io)
  await worker.close()
  await working.catch(() => {})
  return exitCodes.done
}

/** A case on the shelf, and the word it is read by: a path, or the name of a worked example. */
interface ServedCase {
  readonly word: string
  readonly entry: CaseOnShelf
}

function siteOf(
  io: Io,
  folder: string,
  served: readonly ServedCase[],
  work: (word: string) => Promise<Worked>,
): Omit<Site, 'isOpenToOthers'> {
  const wordOf = new Map(served.map(({ word, entry }) => [entry.name, word]))
  // The shelf looks at this list each time, so what is handed in while the server runs is on it at once.
  const cases = served.map(({ entry }) => entry)
  const shelf = shelfOf(cases, (name) => work(wordOf.get(name) ?? name))
  const desk = importDesk({
    ledger: withLedger(io, (ledger) => ledger),
    dataFolder: folder,
    commandFile: io.commandFile,
    shelve: (name, path) => {
      const reading = readCaseFile(readCaseJson(path))
      if ('problems' in reading) return false
      if (wordOf.has(name)) return wordOf.get(name) === path
      wordOf.set(name, path)
      cases.unshift(entryOf(reading.case, false))
      return true
    },
  })
  return { shelf, desk, assets: assets(), ready: () => canKeepCases(folder), ...docs() }
}

/** Cases that were handed in before; one that no longer reads, or whose name is taken now, is told and left. */
function keptOnes(folder: string, own: readonly ServedCase[], io: Io): readonly ServedCase[] {
  const taken = new Set([...exampleNames(), ...own.map(({ entry }) => entry.name)])
  return keptCases(folder).flatMap((path) => {
    const reading = readCaseFile(readCaseJson(path))
    if ('problems' in reading || taken.has(reading.case.name)) {
      io.err(`The case kept in ${path} is left out: it no longer reads, or its name is taken.\n`)
      return []
    }
    return [{ word: path, entry: entryOf(reading.case, false) }]
  })
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
