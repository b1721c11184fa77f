import { type CaseFile, readCaseFile } from '../../appraisal/index.ts'
import { type FinancialYear, isFinancialYear, type Problem, startingYear, yearOf } from '../../figures/index.ts'
import { type CouncilCode, council, type Day, districtPopulations, officialFacts } from '../../reference/index.ts'
import { spendingYears } from '../council-baseline/council-baseline.ts'
import { shippedImports } from '../council-baseline/shipped.ts'
import type { Observation } from '../observation.ts'
import { currentJudgement } from '../ofsted/current-judgement.ts'
import { importProblem } from '../problems.ts'
import { isWorded } from '../value.ts'
import { type CaseFigures, caseFigures } from './case-figures.ts'
import type { SplitPlan } from './plan.ts'
import { aYearAfter, SERVICE, splitOptions } from './split-options.ts'
import { reorganisationOf, splitMeasures } from './split-series.ts'

type Fact = CaseFile['facts'][number]

/** How long a case of a divided county looks ahead, and what it shows. */
const YEARS = 10
const HORIZONS = [3, 5, 10]
const DRAWS = 1024
/** Years between the baseline and the decision beyond which a case is refused. */
const OLDEST_BASELINE = 5

/**
 * The case of a county whose children’s services will be divided, as a case file holds it: the county’s own figures, its
 * successors with their part of each, and what they could do from vesting day. Stream numbers are given when it is worked.
 */
export function splitCase(
  plan: SplitPlan,
):
  | { readonly case: { readonly name: string }; readonly warnings: readonly Problem[] }
  | { readonly problems: readonly Problem[] } {
  const { county, neighbour, decisionDate } = plan
  const year = baselineYear(plan)
  if (year === undefined) return { problems: [noSpending(plan)] }
  const age = startingYear(yearOf(decisionDate)) - startingYear(year)
  if (age < 0 || age > OLDEST_BASELINE) return { problems: [notOfItsTime(plan, year)] }
  const today = [county, ...(neighbour === undefined ? [] : [neighbour])]
  const figures = caseFigures({ councils: today, year, decisionDate })
  if (!figures.baseline.some((cell) => cell.council === county && cell.pounds !== undefined))
    return { problems: [noSpending(plan)] }
  const written = caseOf(plan, year, figures)
  const reading = readCaseFile(written)
  if ('problems' in reading) return { problems: reading.problems }
  return { case: written, warnings: figures.warnings }
}

function caseOf(plan: SplitPlan, year: FinancialYear, figures: CaseFigures) {
  const { county, neighbour, decisionDate, successors, note } = plan
  const name = council(county)?.name ?? county
  const shortName = council(county)?.shortName ?? county
  const firstYear = yearOf(decisionDate)
  const lines = [...new Set(figures.baseline.map(({ line }) => line))]
  return {
    concordat: 1,
    name: kebab(shortName),
    title: `${shortName}: children’s services when the county is divided`,
    question: `${shortName} will be followed by ${inNumbers(successors.length)} councils, each with children’s services. Should they run them apart, keep one service, or buy with a neighbour?${note === undefined ? '' : ` ${note}`}`,
    decisionDate,
    firstYear,
    years: YEARS,
    priceBase: year,
    horizonShown: HORIZONS,
    seed: Number(decisionDate.slice(0, 4)),
    draws: DRAWS,
    councils: [
      councilOf(county, name),
      ...successors.map((each) => ({ code: each.code, name: each.name, shortName: each.shortName })),
      ...(neighbour === undefined ? [] : [councilOf(neighbour, council(neighbour)?.name ?? neighbour)]),
    ],
    services: [{ code: SERVICE, title: 'Children’s services', lines }],
    baseline: figures.baseline,
    pools: figures.pools,
    agencyBill: figures.agencyBill,
    measures: [
      ...figures.measures.filter((each) => each.council === county),
      ...splitMeasures(
        plan,
        figures.measures.filter((each) => each.council === county),
      ),
      ...figures.measures.filter((each) => each.council === neighbour),
    ],
    facts: factsOf(plan, firstYear),
    reorganisations: [reorganisationOf(plan)],
    keys: [populationKey(plan)],
    options: splitOptions(plan),
    streams: {},
    nextStream: 1,
    scenarios: scenariosOf(plan),
  }
}

function councilOf(code: CouncilCode, name: string) {
  const found = council(code)
  return {
    code,
    name,
    shortName: found?.shortName ?? name,
    ...(found?.dfeNumber === undefined ? {} : { reportingUnit: found.dfeNumber }),
  }
}

/** The year that the plan names, or the newest whose return by line was out on the day of the decision. */
function baselineYear({ county, year, decisionDate }: SplitPlan): FinancialYear | undefined {
  const years = year === undefined ? spendingYears([county]) : [year]
  return years.filter(isFinancialYear).find((each) => {
    const { baseline } = caseFigures({ councils: [county], year: each, decisionDate })
    return baseline.some((cell) => cell.pounds !== undefined && (year !== undefined || cell.published <= decisionDate))
  })
}

