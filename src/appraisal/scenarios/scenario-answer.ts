import { listInWords } from '../../figures/index.ts'
import type { Answer } from '../answer.ts'
import { inWords, lowerFirst, sentenceCase } from '../answering/say.ts'
import type { CaseFile } from '../case-file/index.ts'
import { doesNothing, isWorked, type LightReading } from './light-reading.ts'
import { changesInWords } from './say-changes.ts'
import { type Reader, situationsOfScenarios } from './situations.ts'
import { codesOn } from './under-scenarios.ts'

type ScenarioAnswer = NonNullable<Answer['scenarios']>
type Row = ScenarioAnswer['rows'][number]

/**
 * Every scenario of a case: what it changes, what each option comes to under each combination of them, and which option
 * survives most: something comes of it, it stands open, and is on average not worse than carrying on alone.
 */
export function scenarioAnswer(theCase: CaseFile, { read, draws }: Reader): ScenarioAnswer | null {
  if (theCase.scenarios.length === 0) return null
  const rows = situationsOfScenarios(theCase).map((situation) => rowOf(theCase, situation.on, read(situation)))
  return {
    draws,
    list: theCase.scenarios.map((scenario) => ({
      code: scenario.code,
      title: scenario.title,
      on: scenario.on,
      changes: [...changesInWords(theCase, scenario)],
    })),
    rows,
    ...survival(theCase, rows),
  }
}

function rowOf(theCase: CaseFile, on: readonly string[], reading: LightReading): Row {
  const standing = codesOn(theCase)
  return {
    on: [...on],
    switched: theCase.scenarios.map(({ code }) => code).filter((code) => standing.includes(code) !== on.includes(code)),
    options: reading.options.map((option) =>
      isWorked(option)
        ? {
            option: option.option,
            state: option.state,
            centralPence: option.centralPence,
            meanPence: option.meanPence,
            survives: option.state === 'open' && option.meanPence >= 0 && !doesNothing(option),
            why: [],
          }
        : {
            option: option.option,
            state: 'notWorked' as const,
            centralPence: null,
            meanPence: null,
            survives: false,
            why: [...new Set(option.problems.map(({ sentence }) => sentence))],
          },
    ),
  }
}

function survival(
  theCase: CaseFile,
  rows: readonly Row[],
): Pick<ScenarioAnswer, 'survival' | 'survivors' | 'sentences'> {
  const codes = rows[0]?.options.map(({ option }) => option) ?? []
  const counted = codes.map((option) => ({
    option,
    survives: rows.filter((row) => row.options.some((each) => each.option === option && each.survives)).length,
    of: rows.length,
  }))
  const proposed = counted.filter(({ option }) => !isCarryingOn(rows, option))
  const most = proposed.reduce((greatest, { survives }) => (survives > greatest ? survives : greatest), 0)
  const survivors = most === 0 ? [] : proposed.filter(({ survives }) => survives === most).map(({ option }) => option)
  return {
    survival: counted,
    survivors,
    sentences: [survivorSentence(theCase, rows, survivors, most), ...heldBack(theCase, rows), ...grantsAside(theCase)],
  }
}

/** An option that is worth nothing either way in every row is carrying on alone by another name, and survives nothing. */
function isCarryingOn(rows: readonly Row[], code: string): boolean {
  return rows.every((row) => row.options.every(({ option, meanPence }) => option !== code || (meanPence ?? 0) === 0))
}

function survivorSentence(theCase: CaseFile, rows: readonly Row[], survivors: readonly string[], most: number): string {
  const ways =
    rows.length === 1 ? 'the one way the scenarios can fall' : `the ${inWords(rows.length)} ways the scenarios can fall`
  const meaning = 'allowed by the limits for children and on average no worse than carrying on alone'
  if (survivors.length === 0)
    return `No option survives any of ${ways}: none of which anything comes is ever both ${meaning}.`
  const names = survivors.map((code) => titleOf(theCase, code))
  const inAll = most === rows.length ? `all of ${ways}` : `${inWords(most)} of ${ways}`
  return names.length === 1
    ? `${sentenceCase(names[0] ?? '')} survives most: it is ${meaning} in ${inAll}.`
    : `${sentenceCase(listInWords(names))} survive equally often, and more than any other: each is ${meaning} in ${inAll}.`
}

/** Options that money would let through and the limits for children do not. */
function heldBack(theCase: CaseFile, rows: readonly Row[]): readonly string[] {
  const codes = rows[0]?.options.map(({ option }) => option) ?? []
  return codes.flatMap((code) => {
    const held = rows.flatMap(({ options }) =>
      options.filter(
        ({ option, state, meanPence }) => option === code && state !== 'open' && meanPence !== null && meanPence >= 0,
      ),
    )
    if (held.length === 0 || isCarryingOn(rows, code)) return []
    const why = [
      ...(held.some(({ state }) => state === 'stopped') ? ['stopped'] : []),
      ...(held.some(({ state }) => state === 'notShownSafe') ? ['not shown safe'] : []),
    ]
    return [
      `${sentenceCase(titleOf(theCase, code))} would on average be no worse than carrying on alone in ${held.length === 1 ? 'one way' : `${inWords(held.length)} ways`} in which it is ${listInWords(why, 'or')}; ${held.length === 1 ? 'that one does' : 'those do'} not count.`,
    ]
  })
}

/** A grant is what one public body pays another, which the present values of this table leave out. */
function grantsAside({ scenarios }: CaseFile): readonly string[] {
  const ends = scenarios.some(({ changes = [] }) => changes.some(({ kind }) => kind === 'grantEnds'))
  return ends
    ? [
        'A grant is one public body’s gain and another’s cost, so its end changes nothing here; what the councils would then have to find stands with each option’s grants.',
      ]
    : []
}

function titleOf({ options }: Pick<CaseFile, 'options'>, code: string): string {
  return lowerFirst(options.find((option) => option.code === code)?.title ?? code)
}
