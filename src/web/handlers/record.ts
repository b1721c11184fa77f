import {
  caseNamed,
  entriesOf,
  type HistoryChoice,
  type HistoryEntry,
  historyOf,
  type KeptCase,
  kindsOf,
  wholeHistoryOf,
} from '../../cases/index.ts'
import { csvLine } from '../../charts/index.ts'
import type { Problem } from '../../figures/index.ts'
import { type Store, verifyChain } from '../../store/index.ts'
import { attachment } from '../download.ts'
import { notFoundPage } from '../pages/problems.tsx'
import { askedFor, type RecordChoice, recordPage, verifiedPage } from '../pages/record.tsx'
import { formProblem } from '../problems.ts'
import { caseOf, kindInWords, onWhat, whatInWords } from '../record-words.ts'
import { type Handler, htmlReply, type PageReply, type PageRequest, type Site } from '../route.ts'

const onAPage = 50

type RecordHandler = (of: KeptCase | undefined, request: PageRequest, site: Site) => PageReply | Promise<PageReply>

/** Of the case that the address names, or of the whole record where it names none. */
function ofRecord(handler: RecordHandler): Handler {
  return async (request, site) => {
    const { name } = request.params
    if (name === undefined) return handler(undefined, request, site)
    const of = await caseNamed(site.store, name)
    if (of !== undefined) return handler(of, request, site)
    const onShelf = site.shelf.list().find((entry) => entry.name === name)
    return htmlReply(
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
  return htmlReply(
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
  const name = [of?.name ?? 'concordat', 'record', ...Object.values(askedFor(choice))].join('-')
  const pieces = wholeHistoryOf(site.store, asked)
  return {
    status: 200,
    type: kind === 'csv' ? 'text/csv; charset=utf-8' : 'application/jsonl; charset=utf-8',
    body: kind === 'csv' ? asCsv(pieces) : asLines(pieces),
    headers: { 'content-disposition': attachment(`${name}.${kind}`) },
  }
}

type Pieces = AsyncIterable<readonly HistoryEntry[]>

async function* asCsv(pieces: Pieces): AsyncGenerator<string> {
  yield csvLine(['entry', 'hash', 'time', 'role', 'kind', 'what', 'details', 'case', 'on', 'withheld by entry'])
  for await (const entries of pieces) yield entries.map(rowOf).join('')
}

function rowOf(entry: HistoryEntry): string {
  return csvLine([
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
}

async function* asLines(pieces: Pieces): AsyncGenerator<string> {
  for await (const entries of pieces) yield entries.map((entry) => `${JSON.stringify(asLine(entry))}\n`).join('')
}

function asLine({ n, hash, at, as, kind, about, changed, withheld }: HistoryEntry) {
  const withheldBy = withheld === undefined ? {} : { withheld }
  return { n, hash, at, as, kind, about, changed, ...withheldBy }
}

/** Follows the chain now, from the first entry to the last. */
export const recordVerify = ofRecord(async (of, _request, { store }) => {
  const reading = await verifyChain(store)
  const own = of === undefined ? undefined : await entriesOf(store, { case: of.name })
  return htmlReply(
    verifiedPage({
      ...(of === undefined ? {} : { of }),
      reading,
      ...(own === undefined ? {} : { own }),
      kind: store.kind,
      at: store.now().toISOString(),
    }),
  )
})
