import type { EntryBody } from '../record/line.ts'
import type { CheckedLine } from './chain-check.ts'

type Row = readonly [op: 'put' | 'del' | 'own', table: string, value: Readonly<Record<string, unknown>>]

/** What entries name that stands elsewhere, gathered as they go by. */
export class Named {
  /** The record’s random id, as its first entry tells. */
  record: string | undefined
  /** Keys checkpoints are signed with, each from the entry that told it. */
  readonly keys: { readonly n: number; readonly key: string }[] = []
  /** Documents, by the entry that named them last. */
  readonly documents = new Map<string, { readonly n: number; readonly bytes: number }>()
  /** Commitments of rows of persons: the entry that made each, and its table. */
  readonly commitments = new Map<string, { readonly n: number; readonly table: string }>()
  /** Commitments that were ordered erased, by the entry that ordered it. */
  readonly erased = new Map<string, number>()
  /** Entries whose content is withheld, by the entry that withheld it. */
  readonly redacted = new Map<number, number>()
  /** The councils that take part in each case, as the last entry about it says. */
  readonly councilsOf = new Map<string, readonly string[]>()

  line({ fields: { n, body }, isWhole }: CheckedLine): void {
    if (!isWhole) return
    const kind = kindOf(body)
    const isNamed = kind !== undefined && kind in this.#byKind
    if (!isNamed && !tables.some((each) => body.includes(each))) return
    const { about, rows } = JSON.parse(body.toString('utf8')) as EntryBody & { readonly rows: readonly Row[] }
    if (isNamed) this.#byKind[kind]?.(n, about)
    for (const row of rows) this.#row(n, row)
  }

  readonly #byKind: Readonly<Record<string, (n: number, about: EntryBody['about']) => void>> = {
    'record.opened': (n, { record, key }) => {
      this.record ??= String(record)
      this.keys.push({ n, key: String(key) })
    },
    'record.key': (n, { key }) => void this.keys.push({ n, key: String(key) }),
    'record.redacted': (n, { entry }) => void this.redacted.set(Number(entry), n),
    'personal.erased': (n, { commitments }) => {
      for (const each of Array.isArray(commitments) ? commitments : []) this.erased.set(String(each), n)
    },
  }

  #row(n: number, [op, table, value]: Row): void {
    if (op === 'own') this.commitments.set(String(value['commitment']), { n, table })
    else if (table === 'store.document') {
      const hash = String(value['sha256'])
      if (op === 'put') this.documents.set(hash, { n, bytes: Number(value['bytes']) })
      else this.documents.delete(hash)
    } else if (table === 'cases.case' && op === 'put') {
      this.councilsOf.set(String(value['id']), (value['councils'] as readonly string[] | null) ?? [])
    }
  }

  /** The key that was in force at an entry. */
  keyAt(n: number): string | undefined {
    return this.keys.findLast((each) => each.n <= n)?.key
  }
}

const tables = ['"store.document"', '["own"', '"cases.case"'].map((each) => Buffer.from(each))

/** The kind of an entry, told from its first bytes without reading the rest. */
export function kindOf(body: Buffer): string | undefined {
  const until = body.indexOf(',"about":')
  return /,"kind":"([^"\\]+)"/.exec(body.toString('utf8', 0, until < 0 ? 0 : until))?.[1]
}
