import type { VNode } from 'preact'
import { formatNumber } from '../../figures/index.ts'
import {
  type CouncilBaseline,
  isGap,
  type ShownCell,
  shownInWords,
  togetherInWords,
  type Value,
  valueInWords,
} from '../../importers/index.ts'
import { Council, Missing, Section } from './basics.tsx'
import { Table } from './table.tsx'

/** A figure that leads to the cell it was read from, further down the page. */
function Shown({
  shown,
  unit,
  row,
}: {
  shown: ShownCell
  unit: Parameters<typeof shownInWords>[1]
  row: string
}): VNode {
  const { cell } = shown
  if (cell === undefined) return <Missing>{shownInWords(shown, unit)}</Missing>
  const words = valueInWords(cell.value, unit)
  return (
    <a class="cc-fig cc-num" href={`#${anchor(row, shown.council)}`}>
      {isGap(cell.value) ? <Missing>{words}</Missing> : words}
    </a>
  )
}

/** What each council spends, line by line, from one return. */
export function Spending({ baseline }: { baseline: CouncilBaseline }): VNode {
  const { councils, family, spending, year } = baseline
  if (family === undefined)
    return (
      <Section id="spending" title="Spending">
        <p class="cc-p">No return at hand says what these councils spent in {year}.</p>
      </Section>
    )
  const population = baseline.headlines.find(({ key }) => key === 'population')
  const total = spending.find(({ kind }) => kind === 'total')
  return (
    <Section id="spending" title="Spending">
      <Table
        caption={`Gross spending on children’s and young people’s services, ${year}, pounds`}
        note={`${family.title}, as published. Every number leads to its cell.${family.code === 'lait' ? ' The tool repeats the return: use the return itself where you have it.' : ''}`}
        columns={[
          { title: 'Line of the return' },
          ...councils.map(({ shortName }, place) => ({
            title: <Council name={shortName} place={place} />,
            isNumber: true,
          })),
          ...(councils.length > 1 ? [{ title: 'Together', isNumber: true }] : []),
        ]}
        rows={[
          ...spending.map((row) => ({
            isTotal: row.kind === 'total',
            cells: [
              <LineName row={row} />,
              ...row.cells.map((shown) => <Shown shown={shown} unit="pounds" row={row.about} />),
              ...(councils.length > 1 ? [<Together together={row.together} />] : []),
            ],
          })),
          ...(total === undefined || population === undefined
            ? []
            : [
                {
                  cells: [
                    `Per person aged 0 to 17${datesOf(population)}`,
                    ...total.cells.map((cell, index) => perChild(cell, population.cells[index])),
                    ...(councils.length > 1 ? [perChildTogether(total, population)] : []),
                  ],
                },
              ]),
        ]}
      />
    </Section>
  )
}

function LineName({ row: { kind, title, ref } }: { row: CouncilBaseline['spending'][number] }): VNode {
  const line = ref === undefined ? null : <span class="cc-range"> line {ref}</span>
  if (kind === 'subtotal' || kind === 'total')
    return (
      <>
        <b>{title}</b>
        {line}
      </>
    )
  return (
    <>
      {kind === 'part' ? 'of which: ' : ''}
      {title}
      {line}
    </>
  )
}

function Together({ together }: { together: CouncilBaseline['spending'][number]['together'] }): VNode {
  if (together === undefined) return <></>
  const words = togetherInWords(together)
  return 'sum' in together ? (
    <span class="cc-num">{words}</span>
  ) : (
    <Missing>{words.charAt(0).toUpperCase() + words.slice(1)}</Missing>
  )
}

/** The day or days that the people were counted on. */
function datesOf({ cells }: CouncilBaseline['headlines'][number]): string {
  const days = new Set(cells.flatMap(({ cell }) => (cell === undefined ? [] : [cell.period.label])))
  return days.size === 0 ? '' : `, of ${[...days].join(' and ')}`
}

/** Of all together only where every council has both figures. */
function perChildTogether(
  { together }: CouncilBaseline['spending'][number],
  { cells }: CouncilBaseline['headlines'][number],
): VNode {
  const there = cells.filter(({ wasThere }) => wasThere)
  const people = there.map(({ cell }) => (cell?.unit.councils.length === 1 ? cell.value : undefined))
  const all = people.reduce<number>((sum, each) => (typeof each === 'number' ? sum + each : Number.NaN), 0)
  return pounds(together !== undefined && 'sum' in together ? together.sum : undefined, all)
}

function perChild(total: ShownCell, population: ShownCell | undefined): VNode {
  return pounds(total.cell?.value, population?.cell?.value)
}

function pounds(spent: Value | undefined, people: Value | undefined): VNode {
  return typeof spent === 'number' && typeof people === 'number' && people > 0 ? (
    <span class="cc-num">£{formatNumber(spent / people, 0)}</span>
  ) : (
    <Missing>Not worked: a figure is missing</Missing>
  )
}

/** How many children, social workers and so on, as they stood when the year ended. */
export function Headlines({ baseline }: { baseline: CouncilBaseline }): VNode {
  const { councils, headlines, year } = baseline
  return (
    <Section id="children" title="Children and social workers">
      <Table
        caption={`The last figures published for a day or a period up to the end of ${year}`}
        note="A figure of a joint return is about all its councils at once, and is counted once."
        columns={[
          { title: 'Figure' },
          ...councils.map(({ shortName }, place) => ({
            title: <Council name={shortName} place={place} />,
            isNumber: true,
          })),
        ]}
        rows={headlines.map(({ key, title, unit, cells }) => ({
          cells: [
            title,
            ...cells.map((shown) => (
              <>
                <Shown shown={shown} unit={unit} row={key} />
                {shown.cell !== undefined && <span class="cc-range cc-block">{shown.cell.period.label}</span>}
                {shown.with.length > 0 && <span class="cc-range cc-block">with {othersOf(baseline, shown)}</span>}
              </>
            )),
          ],
        }))}
      />
    </Section>
  )
}

