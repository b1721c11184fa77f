import { countInWords } from '../../charts/index.ts'
import { isFinancialYear, listInWords, type Problem } from '../../figures/index.ts'
import {
  type CouncilBaseline,
  comparedWithNeighbours,
  councilBaseline,
  spendingSeries,
  spendingYears,
  togetherInWords,
  valueInWords,
} from '../../importers/index.ts'
import { council } from '../../reference/index.ts'
import type { PageParts } from '../page.tsx'
import { Compared, Funnels, OverTheYears } from '../parts/compared.tsx'
import { Cells, Completeness, Headlines, LookFirst, Sources, Spending } from '../parts/council-baseline.tsx'
import { CouncilChoice } from '../parts/council-choice.tsx'
import { Button, ErrorSummary, Form, onField, SelectField } from '../parts/form.tsx'
import { paths } from '../paths.ts'

/** What an address asks for: councils and a year. */
export interface CouncilsAsked {
  readonly councils: readonly string[]
  readonly year: string | undefined
}

/** Pick councils and have a baseline: spending and headline figures, each with its cell. */
export function councilsPage(asked: CouncilsAsked, problems: readonly Problem[]): PageParts {
  const codes = asked.councils.filter((code) => council(code) !== undefined)
  const years = spendingYears(codes.length === 0 ? ['E06000005'] : codes)
  const year = asked.year ?? years[0]
  const baseline =
    codes.length === 0 || problems.length > 0 || year === undefined || !isFinancialYear(year)
      ? undefined
      : councilBaseline({ councils: codes, year })
  return {
    title:
      baseline === undefined
        ? 'Councils'
        : `${listInWords(baseline.councils.map(({ shortName }) => shortName))}, ${baseline.year}`,
    nav: 'councils',
    isProblem: problems.length > 0,
    children: (
      <>
        <ErrorSummary errors={onField('first', problems)} />
        <div class="cc-mast">
          <h1>What councils spend and do</h1>
        </div>
        <p class="cc-p">
          Choose councils and a year. Every figure is from an official return and leads to its file, row and column.
        </p>
        <CouncilsForm asked={asked} years={years} />
        {baseline !== undefined && <Found baseline={baseline} />}
      </>
    ),
  }
}

function Found({ baseline }: { baseline: CouncilBaseline }) {
  const comparison = comparedWithNeighbours(baseline)
  return (
    <>
      <div class="cc-cols cc-cols--halves">
        <div class="cc-finding">
          <p class="cc-kicker">{listInWords(baseline.councils.map(({ name }) => name))}</p>
          <p class="cc-finding__say">{baselineFinding(baseline)}</p>
        </div>
        <Completeness baseline={baseline} />
      </div>
      <LookFirst baseline={baseline} />
      <Spending baseline={baseline} />
      <Headlines baseline={baseline} />
      <Compared baseline={baseline} comparison={comparison} />
      <Funnels baseline={baseline} comparison={comparison} />
      <OverTheYears baseline={baseline} series={spendingSeries(baseline.councils.map(({ code }) => code))} />
      <Cells baseline={baseline} />
      <Sources baseline={baseline} />
    </>
  )
}

/** What the councils spent together, and from which return; and what is missing of it. */
export function baselineFinding({ spending, councils, year, family }: CouncilBaseline): string {
  const total = spending.find(({ kind }) => kind === 'total')
  if (family === undefined || total === undefined) return `No return at hand says what was spent in ${year}.`
  if (total.together !== undefined && 'notAdded' in total.together)
    return `What the councils spent in ${year} is not added up. ${total.together.notAdded}`
  const own = total.cells[0]?.cell?.value
  const said =
    total.together === undefined
      ? typeof own === 'number'
        ? valueInWords(own, 'pounds')
        : 'an amount that is missing in the return'
      : `${togetherInWords(total.together)}${'missing' in total.together ? ',' : ''}`
  const there = councils.filter((_, index) => total.cells[index]?.wasThere !== false)
  const who = there.length === 1 ? (there[0]?.name ?? '') : `The ${countInWords(there.length)} councils together`
  return `${who} spent ${said} in ${year}. All spending here is from one return.`
}

function CouncilsForm({ asked, years }: { asked: CouncilsAsked; years: readonly string[] }) {
  return (
    <Form action={paths.councils()} method="get">
      <div class="cc-compare">
        <CouncilChoice chosen={asked.councils} />
        <SelectField
          id="year"
          label="Year"
          options={years.map((each) => ({ value: each, title: each }))}
          chosen={asked.year}
        />
        <Button>Show the baseline</Button>
      </div>
    </Form>
  )
}
