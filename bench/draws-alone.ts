import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { checkLines, dumpW } from './dump-of-w.ts'
import { engineOfW } from './engine-of-w.ts'
import { type ChanceMeasured, measureChance, streamsByImportance, totalOfOption3 } from './measure-chance.ts'
import { type DrawsMeasured, measureDraws } from './measure-draws.ts'
import { type InChromium, measureInChromium } from './measure-in-chromium.ts'
import { measureOneRun, type OneRunMeasured } from './measure-one-run.ts'
import { measureSummaries, type SummariesMeasured } from './measure-summaries.ts'
import { publishedOfW } from './published-values-of-w.ts'
import { said } from './rounds.ts'
import { readSpecificationOfW, specificationMissing } from './specification-file.ts'
import { print, type Row } from './table.ts'

/** The parts of the bench that are about draws alone, by the words of the command. */
export async function drawsAlone(words: readonly string[]): Promise<void> {
  if (specificationMissing !== undefined) {
    print('Workload W', [['not measured', specificationMissing]])
    return
  }
  if (words.includes('--dump')) {
    const dump = wordAfter(words, '--dump')
    if (dump === undefined) throw new Error('Name the file that the draws are to be written to: --dump FILE')
    dumpDraws(dump, Number(wordAfter(words, '--draws') ?? publishedOfW.draws))
  }
  if (words.includes('--chance')) measureLuck(words)
  if (words.includes('--summaries')) measureSums(words.includes('--quick'))
  if (words.includes('--draws-only')) await measureAll(words.includes('--quick'))
}

function dumpDraws(file: string, draws: number): void {
  const checked = dumpW(file, engineOfW(readSpecificationOfW()).draws, draws)
  const size = (189 * 8 * draws) / 1_000_000
  process.stdout.write(
    `Workload W, seed ${publishedOfW.seed}, ${draws.toLocaleString('en-GB')} draws in ${file}: ${size.toFixed(1)} MB, 40 columns of parameters, then 149 of results\n${checkLines(checked).join('\n')}\n`,
  )
}

/** Fifteen million draws as it stands: `--replicates` and `--sets` ask for fewer. */
function measureLuck(words: readonly string[]): void {
  const asked = {
    draws: Number(wordAfter(words, '--draws') ?? 8_192),
    replicates: Number(wordAfter(words, '--replicates') ?? 200),
    setsForTruth: Number(wordAfter(words, '--sets') ?? 512),
  }
  const engine = engineOfW(readSpecificationOfW())
  const important = streamsByImportance(engine.whole({ seed: publishedOfW.seed, draws: 1_024, sampler: 'philox' }))
  const inOrder = measureChance(totalOfOption3(engine.draws), asked)
  printLuck('parameters on Sobol streams in the order of the specification', inOrder)
  const byImportance = measureChance(totalOfOption3(engine.draws, important), asked)
  printLuck('parameters on Sobol streams by the length of their bar', byImportance)
  if (wordAfter(words, '--replicates') === undefined) keep('chance', { inOrder, byImportance })
}

function printLuck(title: string, { draws, replicates, setsForTruth, statistics }: ChanceMeasured): void {
  const count = (value: number) => value.toLocaleString('en-GB')
  print(
    `${count(draws)} draws in eight scrambles against as many plain ones, ${title}; ${count(replicates)} seeds, truth from ${count(draws * setsForTruth)} draws`,
    statistics.flatMap(({ statistic, truth, ratio, holds }): readonly Row[] => [
      [`${statistic} of option 3: truth`, truth.toFixed(3)],
      ['  variance, plain ÷ scrambled', said({ median: ratio.value, ...ratio, rounds: replicates }, 1)],
      ['  error bar holds the truth (Student’s 95%)', `${(100 * holds.student).toFixed(1)} in 100`],
      ['  two standard errors hold it', `${(100 * holds.two).toFixed(1)} in 100`],
    ]),
  )
}

