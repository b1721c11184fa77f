import {
  caseNamed,
  type HistoryChoice,
  type HistoryEntry,
  historyOf,
  type KeptCase,
  kindsOf,
  readChain,
} from '../../cases/index.ts'
import type { Problem } from '../../figures/index.ts'
import type { Store } from '../../store/index.ts'
import { attachment } from '../download.ts'
import { notFoundPage } from '../pages/problems.tsx'
import { askedFor, type RecordChoice, recordPage, verifiedPage } from '../pages/record.tsx'
import { formProblem } from '../problems.ts'
import { caseOf, kindInWords, onWhat, whatInWords } from '../record-words.ts'
import type { Handler, PageReply, PageRequest, Site } from '../route.ts'
import { pageReply } from './draft-of.ts'

const onAPage = 50
/** The most entries that one file holds. */
const inAFile = 20_000

type RecordHandler = (of: KeptCase | undefined, request: PageRequest, site: Site) => PageReply | Promise<PageReply>

/** Of the case that the address names, or of the whole record where it names none. */
function ofRecord(handler: RecordHandler): Handler {
  return async (request, site) => {
    const { name } = request.params
    if (name === undefined) return handler(undefined, request, site)
    const of = await caseNamed(site.store, name)
    if (of !== undefined) return handler(of, request, site)
    const onShelf = site.shelf.list().find((entry) => entry.name === name)
    return pageReply(
      site,
      notFoundPage(
        onShelf === undefined
          ? `There is no case called “${name}”.`
          : 'This case is a file: it has no record here. A copy of it has one.',
      ),
      404,
    )
  }
}

export const record = ofRecord(async (of, { query }, site) => {
  const { choice, problems } = choiceOf(query)
  const [before, after] = [entryAsked(query['before']), entryAsked(query['after'])]
  const asked = problems.length > 0 ? {} : historyChoice(of, choice)
  const { store } = site
  const found = await historyOf(store, {
    ...asked,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined || before !== undefined ? {} : { after }),
    most: onAPage,
  })
  const [first, last] = [found[0]?.n, found.at(-1)?.n]
  const [newer, older] = await Promise.all([
    first === undefined ? false : isThere(store, { ...asked, after: first }),
    last === undefined ? false : isThere(store, { ...asked, before: last }),
  ])
  return pageReply(
    site,
    recordPage({
      ...(of === undefined ? {} : { of }),
      entries: found,
      kinds: await kindsOf(store, of?.name),
      choice,
      problems,
      newer: newer ? first : undefined,
      older: older ? last : undefined,
    }),
    problems.length > 0 ? 422 : 200,
  )
})

async function isThere(store: Store, choice: HistoryChoice): Promise<boolean> {
  return (await historyOf(store, { ...choice, most: 1 })).length > 0
}

function choiceOf(query: PageRequest['query']): {
  readonly choice: RecordChoice
  readonly problems: readonly Problem[]
} {
  const [kind, since, until] = ['kind', 'since', 'until'].map((key) => (query[key] ?? '').trim().slice(0, 60))
  const choice = { kind: (kind ?? '').replace(/[^\w.]/g, ''), since: since ?? '', until: until ?? '' }
  const problems = (['since', 'until'] as const).flatMap((field) =>
    choice[field] === '' || isDay(choice[field])
      ? []
      : [formProblem('FORM-19', field, `The day is “${choice[field]}”. Write it like 2026-11-23.`)],
  )
  return { choice, problems }
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
}

function historyChoice(of: KeptCase | undefined, { kind, since, until }: RecordChoice): HistoryChoice {
  return {
    ...(of === undefined ? {} : { case: of.name }),
    ...(kind === '' ? {} : { kinds: [kind] }),
    ...(since === '' ? {} : { since }),
    // Times are text, in order: no time of the day comes after its twenty-fourth hour.
    ...(until === '' ? {} : { until: `${until}T24` }),
  }
}

function entryAsked(text: string | undefined): number | undefined {
  return text !== undefined && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined
}

export const recordCsv = ofRecord((of, request, site) => recordFile(of, request, site, 'csv'))
export const recordLines = ofRecord((of, request, site) => recordFile(of, request, site, 'jsonl'))

async function recordFile(
  of: KeptCase | undefined,
  { query }: PageRequest,
  site: Site,
  kind: 'csv' | 'jsonl',
): Promise<PageReply> {
  const { choice, problems } = choiceOf(query)
  const asked = problems.length > 0 ? historyChoice(of, { kind: '', since: '', until: '' }) : historyChoice(of, choice)
  const entries = await historyOf(site.store, { ...asked, most: inAFile })
  const name = [of?.name ?? 'concordat', 'record', ...Object.values(askedFor(choice))].join('-')
  return {
    status: 200,
    type: kind === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8',
    body: kind === 'csv' ? asCsv(entries) : entries.map((entry) => `${JSON.stringify(asLine(entry))}\n`).join(''),
    headers: { 'content-disposition': attachment(`${name}.${kind}`) },
  }
}

function asCsv(entries: readonly HistoryEntry[]): string {
  const heads = ['entry', 'hash', 'time', 'role', 'kind', 'what', 'details', 'case', 'on', 'withheld by entry']
  const rows = entries.map((entry) => [
    String(entry.n),
    entry.hash,
    entry.at,
    entry.as,
    entry.kind,
    kindInWords(entry.kind),
    whatInWords(entry),
    caseOf(entry) ?? '',
    onWhat(entry),
    entry.withheld === undefined ? '' : String(entry.withheld.by),
  ])
  return [heads, ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')
}

/** In quotation marks; what a spreadsheet would take for a formula begins with an apostrophe. */
function csvCell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${plain.replaceAll('"', '""')}"`
}

function asLine({ n, hash, at, as, kind, about, changed, withheld }: HistoryEntry) {
  const withheldBy = withheld === undefined ? {} : { withheld }
  return { n, hash, at, as, kind, about, changed, ...withheldBy }
}

/** Follows the chain now, from the first entry to the last. */
export const recordVerify = ofRecord(async (of, _request, site) => {
  const reading = await readChain(site.store)
  const own = of === undefined ? undefined : (await historyOf(site.store, { case: of.name, most: inAFile })).length
  return pageReply(
    site,
    verifiedPage({
      ...(of === undefined ? {} : { of }),
      reading,
      ...(own === undefined ? {} : { own }),
      at: site.store.now().toISOString(),
    }),
  )
})
