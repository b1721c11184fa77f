import { readFileSync } from 'node:fs'
import type { Checkpoint, Finding } from '../store/index.ts'
import { readCheckpoint } from '../store/index.ts'
import { isFileError } from './case-text.ts'
import { stop } from './problems.ts'

/** A hash as people read it aloud: its first twelve letters. */
export function shortHash(hash: string): string {
  return hash.slice(0, 12)
}

export function findingLine({ code, place, sentence }: Finding): string {
  return `${code}  ${place}  ${sentence}\n`
}

/** A checkpoint from a file, or what is wrong with it. */
export function checkpointFrom(path: string): Checkpoint {
  const checkpoint = readCheckpoint(textOf(path))
  return (
    checkpoint ??
    stop(
      'STORE-02',
      path,
      `“${path}” is no checkpoint. One has five lines, the first “concordat record”, and a signature.`,
    )
  )
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (!isFileError(error)) throw error
    return stop('FILE-02', path, `“${path}” cannot be read (${error.code}).`)
  }
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`
}
