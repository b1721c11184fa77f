import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Rounds, summaryOf } from './rounds.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const command = join(root, 'dist/cli.js')

/** What it costs to run the command once, from the start of its process to its end. */
export interface CommandMeasured {
  readonly milliseconds: Rounds
  /** The same for `--version`: what starting Node and the command costs before any work. */
  readonly startMilliseconds: Rounds
  readonly peakMegabytes: Rounds
  readonly outputBytes: number
}

/** Undefined where the command has not been built. Throws where it does not end well. */
export function measureCommand(words: readonly string[], rounds: number): CommandMeasured | undefined {
  if (!existsSync(command)) return undefined
  const outputBytes = run([command, ...words]).outputBytes
  return {
    milliseconds: summaryOf(times(rounds, () => run([command, ...words]).milliseconds)),
    startMilliseconds: summaryOf(times(rounds, () => run([command, '--version']).milliseconds)),
    peakMegabytes: summaryOf(times(Math.min(rounds, 3), () => peakOf(words) / 1_000_000)),
    outputBytes,
  }
}

function times(count: number, measure: () => number): readonly number[] {
  return Array.from({ length: count }, measure)
}

function run(words: readonly string[]): { readonly milliseconds: number; readonly outputBytes: number } {
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd: root, maxBuffer: 256 * 1024 * 1024 })
  const milliseconds = performance.now() - started
  if (status !== 0) throw new Error(`node ${words.join(' ')} ended with ${status}: ${stderr.toString().slice(0, 500)}`)
  return { milliseconds, outputBytes: stdout.length }
}

function peakOf(words: readonly string[]): number {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-bench-'))
  try {
    const file = join(folder, 'peak')
    run([join(root, 'bench/peak.mjs'), file, command, ...words])
    return Number(readFileSync(file, 'utf8'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
