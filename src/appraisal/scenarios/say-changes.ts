import { chanceInWords, dateInWords, formatValue } from '../../figures/index.ts'
import { prior } from '../../reference/index.ts'
import { lowerFirst } from '../answering/say.ts'
import type { CaseFile } from '../case-file/schema.ts'
import type { Change, Scenario } from './under-scenarios.ts'

/** What a scenario does to the case when it is on, each change a sentence, and the typed lines it brings in. */
export function changesInWords(theCase: CaseFile, scenario: Scenario): readonly string[] {
  const lines = theCase.options.flatMap(({ lines: own }) => own.filter((line) => line.scenario === scenario.code))
  return [
    ...(scenario.changes ?? []).map((change) => changeInWords(theCase, change)),
    ...[...new Set(lines.map(({ title }) => title))].map((title) => `The typed line “${title}” counts.`),
  ]
}

function changeInWords(theCase: CaseFile, change: Change): string {
  const nameOf = (code: string) => theCase.councils.find((one) => one.code === code)?.shortName ?? code
  switch (change.kind) {
    case 'partnerLeaves': {
      const option = theCase.options.find(({ code }) => code === change.option)?.title
      const service = theCase.services.find(({ code }) => code === change.service)?.title
      const what = option === undefined ? 'every option it takes part in' : `“${option}”`
      const part = service === undefined ? '' : `, for ${lowerFirst(service)} only`
      return `${nameOf(change.council)} leaves ${what} on ${dateInWords(change.from)}${part}.`
    }
    case 'reorganisation': {
      const day = change.vestingDay === undefined ? '' : `, on ${dateInWords(change.vestingDay)}`
      const name = nameOf(change.council)
      if (change.chance === 0) return `${name} is not abolished.`
      return change.chance === 1
        ? `${name} is abolished${day}.`
        : `${name} is abolished with a chance of ${chanceInWords(change.chance)}${day}.`
    }
    case 'grantEnds':
      return `No grant is paid from ${change.from}.`
    case 'judgement':
      return `${nameOf(change.council)} is judged “${change.value}” on ${dateInWords(change.from)}.`
    case 'startsLater':
      return `Every option starts ${inMonths(change.months)} later.`
    case 'assumption':
      return `${assumptionTitle(theCase, change.name)} is ${assumptionValue(theCase, change)}.`
    default:
      return change satisfies never
  }
}

/** `18 months`, `one month`. */
export function inMonths(months: number): string {
  return months === 1 ? 'one month' : `${months} months`
}

function assumptionTitle({ decisionDate }: CaseFile, name: string): string {
  return prior(name, decisionDate)?.entry.title ?? name
}

function assumptionValue(theCase: CaseFile, { name, value }: Extract<Change, { kind: 'assumption' }>): string {
  const unit = prior(name, theCase.decisionDate)?.entry.unit ?? 'number'
  return formatValue(value, unit)
}
