import {
  type CouncilCode,
  continuingCode,
  council,
  councilByNumber,
  type Day,
  withoutFormerCode,
} from '../reference/index.ts'
import { councilByName } from './council-by-name.ts'
import type { Area } from './observation.ts'

/** How a file names a place. Any of them may be blank. */
export interface NamedPlace {
  readonly ons?: string
  readonly dfe?: string
  readonly name?: string
  readonly level?: Area['level']
  /** A day on which the place was there, which tells two councils of one number apart. */
  readonly day?: Day
}

/**
 * Finds whom a row is about, by code, then by the Department’s number; by a name only where the row has neither, and
 * only by one that a register or a return gives to one council of that day. Nothing is guessed. `940 / 941` and `E06000061 / E06000062` are one return of two councils. The same place is the same object.
 */
export function areaFinder(): (place: NamedPlace) => Area {
  const found = new Map<string, Area>()
  return (place) => {
    const mark = `${place.level ?? ''}|${place.ons ?? ''}|${place.dfe ?? ''}|${place.name ?? ''}|${place.day ?? ''}`
    const before = found.get(mark)
    if (before !== undefined) return before
    const area = areaOf(place)
    found.set(mark, area)
    return area
  }
}

function areaOf({ ons: given = '', dfe = '', name = '', level = 'council', day }: NamedPlace): Area {
  const ons = given.replace(onsCode, (code) => code.toUpperCase())
  const hasCode = ons.trim() !== '' || dfe.trim() !== ''
  const councils = level !== 'council' ? [] : hasCode ? councilsOf(ons, dfe, day) : councilsNamed(name, day)
  return {
    level: level === 'council' && councils.length === 0 ? 'other' : level,
    councils,
    key: councils.length > 0 ? councils.join('+') : ons.trim() || dfe.trim() || name.trim(),
    name: name.trim(),
    published: {
      ...(ons.trim() === '' ? {} : { ons: ons.trim() }),
      ...(dfe.trim() === '' ? {} : { dfe: dfe.trim() }),
    },
  }
}

function councilsOf(ons: string, dfe: string, day: Day | undefined): readonly CouncilCode[] {
  const codes = parts(ons)
    .map(withoutFormerCode)
    .flatMap((code) => (council(code) === undefined ? [] : [continuingCode(code)]))
  const numbers = parts(dfe).flatMap((number) => {
    const found = councilByNumber(number, day)
    return found === undefined ? [] : [continuingCode(found.code)]
  })
  return [...new Set(codes.length >= numbers.length ? codes : numbers)].sort()
}

const onsCode = /\b[a-z]\d{8}\b/g

/** The whole name first: `Bournemouth, Christchurch and Poole` is one council. */
function councilsNamed(name: string, day: Day | undefined): readonly CouncilCode[] {
  const whole = councilByName(name, day)
  const found = whole === undefined ? name.split('/').map((part) => councilByName(part, day)) : [whole]
  const codes = found.flatMap((each) => (each === undefined ? [] : [continuingCode(each.code)]))
  return codes.length === found.length ? [...new Set(codes)].sort() : []
}

function parts(text: string): readonly string[] {
  return text
    .split(/[/,;]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
}
