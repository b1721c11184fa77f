import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { HandedIn } from '../importers/index.ts'
import { isFileError } from './case-text.ts'
import { stop } from './problems.ts'

const mostBytes = 160 * 1024 * 1024

/** A file as it lies there, refused before it is read where it is no file or too large for any importer. */
export function readFileBytes(path: string): HandedIn {
  if (!existsSync(path)) return stop('FILE-01', path, `There is no file “${path}”. Check the path.`)
  try {
    const stat = statSync(path)
    if (!stat.isFile()) return stop('FILE-02', path, `“${path}” is not a file. Give the path of one file.`)
    if (stat.size > mostBytes)
      return stop(
        'FILE-03',
        path,
        `“${path}” is ${Math.round(stat.size / 1024 / 1024)} MB. Files are read up to 150 MB; hand in the years or the sheets you need.`,
      )
    return { name: basename(path), bytes: readFileSync(path) }
  } catch (error) {
    if (!isFileError(error)) throw error
    return stop('FILE-02', path, `“${path}” could not be read (${error.code}). Check that you may read it.`)
  }
}
