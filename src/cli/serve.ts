import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCaseFile } from '../appraisal/index.ts'
import { type Asset, buildApp, type CaseOnShelf, readSettings, type Site, shelfOf } from '../web/index.ts'
import { exampleNames, isFileError, readCaseText } from './case-text.ts'
import { caseWorker } from './case-worker-client.ts'
import { type ExitCode, exitCodes, type Io } from './io.ts'
import { assetsFolder, docsFolder } from './places.ts'
import { CommandStop, stop } from './problems.ts'

/** Serves until it is told to stop. The cases are worked one after another while the first pages are already there. */
export async function serve(io: Io, asked: { readonly port?: number }): Promise<ExitCode> {
  const settings = readSettings({
    ...io.environment,
    ...(asked.port === undefined ? {} : { PORT: String(asked.port) }),
  })
  if ('length' in settings) throw new CommandStop(settings, exitCodes.wrongUse)
  const worker = caseWorker(io.commandFile)
  const site = siteOf((name) => worker.work(name))
  const app = await buildApp({
    site,
    onFault: (reference, error) =>
      io.err(`Fault ${reference}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`),
  })
  try {
    const address = await app.listen({ port: settings.port, host: settings.host })
    const reach =
      settings.host === '127.0.0.1' || settings.host === 'localhost'
        ? 'for this machine only'
        : `for whoever can reach ${settings.host}`
    io.out(`Concordat is at ${address} (${reach}). Stop it with Ctrl+C.\n`)
  } catch (error) {
    if (!isFileError(error)) throw error
    await worker.close()
    stop(
      'SERVE-01',
      `PORT ${settings.port}`,
      `Port ${settings.port} cannot be used (${error.code}). Stop what uses it, or set PORT to another number.`,
    )
  }
  const stopped = untilTold()
  const working = workAll(site, io)
  await stopped
  await app.close()
  await worker.close()
  await working.catch(() => {})
  return exitCodes.done
}

function siteOf(work: Parameters<typeof shelfOf>[1]): Site {
  return { shelf: shelfOf(casesOnShelf(), work), assets: assets(), ...docs() }
}

/** What the list of cases says of each before it is worked. A file with problems is listed by its name. */
function casesOnShelf(): readonly CaseOnShelf[] {
  return exampleNames().map((name) => {
    const reading = readCaseFile(readCaseText(name))
    if ('problems' in reading) return { name, title: name, question: name, decisionDate: '', councils: [] }
    const { title, question, decisionDate, councils } = reading.case
    return { name, title, question, decisionDate, councils: councils.map(({ shortName }) => shortName) }
  })
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

async function workAll({ shelf }: Site, io: Io): Promise<void> {
  for (const { name } of shelf.list()) {
    try {
      await shelf.work(name)
    } catch (error) {
      io.err(`The case ${name} could not be worked: ${error instanceof Error ? error.message : String(error)}\n`)
    }
  }
}

function untilTold(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
  })
}
