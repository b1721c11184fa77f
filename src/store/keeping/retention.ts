import { recordFault } from '../record/faults.ts'
import type { Actor, Store, Transaction } from '../store.ts'
import type { RetentionTable } from '../tables.ts'

/** For how long entries of a kind are kept, from a date on, and on whose authority. */
export interface Period extends Readonly<RetentionTable> {
  /** A: a statute says so; B: a statute says so of something like it; C: our judgement. */
  readonly grade: 'A' | 'B' | 'C'
}

/**
 * Periods that hold where a council has set none. A kind that ends in `.*` stands for all that begin so; the longest that
 * fits counts. Nothing is deleted when a period is over: what is past it is listed, and people decide. A records manager
 * and a data protection officer have not read these.
 */
export const retentionDefaults: readonly Period[] = [
  {
    kind: '*',
    applies_from: '2012-09-10',
    years: 6,
    basis: 'judgement',
    grade: 'C',
    reason:
      'The time within which most claims on a decision or a contract can be brought; kept alike so that what led to a decision lasts as long as the decision.',
    source: 'Limitation Act 1980, sections 2 and 5, taken as a guide',
  },
  {
    kind: 'decision.*',
    applies_from: '2012-09-10',
    years: 6,
    basis: 'statutory',
    grade: 'A',
    reason: 'The written record of an executive decision stays open to the public for six years from the decision.',
    source:
      'Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) Regulations 2012 (SI 2012/2089)',
  },
  {
    kind: 'version.*',
    applies_from: '2012-09-10',
    years: 6,
    basis: 'judgement',
    grade: 'B',
    reason:
      'A frozen version is a background paper of the decisions that rely on it. Background papers must stay open for four years; kept for six, so that a decision never outlasts what it relied on.',
    source: 'Local Government Act 1972, sections 100C and 100D',
  },
  {
    kind: 'agreement.*',
    applies_from: '1981-05-01',
    years: 12,
    basis: 'statutory',
    grade: 'B',
    reason:
      'Claims on an agreement under seal can be brought for twelve years; counted here from the entry, not from the end of the agreement.',
    source: 'Limitation Act 1980, section 8',
  },
  {
    kind: 'commissioning.*',
    applies_from: '2025-02-24',
    years: 6,
    basis: 'judgement',
    grade: 'B',
    reason:
      'What explains an award must be kept for three years from the contract; kept for six, as long as a claim on a simple contract can be brought.',
    source: 'Procurement Act 2023, section 98; Limitation Act 1980, section 5',
  },
  {
    kind: 'consultation.*',
    applies_from: '2018-05-25',
    years: 6,
    basis: 'judgement',
    grade: 'C',
    reason:
      'That people were consulted and what was done with it is part of the decision. What they wrote is personal and can be erased before.',
    source: 'UK GDPR, article 5(1)(e)',
  },
  ...[
    ['record.*', 'Without these entries the record cannot be verified.'],
    ['schema.*', 'Without these entries the tables cannot be rebuilt.'],
    ['personal.erased', 'That a person’s data was erased has to be shown for as long as the record is kept.'],
    ['retention.*', 'What was kept for how long has to be shown for as long as the record is kept.'],
  ].map(
    ([kind = '', reason = '']): Period => ({
      kind,
      applies_from: '2018-05-25',
      years: null,
      basis: 'judgement',
      grade: 'C',
      reason,
      source: 'UK GDPR, article 5(2): being able to show compliance',
    }),
  ),
]

/** Sets a council’s own period for a kind of entry, from a date on. */
export async function setRetention(
  store: Store,
  { by, ...period }: { readonly by: Actor } & Readonly<RetentionTable>,
): Promise<{ readonly n: number }> {
  const wrong = wrongIn(period)
  if (wrong !== undefined) throw recordFault('RECORD-RETENTION', period.kind, wrong)
  const { kind, applies_from, years } = period
  const { n } = await store.act({ ...by, kind: 'retention.set' }, async ({ tables }) => {
    await tables
      .insertInto('store.retention')
      .values(period)
      .onConflict((same) => same.columns(['kind', 'applies_from']).doUpdateSet(period))
      .execute()
    return { about: { kind, from: applies_from, years, basis: period.basis, source: period.source }, answer: undefined }
  })
  return { n }
}

