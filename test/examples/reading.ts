import { existsSync, readFileSync } from 'node:fs'
import { csvRecords } from '../../scripts/examples/csv.ts'
import { windows1252 } from '../../scripts/examples/windows-1252.ts'
import { type CaseFile, type CaseSource, caseFileSchema } from '../../src/appraisal/case-file/schema.ts'

export const RETURNS = new URL('../../../shared/data/', import.meta.url)
export const NOT_HERE = 'the official returns are not beside this checkout'
export const returnsAreHere = existsSync(RETURNS)

/** Numbers of the first lines that are not the same in both. */
export function linesThatDiffer(one: string, other: string): readonly number[] {
  const [ones, others] = [one.split('\n'), other.split('\n')]
  const places = ones.length >= others.length ? ones : others
  return places.flatMap((_, index) => (ones[index] === others[index] ? [] : [index + 1])).slice(0, 5)
}

export function textOf(name: string): string {
  return readFileSync(new URL(`../../examples/${name}.json`, import.meta.url), 'utf8')
}

const parsed = new Map<string, CaseFile>()

export function example(name: string): CaseFile {
  const theCase = parsed.get(name) ?? caseFileSchema.parse(JSON.parse(textOf(name)))
  parsed.set(name, theCase)
  return theCase
}

const folders = { outturn: 's251-outturn', csww: 'workforce', ons: 'population', darlington: 'council-spend' } as const
const read = new Map<string, readonly (readonly string[])[]>()

/** The record that a figure's source names: the header is record 1. */
export function fieldsOf({ file = '', record }: CaseSource): readonly string[] {
  return recordsOf(file)[Number(record) - 1] ?? []
}

export function fieldOf(source: CaseSource): string | undefined {
  const [header = []] = recordsOf(source.file ?? '')
  return fieldsOf(source)[header.indexOf(source.cell ?? '')]
}

function recordsOf(file: string): readonly (readonly string[])[] {
  const before = read.get(file)
  if (before !== undefined) return before
  const folder = Object.entries(folders).find(([begins]) => file.startsWith(begins))?.[1]
  const bytes = readFileSync(new URL(`${folder}/${file}`, RETURNS))
  const records = csvRecords(file.startsWith('outturn') ? windows1252(bytes) : bytes.toString('utf8'))
  read.set(file, records)
  return records
}

/** Places whose keys do not stand in the order in which the schema gives them. */
export function keysOutOfOrder(written: unknown, parsed: unknown, place = 'the case'): readonly string[] {
  if (typeof written !== 'object' || written === null || typeof parsed !== 'object' || parsed === null) return []
  const keys = Object.keys(written)
  const here =
    keys.join() ===
    Object.keys(parsed)
      .filter((key) => keys.includes(key))
      .join()
      ? []
      : [place]
  const inner = (of: object, key: string): unknown => Object.entries(of).find(([name]) => name === key)?.[1]
  return [...here, ...keys.flatMap((key) => keysOutOfOrder(inner(written, key), inner(parsed, key), `${place}.${key}`))]
}
