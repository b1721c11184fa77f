import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { checkLines, dumpW } from './dump-of-w.ts'
import { engineOfW } from './engine-of-w.ts'
import { type DrawsMeasured, measureDraws } from './measure-draws.ts'
import { measureOneRun, type OneRunMeasured } from './measure-one-run.ts'
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
  const dump = wordAfter(words, '--dump')
  if (dump !== undefined) dumpDraws(dump, Number(wordAfter(words, '--draws') ?? publishedOfW.draws))
  if (words.includes('--draws-only')) await measureAll(words.includes('--quick'))
}

function dumpDraws(file: string, draws: number): void {
  const checked = dumpW(file, engineOfW(readSpecificationOfW()).draws, draws)
  const size = (189 * 8 * draws) / 1_000_000
  process.stdout.write(
    `Workload W, seed ${publishedOfW.seed}, ${draws.toLocaleString('en-GB')} draws in ${file}: ${size.toFixed(1)} MB, 40 columns of parameters, then 149 of results\n${checkLines(checked).join('\n')}\n`,
  )
}

async function measureAll(isQuick: boolean): Promise<void> {
  const rounds = isQuick ? 2 : 5
  process.stdout.write(`Node ${process.version}; median (least to greatest) of ${rounds} rounds.\n`)
  const oneRun = measureOneRun(rounds)
  print('Workload W in a process of its own', oneRunRows(oneRun))
  const draws = await measureDraws(readSpecificationOfW(), rounds, isQuick)
  print('Workload W and what it is measured against, ms', programRows(draws))
  print('Ratios, each taken inside one round', ratioRows(draws))
  if (isQuick) return
  const folder = fileURLToPath(new URL('results', import.meta.url))
  mkdirSync(folder, { recursive: true })
  const machine = { node: process.version, engine: process.versions.v8, system: `${process.platform} ${process.arch}` }
  const processors = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`
  const measured = { ...machine, processors, oneRun, ...draws }
  writeFileSync(`${folder}/draws-${process.version}.json`, `${JSON.stringify(measured, null, 2)}\n`)
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
