import { type FinancialYear, isFinancialYear, listInWords, yearsFrom } from '../../figures/index.ts'
import type { NeedAnswer, OptionAnswer } from '../answer.ts'
import type { CaseFile } from '../case-file/index.ts'
import { sourceText } from '../data/assumptions.ts'
import type { Prepared } from '../work.ts'
import { centralOf, columnOf, spreadOfColumn, type Worked, wholePence } from './read.ts'
import { roughly, roughSize } from './say.ts'
import { rounded } from './sensitivity.ts'

/**
 * What each council has to find, and how much of it each option would bring: cash of the General Fund over those years,
 * one-off costs taken off, against carrying on alone. A need outlives no case: years that the case does not cover are
 * said, and count for nothing.
 */
export function needAnswers(prepared: Prepared, worked: Worked, options: readonly OptionAnswer[]): NeedAnswer[] {
  const { theCase } = prepared
  return theCase.needs.map((need): NeedAnswer => {
    const asked = yearsOf(need)
    const counted = asked.filter((year) => worked.years.includes(year))
    const byOption = options
      .filter(({ councils, deliveryModels }) => deliveryModels.length > 0 && councils.includes(need.council))
      .map((option) => metBy(prepared, worked, option, { need, years: counted }))
    const open = byOption.filter(({ option }) => options.find(({ code }) => code === option)?.state !== 'stopped')
    const most = [...open].sort((a, b) => b.gainPence.central - a.gainPence.central)[0]
    return {
      council: need.council,
      title: need.title,
      pence: wholePence(need.pounds),
      from: need.from,
      to: need.to,
      yearsCounted: counted,
      outsideSentence: outsideSentence(asked, counted),
      source: sourceText(need.source),
      grade: need.grade,
      isHindsight: need.published > theCase.decisionDate,
      mostFrom: most?.option ?? null,
      byOption,
    }
  })
}

/** What the option that would bring most towards each need would bring, in a sentence. */
export function needsInWords(needs: readonly NeedAnswer[]): string[] {
  const each = needs.flatMap(({ byOption, mostFrom, outsideSentence }) => {
    const most = byOption.find(({ option }) => option === mostFrom)
    return most === undefined ? [] : [`${most.sentence}${outsideSentence === null ? '' : ` ${outsideSentence}`}`]
  })
  return each.length === 0 ? [] : [`Against what has to be found, by the option that brings most: ${each.join(' ')}`]
}

type Need = CaseFile['needs'][number]

function yearsOf({ from, to }: Need): readonly FinancialYear[] {
  if (!isFinancialYear(from) || to < from) return []
  return yearsFrom(from, Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1)
}

function metBy(
  prepared: Prepared,
  worked: Worked,
  option: OptionAnswer,
  { need, years }: { readonly need: Need; readonly years: readonly string[] },
): NeedAnswer['byOption'][number] {
  const { byFund } = prepared.model.views.mtfs
  const general = byFund.find(({ fund }) => fund === 'generalFund') ?? byFund[0]
  const at = (year: string) => ({ option: option.code, council: need.council, year })
  const central =
    general === undefined ? 0 : years.reduce((sum, year) => sum + centralOf(worked, general.net, at(year)), 0)
  const columns = general === undefined ? [] : years.map((year) => columnOf(worked, general.net, at(year)))
  const total = Float64Array.from({ length: worked.draws.draws }, (_, draw) =>
    columns.reduce((sum, column) => sum + (column[draw] ?? 0), 0),
  )
  const last = years.at(-1)
  const gainPence = spreadOfColumn(central, total)
  const lastYearPence =
    general === undefined || last === undefined ? 0 : wholePence(centralOf(worked, general.net, at(last)))
  const name = prepared.theCase.councils.find(({ code }) => code === need.council)?.shortName ?? need.council
  return {
    option: option.code,
    gainPence,
    lastYearPence,
    share: rounded(gainPence.central / wholePence(need.pounds)),
    sentence: sentenceOf(option, { need, name, last, gainPence: gainPence.central, lastYearPence }),
  }
}

function sentenceOf(
  option: OptionAnswer,
  {
    need,
    name,
    last,
    gainPence,
    lastYearPence,
  }: {
    readonly need: Need
    readonly name: string
    readonly last: string | undefined
    readonly gainPence: number
    readonly lastYearPence: number
  },
): string {
  const whole = `the ${roughly(wholePence(need.pounds))} ${name} has to find by ${need.to}`
  if (last === undefined) return `The case covers none of the years in which ${name} has to find it.`
  const percent = (100 * gainPence) / wholePence(need.pounds)
  const by = last === need.to ? '' : `, counted to ${last}`
  const stopped = option.state === 'stopped' ? ' (stopped)' : ''
  const then = `In ${last} by itself it ${lastYearPence < 0 ? 'costs' : 'brings'} ${roughSize(lastYearPence)}.`
  if (gainPence < 0)
    return `“${option.title}”${stopped} would find none of ${whole}${by}: over those years it costs ${roughSize(gainPence)} more than it brings, in cash. ${then}`
  if (gainPence === 0) return `“${option.title}”${stopped} would find none of ${whole}${by}.`
  const share = percent < 1 ? 'less than 1%' : `about ${Math.round(percent)}%`
  return `“${option.title}”${stopped} would find ${share} of ${whole}${by}: ${roughly(gainPence)} in cash over those years. ${then}`
}

function outsideSentence(asked: readonly string[], counted: readonly string[]): string | null {
  const outside = asked.filter((year) => !counted.includes(year))
  if (outside.length === 0) return null
  const years = outside.length <= 3 ? listInWords(outside) : `${outside[0]} to ${outside.at(-1)}`
  const isOneRun =
    outside.length <= 3 || outside.every((year, i) => asked.indexOf(year) === asked.indexOf(outside[0] ?? '') + i)
  return `The case does not cover ${isOneRun ? years : `${outside.length} of its ${asked.length} years`}, so what is saved then is not counted, while the need is taken whole.`
}
