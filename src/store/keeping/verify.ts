import type { Migration } from '../migrations/index.ts'
import { type Checkpoint, isSignature, isSignedWith, keyLines } from '../record/checkpoint.ts'
import type { RecordCode } from '../record/faults.ts'
import type { EntryBody } from '../record/line.ts'
import { ChainCheck, type CheckedLine, type Finding } from './chain-check.ts'
import { checkDocuments } from './check-documents.ts'
import { checkPersonal } from './check-personal.ts'
import { differences, type LiveTables } from './live-tables.ts'
import { kindOf, Named } from './named.ts'
import type { RecordSource } from './source.ts'
import { TablesElsewhere } from './tables-elsewhere.ts'

/** What is to be verified, and what it is held against. */
export interface VerifyOptions {
  readonly source: RecordSource
  /** A running process adds to it: the last line may be half written. */
  readonly isGrowing: boolean
  /** Bodies may have been left out, as an export does. */
  readonly isExport: boolean
  /** The folder of documents; an export has none. */
  readonly documents?: string
  /** Tables to be compared with the record. */
  readonly tables?: LiveTables
  readonly migrations: readonly Migration[]
  readonly checkpoints?: readonly { readonly place: string; readonly checkpoint: Checkpoint }[]
  readonly progress?: (bytes: number) => void
}

/** What verifying found: nothing wrong, or each thing that is, and what a reader should know besides. */
export interface Verification {
  readonly record: string | undefined
  readonly entries: number
  readonly last: { readonly n: number; readonly hash: string }
  readonly bodiesLeftOut: number
  readonly documents: { readonly named: number; readonly strays: readonly string[] } | undefined
  readonly personal:
    | { readonly rows: number; readonly blanks: readonly { readonly commitment: string; readonly by: number }[] }
    | undefined
  /** Tables that were compared; undefined where they were not. */
  readonly tables: readonly string[] | undefined
  readonly checkpoints: readonly { readonly place: string; readonly n: number; readonly agrees: boolean }[]
  readonly findings: readonly Finding[]
  /** Findings there were, of which at most the first thousand of a sort are told. */
  readonly found: number
  /** What is not wrong and yet should be known. */
  readonly remarks: readonly string[]
}

/** Holds a record to itself: its chain, the documents and rows of persons it names, its tables, and checkpoints kept elsewhere. */
export async function verifyRecord(options: VerifyOptions): Promise<Verification> {
  const { tables } = options
  const elsewhere = tables === undefined ? undefined : await TablesElsewhere.open(options.migrations)
  try {
    return await verifyWith(options, elsewhere)
  } finally {
    await elsewhere?.close()
  }
}

async function verifyWith(options: VerifyOptions, elsewhere: TablesElsewhere | undefined): Promise<Verification> {
  const { source, isExport, documents, tables } = options
  const chain = new ChainCheck(source.place, { mayLeaveOut: isExport })
  const named = new Named()
  const personal = isExport ? undefined : checkPersonal(named)
  if (personal !== undefined) {
    for await (const rows of source.personal()) {
      personal.rows(rows)
      elsewhere?.personal(rows)
    }
  }
  const witnesses = (options.checkpoints ?? []).map((each) => ({ ...each, hash: undefined as string | undefined }))
  const findings: Finding[] = []
  let headHash: string | undefined
  for await (const raws of source.lines()) {
    for (const raw of raws) {
      if (raw.isUnfinished === true) {
        findings.push(...unfinished(options, chain, raw.at))
        continue
      }
      const line = chain.line(raw)
      if (line === undefined) continue
      named.line(line)
      findings.push(...checkNewKey(source.place, line, named))
      const { n, hash } = line.fields
      for (const witness of witnesses) if (witness.checkpoint.n === n) witness.hash = hash
      if (tables !== undefined && n === tables.n) headHash = hash
      if (elsewhere !== undefined && chain.found === 0 && n <= (tables?.n ?? 0)) {
        elsewhere.add({ ...line.fields, body: line.fields.body.toString('utf8') })
      }
    }
    const end = raws.at(-1)
    if (end !== undefined) options.progress?.(end.at + end.bytes.length)
  }
  findings.unshift(...chain.findings)
  const kept = documents === undefined ? undefined : await checkDocuments(documents, named)
  findings.push(...(kept?.findings ?? []))
  const persons = personal?.end(chain.found === 0)
  findings.push(...(persons?.findings ?? []))
  const compared =
    tables === undefined || elsewhere === undefined
      ? undefined
      : await compareTables({ tables, elsewhere, chain, headHash })
  findings.push(...(compared?.findings ?? []))
  const judged = witnesses.map((witness) => judge(witness, chain, named))
  findings.push(...judged.flatMap((each) => each.findings))
  return {
    record: named.record,
    entries: chain.entries,
    last: chain.last,
    bodiesLeftOut: chain.leftOut,
    documents: kept === undefined ? undefined : { named: named.documents.size, strays: kept.strays },
    personal: persons === undefined ? undefined : { rows: persons.rows, blanks: persons.blanks },
    tables: compared?.compared,
    checkpoints: judged.map(({ place, n, findings: wrong }) => ({ place, n, agrees: wrong.length === 0 })),
    findings,
    found: findings.length - chain.findings.length + chain.found,
    remarks: [...remarksOn(named), ...(persons?.remarks ?? []), ...(compared?.remarks ?? [])],
  }
}

