import {
  changeTheKey,
  eraseAPerson,
  listRetention,
  makeACheckpoint,
  rebuildTables,
  redactAnEntry,
  setAPeriod,
  writeAside,
} from '../store/index.ts'
import { withStore } from './control.ts'
import { type ExitCode, exitCodes, type Io } from './io.ts'
import { settingsOf } from './open-store.ts'
import { stop } from './problems.ts'
import { counted, shortHash } from './record-words.ts'
import { textTable, wrapped } from './text.ts'
import { takeWords, type Words, wholeNumber } from './words.ts'

/** Prints an answer: as data where that was asked for, else in words. */
function print(words: Words, io: Io, answer: unknown, lines: readonly string[]): ExitCode {
  io.out(words.flags.has('json') ? `${JSON.stringify(answer)}\n` : `${lines.join('\n')}\n`)
  return exitCodes.done
}

export async function runRebuild(words: Words, io: Io): Promise<ExitCode> {
  takeWords(words, [])
  const answer = await withStore(io, rebuildTables, {})
  const { entries, tables, differed } = answer
  return print(words, io, answer, [
    `${counted(tables, 'table')} built anew from ${counted(entries, 'entry', 'entries')}, beside the old ones, and put in their place.`,
    differed.length === 0 ? 'Nothing in them had differed.' : 'What had differed:',
    ...differed.map(({ sentence }) => `  ${sentence.replace('; the record adds up to', ' before, and now')}`),
  ])
}

export async function runCheckpoint(words: Words, io: Io): Promise<ExitCode> {
  takeWords(words, [])
  const { text, checkpoint } = await withStore(io, makeACheckpoint, {})
  const out = words.values['out']
  if (out === undefined) {
    if (words.flags.has('json')) return print(words, io, checkpoint, [])
    io.out(text)
    return exitCodes.done
  }
  await writeAside(out, (file) => file.writeFile(text))
  return print(words, io, checkpoint, [
    `A checkpoint of entry ${checkpoint.n} (${shortHash(checkpoint.hash)}) is in ${out}. Give it to somebody who keeps it: it shows later whether the record was changed.`,
  ])
}

export async function runKey(words: Words, io: Io): Promise<ExitCode> {
  takeWords(words, [])
  if (!words.flags.has('new'))
    stop('USE-05', '--new', '--new is missing. The command makes a new key: concordat record key --new.')
  const answer = await withStore(io, changeTheKey, { isOldLost: words.flags.has('old-is-lost') })
  return print(words, io, answer, [
    `A new key signs checkpoints from entry ${answer.n} on.`,
    ...(words.flags.has('old-is-lost')
      ? ['The old key could not sign it: tell your partners of it by another way, and have them compare it.']
      : ['The old key signed it, so whoever trusted that one can trust this.']),
    answer.key,
  ])
}

export async function runErase(words: Words, io: Io): Promise<ExitCode> {
  const [person = ''] = takeWords(words, ['PERSON-ID'])
  const reason = words.values['reason']
  const { backupDays: days } = settingsOf(io)
  const answer = await withStore(io, eraseAPerson, {
    person,
    backupsExpireAfterDays: days,
    ...(reason === undefined ? {} : { reason }),
  })
  return print(words, io, answer, [
    `Erased: ${counted(answer.rows, 'row')} of that person, by entry ${answer.n} (${shortHash(answer.hash)}).`,
    wrapped(
      `Their name and words are gone from every file of the data directory. Backups made before keep them until they expire, ${days} days unless yours are kept for longer: they are not used meanwhile, and whoever restores one has to erase again.`,
    ),
    wrapped(
      'What they did in office or as an officer stays in the record under a number that no longer leads to anybody, because it is a public task and evidence in law. docs/personal-data.md says what is kept and why.',
    ),
    ...(io.environment['DATABASE_URL']?.trim()
      ? [
          wrapped(
            'The database’s write-ahead log, its archive and any standby keep the bytes until they are recycled: that is for whoever runs the database.',
          ),
        ]
      : []),
  ])
}

export async function runRedact(words: Words, io: Io): Promise<ExitCode> {
  const [text = ''] = takeWords(words, ['N'])
  if (!/^[1-9]\d{0,14}$/.test(text)) stop('USE-04', 'N', `N is “${text}”. Enter the number of an entry.`)
  const reason =
    words.values['reason'] ??
    stop('USE-05', '--reason', '--reason is missing. It is shown where the content was: name no person in it.')
  const answer = await withStore(io, redactAnEntry, { entry: Number(text), reason })
  return print(words, io, answer, [
    `Entry ${text} is withheld wherever it is shown or exported, as entry ${answer.n} (${shortHash(answer.hash)}) says. Its bytes stay in the record, and the chain still verifies.`,
  ])
}

export async function runRetention(words: Words, io: Io): Promise<ExitCode> {
  takeWords(words, [])
  const { values } = words
  if (values['set'] !== undefined) {
    const isForEver = values['years'] === 'always'
    const years = isForEver ? null : wholeNumber(words, 'years', { least: 1, most: 200 })
    const [from, reason, source] = ['from', 'reason', 'source'].map((name) => values[name] ?? missing(name))
    const { n } = await withStore(io, setAPeriod, {
      kind: values['set'],
      applies_from: from ?? '',
      years: years === undefined ? missing('years') : years,
      basis: words.flags.has('statutory') ? ('statutory' as const) : ('judgement' as const),
      reason: reason ?? '',
      source: source ?? '',
    })
    return print(words, io, { n }, [`Entry ${n} sets the period for ${values['set']}.`])
  }
  const day = values['on'] ?? new Date().toISOString().slice(0, 10)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) stop('USE-04', '--on', `--on is “${day}”. Enter a date as 2026-04-01.`)
  const kept = await withStore(io, listRetention, { day })
  const rows = kept.map(({ kind, entries, oldest, period, past }) => [
    kind,
    String(entries),
    oldest.slice(0, 10),
    period.years === null ? 'as the record' : counted(period.years, 'year'),
    `${period.basis} (${period.grade})${period.isOwn ? ', your own' : ''}`,
    past === undefined ? '' : `${counted(past.entries, 'entry', 'entries')}, ${past.from} to ${past.to}`,
  ])
  const past = kept.filter((each) => each.past !== undefined)
  return print(words, io, { day, kept }, [
    textTable(['Kind', 'Entries', 'Oldest', 'Kept for', 'Basis', `Past it on ${day}`], rows, [0, 2, 3, 4, 5]),
    '',
    past.length === 0
      ? 'Nothing is past its period. Nothing is ever deleted by itself.'
      : 'Nothing is deleted by itself: what is past its period is for your records manager to decide.',
  ])
}

function missing(name: string): never {
  return stop('USE-05', `--${name}`, `--${name} is missing. A period needs --years, --from, --reason and --source.`)
}
