import type { VNode } from 'preact'
import type { Checkpoint, Store, StoreSizes } from '../../store/index.ts'
import { momentInWords } from '../draft/standing.ts'
import type { PageParts } from '../page.tsx'
import { Say, Section } from '../parts/basics.tsx'
import { groupedCount } from '../parts/masthead.tsx'
import { Table } from '../parts/table.tsx'

interface StatusParts {
  readonly store: Pick<Store, 'kind' | 'folder' | 'report'>
  readonly sizes: StoreSizes
  readonly head: { readonly n: number; readonly hash: string; readonly at: string }
  /** The last that was made; undefined where none was. */
  readonly checkpoint: Checkpoint | undefined
  readonly isOpenToOthers: boolean
  readonly versions: { readonly concordat: string; readonly engine: number; readonly node: string }
}

/** For an operator: what keeps the cases, how full it is, what the last start found, and who can reach it. */
export function statusPage({ store, sizes, head, checkpoint, isOpenToOthers, versions }: StatusParts): PageParts {
  const isFull = sizes.free <= sizes.keptFree
  return {
    title: 'Status of this server',
    children: (
      <>
        <div class="cc-mast">
          <h1>Status of this server</h1>
        </div>
        <p class="cc-p">
          {isFull ? (
            <Say as="stop">The disk is full: what is here can be read, and nothing more is taken</Say>
          ) : (
            <Say as="pass">It can keep what it is given</Say>
          )}
        </p>
        <Section id="keeps" title="What keeps the cases">
          <Table
            caption="Database, record and documents"
            isCaptionHidden
            columns={[{ title: 'What' }, { title: 'Now' }]}
            rows={[
              ['Database', databaseWords(store, isOpenToOthers)],
              ['Entries of the record', groupedCount(head.n)],
              [
                'Last entry',
                <>
                  {momentInWords(head.at)}, <span class="cc-mono">{head.hash}</span>
                </>,
              ],
              ['Last checkpoint', <LastCheckpoint checkpoint={checkpoint} />],
              ...(sizes.journal === undefined ? [] : [['Journal', bytesInWords(sizes.journal)]]),
              ['Documents', `${groupedCount(sizes.documents.count)}, ${bytesInWords(sizes.documents.bytes)}`],
              [
                'Room on the disk',
                `${bytesInWords(sizes.free)} free; under ${bytesInWords(sizes.keptFree)} nothing more is taken`,
              ],
            ].map((cells) => ({ cells }))}
          />
        </Section>
        <Section id="start" title="What the last start found">
          <ul class="govuk-list govuk-list--bullet">
            {startWords(store.report).map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </Section>
        <Section id="reach" title="Who can reach it">
          <p class="cc-p">
            {isOpenToOthers
              ? 'Whoever can reach this machine over the network. Nobody signs in yet, so they can read and change what it keeps.'
              : 'This machine only.'}
          </p>
        </Section>
        <Section id="versions" title="Versions">
          <Table
            caption="Versions of what runs here"
            isCaptionHidden
            columns={[{ title: 'What' }, { title: 'Version' }]}
            rows={[
              ['Concordat', versions.concordat],
              ['Engine number', String(versions.engine)],
              ['Node', versions.node],
            ].map((cells) => ({ cells }))}
          />
        </Section>
      </>
    ),
  }
}

/** Whoever else keeps it is not known here: one that is kept here cannot accuse its keeper. */
function LastCheckpoint({ checkpoint }: { checkpoint: Checkpoint | undefined }): VNode {
  if (checkpoint !== undefined)
    return (
      <>
        {`Entry ${checkpoint.n}, ${momentInWords(checkpoint.at)}, `}
        <span class="cc-mono">{checkpoint.hash}</span>. It is worth something where somebody else keeps it.
      </>
    )
  return (
    <>
      None was made here. Make one with <span class="cc-mono">concordat record checkpoint</span> and let somebody else
      keep it.
    </>
  )
}

/** Folders are named to whoever sits at the machine, and to nobody else. */
function databaseWords({ kind, folder }: Pick<Store, 'kind' | 'folder'>, isOpenToOthers: boolean): string {
  const where = isOpenToOthers ? 'in its data directory' : `in ${folder}`
  return kind === 'embedded'
    ? `Embedded PostgreSQL, ${where}`
    : `PostgreSQL, at the address that DATABASE_URL holds; documents ${where}`
}

function startWords(report: Store['report']): readonly string[] {
  if (report === undefined) return ['A PostgreSQL of its own starts by itself; nothing had to be put right here.']
  const { isNew, rebuilt, replayed, putBack, cut } = report
  const found = [
    ...(isNew ? ['The record was new.'] : []),
    ...(rebuilt === undefined || isNew
      ? []
      : [`The tables were built anew from the record (${rebuilt}): ${groupedCount(replayed)} entries.`]),
    ...(rebuilt === undefined && replayed > 0
      ? [`${groupedCount(replayed)} entries were applied to the tables, which were behind the record.`]
      : []),
    ...(putBack > 0 ? [`${groupedCount(putBack)} entries were written to the journal from the tables.`] : []),
    ...(cut === undefined
      ? []
      : [
          `${groupedCount(cut.bytes)} bytes of an act that was never acknowledged were cut from the end of the journal and kept beside it.`,
        ]),
  ]
  return found.length === 0 ? ['Journal and tables were level: nothing had to be put right.'] : found
}

function bytesInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`
  const units = ['kB', 'MB', 'GB', 'TB']
  let size = bytes / 1024
  let unit = 0
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1024
    unit += 1
  }
  return `${size < 10 ? size.toFixed(1) : groupedCount(Math.round(size))} ${units[unit]}`
}
