import { formatValue } from '../../figures/index.ts'
import type { OutcomesAnswer } from '../answer/price-led.ts'
import type { CaseFile } from '../case-file/index.ts'
import { sourceText } from '../data/assumptions.ts'

type Entry = CaseFile['outcomes'][number]
type OutcomeAnswer = OutcomesAnswer[number]

/** How children fared, measure by measure, beside England and the statistical neighbours. */
export function outcomesAnswerOf(theCase: CaseFile): OutcomesAnswer {
  const groups = new Map<string, Entry[]>()
  for (const entry of theCase.outcomes) {
    const key = JSON.stringify([entry.council, entry.code])
    groups.set(key, [...(groups.get(key) ?? []), entry])
  }
  return [...groups.values()].flatMap((entries) => {
    const ordered = [...entries].sort((a, b) => (a.period < b.period ? -1 : 1))
    const [first] = ordered
    if (first === undefined) return []
    const council = [...theCase.councils, ...theCase.comparators].find(({ code }) => code === first.council)
    return [
      {
        council: first.council,
        councilName: council?.shortName ?? first.council,
        code: first.code,
        title: first.title,
        unit: first.unit,
        polarity: first.polarity,
        periods: ordered.map((entry) => ({
          period: entry.period,
          value: entry.value ?? null,
          missing: entry.missing ?? null,
          england: entry.england ?? null,
          neighbours: entry.neighbours ?? null,
          source: sourceText(entry.source),
          grade: entry.grade,
          isHindsight: entry.published > theCase.decisionDate,
        })),
        sentence: sentenceOf(ordered, first.polarity, theCase.decisionDate),
      },
    ]
  })
}

const number = (value: number) => formatValue(value, 'number')

/** The latest figure beside England’s and the neighbours’, and in how many periods it was the better. */
function sentenceOf(ordered: readonly Entry[], polarity: OutcomeAnswer['polarity'], decisionDate: string): string {
  const given = ordered.filter(({ value }) => value !== undefined)
  const latest = given.at(-1)
  if (latest?.value === undefined) return 'No figure is given.'
  const { value, england, neighbours, period, unit } = latest
  const beside = [
    ...(england === undefined ? [] : [`England’s ${number(england)}${judged(value, england, polarity)}`]),
    ...(neighbours === undefined
      ? []
      : [`${number(neighbours)} for its statistical neighbours${judged(value, neighbours, polarity)}`]),
  ]
  const both = given.filter((entry) => entry.england !== undefined)
  const better = both.filter((entry) => isBetter(entry.value ?? 0, entry.england ?? 0, polarity)).length
  const known = ordered.filter(({ published }) => published <= decisionDate).length
  return [
    `${period}: ${number(value)}${unit.startsWith('%') ? '' : ' '}${unit}${beside.length === 0 ? '' : `, against ${beside.join(' and ')}`}.`,
    ...(polarity === 'neutral'
      ? ['Neither more nor less is good or bad in itself.']
      : [
          `${polarity === 'higher' ? 'Higher' : 'Lower'} is better.`,
          ...(both.length > 1 ? [`Better than England in ${better} of ${both.length} periods.`] : []),
        ]),
    ...(known === 0
      ? ['All of it came out after the decision date, so none of it could have been known to members.']
      : []),
  ].join(' ')
}

function judged(value: number, other: number, polarity: OutcomeAnswer['polarity']): string {
  if (polarity === 'neutral' || value === other) return ''
  return isBetter(value, other, polarity) ? ' (better)' : ' (worse)'
}

function isBetter(value: number, other: number, polarity: OutcomeAnswer['polarity']): boolean {
  return polarity === 'higher' ? value > other : polarity === 'lower' ? value < other : false
}
