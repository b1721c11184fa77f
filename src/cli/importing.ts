import { writeFileSync } from 'node:fs'
import { readCaseFile } from '../appraisal/index.ts'
import type { ImportAct } from '../cases/index.ts'
import { listInWords, missingInWords, type Problem } from '../figures/index.ts'
import { type ImportPreview, previewImport, proposeForFile, roleInWords, writtenMapping } from '../importers/index.ts'
import { openDocuments } from '../store/index.ts'
import { caseTextAnywhere } from './case-anywhere.ts'
import { isFileError } from './case-text.ts'
import { withStore } from './control.ts'
import { dataFolder, isThere } from './data-folder.ts'
import { readFileBytes } from './file-bytes.ts'
import { keepFiles, listImports, undoAnImport } from './import-operations.ts'
import type { ExitCode, Io } from './io.ts'
import { packageVersion } from './places.ts'
import { CommandStop, exitCodes, stop } from './problems.ts'
import { takeWords, type Words, wholeNumber } from './words.ts'

/** Imports, lists or undoes, as the words say. */
export async function runImport(words: Words, io: Io): Promise<ExitCode> {
  const number = wholeNumber(words, 'undo', { least: 1, most: 1_000_000_000 })
  if (number !== undefined) return undo(number, words, io)
  if (words.flags.has('list')) return list(words, io)
  const out = words.values['propose']
  if (out !== undefined) return propose(out, words, io)
  return importFiles(words, io)
}

/** What a spreadsheet’s columns may be: a mapping to be checked, and what only a person can say. */
async function propose(out: string, words: Words, io: Io): Promise<ExitCode> {
  const [path = ''] = takeWords(words, ['FILE'])
  const proposal = await proposeForFile(readFileBytes(path))
  if ('problems' in proposal) throw new CommandStop(proposal.problems, exitCodes.problems)
  const { mapping, columns, questions, lacking } = proposal
  if (mapping === undefined)
    return stop(
      'IMPORT-02',
      proposal.place,
      `No mapping can be begun for ${proposal.place}: no column looks like ${listInWords(lacking, 'or')}. Its headings are ${columns.map(({ heading }) => `“${heading.slice(0, 40)}”`).join(', ')}.`,
    )
  writeOut(out, writtenMapping(mapping))
  if (words.flags.has('json')) io.out(`${JSON.stringify({ mapping, columns, questions })}\n`)
  else
    io.out(
      [
        `Written: ${out}. Check it, then: concordat import ${path} --mapping ${out}`,
        ...columns.map(({ letter, heading, role, why }) => `  ${letter}  “${heading}”: ${roleInWords[role]}, ${why}`),
        ...questions.map(({ sentence }) => `  To be answered: ${sentence}`),
        '',
      ].join('\n'),
    )
  return exitCodes.done
}

function writeOut(path: string, text: string): void {
  try {
    writeFileSync(path, text)
  } catch (error) {
    if (!isFileError(error)) throw error
    stop('FILE-05', path, `“${path}” could not be written (${error.code}). Say another place.`)
  }
}

async function importFiles(words: Words, io: Io): Promise<ExitCode> {
  if (words.rest.length === 0) return stop('USE-05', 'FILE', 'FILE is missing. The command takes FILE...')
  const forCase = await caseName(words.values['case'], io)
  const files = words.rest.map(readFileBytes)
  const choice = choiceOf(words)
  const read: ImportPreview[] = []
  const problems: Problem[] = []
  for (const file of files) {
    const result = await previewImport(file, choice)
    if ('problems' in result) problems.push(...result.problems)
    else read.push(result)
  }
  if (problems.length > 0) throw new CommandStop(problems, exitCodes.problems)
  const kept = words.flags.has('preview') ? undefined : await keep(io, forCase, files, read, choice)
  if (words.flags.has('json')) io.out(`${JSON.stringify({ files: read.map(asData), kept: kept ?? null })}\n`)
  else io.out([...read.map(inText), keptInText(kept, forCase)].join('\n'))
  return exitCodes.done
}

function choiceOf({ values }: Words) {
  const { as, council, month, mapping } = values
  return {
    ...(as === undefined ? {} : { as }),
    ...(council === undefined ? {} : { council }),
    ...(month === undefined ? {} : { month }),
    ...(mapping === undefined ? {} : { mapping: mappingIn(mapping) }),
  }
}

function mappingIn(path: string): unknown {
  const { bytes } = readFileBytes(path)
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return stop('FILE-04', path, `“${path}” is not a mapping: it is not JSON in UTF-8.`)
  }
}

interface Kept {
  readonly number: number
  readonly isNew: boolean
}