async function measureAll(isQuick: boolean): Promise<void> {
  const rounds = isQuick ? 2 : 5
  process.stdout.write(`Node ${process.version}; median (least to greatest) of ${rounds} rounds.\n`)
  const oneRun = measureOneRun(rounds)
  print('Workload W in a process of its own', oneRunRows(oneRun))
  const inChromium = await measureInChromium(readSpecificationOfW(), rounds * 4)
  print('1,024 draws of workload W in Chromium, one Web Worker', chromiumRows(inChromium))
  const draws = await measureDraws(readSpecificationOfW(), rounds, isQuick)
  print('Workload W and what it is measured against, ms', programRows(draws))
  print('Ratios, each taken inside one round', ratioRows(draws))
  if (isQuick) return
  keep('draws', { oneRun, inChromium, ...draws })
}

/** In `results/`, with the machine it was measured on. */
function keep(name: string, measured: object): void {
  const folder = fileURLToPath(new URL('results', import.meta.url))
  mkdirSync(folder, { recursive: true })
  const machine = {
    node: process.version,
    engine: process.versions.v8,
    system: `${process.platform} ${process.arch}`,
    processors: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
  }
  writeFileSync(
    `${folder}/${name}-${process.version}.json`,
    `${JSON.stringify({ ...machine, ...measured }, null, 2)}\n`,
  )
}

function measureSums(isQuick: boolean): void {
  const measured = measureSummaries(isQuick ? 2 : 5)
  if (measured === undefined) return
  print('Draws in columns, and what is said of columns of 10,000', sumRows(measured))
  if (!isQuick) keep('summaries', measured)
}

function sumRows({ sampling, sortMilliseconds, ...compared }: SummariesMeasured): readonly Row[] {
  const { percentiles, live, summaries, ranks } = compared
  const against = (title: string, { milliseconds, ratio }: typeof percentiles, what: string): readonly Row[] => [
    [`${title}, ms`, said(milliseconds, 1)],
    [`  over ${what}`, said(ratio, 2)],
  ]
  return [
    ...(['philox', 'sobol'] as const).flatMap((sampler): Row[] => [
      [`40 columns, ${sampler}, ms`, said(sampling[sampler].milliseconds, 1)],
      ['  a number, ns', said(sampling[sampler].nanoseconds, 1)],
      ['  over drawing one by one', said(sampling[sampler].ratio, 2)],
    ]),
    ['sorting 149 columns, ms', said(sortMilliseconds)],
    ...against('percentiles of 149 columns', percentiles, 'sorting them'),
    ...against('with mean, deviation and error, while a lever is moved', live, 'sorting them'),
    ...against('the same as it is printed and kept', summaries, 'sorting them'),
    ...against('44 columns ranked', ranks, 'ordering by comparison'),
  ]
}

function oneRunRows(run: OneRunMeasured): readonly Row[] {
  const unknown = 'known on Linux only'
  return [
    ['loading, reading and checking the definitions, ms', said(run.loadMilliseconds)],
    ['from definitions to an engine that can draw, cold, ms', said(run.compileMilliseconds)],
    ['first 1,024 draws, everything, ms', said(run.first1024Milliseconds)],
    ['10,000 draws next, everything, ms', said(run.wholeMilliseconds)],
    ['most memory above what was held before, MB', run.megabytesAboveIdle ? said(run.megabytesAboveIdle) : unknown],
    ['  held before, MB', run.idleMegabytes ? said(run.idleMegabytes) : unknown],
  ]
}

function chromiumRows(found: InChromium | undefined): readonly Row[] {
  if (found === undefined) return [['not measured', 'no Chromium on this machine']]
  return [
    [`everything, Chromium ${found.version}, ms (a frame at 60 Hz is 16.7)`, said(found.whole, 1)],
    ...(found.edit === undefined ? [] : [['one option edited, ms', said(found.edit, 1)] as const]),
  ]
}

function programRows({ programs }: DrawsMeasured): readonly Row[] {
  return programs.map(({ title, draws, worked, milliseconds }) => [
    title,
    `${said(milliseconds, milliseconds.median < 100 ? 1 : 0)}${
      worked === draws ? '' : `   scaled from ${worked.toLocaleString('en-GB')} draws`
    }`,
  ])
}

function ratioRows({ ratios }: DrawsMeasured): readonly Row[] {
  return ratios.map(({ title, ratio }) => [title, said(ratio, ratio.median < 10 ? 2 : 0)])
}

function wordAfter(words: readonly string[], option: string): string | undefined {
  const at = words.indexOf(option)
  return at < 0 ? undefined : words[at + 1]
}
