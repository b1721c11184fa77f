import type { VNode } from 'preact'
import type { Answer } from '../../appraisal/index.ts'
import { wholePounds } from '../../charts/index.ts'
import {
  type BaselineCell,
  type Comparison,
  type CouncilBaseline,
  cellInWords,
  type SpendingSeries,
  valueInWords,
} from '../../importers/index.ts'
import { councilOf } from '../chosen.ts'
import { fieldWords } from '../field-words.ts'
import type { StandingImport } from '../import-desk.ts'
import { missingInWords } from '../missing-words.ts'
import type { PageParts } from '../page.tsx'
import { Council, GradeMark, Missing, Section } from '../parts/basics.tsx'
import { Compared, Funnels, OverTheYears } from '../parts/compared.tsx'
import { Cells, Completeness, Headlines, LookFirst, Sources } from '../parts/council-baseline.tsx'
import { insideCase } from '../parts/inside-case.ts'
import { Masthead } from '../parts/masthead.tsx'
import { Table } from '../parts/table.tsx'
import { paths } from '../paths.ts'

/** What the official returns say of the case’s councils, beside what the case itself holds. */
export interface OfficialSide {
  readonly baseline: CouncilBaseline
  readonly comparison: Comparison
  readonly series: readonly SpendingSeries[]
  readonly standing: readonly StandingImport[]
  /** Figures of the councils’ own spreadsheets. */
  readonly own: readonly BaselineCell[]
}

/** What each council spends today, line by line, with the record each figure was read from. */
export function baselinePage(answer: Answer, official?: OfficialSide): PageParts {
  const { title, councils } = answer.case
  const lines = [...new Map(answer.baseline.map(({ line, label }) => [line, label] as const))]
  const cells = answer.baseline
  const missing = cells.filter((cell) => cell.missing !== null).length
  const hindsight = cells.filter((cell) => cell.isHindsight).length
  return {
    title: 'What each council spends today',
    ...insideCase(answer),
    children: (
      <>
        <Masthead answer={answer} caption={title} title="What each council spends today" page="baseline" />
        <div class="cc-finding">
          <p class="cc-kicker">What the baseline holds</p>
          <p class="cc-finding__say">
            {cells.length} figures, {missing === 0 ? 'none missing' : `${missing} missing`}
            {hindsight === 0
              ? '.'
              : hindsight === cells.length
                ? '; all were published after the decision date.'
                : `; ${hindsight} were published after the decision date.`}
          </p>
          <p class="cc-p">
            Savings are measured from what each council would do alone, which is projected from these figures; never
            from a later budget.
          </p>
          <p class="cc-links">
            <a class="govuk-link" href={paths.import(answer.case.name)}>
              Import a return
            </a>
            {official !== undefined && (
              <a
                class="govuk-link"
                href={paths.councils({
                  councils: official.baseline.councils.map(({ code }) => code),
                  year: official.baseline.year,
                })}
              >
                The official returns of {official.baseline.year}, line by line
              </a>
            )}
          </p>
        </div>
        <Section id="spending" title="Gross spending, line by line">
          <Table
            caption="Gross spending by line of the return, pounds"
            note="As returned. Each number leads to the record it was read from, below."
            columns={[
              { title: 'Line of the return' },
              ...councils.map(({ code }) => ({ title: <Council {...councilOf(answer, code)} />, isNumber: true })),
            ]}
            rows={lines.map(([line, label]) => ({
              cells: [
                label.trim(),
                ...councils.map(({ code }) => (
                  <SpendingCell cell={cells.find((cell) => cell.line === line && cell.council === code)} />
                )),
              ],
            }))}
          />
        </Section>
        <Alone answer={answer} />
        <Pools answer={answer} />
        {official !== undefined && <Official answer={answer} official={official} />}
        <Section id="sources" title="Where each figure was read">
          <Table
            caption="The record behind each figure"
            columns={[
              { title: 'Line' },
              { title: 'Council' },
              { title: 'Read as' },
              { title: 'Grade' },
              { title: 'Record' },
              { title: 'Published' },
            ]}
            rows={cells.map((cell) => ({
              id: anchor(cell),
              cells: [
                cell.label.trim(),
                councilOf(answer, cell.council).name,
                cell.grossPence === null ? (
                  <Missing>{missingInWords(cell.missing)}</Missing>
                ) : (
                  wholePounds(cell.grossPence)
                ),
                <GradeMark grade={cell.grade} />,
                cell.source,
                cell.isHindsight ? 'Hindsight: after the decision date' : 'Before the decision date',
              ],
            }))}
          />
        </Section>
      </>
    ),
  }
}

