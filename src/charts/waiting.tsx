import type { VNode } from 'preact'
import type { Answer, WaitingAnswer } from '../appraisal/index.ts'
import type { Chart, Drawing } from './chart.ts'
import { Letters, through, tidy, widthOf } from './letters.tsx'
import { type MoneyScale, moneyScale } from './scale.ts'
import { axisInk, brand, councilMark, hairline, ink } from './tokens.ts'
import { chanceInWords, listInWords, wholePounds } from './words.ts'

/** A choice as a straight line: what it comes to where the event is ruled out, and where it is certain. */
interface ChoiceLine {
  /** What stands at the end of its line: a letter, or `wait`. */
  readonly mark: string
  readonly title: string
  readonly notPence: number
  readonly happensPence: number
  readonly place: number
}

/** More lines than this cannot be told apart: those that come nearest to being best are drawn. */
const mostLines = 5

/**
 * Whether to wait, by the chance of the event: every choice is a straight line, and the highest is the best answer.
 * Thick: waiting. Rings: where the answer turns. Dashed: the chance given.
 */
export function waitingChart(
  answer: Answer,
  waiting: WaitingAnswer,
): Chart & { readonly lines: readonly ChoiceLine[] } {
  const lines = linesOf(answer, waiting)
  const wait = waitLine(waiting)
  const all = [...lines, wait]
  const scale = moneyScale(all.flatMap(({ notPence, happensPence }) => [notPence, happensPence]))
  const draw = (width: number, height: number): Drawing => ({
    width,
    height,
    marks: <Marks lines={lines} wait={wait} waiting={waiting} scale={scale} width={width} height={height} />,
  })
  const { years, priceBase } = answer.case
  const title = waitingTitle(waiting)
  return {
    name: 'waiting',
    title,
    sub: `Mean present value over ${years} years, ${scale.unit}, ${priceBase} prices, by the chance of the event from none to certain. Thick line: waiting. Ring: where the best answer turns. Dashed: the chance given, ${chanceInWords(waiting.chance)}.`,
    lines,
    panels: [
      {
        code: waiting.code,
        says: `${title}. ${all.map((line) => `${line.title}: ${wholePounds(line.notPence)} if the event is ruled out, ${wholePounds(line.happensPence)} if it is certain`).join('; ')}.`,
        wide: draw(720, 320),
        narrow: draw(288, 260),
      },
    ],
    table: {
      caption: `Value by the chance of the event, pounds, ${priceBase} prices (${waiting.title})`,
      columns: [
        { title: 'Chance of the event', isNumber: false },
        ...all.map((line) => ({ title: line.title, isNumber: true })),
      ],
      rows: Array.from({ length: 11 }, (_, tenth) => [
        `${tenth * 10} in 100`,
        ...all.map((line) => wholePounds(valueAt(line, tenth / 10))),
      ]),
    },
  }
}

/** The finding: on which side of which chance to wait. */
export function waitingTitle({ answers, chance }: Pick<WaitingAnswer, 'answers' | 'chance'>): string {
  const waits = answers.filter((each) => each.waits)
  if (waits.length === 0) return 'Waiting is best at no chance of the event'
  if (waits.length === answers.length) return 'Waiting is best at every chance of the event'
  const stretches = waits.map(({ from, to }) =>
    from === 0
      ? `below ${inHundred(to)}`
      : to === 1
        ? `above ${inHundred(from)}`
        : `from ${inHundred(from)} to ${inHundred(to)}`,
  )
  const lies = waits.some(({ from, to }) => chance >= from && chance <= to) ? 'lies there' : 'does not lie there'
  return `Waiting is best where the chance of the event is ${listInWords(stretches, 'or')}; the chance given ${lies}`
}

function inHundred(chance: number): string {
  const count = Math.round(chance * 100)
  return `${count === 0 ? 1 : count === 100 ? 99 : count} in 100`
}

function linesOf(answer: Answer, { choices }: WaitingAnswer): readonly ChoiceLine[] {
  const decidable = choices.flatMap(({ option, now: { happensPence, notPence } }) =>
    happensPence === null || notPence === null ? [] : [{ option, happensPence, notPence }],
  )
  const best = ({ happensPence, notPence }: { happensPence: number; notPence: number }) =>
    happensPence > notPence ? happensPence : notPence
  const drawn = new Set([...decidable].sort((a, b) => best(b) - best(a)).slice(0, mostLines))
  return decidable
    .filter((each) => drawn.has(each) || each.option === answer.counterfactual.option)
    .map(({ option, happensPence, notPence }, place) => ({
      mark: String.fromCharCode(65 + place),
      title:
        option === answer.counterfactual.option
          ? 'Carry on alone'
          : (answer.options.find(({ code }) => code === option)?.title ?? option),
      happensPence,
      notPence,
      place,
    }))
}