function othersOf({ councils }: CouncilBaseline, { cell, with: others }: ShownCell): string {
  return others
    .map(
      (code) =>
        councils.find((each) => each.code === code)?.shortName ??
        cell?.unit.councils.find((each) => each.code === code)?.name ??
        code,
    )
    .join(' and ')
}

/** What to look at before comparing. */
export function LookFirst({ baseline }: { baseline: CouncilBaseline }): VNode {
  return (
    <Section id="look-first" title="Look before comparing">
      {baseline.warnings.length === 0 ? (
        <p class="cc-p">
          Nothing in these figures looks as if it were counted twice, missing in disguise or of two kinds.
        </p>
      ) : (
        <div class="cc-odd">
          <ul>
            {baseline.warnings.map(({ code, place, sentence }) => (
              <li>
                <b>{place}.</b> {sentence} <span class="cc-range">{code}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Section>
  )
}

/** What is there and what is not. */
export function Completeness({ baseline: { counts } }: { baseline: CouncilBaseline }): VNode {
  return (
    <aside class="cc-aside" aria-label="Completeness">
      <h2>{counts.official + counts.secondary + counts.missing + counts.absent} figures</h2>
      <ul>
        <li>From the official return: {counts.official}</li>
        <li>From a tool that repeats it: {counts.secondary}</li>
        <li>Missing in the return, with a reason: {counts.missing}</li>
        <li>In no return at hand: {counts.absent}</li>
      </ul>
    </aside>
  )
}

/** The cell behind every number: one line a figure, one column a council. */
export function Cells({ baseline }: { baseline: CouncilBaseline }): VNode {
  const { spending, headlines, councils, sources } = baseline
  const rows = [
    ...spending.map(({ about, title, cells }) => ({ key: about, title, unit: 'pounds' as const, cells })),
    ...headlines,
  ].filter(({ cells }) => cells.some(({ cell }) => cell !== undefined))
  const number = (cell: NonNullable<ShownCell['cell']>) =>
    sources.findIndex(({ importId }) => importId === cell.source.importId) + 1
  return (
    <Section id="cells" title="The cell behind each figure">
      <Table
        caption="File by its number below, row and column"
        columns={[
          { title: 'Figure' },
          ...councils.map(({ shortName }, place) => ({ title: <Council name={shortName} place={place} /> })),
        ]}
        rows={rows.map(({ key, title, unit, cells }) => ({
          cells: [
            title,
            ...cells.map((shown) =>
              shown.cell === undefined ? (
                <Missing>{shownInWords(shown, unit)}</Missing>
              ) : (
                <span id={anchor(key, shown.council)} class="cc-cell">
                  {valueInWords(shown.cell.value, unit)}
                  <span class="cc-range cc-block">
                    File {number(shown.cell)}
                    {shown.cell.source.sheet === undefined ? '' : `, ${shown.cell.source.sheet}`}, row{' '}
                    {shown.cell.source.row}, {shown.cell.source.column}
                  </span>
                  {marksInWords(shown.cell) !== '' && <span class="cc-range cc-block">{marksInWords(shown.cell)}</span>}
                </span>
              ),
            ),
          ],
        }))}
      />
    </Section>
  )
}

const markWords: Readonly<Record<string, string>> = {
  certified: 'Certified',
  notCertified: 'Not certified',
  revised: 'Revised',
  provisional: 'Provisional',
  secondary: 'Repeated from another publication',
  estimated: 'Worked out from other columns',
  joint: 'Joint return',
}

function marksInWords({ marks, superseded }: NonNullable<ShownCell['cell']>): string {
  const words = marks.map((mark) => markWords[mark] ?? mark)
  const over = superseded.map(({ source }) => `stands over ${source.publication.edition}, “${source.text}”`)
  return [...words, ...over].join('; ')
}

/** Where the figures come from, and under which licence. */
export function Sources({ baseline: { sources } }: { baseline: CouncilBaseline }): VNode {
  return (
    <Section id="files" title="Where the figures come from">
      <Table
        caption="Files behind this page"
        columns={[
          { title: 'File' },
          { title: 'Publication and edition' },
          { title: 'Publisher' },
          { title: 'Name and fingerprint' },
          { title: 'Licence' },
        ]}
        rows={sources.map(({ publication, file, importId }, index) => ({
          cells: [
            String(index + 1),
            `${publication.title}, ${publication.edition}`,
            publication.publisher,
            <>
              {file} <span class="cc-mono">{importId.slice(0, 12)}</span>
            </>,
            publication.licence,
          ],
        }))}
      />
      <p class="cc-p--s">
        Contains public sector information licensed under the Open Government Licence v3.0. Source: Department for
        Education; Ofsted; Ministry of Housing, Communities and Local Government; Office for National Statistics.
        Contains OS data © Crown copyright and database right.
      </p>
    </Section>
  )
}

function anchor(row: string, council: string): string {
  return `cell-${row.replace(/[^A-Za-z0-9]/g, '-')}-${council}`
}
