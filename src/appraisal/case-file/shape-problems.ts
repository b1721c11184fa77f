import type { z } from 'zod'
import type { Problem } from '../../figures/index.ts'
import { listInWords } from '../../figures/index.ts'
import { caseProblem } from '../problems.ts'
import { fieldWords } from './field-words.ts'
import { found, quoted } from './found.ts'
import { type Path, placeOf } from './place.ts'
import { keysAt } from './schema-at.ts'
import { didYouMean } from './suggestion.ts'

type Issue = z.core.$ZodIssue

/** What is wrong with the shape of a file, each with its place, what was found there and what to write instead. */
export function shapeProblems(issues: readonly Issue[], input: unknown): readonly Problem[] {
  return issues.flatMap((issue) => problemsOf(issue, [], input))
}

function problemsOf(issue: Issue, above: Path, input: unknown): readonly Problem[] {
  const path = [...above, ...stepsOf(issue.path)]
  const value = valueAt(input, path)
  const place = placeOf(path)
  const field = fieldWords(path)
  switch (issue.code) {
    case 'invalid_type':
      return [wrongKind(issue.expected, value, place, field)]
    case 'unrecognized_keys':
      return unknownKeys(issue.keys, path)
    case 'custom':
      return [tooMany(Object.keys(value ?? {}).length, Number(issue.params?.['most']), place, field)]
    case 'invalid_value':
      return [wrongWord(issue.values.map(String), value, place, field, path)]
    case 'invalid_format':
      return [badlyWritten(value, place, field, path, issue.code === 'invalid_format' ? issue.pattern : undefined)]
    case 'too_small':
      return [outside(issue.origin, Number(issue.minimum), 'least', value, place, field)]
    case 'too_big':
      return [outside(issue.origin, Number(issue.maximum), 'most', value, place, field)]
    case 'invalid_key':
      return [badKey(place, path)]
    case 'invalid_union':
      return problemsOfUnion(issue, path, input)
    default:
      return [caseProblem('CASE-10', place, `${field} is ${found(value)}, which cannot be used here. Correct it.`)]
  }
}

function wrongKind(expected: string, value: unknown, place: string, field: string): Problem {
  if (value === undefined) return caseProblem('CASE-06', place, `${field} is missing. Add ${wanted[expected] ?? 'it'}.`)
  if (expected === 'number' || expected === 'int') return notANumber(value, place, field)
  return caseProblem(
    'CASE-10',
    place,
    `${field} is ${found(value)}. Write ${wanted[expected] ?? 'the value it needs'}.`,
  )
}

const wanted: Readonly<Record<string, string>> = {
  string: 'text in double quotation marks',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list in square brackets',
  object: 'an object in braces',
  record: 'an object in braces',
}

function notANumber(value: unknown, place: string, field: string): Problem {
  if (typeof value === 'number') {
    return Number.isFinite(value)
      ? caseProblem('CASE-09', place, `${field} is ${found(value)}. Write a whole number.`)
      : caseProblem('CASE-09', place, `${field} is ${found(value)}, which is not a finite number. Write a number.`)
  }
  const meant = typeof value === 'string' ? numberMeant(value) : undefined
  const advice =
    meant === undefined
      ? 'Write a number without quotation marks; where the figure is missing, give its reason under “missing” instead'
      : `Write ${meant}, without quotation marks, commas or signs`
  return caseProblem('CASE-08', place, `${field} is ${found(value)}, where a number belongs. ${advice}.`)
}

/** 12345 from “12,345” or “£12,345”; nothing where no number is meant. */
function numberMeant(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^(-?)£/, '$1')
    .replace(/,(?=\d{3})/g, '')
    .replace(/%$/, '')
  if (!/^-?\d{1,15}(\.\d{1,10})?$/.test(bare)) return undefined
  return text.trim().endsWith('%') ? String(Number((Number(bare) / 100).toPrecision(12))) : bare
}

/** Past this number of strange keys in one object, another name tells nobody more. */
const mostKeys = 50

function unknownKeys(keys: readonly string[], path: Path): readonly Problem[] {
  const told = keys.slice(0, mostKeys).map((key) => unknownKey(key, [...path, key]))
  const untold = keys.length - told.length
  if (untold === 0) return told
  const sentence = `There are ${untold} more keys here that a case file does not have. Take them out.`
  return [...told, caseProblem('CASE-07', placeOf(path), sentence)]
}

function unknownKey(key: string, path: Path): Problem {
  const known = keysAt(path.slice(0, -1))
  const meant = didYouMean(key, known)
  return caseProblem(
    'CASE-07',
    placeOf(path),
    `The key ${quoted(key)} is not one that a case file has here.${meant === '' ? ' Take it out, or look it up in the page on the case file.' : meant}`,
  )
}

