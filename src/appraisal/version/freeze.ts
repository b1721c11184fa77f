import {
  canonicalJson,
  engineNumber,
  type Figure,
  NotCanonicalError,
  type Problem,
  problem,
  textsOf,
} from '../../figures/index.ts'
import type { Answer } from '../answer.ts'
import { assumedBy } from '../answering/assumed.ts'
import { presentValuePlan } from '../answering/sensitivity.ts'
import { type AppraisalChoice, appraise } from '../appraise.ts'
import type { CaseFile } from '../case-file/index.ts'
import { placeOf } from '../case-file/place.ts'
import { preparedLightly } from '../scenarios/light-reading.ts'
import { caseIn, readerOf, situationsAsked } from '../scenarios/situations.ts'
import { drawnFigures, type Prepared, prepare, UnappraisableCase } from '../work.ts'
import { type FrozenReading, readerNumber, type Version } from './document.ts'
import { publishedOf } from './published.ts'
import { readingNames } from './published-steps.ts'
import { frozenReading, type TextTable, textTable } from './readings.ts'
import { sealed } from './seals.ts'

/**
 * A case frozen: the case file as it is, every input that its figures took with its source, the text of every formula
 * reached and what each name in it stands for, seed and draws, the engine’s number, and the answer. Works the case as
 * `appraise` does. What cannot be appraised, or holds something that cannot be written down for good, gives problems.
 *
 * Source: docs/decisions/2026-11-23-what-a-version-holds.md.
 */
export function freezeVersion(
  theCase: CaseFile,
  choice: AppraisalChoice = {},
): { readonly version: Version } | { readonly problems: readonly Problem[] } {
  try {
    canonicalJson({ case: theCase })
    const { answer, prepared } = appraise(theCase, choice)
    const { seed, draws } = answer
    return {
      version: sealed({
        concordatVersion: 1,
        engine: engineNumber,
        reader: readerNumber,
        seed,
        draws,
        case: theCase,
        ...restingOn(theCase, prepared, { seed, draws }),
        published: [...publishedOf(theCase, prepared, answer)],
        answer: asPrinted(answer),
      }),
    }
  } catch (error) {
    if (error instanceof UnappraisableCase) return { problems: error.problems }
    if (error instanceof NotCanonicalError)
      return {
        problems: [
          problem(
            'VERSION-01',
            placeOf(error.path),
            `There is ${error.found} here, which cannot be written down in one way only, so the case cannot be frozen. Write it another way.`,
          ),
        ],
      }
    throw error
  }
}

type Luck = Pick<Version, 'seed' | 'draws'>

/** What an answer rests on. */
export type Foundations = Pick<Version, 'rules' | 'texts' | 'readings'>

/**
 * What the answer to a case would rest on with this build, without working it. Throws UnappraisableCase where it cannot
 * be made ready.
 */
export function foundationsOf(theCase: CaseFile, luck: Luck): Foundations {
  return restingOn(theCase, prepare(theCase, luck), luck)
}

function restingOn(theCase: CaseFile, prepared: Prepared, luck: Luck): Foundations {
  const table = textTable()
  const readings = readingsOf(theCase, { prepared, luck, table })
  return {
    rules: assumedBy(prepared, [])
      .filter(({ kind }) => kind === 'rule')
      .map(({ name, title, value, source }) => ({ name, title, value, source })),
    texts: table.texts as Version['texts'], // a text with what it leaves out left out
    readings: [...readings],
  }
}

/** The answer as `--json` prints it: minus nought is nought. */
function asPrinted(answer: Answer): Answer {
  return withoutMinusNought(answer) as Answer // the same shape
}

function withoutMinusNought(value: unknown): unknown {
  if (Object.is(value, -0)) return 0
  if (Array.isArray(value)) return value.map(withoutMinusNought)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withoutMinusNought(each)]))
}

interface Beside {
  readonly prepared: Prepared
  readonly luck: Luck
  readonly table: TextTable
}

/** The case itself, and each second look that its answer takes: the same figures over inputs that differ in little. */
function readingsOf(written: CaseFile, beside: Beside): readonly FrozenReading[] {
  const { prepared, luck, table } = beside
  const { model, plan, theCase } = prepared
  const main = frozenReading({ name: readingNames.case, plan, theCase, ...luck, drawn: drawnFigures(prepared) }, table)
  return [
    main,
    nobodyLeaves(main, model.views.councils.presentValue, table),
    ...withFormulas(main, beside),
    ...ofSituations(written, main, beside),
  ]
}

/** The same futures, but for the luck that decides whether anybody leaves or something strikes from outside. */
function nobodyLeaves(main: FrozenReading, figure: Figure, table: TextTable): FrozenReading {
  return {
    ...main,
    name: readingNames.nobodyLeaves,
    like: main.name,
    asked: [figure.name],
    drawn: [figure.name],
    texts: textsOf([figure]).map(table.placeOf),
    givens: {},
    parameters: main.parameters
      .filter(({ name }) => name === 'exit/luck' || name === 'exit/shockLuck')
      .map((each) => ({ ...each, distribution: { kind: 'fixed', value: 1 } })),
  }
}

function withFormulas(main: FrozenReading, { prepared, luck, table }: Beside): readonly FrozenReading[] {
  const { theCase } = prepared
  if (!theCase.options.some((option) => option.lines.some((line) => line.claims !== undefined))) return []
  const plan = presentValuePlan(prepared, { formulaInPlaceOfClaims: true })
  return [frozenReading({ name: readingNames.formula, plan, theCase, ...luck, draws: 0, drawn: [] }, table, main)]
}

/** `written`: the case before what its scenarios say was made of it. */
function ofSituations(
  written: CaseFile,
  main: FrozenReading,
  { prepared, luck: { seed, draws }, table }: Beside,
): readonly FrozenReading[] {
  const { streams, nextStream } = prepared.theCase
  const theCase = { ...written, streams, nextStream }
  const { draws: futures } = readerOf(theCase, { draws })
  return [...situationsAsked(theCase).values()].flatMap((situation) => {
    const ready = preparedLightly(caseIn(theCase, situation), { draws: futures, seed })
    if (ready === undefined) return []
    const { views, guardrails } = ready.model
    const drawn = [
      views.economic.presentValue,
      ...guardrails.flatMap(({ breach }) => (breach === undefined ? [] : [breach])),
    ]
    const name = readingNames.situation(theCase, situation)
    return [frozenReading({ name, plan: ready.plan, theCase: ready.theCase, seed, draws: futures, drawn }, table, main)]
  })
}
