import { type EngineOfW, engineOfW, plainEngineOfW } from './engine-of-w.ts'
import { openSheetOfW } from './hyperformula.ts'
import { wholeByObjectModel } from './object-model-of-w.ts'
import { sampleW } from './plain-sampling-of-w.ts'
import { publishedOfW } from './published-values-of-w.ts'
import { type Rounds, summaryOf, timeOf } from './rounds.ts'
import { byFigures, bySquiggle } from './squiggle.ts'
import { linearSubset, type Subset, stockFlowSubset } from './squiggle-subsets.ts'
import type { SpecificationOfW } from './workload-w.ts'

/** Workload W and what it is measured against: every program in turn inside each round. Milliseconds of one thread. */
export interface DrawsMeasured {
  readonly rounds: number
  readonly programs: readonly ProgramMeasured[]
  readonly ratios: readonly RatioMeasured[]
}

export interface ProgramMeasured {
  readonly key: ProgramKey
  readonly title: string
  /** For how many draws the milliseconds are. */
  readonly draws: number
  /** How many were worked in a round: where fewer, the milliseconds are scaled up in proportion. */
  readonly worked: number
  readonly milliseconds: Rounds
}

/** One program’s time a draw over another’s, each ratio taken inside one round. */
export interface RatioMeasured {
  readonly title: string
  readonly of: ProgramKey
  readonly over: ProgramKey
  readonly ratio: Rounds
}

type ProgramKey =
  | 'whole'
  | 'kernel'
  | 'edit'
  | 'wholeOf1024'
  | 'editOf1024'
  | 'percentiles'
  | 'sorting'
  | 'plainWhole'
  | 'plainKernel'
  | 'objectModel'
  | 'hyperFormula'
  | 'linear'
  | 'linearSquiggle'
  | 'stockFlow'
  | 'stockFlowSquiggle'
  | 'stockFlowSquiggleBuiltIn'

interface Program {
  readonly key: ProgramKey
  readonly title: string
  readonly draws: number
  readonly worked: number
  readonly work: () => unknown
}

const { seed } = publishedOfW
const all = publishedOfW.draws

const ratiosAsked: readonly Omit<RatioMeasured, 'ratio'>[] = [
  { title: 'object model ÷ W whole', of: 'objectModel', over: 'whole' },
  { title: 'plain evaluator ÷ W whole', of: 'plainWhole', over: 'whole' },
  { title: 'plain evaluator ÷ draws alone', of: 'plainKernel', over: 'kernel' },
  { title: 'HyperFormula ÷ W whole, per draw', of: 'hyperFormula', over: 'whole' },
  { title: 'one option edited ÷ W whole', of: 'edit', over: 'whole' },
  { title: 'one option edited ÷ whole, 1,024 draws', of: 'editOf1024', over: 'wholeOf1024' },
  { title: 'percentiles of 149 columns ÷ sorting them', of: 'percentiles', over: 'sorting' },
  { title: 'Squiggle ÷ figures, linear', of: 'linearSquiggle', over: 'linear' },
  { title: 'Squiggle ÷ figures, stock and flow', of: 'stockFlowSquiggle', over: 'stockFlow' },
  { title: 'the same with Squiggle’s own min and max', of: 'stockFlowSquiggleBuiltIn', over: 'stockFlow' },
]

/** `quick`: an eighth of the draws, all scaled up; for seeing that everything runs. */
export async function measureDraws(spec: SpecificationOfW, rounds: number, quick: boolean): Promise<DrawsMeasured> {
  const { programs, close } = programsFor(spec, quick)
  try {
    for (const { work } of programs) await work()
    const measured: ReadonlyMap<ProgramKey, number>[] = []
    for (let round = 0; round < rounds; round++) {
      const times = new Map<ProgramKey, number>()
      for (const { key, draws, worked, work } of programs) times.set(key, ((await timed(work)) * draws) / worked)
      measured.push(times)
    }
    const drawsOf = new Map(programs.map(({ key, draws }) => [key, draws]))
    const inRound = (times: ReadonlyMap<ProgramKey, number>, key: ProgramKey) => times.get(key) ?? Number.NaN
    return {
      rounds,
      programs: programs.map(({ key, title, draws, worked }) => ({
        key,
        title,
        draws,
        worked,
        milliseconds: summaryOf(measured.map((times) => inRound(times, key))),
      })),
      ratios: ratiosAsked
        .filter(({ of, over }) => drawsOf.has(of) && drawsOf.has(over))
        .map((asked) => ({
          ...asked,
          ratio: summaryOf(measured.map((times) => inRound(times, asked.of) / inRound(times, asked.over))),
        })),
    }
  } finally {
    close()
  }
}