function noSpending({ county, year, decisionDate }: SplitPlan): Problem {
  const name = council(county)?.name ?? county
  return importProblem(
    'IMP-127',
    year === undefined ? 'decisionDate' : 'year',
    `No return at hand has what ${name} spent${year === undefined ? ` that was out on ${decisionDate}` : ` in ${year}`}, line by line. ${year === undefined ? 'Write a later day' : 'Write another year'}, or leave “year” out for the newest.`,
  )
}

function notOfItsTime({ decisionDate }: SplitPlan, year: FinancialYear): Problem {
  return importProblem(
    'IMP-123',
    'decisionDate',
    `The decision is on ${decisionDate} and the baseline is of ${year}. A baseline is of the year of the decision or of up to ${OLDEST_BASELINE} years before it: correct the day or the year.`,
  )
}

function factsOf(plan: SplitPlan, firstYear: FinancialYear): readonly Partial<Fact>[] {
  const { county, neighbour, vestingDay, successors } = plan
  const from = `${firstYear.slice(0, 4)}-04-01`
  const to = `${Number(firstYear.slice(0, 4)) + YEARS}-03-31`
  const today = [county, ...(neighbour === undefined ? [] : [neighbour])]
  return [
    ...today.flatMap((code) => judgementOf(code, plan.decisionDate)),
    ...today.flatMap((code) => leadersOf(code, { from, to })),
    ...successors.flatMap(({ code }) => leadersOf(code, { from: vestingDay, to })),
  ]
}

/** The judgement that stood on the day of the decision, of those whose report was out. */
function judgementOf(code: CouncilCode, decisionDate: Day): readonly Fact[] {
  const imports = shippedImports([code], ['judgement/overall'])
  const all: readonly Observation[] = imports.flatMap(({ observations }) => observations)
  const found = currentJudgement(all, { council: code, onDay: decisionDate })
  if (found === undefined || !isWorded(found.value)) return []
  const from = imports.find(({ observations }) => observations.includes(found))
  const word = found.value.word === 'requiresImprovement' ? 'requires improvement' : found.value.word
  return [
    {
      council: code,
      kind: 'judgement',
      from: found.period.from,
      value: word,
      source: {
        publication: `${from?.publication.title ?? ''} (${from?.publication.publisher ?? ''})`,
        edition: from?.publication.edition ?? '',
        file: from?.file ?? '',
        record: found.sheet === undefined ? found.row : `${found.sheet}, row ${found.row}`,
        cell: found.column,
      },
      grade: found.marks.includes('secondary') ? 'B' : 'A',
    },
  ]
}

/** The law requires both of every council, and who they are is not in any return. */
function leadersOf(code: CouncilCode, { from, to }: { readonly from: Day; readonly to: Day }): readonly Fact[] {
  const entry = (kind: 'director' | 'leadMember', value: string, section: string): Fact => ({
    council: code,
    kind,
    from,
    to,
    value,
    source: {
      publication: `Children Act 2004, section ${section}`,
      address: `https://www.legislation.gov.uk/ukpga/2004/31/section/${section}`,
      note: 'The Act requires one of every council; the name is not on record here.',
    },
    grade: 'C',
  })
  return [
    entry('director', 'A director of children’s services of its own; name not on record', '18'),
    entry('leadMember', 'A lead member for children’s services of its own; name not on record', '19'),
  ]
}

/** By children and not by spend, whatever the spend is split by: it is what an agreement would most likely begin from. */
function populationKey({ county, neighbour, successors, decisionDate }: SplitPlan) {
  const { year } = districtPopulations
  const children = successors.map(({ code, population0to17 }) => [code, population0to17] as const)
  const all = children.reduce((sum, [, count]) => sum + count, 0)
  const [beside] = officialFacts({
    councils: neighbour === undefined ? [] : [neighbour],
    measures: ['population/population_estimate'],
    period: `30 June ${year}`,
  })
  return {
    for: 'default',
    key: 'population0to17',
    values: Object.fromEntries([
      [county, all],
      ...children,
      ...(neighbour === undefined || typeof beside?.value !== 'number' ? [] : [[neighbour, beside.value] as const]),
    ]),
    source: {
      publication: 'ONS mid-year population estimates, people aged 0 to 17',
      edition: `mid-${year}`,
      note: `New councils: the sum of their districts, ${districtPopulations.source}.${beside === undefined ? '' : ` ${council(neighbour ?? '')?.name ?? ''}: as revised, ${beside.file.file}, row ${beside.row}, ${beside.column}.`}`,
    },
    date: decisionDate,
    reason:
      'No agreement on shares exists. Children are counted every year by one office for all, and no council can move the number by how it counts its work.',
  }
}

function scenariosOf({ county, vestingDay }: SplitPlan) {
  return [
    {
      code: 'a-year-later',
      title: 'The county is divided a year later',
      on: false,
      changes: [{ kind: 'reorganisation', council: county, chance: 1, vestingDay: aYearAfter(vestingDay) }],
    },
    {
      code: 'not-divided',
      title: 'The county is not divided after all',
      on: false,
      changes: [{ kind: 'reorganisation', council: county, chance: 0 }],
    },
  ]
}

function kebab(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60)
}

function inNumbers(count: number): string {
  return ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'][count] ?? String(count)
}