function waitLine({ choices }: WaitingAnswer): ChoiceLine {
  const most = (values: readonly (number | null)[]) =>
    values.reduce<number>((best, value) => (value !== null && value > best ? value : best), Number.NEGATIVE_INFINITY)
  return {
    mark: 'Wait',
    title: 'Wait',
    happensPence: most(choices.map(({ later }) => later.happensPence)),
    notPence: most(choices.map(({ later }) => later.notPence)),
    place: 0,
  }
}

function valueAt({ happensPence, notPence }: ChoiceLine, chance: number): number {
  return Math.round(chance * happensPence + (1 - chance) * notPence)
}

interface MarksProps {
  readonly lines: readonly ChoiceLine[]
  readonly wait: ChoiceLine
  readonly waiting: WaitingAnswer
  readonly scale: MoneyScale
  readonly width: number
  readonly height: number
}

function Marks({ lines, wait, waiting, scale, width, height }: MarksProps): VNode {
  const left = scale.ticks.reduce((most, tick) => Math.max(most, widthOf(scale.label(tick), undefined, true)), 0) + 12
  const right = width - widthOf(wait.mark, undefined, true) - 10
  const [top, bottom] = [14, height - 34]
  const x = (chance: number) => left + (right - left) * chance
  const y = (pence: number) => bottom - (bottom - top) * scale.share(pence)
  const ends = spread(
    [...lines, wait].map((line) => ({ line, y: y(line.happensPence) + 5 })),
    17,
  )
  const turns = waiting.answers.slice(1).map(({ from }) => from)
  const bestAt = (chance: number) =>
    [...lines, wait].reduce((most, line) => Math.max(most, valueAt(line, chance)), Number.NEGATIVE_INFINITY)
  return (
    <g>
      {scale.ticks.map((pence) => (
        <g>
          <path
            d={`M${tidy(left)} ${tidy(y(pence))}H${tidy(right)}`}
            stroke={pence === 0 ? ink : hairline}
            stroke-width={pence === 0 ? 1.6 : 1}
            fill="none"
          />
          <Letters x={left - 6} y={y(pence) + 5} anchor="end" bold={pence === 0} quiet={pence !== 0}>
            {scale.label(pence)}
          </Letters>
        </g>
      ))}
      {[0, 0.5, 1].map((chance) => (
        <Letters x={x(chance)} y={bottom + 24} anchor={chance === 0 ? 'start' : chance === 1 ? 'end' : 'middle'} quiet>
          {chance === 0 ? 'none' : chance === 1 ? 'certain' : '50 in 100'}
        </Letters>
      ))}
      <path
        d={`M${tidy(x(waiting.chance))} ${top - 8}V${bottom}`}
        stroke={axisInk}
        stroke-width="2"
        stroke-dasharray="5 4"
        fill="none"
      />
      {lines.map((line) => {
        const { colour, dash } = councilMark(line.place)
        return (
          <path
            d={through([
              [x(0), y(line.notPence)],
              [x(1), y(line.happensPence)],
            ])}
            stroke={colour}
            stroke-width="2"
            {...(dash === undefined ? {} : { 'stroke-dasharray': dash })}
            fill="none"
          />
        )
      })}
      <path
        d={through([
          [x(0), y(wait.notPence)],
          [x(1), y(wait.happensPence)],
        ])}
        stroke={brand}
        stroke-width="4"
        fill="none"
      />
      {turns.map((chance) => (
        <circle cx={tidy(x(chance))} cy={tidy(y(bestAt(chance)))} r="6" fill="#fff" stroke={brand} stroke-width="2.5" />
      ))}
      {ends.map(({ line, y: at }) => (
        <Letters x={right + 6} y={at} bold colour={line === wait ? brand : councilMark(line.place).colour}>
          {line.mark}
        </Letters>
      ))}
    </g>
  )
}

/** Moves labels down until no two stand closer than `room`, the highest first; then all up as far as they went too low. */
function spread<L>(labels: readonly { readonly line: L; readonly y: number }[], room: number) {
  const inOrder = [...labels].sort((a, b) => a.y - b.y)
  const placed: { line: L; y: number }[] = []
  for (const { line, y } of inOrder) {
    const above = placed.at(-1)
    placed.push({ line, y: above !== undefined && y < above.y + room ? above.y + room : y })
  }
  const over = (placed.at(-1)?.y ?? 0) - (inOrder.at(-1)?.y ?? 0)
  return placed.map(({ line, y }) => ({ line, y: y - over / 2 }))
}
