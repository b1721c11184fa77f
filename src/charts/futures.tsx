import type { VNode } from 'preact'
import type { Answer, OptionAnswer } from '../appraisal/index.ts'
import type { Chart, ChartPanel, Drawing } from './chart.ts'
import { FutureDot } from './signs.tsx'
import { chanceInWords, countInWords, futuresInWords } from './words.ts'

type Kind = 'all' | 'some' | 'none'

/** Chance everyone is better off: a hundred dots for each option, each one in a hundred of the futures drawn. */
export function futuresChart(
  { case: about, draws }: Answer,
  options: readonly OptionAnswer[],
  lead: OptionAnswer,
): Chart {
  const isAlone = about.councils.length === 1
  return {
    name: 'futures',
    title: futuresTitle(lead, about.councils),
    sub:
      `Each dot is one in a hundred of ${draws.toString().replace(/\B(?=(\d{3})+$)/g, ',')} futures. Better off: a present value above nought over ${about.years} years ` +
      `against carrying on alone, ${about.priceBase} prices.`,
    panels: options.map((option) => panel(option, isAlone)),
    table: {
      caption: 'Futures in 100, by how many councils are better off',
      columns: [
        { title: 'Option', isNumber: false },
        ...about.councils
          .map((_, n) => n)
          .concat(about.councils.length)
          .map((count) => ({
            title: isAlone
              ? count === 0
                ? 'Not better off'
                : 'Better off'
              : `${capital(countInWords(count))} better off`,
            isNumber: true,
          })),
      ],
      rows: options.map((option) => [
        option.title,
        ...about.councils
          .map((_, n) => n)
          .concat(about.councils.length)
          .map((count) => inHundred(inHundredOf(option)[count])),
      ]),
    },
  }
}

export function futuresTitle(lead: OptionAnswer, councils: Answer['case']['councils']): string {
  const first = councils[0]
  const who =
    councils.length === 1 && first !== undefined
      ? first.shortName
      : councils.length === 2
        ? 'both councils'
        : `all ${countInWords(councils.length)} councils`
  return `${lead.title} leaves ${who} better off in ${chanceInWords(lead.chanceAllBetterOff)} possible futures`
}

function panel(option: OptionAnswer, isAlone: boolean): ChartPanel {
  const shares = inHundredOf(option)
  const dots = hundredDots(shares)
  const draw = (columns: number): Drawing => ({
    width: columns * 16 + 4,
    height: Math.ceil(100 / columns) * 18 + 4,
    marks: <Dots dots={dots} columns={columns} />,
  })
  const none = shares[0] ?? 0
  return {
    code: option.code,
    title: option.title,
    note: chanceInWords(option.chanceAllBetterOff),
    says: isAlone
      ? `${option.title}: better off in ${futuresInWords(shares[1] ?? 0)} futures.`
      : `${option.title}: every council better off in ${futuresInWords(shares.at(-1) ?? 0)} futures, none in ${futuresInWords(none)}, some but not all in the rest.`,
    wide: draw(20),
    narrow: draw(17),
  }
}

/** Futures by how many councils are better off, as parts of a hundred whatever they were counted in. */
function inHundredOf({ futuresByCouncilsBetterOff: counts }: OptionAnswer): readonly number[] {
  const total = counts.reduce((sum, count) => sum + count, 0)
  return total === 0 ? counts : counts.map((count) => (count / total) * 100)
}

/** A hundred dots in whole numbers: what is left after rounding down goes to the largest remainders. */
export function hundredDots(inHundred: readonly number[]): readonly Kind[] {
  const whole = inHundred.map((share) => Math.floor(share + 1e-9))
  const left = 100 - whole.reduce((sum, count) => sum + count, 0)
  const order = inHundred
    .map((share, index) => ({ index, rest: share - (whole[index] ?? 0) }))
    .sort((a, b) => b.rest - a.rest)
  for (const { index } of order.slice(0, Math.max(0, left))) whole[index] = (whole[index] ?? 0) + 1
  const kind = (count: number): Kind => (count === inHundred.length - 1 ? 'all' : count === 0 ? 'none' : 'some')
  return whole.flatMap((dots, count) => Array.from({ length: dots }, () => kind(count))).reverse()
}

function Dots({ dots, columns }: { dots: readonly Kind[]; columns: number }): VNode {
  return (
    <g>
      {dots.map((kind, index) => (
        <FutureDot kind={kind} x={10 + (index % columns) * 16} y={10 + Math.floor(index / columns) * 18} />
      ))}
    </g>
  )
}

function inHundred(share: number | undefined): string {
  return share === undefined ? 'Not applicable' : String(Math.round(share * 10) / 10)
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
