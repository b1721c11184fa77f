import { existsSync, renameSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { recordFault } from '../record/faults.ts'
import { syncFolder } from '../record/journal.ts'
import { fieldsOf, type Line, lineBytes, linked } from '../record/line.ts'
import { ChainCheck } from './chain-check.ts'
import { type Gap, gapsOf } from './journal-gaps.ts'
import { kindOf } from './named.ts'
import { type RawLine, rawLines } from './raw-lines.ts'
import type { Spare } from './spares.ts'

/** An entry that goes back into the journal, and where it was found. */
export interface PutBack {
  readonly n: number
  readonly hash: string
  readonly kind: string
  readonly from: string
}

/** What is wrong with a journal and what would put it right, before anything is written. */
export interface RepairPlan {
  readonly gaps: readonly Gap[]
  readonly putBack: readonly PutBack[]
  /** Entries that are nowhere at hand so that they fit. */
  readonly missing: readonly number[]
  /** Whole entries whose number of synced bytes was changed: it is worked out again. */
  readonly safeToMend: number
  readonly lines: ReadonlyMap<number, Line>
}

/** Looks for what is wrong and for entries that fit; writes nothing. */
export async function planRepair(folder: string, spares: readonly Spare[]): Promise<RepairPlan> {
  const path = join(folder, 'record.journal')
  const { gaps, last } = await gapsOf(path)
  const due = new Set(gaps.flatMap(({ entries }) => entries))
  const end = last?.n ?? 0
  const found = new Map<number, { readonly line: Line; readonly spare: Spare }[]>()
  for (const spare of spares) {
    for await (const line of spare.lines((n) => due.has(n) || (spare.isOwn && n > end))) {
      found.set(line.n, [...(found.get(line.n) ?? []), { line, spare }])
    }
  }
  const fitting = new Map<number, { readonly line: Line; readonly spare: Spare }>()
  for (const gap of gaps) for (const [n, one] of fill(gap, found)) fitting.set(n, one)
  // Entries our own tables hold after the last that stands, though not a byte of them is left.
  const isOpen = gaps.at(-1)?.after === undefined && gaps.length > 0
  const cutOff = isOpen ? [] : [...fill({ ...afterEnd(last), entries: allAfter(end, found) }, found)]
  for (const [n, one] of cutOff) fitting.set(n, one)
  return {
    gaps: cutOff.length === 0 ? gaps : [...gaps, { ...afterEnd(last), entries: cutOff.map(([n]) => n) }],
    putBack: [...fitting].map(([n, { line, spare }]) => ({
      n,
      hash: line.hash,
      kind: kindOf(Buffer.from(line.body)) ?? '',
      from: spare.name,
    })),
    missing: [...due].filter((n) => !fitting.has(n)),
    safeToMend: gaps.length === 0 && cutOff.length === 0 ? await wrongSafes(path) : 0,
    lines: new Map([...fitting].map(([n, { line }]) => [n, line])),
  }
}

function afterEnd(last: { readonly n: number; readonly hash: string; readonly to: number } | undefined): Gap {
  const before = last ?? { n: 0, hash: '0'.repeat(64), to: 0 }
  return { from: before.to, to: before.to, entries: [], before, after: undefined }
}

function allAfter(end: number, found: ReadonlyMap<number, unknown>): readonly number[] {
  return [...found.keys()].filter((n) => n > end).sort((a, b) => a - b)
}

/**
 * The entries of a gap, each tied to the one before. Between two sound lines the second proves all of them, and an entry’s
 * own hash may have been what was damaged; at the end only our own tables are believed, for anybody can make up a hash.
 */
function fill(
  { entries, before, after }: Gap,
  found: ReadonlyMap<number, readonly { readonly line: Line; readonly spare: Spare }[]>,
) {
  const filled = new Map<number, { readonly line: Line; readonly spare: Spare }>()
  let hash = before.hash
  let next = before.n + 1
  for (const n of entries) {
    if (n !== next) break
    const prev = hash
    const fits = (found.get(n) ?? []).filter(({ spare }) => after !== undefined || spare.isOwn)
    const one =
      fits.find(({ line }) => line.hash === linked(prev, n, line.bodyhash)) ??
      (after === undefined ? undefined : fits[0])
    if (one === undefined) break
    hash = linked(prev, n, one.line.bodyhash)
    filled.set(n, { ...one, line: { ...one.line, hash } })
    next = n + 1
  }
  const isProven = after === undefined || (next === after.n && after.hash === linked(hash, after.n, after.bodyhash))
  return isProven ? filled : new Map<number, { readonly line: Line; readonly spare: Spare }>()
}

async function wrongSafes(path: string): Promise<number> {
  const chain = new ChainCheck(path, { mayLeaveOut: false })
  for await (const raws of rawLines(path)) for (const raw of raws) chain.line(raw)
  return chain.found
}

/**
 * Writes the journal anew with what was found, keeps the damaged one beside it, and swaps them. Refused while anything is
 * missing: half a repair would look like damage of another kind. The caller holds the folder’s lock.
 */
export async function repair(folder: string, plan: RepairPlan): Promise<{ readonly kept: string }> {
  const [first] = plan.missing
  if (first !== undefined) {
    throw recordFault(
      'RECORD-REPAIR',
      `entry ${first}`,
      `Nothing at hand holds entry ${first}${plan.missing.length > 1 ? ` and ${plan.missing.length - 1} more` : ''} so that it fits. Nothing was changed: name a backup or a partner’s copy with --from.`,
    )
  }
  const path = join(folder, 'record.journal')
  const beside = `${path}.unfinished`
  const to = await open(beside, 'w', 0o600)
  try {
    await rewrite(path, to, plan)
    await to.sync()
  } finally {
    await to.close()
  }
  await checkWhole(beside)
  let kept = 'record.journal.damaged'
  for (let again = 2; existsSync(join(folder, kept)); again++) kept = `record.journal.damaged-${again}`
  renameSync(path, join(folder, kept))
  renameSync(beside, path)
  syncFolder(folder)
  return { kept }
}

/** Lines that stand keep every byte but their number of synced bytes, which is moved by what was put in before it. */
async function rewrite(path: string, to: FileHandle, { gaps, lines }: RepairPlan): Promise<void> {
  // Where lines ended before, and where they end now, from the last number of synced bytes on.
  let ends: { readonly was: number; readonly is: number }[] = [{ was: 0, is: 0 }]
  let is = 0
  const waiting = [...gaps]
  const put = (line: Line, was: number | undefined) => {
    const bytes = lineBytes(line)
    is += bytes.length
    ends.push({ was: was ?? ends.at(-1)?.was ?? 0, is })
    return bytes
  }
  const fillGap = (gap: Gap) =>
    gap.entries.flatMap((n) => {
      const line = lines.get(n)
      return line === undefined ? [] : [put({ ...line, safe: ends[0]?.is ?? 0 }, undefined)]
    })
  for await (const raws of rawLines(path)) {
    const pieces: Buffer[] = []
    for (const raw of raws) {
      for (let gap = waiting[0]; gap !== undefined && gap.from <= raw.at; gap = waiting[0]) {
        if (raw.at < gap.to) break
        pieces.push(...fillGap(gap))
        waiting.shift()
      }
      const gap = waiting[0]
      const fields = gap !== undefined && raw.at >= gap.from ? undefined : fieldsOf(raw.bytes)
      if (fields === undefined) continue
      const { safe } = fields
      if (ends.some(({ was }) => was === safe)) ends = ends.slice(ends.findLastIndex(({ was }) => was === safe))
      const line = { ...fields, body: fields.body.toString('utf8'), safe: ends[0]?.is ?? 0 }
      pieces.push(put(line, endOf(raw)))
    }
    await to.writeFile(Buffer.concat(pieces))
  }
  await to.writeFile(Buffer.concat(waiting.flatMap(fillGap)))
}

function endOf({ at, bytes }: RawLine): number {
  return at + bytes.length + 1
}

async function checkWhole(path: string): Promise<void> {
  const chain = new ChainCheck(path, { mayLeaveOut: false })
  for await (const raws of rawLines(path)) for (const raw of raws) chain.line(raw)
  const [wrong] = chain.findings
  if (wrong !== undefined) {
    throw recordFault(
      'RECORD-REPAIR',
      wrong.place,
      `The repaired record would not be whole: ${wrong.sentence} Nothing was changed.`,
    )
  }
}
