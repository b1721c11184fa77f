import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { test } from 'vitest'
import { type ImportChoice, importWhole } from '../import-file.ts'
import type { Observation } from '../observation.ts'

/** The folder of returns as released: beside the checkout, or where CONCORDAT_RETURNS says. Not part of the project. */
const folder =
  process.env['CONCORDAT_RETURNS'] ?? join(fileURLToPath(new URL('../../..', import.meta.url)), '..', 'shared', 'data')

export const hasReturns = existsSync(join(folder, 's251-outturn'))

let isTold = false

/** A test on the returns as released; skipped, with the reason printed once, where they are not there. */
export function testOnReturns(name: string, body: () => void | Promise<void>, timeout = 120_000): void {
  if (!hasReturns && !isTold) {
    isTold = true
    process.stdout.write(
      'Skipped: the official returns are not beside the checkout (set CONCORDAT_RETURNS to their folder).\n',
    )
  }
  test.skipIf(!hasReturns)(name, body, timeout)
}

/** The bytes of a return, by its path in the folder. */
export function returnBytes(path: string): Uint8Array {
  return readFileSync(join(folder, path))
}

/** A return read whole; fails the test where it is refused. */
export async function readReturn(path: string, choice: ImportChoice = {}) {
  const result = await importWhole({ name: path.split('/').at(-1) ?? path, bytes: returnBytes(path) }, choice)
  if ('problems' in result)
    throw new Error(result.problems.map(({ code, sentence }) => `${code} ${sentence}`).join('\n'))
  return {
    ...result,
    observations: result.entries.filter((entry): entry is Observation => entry.what === 'observation'),
  }
}

export function returnsFolder(): string {
  return folder
}
