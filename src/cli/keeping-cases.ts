import { writeFileSync } from 'node:fs'
import { freezeVersion, readCaseFile } from '../appraisal/index.ts'
import { canonicalJson } from '../figures/index.ts'
import { caseFileText } from '../publishing/index.ts'
import { openDocuments } from '../store/index.ts'
import { storedCase } from './case-anywhere.ts'
import { addStoredCase, keepStoredVersion, listStoredCases } from './case-operations.ts'
import { isFileError, readCase } from './case-text.ts'
import { withStore } from './control.ts'
import { dataFolder, isThere } from './data-folder.ts'
import { type ExitCode, exitCodes, type Io } from './io.ts'
import { CommandStop, stop } from './problems.ts'
import { takeWords, type Words } from './words.ts'

/** `case list`. */
export async function runList(words: Words, io: Io): Promise<ExitCode> {
  takeWords(words, [])
  const cases = isThere(io) ? await withStore(io, listStoredCases, {}) : []
  if (words.flags.has('json')) {
    const told = cases.map(({ id: _, ...rest }) => rest)
    io.out(`${JSON.stringify({ cases: told })}\n`)
  } else if (cases.length === 0) io.out('No case is kept here. Take one in with: concordat case add FILE\n')
  else
    io.out(
      cases
        .map(
          ({ name, title, revision, versions, state }) =>
            `${name}  revision ${revision}, ${versions} ${versions === 1 ? 'version' : 'versions'}${state === 'archived' ? ', archived' : ''}  ${title}\n`,
        )
        .join(''),
    )
  return exitCodes.done
}

/** `case add FILE [--name NAME]`: a case file or case workbook becomes a draft. */
export async function runAdd(words: Words, io: Io): Promise<ExitCode> {
  const [path = ''] = takeWords(words, ['FILE'])
  const reading = await readCase(path)
  if ('problems' in reading) throw new CommandStop(reading.problems, exitCodes.problems)
  const name = words.values['name'] ?? reading.case.name
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) || name.length > 60)
    return stop('KEPT-01', '--name', `“${name}” is no name for a case. Use small letters, digits and hyphens.`)
  const added = await withStore(io, addStoredCase, { name, file: { ...reading.case } })
  if (added === null)
    return stop('KEPT-02', name, `There is a case called “${name}” already. Give another name with --name.`)
  io.out(
    words.flags.has('json')
      ? `${JSON.stringify(added)}\n`
      : `Kept as the draft “${name}”, entry ${added.entry} of the record.\n`,
  )
  return exitCodes.done
}

/** `case export NAME [--out FILE]`: a draft as a case file. */
export async function runExport(words: Words, io: Io): Promise<ExitCode> {
  const [name = ''] = takeWords(words, ['NAME'])
  const stored = await storedCase(name, io)
  if (stored === undefined) return noSuchCase(name)
  const text = caseFileText(stored.file)
  const path = words.values['out']
  if (path === undefined) io.out(text)
  else {
    writeOut(path, text)
    io.out(`Wrote ${path}: revision ${stored.revision} of ${name}.\n`)
  }
  return exitCodes.done
}

/** `case freeze NAME [--note TEXT]`: a draft becomes a version that stays here. */
export async function runFreeze(words: Words, io: Io): Promise<ExitCode> {
  const [name = ''] = takeWords(words, ['NAME'])
  const stored = await storedCase(name, io)
  if (stored === undefined) return noSuchCase(name)
  const reading = readCaseFile(stored.file)
  if ('problems' in reading) throw new CommandStop(reading.problems, exitCodes.problems)
  const frozen = freezeVersion(reading.case)
  if ('problems' in frozen) throw new CommandStop(frozen.problems, exitCodes.problems)
  const { version } = frozen
  const document = openDocuments(dataFolder(io)).keep(new TextEncoder().encode(`${canonicalJson(version)}\n`))
  const note = words.values['note']
  const kept = await withStore(io, keepStoredVersion, {
    name,
    revision: stored.revision,
    engine: version.engine,
    hash: version.contentHash,
    document,
    ...(note === undefined ? {} : { note }),
  })
  if (kept.kind === 'missing') return noSuchCase(name)
  if (kept.kind === 'changed')
    return stop('KEPT-04', name, `The draft was changed to revision ${kept.revision} meanwhile. Freeze it again.`)
  const { number, hash } = kept.version
  io.out(
    words.flags.has('json')
      ? `${JSON.stringify({ name, version: number, hash, isNew: kept.kind === 'frozen' })}\n`
      : `${kept.kind === 'frozen' ? 'Frozen as' : 'The same content is'} version ${number} of ${name}, content hash ${hash}.\n`,
  )
  return exitCodes.done
}

function noSuchCase(name: string): never {
  return stop('KEPT-03', name, `There is no case “${name}” in the data directory. List them with: concordat case list`)
}

function writeOut(path: string, text: string): void {
  try {
    writeFileSync(path, text)
  } catch (error) {
    if (!isFileError(error)) throw error
    stop('FILE-05', path, `“${path}” could not be written (${error.code}). Say another place.`)
  }
}