/** What the returns at hand say of the same councils, up to the end of the year the case begins in. */
function Official({ answer, official }: { answer: Answer; official: OfficialSide }): VNode {
  const { baseline, comparison, series, standing } = official
  const differs = differences(answer, baseline)
  return (
    <>
      <Section id="official" title={`What the official returns say, ${baseline.year}`}>
        <Completeness baseline={baseline} />
        {standing.length > 0 && (
          <p class="cc-p">
            Besides the facts that ship with the product, {standing.length}{' '}
            {standing.length === 1 ? 'import stands' : 'imports stand'} for this case.
          </p>
        )}
        {differs.length === 0 ? (
          <p class="cc-p">Wherever the case and the returns at hand have the same line, they have the same figure.</p>
        ) : (
          <Table
            caption="Where the case holds another figure than the edition that stands"
            columns={[
              { title: 'Line' },
              { title: 'Council' },
              { title: 'In the case', isNumber: true },
              { title: 'In the return', isNumber: true },
              { title: 'Edition' },
            ]}
            rows={differs.map((cells) => ({ cells }))}
          />
        )}
      </Section>
      <LookFirst baseline={baseline} />
      <Headlines baseline={baseline} />
      <OwnFigures cells={official.own} />
      <Compared baseline={baseline} comparison={comparison} />
      <Funnels baseline={baseline} comparison={comparison} />
      <OverTheYears baseline={baseline} series={series} />
      <Cells baseline={baseline} />
      <Sources baseline={baseline} />
    </>
  )
}

const mostOwn = 300

/** What the councils’ own spreadsheets say, as their columns were said to be. */
function OwnFigures({ cells }: { cells: readonly BaselineCell[] }): VNode {
  if (cells.length === 0) return <></>
  return (
    <Section id="own" title="From the councils’ own spreadsheets">
      <Table
        caption={`${cells.length} figures${cells.length > mostOwn ? `, the first ${mostOwn}` : ''}`}
        note="Not official statistics: the councils’ own, read by a mapping that a person checked."
        columns={[
          { title: 'Council' },
          { title: 'Figure' },
          { title: 'Period' },
          { title: 'Amount', isNumber: true },
          { title: 'Cell' },
        ]}
        rows={cells.slice(0, mostOwn).map((cell) => ({
          cells: [
            cell.unit.name,
            [cell.source.publication.title, cell.source.column, ...Object.values(cell.filters)].join(', '),
            cell.period.label,
            valueInWords(cell.value, 'people'),
            cellInWords(cell),
          ],
        }))}
      />
    </Section>
  )
}

function differences(answer: Answer, { spending, family, councils }: CouncilBaseline): readonly (readonly string[])[] {
  if (family?.code !== 'section251') return []
  return answer.baseline.flatMap(({ line, label, council: code, grossPence }) => {
    const shown = spending.find(({ about }) => about === line)?.cells.find((each) => each.council === code)
    const value = shown?.cell?.value
    if (grossPence === null || typeof value !== 'number' || Math.abs(grossPence / 100 - value) < 1) return []
    const edition = shown?.cell?.source.publication.edition ?? ''
    const name = councils.find((each) => each.code === code)?.shortName ?? code
    return [[label.trim(), name, wholePounds(grossPence), valueInWords(value, 'pounds'), edition]]
  })
}

type Cell = Answer['baseline'][number]

function SpendingCell({ cell }: { cell: Cell | undefined }): VNode {
  if (cell === undefined) return <Missing>Not in the case</Missing>
  return (
    <a class="cc-fig cc-num" href={`#${anchor(cell)}`}>
      {cell.grossPence === null ? <Missing>{missingInWords(cell.missing)}</Missing> : wholePounds(cell.grossPence)}
    </a>
  )
}

function anchor({ council, line }: Cell): string {
  return `record-${council}-${line}`
}

/** What each council would spend carrying on alone: the line everything else is measured from. */
function Alone({ answer }: { answer: Answer }): VNode {
  const years = answer.case.yearList
  return (
    <Section id="alone" title="Carrying on alone">
      <Table
        caption={`Spending without sharing, with own efficiencies, pounds, ${answer.case.priceBase} prices, central case`}
        columns={[{ title: 'Council' }, ...years.map((year) => ({ title: year, isNumber: true }))]}
        rows={answer.counterfactual.byCouncil.map(({ council, spendPence }) => ({
          cells: [<Council {...councilOf(answer, council)} />, ...years.map((year) => amount(spendPence, year))],
        }))}
      />
    </Section>
  )
}

function Pools({ answer }: { answer: Answer }): VNode {
  const years = answer.case.yearList
  const first = years[0] ?? ''
  if (answer.counterfactual.byPool.length === 0) return <></>
  return (
    <Section id="pools" title="What the money goes on">
      <Table
        caption={`Spending alone by pool, ${first}, pounds, ${answer.case.priceBase} prices, central case`}
        note="Where the return does not say, the lines are split by a rule; the register of assumptions gives its grade."
        columns={[
          { title: 'Pool' },
          ...answer.case.councils.map(({ code }) => ({
            title: <Council {...councilOf(answer, code)} />,
            isNumber: true,
          })),
        ]}
        rows={answer.counterfactual.byPool.map(({ pool, title, byCouncil }) => ({
          cells: [
            title === '' ? fieldWords(pool) : title,
            ...answer.case.councils.map(({ code }) =>
              amount(byCouncil.find(({ council }) => council === code)?.spendPence ?? [], first),
            ),
          ],
        }))}
      />
    </Section>
  )
}

function amount(list: readonly { year: string; pence: number }[], year: string): string {
  const entry = list.find((item) => item.year === year)
  return entry === undefined ? 'Not worked' : wholePounds(entry.pence)
}