function wrongWord(allowed: readonly string[], value: unknown, place: string, field: string, path: Path): Problem {
  if (path.length === 1 && path[0] === 'concordat' && value !== undefined) {
    return caseProblem('CASE-15', place, `The file says it is in format ${found(value)}. This version reads format 1.`)
  }
  if (value === undefined)
    return caseProblem('CASE-06', place, `${field} is missing. Write ${listInWords(allowed, 'or')}.`)
  const meant = typeof value === 'string' ? didYouMean(value, allowed) : ''
  return caseProblem('CASE-11', place, `${field} is ${found(value)}. Write ${listInWords(allowed, 'or')}.${meant}`)
}

function badlyWritten(value: unknown, place: string, field: string, path: Path, pattern?: string): Problem {
  const rule = writtenAs(path, pattern)
  return caseProblem(rule.code, place, `${field} is ${found(value)}. Write ${rule.as}.`)
}

function writtenAs(path: Path, pattern = ''): { code: 'CASE-13' | 'CASE-16' | 'CASE-17'; as: string } {
  if (pattern.includes('\\d{4}-\\d{2}-\\d{2}')) {
    return { code: 'CASE-16', as: 'the date as year, month and day, such as 2013-03-31' }
  }
  if (pattern.includes('\\d{4}-\\d{2}')) return { code: 'CASE-17', as: 'the financial year such as 2012-13' }
  if (pattern.includes('GUARD')) return { code: 'CASE-13', as: 'the guardrail’s code, such as GUARD-03' }
  if (path.at(-1) === 'deliveryModel') return { code: 'CASE-13', as: 'a delivery model’s code, such as M01' }
  if (pattern.includes('L\\d')) return { code: 'CASE-13', as: 'a lever’s code, such as L01' }
  if (pattern.includes('A-Za-z0-9')) {
    return { code: 'CASE-13', as: 'letters, digits, hyphens and full stops only, such as shared-senior-team' }
  }
  return { code: 'CASE-13', as: 'lower-case letters, digits and single hyphens, such as three-councils' }
}

function outside(
  origin: string,
  limit: number,
  end: 'least' | 'most',
  value: unknown,
  place: string,
  field: string,
): Problem {
  if (origin === 'string') {
    const sentence =
      end === 'least' ? `${field} is empty. Write it.` : `${field} is longer than ${limit} characters. Shorten it.`
    return caseProblem('CASE-12', place, sentence)
  }
  if (origin === 'array') {
    const length = Array.isArray(value) ? value.length : 0
    if (end === 'most') return tooMany(length, limit, place, field)
    return caseProblem('CASE-14', place, `${field} has ${length} entries. Write at least ${limit}.`)
  }
  return caseProblem('CASE-09', place, `${field} is ${found(value)}. Write a number of at ${end} ${limit}.`)
}

function tooMany(length: number, most: number, place: string, field: string): Problem {
  return caseProblem(
    'CASE-68',
    place,
    `${field} has ${length} entries, and a case may have ${most}. Take out what it does not need.`,
  )
}

function badKey(place: string, path: Path): Problem {
  const key = String(path.at(-1) ?? '')
  const within = path.at(-2)
  const written =
    within === 'byYear'
      ? 'a financial year such as 2012-13'
      : within === 'limits'
        ? 'a guardrail such as GUARD-03'
        : 'a code of 1 to 60 characters'
  return caseProblem(
    within === 'byYear' ? 'CASE-17' : 'CASE-13',
    place,
    `The key ${quoted(key)} cannot stand here. Write ${written}.`,
  )
}

function problemsOfUnion(
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: Path,
  input: unknown,
): readonly Problem[] {
  const value = valueAt(input, path)
  const field = fieldWords(path)
  const place = placeOf(path)
  if ('discriminator' in issue && typeof issue.discriminator === 'string') {
    const allowed = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : []
    return [wrongWord(allowed, value, place, field, path)]
  }
  if (value === undefined) return [caseProblem('CASE-06', place, `${field} is missing. Add it.`)]
  if (isObject(value) && path[0] === 'assumptions') {
    const branch = issue.errors['byCouncil' in value ? 1 : 0] ?? []
    return branch.flatMap((inner) => problemsOf(inner, path, input))
  }
  const sentence = path[0] === 'assumptions' ? 'Write an object in braces' : 'Write text, a number, or true or false'
  return [caseProblem('CASE-10', place, `${field} is ${found(value)}. ${sentence}.`)]
}

function stepsOf(path: readonly PropertyKey[]): Path {
  return path.map((step) => (typeof step === 'number' ? step : String(step)))
}

function valueAt(input: unknown, path: Path): unknown {
  let value = input
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined
    value = Reflect.get(value, step)
  }
  return value
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