function wrongIn({ kind, applies_from, years, reason, source }: Readonly<RetentionTable>): string | undefined {
  if (!/^(\*|[a-z][A-Za-z]*\.(\*|[a-zA-Z]+))$/.test(kind))
    return `“${kind}” is no kind of entry. One reads like case.saved, or case.* for all of cases.`
  if (!/^\d{4}-\d{2}-\d{2}$/.test(applies_from) || Number.isNaN(Date.parse(applies_from)))
    return `“${applies_from}” is no date. Enter it as 2026-04-01.`
  if (years !== null && !(Number.isInteger(years) && years >= 1 && years <= 200))
    return 'A period is a whole number of years from 1 to 200, or for as long as the record is kept.'
  if (reason.trim() === '' || source.trim() === '') return 'A period needs a reason and a source: somebody will ask.'
  return undefined
}

/** A kind of entry, the period it is kept for, and what of it is past that. */
export interface Kept {
  readonly kind: string
  readonly entries: number
  readonly oldest: string
  readonly period: Omit<Period, 'kind'> & { readonly kind: string; readonly isOwn: boolean }
  /** Entries past their period, the first and the last of them; nothing is deleted by itself. */
  readonly past: { readonly entries: number; readonly from: number; readonly to: number } | undefined
}

/** What is kept, for how long, and what is past its period on a day. */
export async function retentionOn(store: Store, day: string): Promise<readonly Kept[]> {
  return store.read(async (t) => {
    const own = await t.tables.selectFrom('store.retention').selectAll().execute()
    const { rows } = await t.query<{ kind: string; entries: number; oldest: string }>(
      'select kind, count(*) as entries, min(at) as oldest from record.entry group by kind order by kind',
    )
    const kept: Kept[] = []
    for (const row of rows) {
      const period = periodFor(row.kind, day, own)
      kept.push({ ...row, period, past: await pastPeriod(t, row.kind, period.years, day) })
    }
    return kept
  })
}

async function pastPeriod(
  { query }: Transaction,
  kind: string,
  years: number | null,
  day: string,
): Promise<Kept['past']> {
  if (years === null) return undefined
  const before = `${String(Number(day.slice(0, 4)) - years).padStart(4, '0')}${day.slice(4)}`
  const { rows } = await query<{ entries: number; first: number | null; last: number | null }>(
    'select count(*) as entries, min(n) as first, max(n) as last from record.entry where kind = $1 and at < $2',
    [kind, before],
  )
  const [past] = rows
  return past === undefined || past.first === null || past.last === null
    ? undefined
    : { entries: past.entries, from: past.first, to: past.last }
}

/** The period in force on a day: a council’s own before the default, the kind itself before its group. */
export function periodFor(kind: string, day: string, own: readonly Readonly<RetentionTable>[]): Kept['period'] {
  const [group = ''] = kind.split('.')
  for (const name of [kind, `${group}.*`, '*']) {
    const inForce = (each: Readonly<RetentionTable>) => each.kind === name && each.applies_from <= day
    const mine = latest(own.filter(inForce))
    if (mine !== undefined) return { ...mine, grade: mine.basis === 'statutory' ? 'A' : 'C', isOwn: true }
    const usual = latest(retentionDefaults.filter(inForce))
    if (usual !== undefined) return { ...usual, isOwn: false }
  }
  throw new Error(`there is no period for ${kind} on ${day}`)
}

function latest<P extends Readonly<RetentionTable>>(periods: readonly P[]): P | undefined {
  return periods.toSorted((a, b) => (a.applies_from < b.applies_from ? 1 : -1))[0]
}
