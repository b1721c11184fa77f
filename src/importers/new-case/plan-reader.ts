import { closest, type Problem } from '../../figures/index.ts'
import type { Day } from '../../reference/index.ts'
import { type ImportProblemCode, importProblem } from '../problems.ts'

type Fields = Readonly<Record<string, unknown>>

export function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Reads the fields of a plan one by one and keeps everything that is wrong with them. */
export function planReader() {
  const problems: Problem[] = []
  const add = (code: ImportProblemCode, place: string, sentence: string): void => {
    problems.push(importProblem(code, place, sentence))
  }
  const isText = (value: unknown): value is string =>
    typeof value === 'string' && value.trim() !== '' && value.length <= 1000
  return {
    problems,
    add,
    knownKeys(fields: Fields, keys: readonly string[], place: string): void {
      for (const key of Object.keys(fields)) {
        if (keys.includes(key)) continue
        const near = closest(key, [...keys])
        const hint = near === undefined ? `There are ${keys.join(', ')}.` : `Did you mean “${near}”?`
        add('IMP-121', `${place}${key}`, `“${key}” is not read here. ${hint}`)
      }
    },
    /** A text that may be left out. */
    textAt(fields: Fields, key: string, place = ''): string | undefined {
      const value = fields[key]
      if (value === undefined) return undefined
      if (isText(value)) return value.trim()
      const sentence = `“${key}” is ${found(value)}. Write it in words, up to 1,000 letters, or leave it out.`
      add('IMP-121', `${place}${key}`, sentence)
      return undefined
    },
    /** A text that must be there; blank where it is not, so that reading can go on. */
    needed(fields: Fields, key: string, place: string): string {
      const value = fields[key]
      if (isText(value)) return value.trim()
      add('IMP-121', `${place}${key}`, `“${key}” is ${found(value)}. Write it in words.`)
      return ''
    },
    numberAt(fields: Fields, key: string, place: string): number | undefined {
      const value = fields[key]
      if (value === undefined) return undefined
      if (typeof value === 'number' && value > 0 && Number.isFinite(value)) return value
      add('IMP-121', `${place}${key}`, `“${key}” is ${found(value)}. Write a number above nought, or leave it out.`)
      return undefined
    },
    texts(fields: Fields, key: string, place: string): readonly string[] {
      const value = fields[key]
      if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value
      add('IMP-121', `${place}${key}`, `“${key}” is ${found(value)}. Write a list: ["Ipswich", "Babergh"].`)
      return []
    },
    list(fields: Fields, key: string): readonly Fields[] {
      const value = fields[key]
      if (Array.isArray(value) && value.every(isRecord)) return value
      const sentence = `“${key}” is ${found(value)}. Write a list of new councils, each { "code": …, "name": …, "districts": […] }.`
      add('IMP-121', key, sentence)
      return []
    },
    /** A day that is in the calendar. */
    day(fields: Fields, key: string): Day | undefined {
      const value = fields[key]
      if (typeof value === 'string' && isDay(value)) return value
      add('IMP-122', key, `“${key}” is ${found(value)}. Write a day like 2026-12-01.`)
      return undefined
    },
  }
}

export type PlanReader = ReturnType<typeof planReader>

function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (parts === null) return false
  const [, year, month, day] = parts
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}

function found(value: unknown): string {
  if (value === undefined) return 'missing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'an object' : `“${String(value).slice(0, 60)}”`
}