async function keep(
  io: Io,
  forCase: string | undefined,
  files: ReturnType<typeof readFileBytes>[],
  read: readonly ImportPreview[],
  choice: ReturnType<typeof choiceOf>,
): Promise<Kept> {
  // Documents lie under their SHA-256, written whole: another process may put them there while the store is held.
  const documents = openDocuments(dataFolder(io))
  return withStore(io, keepFiles, {
    importer: packageVersion(),
    ...(forCase === undefined ? {} : { case: forCase }),
    files: files.flatMap(({ name, bytes }, index) => {
      const preview = read[index]
      if (preview === undefined) return []
      const { kind, publication, used } = preview
      return [
        {
          file: name,
          sha256: documents.keep(bytes),
          kind,
          publication: publication.title,
          edition: publication.edition,
          used,
          ...choice,
        },
      ]
    }),
  })
}

function keptInText(kept: Kept | undefined, forCase: string | undefined): string {
  if (kept === undefined) return 'A preview: nothing was kept.\n'
  const whose = forCase === undefined ? 'for every case' : `for ${forCase}`
  return kept.isNew
    ? `Kept ${whose} as import ${kept.number}. Undo it with: concordat import --undo ${kept.number}\n`
    : `Nothing changed: the same was kept ${whose} as import ${kept.number}.\n`
}

/** No clock and no path: the same files print the same bytes. */
function asData({ sample: _sample, ...preview }: ImportPreview) {
  return preview
}

function inText({ file, title, publication, rows, used, counts, councils, ...more }: ImportPreview): string {
  const kinds = [
    [counts.figures, 'figures'],
    [counts.neighbours, 'neighbours'],
    [counts.places, 'facts about places'],
    [counts.payments, 'payments'],
  ] as const
  const gaps = Object.entries(more.missing).map(([reason, count]) => `${count} ${missingInWords(reason as never)}`)
  return [
    `${file}: ${title}`,
    `  ${publication.publisher}, ${publication.title}, ${publication.edition}${publication.isSecondary ? ' (secondary)' : ''}`,
    `  ${rows} rows, ${used} used: ${kinds
      .filter(([count]) => count > 0)
      .map(([count, what]) => `${count} ${what}`)
      .join(', ')}${councils > 0 ? `, ${councils} ${councils === 1 ? 'council' : 'councils'}` : ''}`,
    ...(more.periods.length === 0
      ? []
      : [`  ${more.periods[0]}${more.periods.length > 1 ? ` to ${more.periods.at(-1)}` : ''}`]),
    ...(gaps.length === 0 ? [] : [`  Missing: ${gaps.join(', ')}. None is read as nought.`]),
    ...(more.jointReturns.length === 0 ? [] : [`  Joint returns: ${more.jointReturns.join('; ')}`]),
    ...more.warnings.map(({ code, place, sentence }) => `  ${code}  ${place}  ${sentence}`),
    '',
  ].join('\n')
}

async function undo(number: number, words: Words, io: Io): Promise<ExitCode> {
  takeWords(words, [])
  const act = await withStore(io, undoAnImport, { number })
  if (act === null)
    return stop('IMPORT-01', `--undo ${number}`, `No import ${number} stands. List them with: concordat import --list`)
  if (words.flags.has('json')) io.out(`${JSON.stringify({ undone: act.number })}\n`)
  else io.out(`Import ${act.number} is undone: ${act.files.map(({ file }) => file).join(', ')}. Its bytes are kept.\n`)
  return exitCodes.done
}

async function list(words: Words, io: Io): Promise<ExitCode> {
  takeWords(words, [])
  const forCase = await caseName(words.values['case'], io)
  const acts = isThere(io) ? await withStore(io, listImports, forCase === undefined ? {} : { case: forCase }) : []
  if (words.flags.has('json')) io.out(`${JSON.stringify({ imports: acts })}\n`)
  else io.out(acts.length === 0 ? 'Nothing has been imported.\n' : acts.map(actInText).join(''))
  return exitCodes.done
}

function actInText({ number, at, files, case: forCase }: ImportAct): string {
  const whose = forCase === undefined ? 'every case' : forCase
  return files
    .map(
      ({ file, publication, edition }) =>
        `${number}  ${at.slice(0, 10)}  ${whose}  ${publication}, ${edition}  ${file}\n`,
    )
    .join('')
}

/** The name of a case from its word: an example’s own, or what a file calls itself. */
async function caseName(word: string | undefined, io: Io): Promise<string | undefined> {
  if (word === undefined) return undefined
  const reading = readCaseFile(await caseTextAnywhere(word, io))
  if ('problems' in reading) throw new CommandStop(reading.problems, exitCodes.problems)
  return reading.case.name
}