function unfinished({ source, isGrowing }: VerifyOptions, chain: ChainCheck, at: number): readonly Finding[] {
  if (isGrowing) return []
  const entry = chain.last.n + 1
  return [
    finding(
      'RECORD-CHAIN',
      `${source.place} byte ${at}`,
      `The last line has no end, at byte ${at} where entry ${entry} is due: a write that was never finished, or damage. A start keeps such a tail beside the record and cuts it, if nothing says that it was on disk.`,
      entry,
    ),
  ]
}

/** A new key is signed by the one before it, so that nobody else can put one in its place. */
function checkNewKey(
  place: string,
  { fields: { n, body }, isWhole, at }: CheckedLine,
  named: Named,
): readonly Finding[] {
  if (!isWhole || kindOf(body) !== 'record.key') return []
  const { about } = JSON.parse(body.toString('utf8')) as EntryBody
  const before = named.keyAt(n - 1)
  const isSigned =
    before !== undefined &&
    isSignature(before, keyLines(named.record ?? '', String(about['key'])), String(about['signature']))
  if (isSigned || about['signature'] === null) return []
  return [
    finding('RECORD-CHECKPOINT', `${place} byte ${at}`, `Entry ${n} tells a new key that the old key did not sign.`, n),
  ]
}

async function compareTables({
  tables,
  elsewhere,
  chain,
  headHash,
}: {
  readonly tables: LiveTables
  readonly elsewhere: TablesElsewhere
  readonly chain: ChainCheck
  readonly headHash: string | undefined
}) {
  if (chain.found > 0) {
    const remark = 'The tables were not compared, because the record they are held against is damaged.'
    return { findings: [], compared: undefined, remarks: [remark] }
  }
  const apart = apartFrom(tables, chain, headHash)
  if (apart !== undefined) return { findings: [apart], compared: undefined, remarks: [] }
  const rebuilt = await elsewhere.told()
  return {
    findings: differences(tables, rebuilt).map(({ table, sentence }) => finding('RECORD-TABLES', table, sentence)),
    compared: Object.keys(rebuilt.digests),
    remarks: [],
  }
}

/** Where the record is not the one that the tables have come to; the chain itself is whole. */
export function apartFrom(
  tables: Pick<LiveTables, 'n' | 'hash'>,
  chain: ChainCheck,
  /** Of the entry that the tables hold last, as the record has it. */
  hash: string | undefined,
): Finding | undefined {
  if (tables.n > chain.last.n) {
    const sentence = `The tables hold entries up to ${tables.n}; the record ends at entry ${chain.last.n}. Entries were cut off its end.`
    return finding('RECORD-CHAIN', 'the tables', sentence, chain.last.n + 1)
  }
  if (tables.n === 0 || hash === tables.hash) return undefined
  const sentence = `The tables and the record hold two different histories up to entry ${tables.n}.`
  return finding('RECORD-FORK', 'the tables', sentence, tables.n)
}

/** What a checkpoint kept elsewhere says of the record here. */
function judge(
  {
    place,
    checkpoint,
    hash,
  }: { readonly place: string; readonly checkpoint: Checkpoint; readonly hash: string | undefined },
  chain: ChainCheck,
  named: Named,
) {
  const { n } = checkpoint
  const say = (sentence: string, entry?: number) => ({
    place,
    n,
    findings: [finding('RECORD-CHECKPOINT', place, sentence, entry)],
  })
  if (checkpoint.record !== named.record) {
    return say(
      `The checkpoint is of another record (${checkpoint.record}); this one is ${named.record ?? 'without a first entry'}. If it was made here, this record was written anew from its first entry.`,
      1,
    )
  }
  const key = named.keyAt(n)
  const isGenuine = key !== undefined && isSignedWith(key, checkpoint)
  const agrees = hash === checkpoint.hash
  if (!isGenuine && agrees) {
    return say(
      'The checkpoint names the right entry, but its signature was not made with this record’s key: it is not genuine.',
    )
  }
  if (!isGenuine) {
    return say(
      `The checkpoint’s signature was not made with this record’s key, and it does not agree with entry ${n}: the checkpoint is forged, or the record was written anew with another key. Compare the key in entry 1 with the one you kept.`,
    )
  }
  if (hash === undefined) {
    return say(
      `The checkpoint, which is genuine, saw entry ${n}; this record ends at entry ${chain.last.n}. Entries were cut off its end.`,
      chain.last.n + 1,
    )
  }
  if (!agrees) {
    return say(
      `The checkpoint, which is genuine, saw another entry ${n}: entry ${n} or one before it was rewritten after ${checkpoint.at}.`,
      n,
    )
  }
  return { place, n, findings: [] }
}

function remarksOn(named: Named): readonly string[] {
  return [...named.redacted].map(
    ([entry, by]) => `Entry ${entry} is withheld wherever it is shown, as entry ${by} says.`,
  )
}

export function finding(code: RecordCode, place: string, sentence: string, entry?: number): Finding {
  return { code, place, sentence, ...(entry === undefined ? {} : { entry }) }
}
