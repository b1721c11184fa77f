import type { VarianceShare } from '../../figures/index.ts'
import {
  deflator,
  discountSchedules,
  gdpDeflator,
  inForce,
  midTwentyTwenties,
  normalPensionAges,
  priorNamed,
  setUpScale,
} from '../../reference/index.ts'
import type { Assumed } from '../answer.ts'
import { assumptionInWords, assumptionOf, isLuck } from '../data/assumptions.ts'
import type { Prepared } from '../work.ts'
import { rounded, shareOf } from './sensitivity.ts'

/** Everything the appraisal took that nobody measured for this case: priors, the case's own assumptions, dated rules. */
export function assumedBy(prepared: Prepared, shares: readonly ReadonlyMap<string, VarianceShare>[]): Assumed[] {
  const { theCase, plan } = prepared
  const fromChance = plan.parameters.flatMap(({ key, name, member }): Assumed[] => {
    const of = assumptionOf(theCase, name, member)
    if (of === undefined || isLuck(name)) return []
    const largest = shares.reduce<VarianceShare | undefined>((most, each) => {
      const found = each.get(key)
      return found !== undefined && (most === undefined || found.share > most.share) ? found : most
    }, undefined)
    return [
      {
        name: key,
        title: of.title,
        unit:
          of.kind === 'prior' && priorNamed(name).priceLevel !== undefined
            ? `${of.unit.replace('real £', '£')}, mid-2020s prices`
            : of.unit,
        value: assumptionInWords(of),
        central: of.central,
        grade: of.grade,
        source: of.source,
        kind: of.kind,
        isNearest: of.isNearest,
        isHindsight: of.published > theCase.decisionDate,
        isJudgement: of.grade === 'D',
        note: of.note,
        stream: theCase.streams[key] ?? null,
        varianceShare: shareOf(largest),
        varianceShareError: rounded(largest?.standardError ?? 0),
      },
    ]
  })
  return [...fromChance, ...rulesOf(prepared)]
}

function rulesOf({ theCase }: Prepared): Assumed[] {
  const rule = (
    name: string,
    title: string,
    value: string,
    entry: { readonly source: string; readonly grade: Assumed['grade'] },
    isNearest: boolean,
    isHindsight = false,
  ): Assumed => ({
    name,
    title,
    unit: '',
    value,
    central: null,
    grade: entry.grade,
    source: entry.source,
    kind: 'rule',
    isNearest,
    isHindsight,
    isJudgement: entry.grade === 'D',
    note: '',
    stream: null,
    varianceShare: null,
    varianceShareError: null,
  })
  const schedule = inForce(discountSchedules, theCase.decisionDate)
  const pension = inForce(normalPensionAges, theCase.decisionDate)
  const reprice = deflator(midTwentyTwenties, theCase.priceBase)
  const [price] = gdpDeflator
  return [
    rule(
      'rules/discounting',
      'Discount rate, real',
      `${((schedule.entry.value[0]?.ratePerYear ?? 0) * 100).toFixed(1)}% a year to year 30, first year whole, year-end factors`,
      schedule.entry,
      schedule.nearest,
    ),
    rule('rules/normalPensionAge', 'Normal pension age', `${pension.entry.value}`, pension.entry, pension.nearest),
    rule(
      'rules/deflator',
      'Prices of the case against the mid-2020s',
      reprice.factor.toFixed(6),
      { source: reprice.source, grade: price?.grade ?? 'B' },
      reprice.nearest,
      true,
    ),
    rule(
      'rules/setUpScale',
      'How set-up grows with size',
      `(gross ÷ £${setUpScale.referenceGrossPounds / 1_000_000} million)^${setUpScale.power}`,
      { source: setUpScale.source, grade: setUpScale.grade },
      false,
    ),
    rule(
      'rules/poolRule',
      'From the return’s lines to pools',
      'Pool rule 1, line by line',
      { source: 'judgement', grade: 'D' },
      false,
    ),
  ]
}
