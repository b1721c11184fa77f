import type { CaseFile } from '../../appraisal/index.ts'
import { formatNumber, formatPercent } from '../../figures/index.ts'
import { type CouncilCode, council, districtWeights, type Grade, splitByWeights } from '../../reference/index.ts'
import type { SplitPlan, SplitSeries, StatedWeights } from './plan.ts'

type CaseMeasure = CaseFile['measures'][number]
type Reorganisation = CaseFile['reorganisations'][number]

/** Which series a measure of a case belongs to; undefined for a rate, which every successor has as the county has it. */
const seriesOf: Readonly<Record<CaseMeasure['measure'], SplitSeries | undefined>> = {
  openCases: 'cases',
  caseload: undefined,
  inPostFte: 'socialWorkers',
  agencyFte: 'socialWorkers',
  vacantFte: 'socialWorkers',
  agencyCoverFte: 'socialWorkers',
  startsFte: 'socialWorkers',
  leaversFte: 'socialWorkers',
  lookedAfter: 'lookedAfter',
  residentialChildren: 'lookedAfter',
  residentialWeeks: 'lookedAfter',
  placedOver20Miles: undefined,
}

/** The weights of one series: those stated for it, or the number of children by district. */
export function weightsFor({ successors, weights }: SplitPlan, series: SplitSeries): StatedWeights {
  return (
    weights[series] ?? {
      what: districtWeights.what,
      values: Object.fromEntries(successors.map(({ code, population0to17 }) => [code, population0to17])),
      source: 'ONS mid-2023 population estimates by single year of age',
      grade: districtWeights.grade,
    }
  )
}

/**
 * What the county has on record, for each council that follows it: an amount is split by the stated weights and is an
 * estimate of grade C at best; a rate is copied and says so; a reason is each one’s reason.
 */
export function splitMeasures(plan: SplitPlan, ofCounty: readonly CaseMeasure[]): readonly CaseMeasure[] {
  return plan.successors.flatMap(({ code }) => ofCounty.map((each) => splitMeasure(plan, each, code)))
}

function splitMeasure(plan: SplitPlan, each: CaseMeasure, code: CouncilCode): CaseMeasure {
  const series = seriesOf[each.measure]
  const name = council(plan.county)?.shortName ?? plan.county
  if (each.value === undefined) return { ...each, council: code, note: `As for ${name}: ${each.note ?? each.missing}` }
  if (series === undefined)
    return {
      ...each,
      council: code,
      grade: weakest(each.grade, 'C'),
      source: noted(each.source, `${name}’s rate, copied: no figure by district is published.`),
    }
  const weights = weightsFor(plan, series)
  const part = splitByWeights(each.value, weights.values, { what: weights.what, grade: weights.grade }).find(
    (one) => one.code === code,
  )
  // Split of a number is a number.
  const value = Number(part?.value ?? Number.NaN)
  return {
    ...each,
    council: code,
    value: Math.round(value * 10) / 10,
    grade: weakest(each.grade, weights.grade, 'C'),
    source: noted(
      each.source,
      `${formatPercent(part?.share ?? 0)} of ${name}’s ${formatNumber(each.value, Number.isInteger(each.value) ? 0 : 1)}, ${restsOn(weights, code)}. An estimate.`,
    ),
  }
}

/** The county’s end and its successors, with what each one’s part of the spend rests on. */
export function reorganisationOf(plan: SplitPlan): Reorganisation {
  const { county, successors, vestingDay, decisionDate, note, peopleSource } = plan
  const weights = weightsFor(plan, 'spend')
  const total = Object.values(weights.values).reduce((sum, weight) => sum + weight, 0)
  const shares = successors.map(
    ({ code, shortName, districts }) =>
      `${shortName} (${districts.map(({ name }) => name).join(', ')}) ${formatPercent((weights.values[code] ?? 0) / total)}`,
  )
  const people =
    peopleSource === undefined
      ? 'People of all ages are not given, so what being smaller costs is left out.'
      : `People of all ages: ${peopleSource}.`
  return {
    council: county,
    into: successors.map((each) => ({
      council: each.code,
      weight: weights.values[each.code] ?? Number.NaN,
      ...(each.people === undefined ? {} : { people: each.people }),
    })),
    vestingDay,
    chance: 1,
    source: {
      publication: note ?? 'The plan that the case was made from',
      note: `Spend, staff and cases of the county fall to its successors by ${weights.what} (${weights.source}, grade ${weights.grade}): ${shares.join('; ')}. That so many children cost so much everywhere is judgement. ${people} That it comes about, on ${vestingDay}, is taken for certain.`,
    },
    published: decisionDate,
    grade: 'D',
  }
}

function restsOn({ what, source, grade, values }: StatedWeights, code: CouncilCode): string {
  const total = Object.values(values).reduce((sum, weight) => sum + weight, 0)
  return `split by ${what} (${formatNumber(values[code] ?? 0, 0)} of ${formatNumber(total, 0)}; ${source}, grade ${grade})`
}

function noted(source: CaseMeasure['source'], note: string): CaseMeasure['source'] {
  return { ...source, note: source.note === undefined ? note : `${note} ${source.note}` }
}

function weakest(...grades: readonly Grade[]): Grade {
  return grades.reduce((weaker, grade) => (grade > weaker ? grade : weaker), 'A')
}
