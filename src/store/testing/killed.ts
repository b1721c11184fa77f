import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { afterAll } from 'vitest'
import type { HolderData } from './holder.ts'
import type { Acknowledged } from './writing.ts'

/** A process of its own that holds a store with several writers, and can be killed at any moment. */
export interface Holder {
  /** Resolves when the store is open, or the process has ended. */
  readonly opened: Promise<void>
  /** Resolves when the process has ended; how, and what it said. */
  readonly ended: Promise<{ readonly code: number | null; readonly said: string }>
  readonly pid: number
  kill(): Promise<void>
}

const home = mkdtempSync(join(tmpdir(), 'concordat-holder-'))
afterAll(() => rmSync(home, { recursive: true, force: true }))

let built: Promise<string> | undefined
/** The holder as one built file, because the store’s thread is started from one. */
async function script(): Promise<string> {
  const outfile = join(home, 'holder.mjs')
  const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
  symlinkSync(here('../../../node_modules'), join(home, 'node_modules'))
  const entryPoints = [here('holder.ts')]
  await build({ entryPoints, outfile, bundle: true, format: 'esm', platform: 'node', packages: 'external' })
  return outfile
}

/** Starts a holder; `wrapped` puts a command before it, such as one that breaks its calls of the system. */
export async function aHolder(data: HolderData, wrapped: readonly string[] = []): Promise<Holder> {
  built ??= script()
  const [command = process.execPath, ...rest] = [...wrapped, process.execPath]
  const child: ChildProcess = spawn(command, [...rest, await built, JSON.stringify(data)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ended = new Promise<{ code: number | null; said: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, said }))
  })
  const opened = new Promise<void>((resolve) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString()
      if (said.includes('open {')) resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    void ended.then(() => resolve())
  })
  return {
    opened,
    ended,
    pid: child.pid ?? 0,
    kill: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** Every act that was acknowledged; the last line may have been cut off with the process. */
export function acknowledgedIn(file: string): readonly Acknowledged[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [request = '', n = '', hash = ''] = line.split(' ')
      return { request, n: Number(n), hash }
    })
}