function programsFor(spec: SpecificationOfW, quick: boolean) {
  const some = (draws: number) => (quick ? Math.ceil(draws / 8) : draws)
  const plain = plainEngineOfW(spec)
  const slow = some(1_000)
  const sheet = openSheetOfW(spec)
  const sheetDraws = quick ? 2 : 10
  const sampled = sampleW(spec, seed, sheetDraws)
  const [linear, stockFlow] = [linearSubset(spec), stockFlowSubset(spec)]
  const figuresOf = (subset: Subset) => {
    const work = byFigures(subset)
    return () => work(some(all))
  }
  const squiggle = (subset: Subset, choosing: 'map2' | 'built in') => () => bySquiggle(subset, some(all), choosing)
  const programs: readonly Program[] = [
    ...ownPrograms(engineOfW(spec), some),
    {
      key: 'plainWhole',
      title: 'W whole, plain evaluator',
      draws: all,
      worked: slow,
      work: () => plain.whole(plainly(slow)),
    },
    {
      key: 'plainKernel',
      title: 'draws alone, plain evaluator',
      draws: all,
      worked: slow,
      work: plain.kernel(plainly(slow)),
    },
    {
      key: 'objectModel',
      title: 'W whole, object model',
      draws: all,
      worked: some(all),
      work: () => wholeByObjectModel(spec, seed, some(all)),
    },
    {
      key: 'hyperFormula',
      title: `HyperFormula, ${sheet.formulas.toLocaleString('en-GB')} formulas, no sampling, no summaries`,
      draws: all,
      worked: sheetDraws,
      work: () => {
        for (let draw = 0; draw < sheetDraws; draw++) sheet.recalculate(sampled.map((column) => column[draw]!)) // so many were sampled
      },
    },
    {
      key: 'linear',
      title: `A part of W, ${linear.title}: figures`,
      draws: all,
      worked: some(all),
      work: figuresOf(linear),
    },
    {
      key: 'linearSquiggle',
      title: '  in Squiggle',
      draws: all,
      worked: some(all),
      work: squiggle(linear, 'map2'),
    },
    {
      key: 'stockFlow',
      title: `A part of W, ${stockFlow.title}: figures`,
      draws: all,
      worked: some(all),
      work: figuresOf(stockFlow),
    },
    {
      key: 'stockFlowSquiggle',
      title: '  in Squiggle, least and greatest by map2',
      draws: all,
      worked: some(all),
      work: squiggle(stockFlow, 'map2'),
    },
    {
      key: 'stockFlowSquiggleBuiltIn',
      title: '  in Squiggle, by its own min and max',
      draws: all,
      worked: some(all),
      work: squiggle(stockFlow, 'built in'),
    },
  ]
  return { programs, close: sheet.close }
}

function ownPrograms(engine: EngineOfW, some: (draws: number) => number): readonly Program[] {
  const { outputs } = engine.draws(plainly(some(all)))
  const own = (key: ProgramKey, title: string, draws: number, work: (() => unknown) | undefined): readonly Program[] =>
    work === undefined ? [] : [{ key, title, draws, worked: some(draws), work }]
  return [
    ...own('whole', 'W whole: sampling, draws, every summary', all, () => engine.whole(plainly(some(all)))),
    ...own('kernel', 'draws alone', all, engine.kernel(plainly(some(all)))),
    ...own('edit', 'one option edited, everything said again', all, engine.edit?.(plainly(some(all)))),
    ...own('wholeOf1024', 'W whole, 1,024 draws', 1_024, () => engine.whole(plainly(some(1_024)))),
    ...own('editOf1024', 'one option edited, 1,024 draws', 1_024, engine.edit?.(plainly(some(1_024)))),
    ...own('percentiles', 'exact percentiles of 149 columns', all, () => engine.percentiles(outputs)),
    ...own('sorting', 'sorting 149 columns (Float64Array.sort)', all, () =>
      outputs.map((column) => column.slice().sort()),
    ),
  ]
}

function plainly(draws: number) {
  return { seed, draws, sampler: 'philox' } as const
}

async function timed(work: () => unknown): Promise<number> {
  let answer: unknown
  const synchronous = timeOf(() => {
    answer = work()
  })
  if (!(answer instanceof Promise)) return synchronous
  const started = performance.now()
  await answer
  return synchronous + performance.now() - started
}
