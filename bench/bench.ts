// `npm run bench`: how long an appraisal takes and how much memory it holds, as a table. Nothing passes or fails here.
//
//   npm run bench                   the table, also written to bench/results/NODE.json
//   npm run bench -- --quick        fewer rounds, nothing written
//   npm run bench -- --record       the record alone, also written to results/record-NODE.json; --long adds a million entries
//   npm run bench -- --draws-only   workload W and what it is measured against, also written to results/draws-NODE.json
//   npm run bench -- --chance       what scrambles gain over plain draws, also written to results/chance-NODE.json
//   npm run bench -- --summaries    columns of draws and what is said of them, also written to results/summaries-NODE.json
//   npm run bench -- --dump FILE    the draws of workload W as bytes, with its check values; --draws N for other than 10,000
//
// How to read it: docs/performance.md.

import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import { drawsAlone } from './draws-alone.ts'
import { type CommandMeasured, measureCommand } from './measure-command.ts'
import { type ImportMeasured, laitLeftOut, measureImports } from './measure-imports.ts'
import { measureParts, type PartsMeasured } from './measure-parts.ts'
import { measureRecord, type RecordMeasured } from './measure-record.ts'
import { measureW, type WorkloadMeasured } from './measure-w.ts'
import { said } from './rounds.ts'
import { print, type Row } from './table.ts'

const cases = ['three-councils', 'childrens-trust'] as const
const isQuick = process.argv.includes('--quick')
const rounds = isQuick ? 2 : 5
const root = fileURLToPath(new URL('..', import.meta.url))

/** What the stages that `appraise` tells of are, by how far each brings the whole. */
const stageTitles: Readonly<Record<string, string>> = {
  '0.1': 'define and plan the figures, prepare chance',
  '0.5': 'central case and draws',
  '0.75': 'second looks: nobody leaves, a post more or fewer',
  '0.95': 'sensitivities and summaries',
  '1': 'the answer in words',
}

if (process.argv.some((word) => ['--draws-only', '--dump', '--chance', '--summaries'].includes(word))) {
  await drawsAlone(process.argv)
  process.exit(0)
}
build()
if (process.argv.includes('--record')) {
  await recordAlone()
  process.exit(0)
}
const machine = {
  node: process.version,
  engine: process.versions.v8,
  system: `${process.platform} ${process.arch}`,
  processors: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`,
}
process.stdout.write(`Node ${machine.node} on ${machine.processors}; median (least to greatest) of ${rounds} rounds.\n`)
const measured = {
  ...machine,
  rounds,
  cases: cases.map(measureCase),
  workloadW: measureW(isQuick ? 128 : 512, rounds),
  imports: measureImports(isQuick ? 100_000 : 1_000_000, rounds),
}
print('Workload W, plain evaluator', workloadRows(measured.workloadW))
for (const each of measured.imports) print(each.title, importRows(each))
if (laitLeftOut !== undefined) print('LAIT, parquet', [['the whole table', laitLeftOut]])
if (!isQuick) {
  const folder = fileURLToPath(new URL('results', import.meta.url))
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/${process.version}.json`, `${JSON.stringify(measured, null, 2)}\n`)
}

/** Measured and printed before the next one begins. */
function measureCase(name: string) {
  const command = measureCommand(['appraise', name, '--json'], rounds)
  const parts = measureParts(name, rounds)
  print(name, [...commandRows(command), ...partRows(parts)])
  return { name, command, parts }
}

async function recordAlone(): Promise<void> {
  const measured = await measureRecord(
    isQuick ? 2 : 4,
    process.argv.includes('--long') ? [100_000, 1_000_000] : [100_000],
  )
  print('The record, acknowledged acts a second', recordRows(measured))
  if (isQuick) return
  const folder = fileURLToPath(new URL('results', import.meta.url))
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${folder}/record-${process.version}.json`, `${JSON.stringify(measured, null, 2)}\n`)
}

function recordRows({ acts, bulk, long }: RecordMeasured): readonly Row[] {
  return [
    ...acts.flatMap(({ writers, embedded, postgres, ratio }): Row[] => [
      [`${writers} ${writers === 1 ? 'writer' : 'writers'}, embedded`, said(embedded)],
      ['  PostgreSQL, synced commit', said(postgres)],
      ['  embedded over PostgreSQL', said(ratio, 2)],
    ]),
    ['rows a second at 1,000 an act, embedded', said(bulk.embedded)],
    ['  PostgreSQL', said(bulk.postgres)],
    ...long.flatMap(({ entries, megabytes, rebuildSeconds, restartSeconds }): Row[] => [
      [`${entries.toLocaleString('en-GB')} entries (${megabytes} MB), rebuilt, s`, rebuildSeconds.toFixed(1)],
      ['  opened again after a clean stop, s', restartSeconds.toFixed(2)],
    ]),
  ]
}

/** What is measured is what the sources say now. Throws where they do not build. */
function build(): void {
  execFileSync(process.execPath, ['build.mjs'], { cwd: root, stdio: 'inherit' })
}

function commandRows(command: CommandMeasured | undefined): readonly Row[] {
  if (command === undefined) return [['the command', 'not built']]
  return [
    ['appraise --json, process start to end, ms', said(command.milliseconds)],
    ['  of which starting Node and the command, ms', said(command.startMilliseconds)],
    ['  most memory held, MB', said(command.peakMegabytes)],
    ['  printed, kB', Math.round(command.outputBytes / 1000).toLocaleString('en-GB')],
  ]
}

function partRows(parts: PartsMeasured): readonly Row[] {
  const { figures, parameters, draws } = parts
  return [
    [`in one process (${figures} figures, ${parameters} assumptions, ${draws} draws)`, ''],
    ['  first time, cold, ms', Math.round(parts.first).toLocaleString('en-GB')],
    ['  again, warm, ms', said(parts.whole)],
    ...parts.stages.map(
      ({ upTo, took }): Row => [`    ${stageTitles[upTo] ?? `up to ${upTo} of the whole`}`, said(took)],
    ),
    ['  reading and checking the case file, ms', said(parts.readCase)],
    ['  the central case alone, ms', said(parts.central)],
    ['  one draw of what is summarised, µs', said(parts.microsecondsPerDraw)],
  ]
}

function workloadRows(workload: WorkloadMeasured | undefined): readonly Row[] {
  if (workload === undefined) return [['not measured', 'its specification is not beside this checkout']]
  return [
    [`one draw of ${workload.draws}, µs`, said(workload.evaluatorMicroseconds)],
    ['the same by plain transcription, µs', said(workload.transcriptionMicroseconds)],
    ['evaluator ÷ transcription', said(workload.ratio, 1)],
    ['reading, checking and planning the graph, ms', Math.round(workload.planMilliseconds).toLocaleString('en-GB')],
  ]
}

function importRows({ megabytes, rows, import: ours, libraries }: ImportMeasured): readonly Row[] {
  return [
    [
      `${rows.toLocaleString('en-GB')} rows of ${Math.round(megabytes)} MB by our whole import, ms`,
      said(ours.milliseconds),
    ],
    ['  rows a second', said(ours.rowsPerSecond)],
    ['  most memory held, MB', said(ours.peakMegabytes)],
    ...libraries.flatMap(({ title, milliseconds, peakMegabytes, ratio }): readonly Row[] => [
      [`${title}, ms`, said(milliseconds)],
      ['  most memory held, MB', said(peakMegabytes)],
      ['  our import ÷ this', said(ratio, 1)],
    ]),
  ]
}
