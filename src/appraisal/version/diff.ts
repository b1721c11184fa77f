import { canonicalJson } from '../../figures/index.ts'
import type { Answer, SpreadPence } from '../answer.ts'
import { caseFileSchema } from '../case-file/index.ts'
import { placeOf } from '../case-file/place.ts'
import { textsApart } from './agreement.ts'
import type { FrozenParameter, Version } from './document.ts'
import { valueUnder } from './places.ts'
import { readingNames } from './published-steps.ts'
import { wholeReading } from './readings.ts'

/** A figure of one version beside the same of another; null where only one of them has it. */
export interface FigureChange {
  readonly figure: 'presentValue' | 'movement' | 'chanceBetterOff' | 'chanceOfBreach' | 'state'
  readonly option: string
  /** Null: all councils of the option together. */
  readonly council: string | null
  readonly year: string | null
  /** A guardrail’s code, of the chance that it breaks. */
  readonly guardrail: string | null
  /** Which reading of a present value or movement: `central`, `mean`, `p5`, `recurrent`, `oneOff`. */
  readonly reading: string | null
  readonly unit: 'pence' | 'share' | 'word'
  readonly before: number | string | null
  readonly after: number | string | null
  /** By how much; null where it is a word or only one version has it. */
  readonly change: number | null
}

/** An assumption that is not the same in both versions: its central value, its range, or where it comes from. */
export interface AssumptionChange {
  readonly key: string
  readonly title: string
  readonly unit: string
  readonly before: AssumptionSide | null
  readonly after: AssumptionSide | null
}

type AssumptionSide = Pick<FrozenParameter, 'central' | 'distribution' | 'grade' | 'source' | 'from'>

/** What differs between two versions, as a page shows it. */
export interface VersionDiff {
  readonly before: string
  readonly after: string
  /** Both were worked alike: seed, draws and engine number. */
  readonly isSameLuck: boolean
  readonly figures: readonly FigureChange[]
  /** Sections of the case that are not the same, in the order of a case file, each with the places in it that differ, at most a hundred. */
  readonly sections: readonly { readonly section: string; readonly places: readonly string[]; readonly count: number }[]
  readonly assumptions: readonly AssumptionChange[]
  /** Facts that the figures took, by name, whose numbers differ where both versions have them over the same members. */
  readonly inputs: readonly { readonly name: string; readonly title: string; readonly cells: number }[]
  readonly rules: readonly {
    readonly name: string
    readonly title: string
    readonly before: string
    readonly after: string
  }[]
  /** Figures, by name, whose formula is another in the two. */
  readonly formulas: readonly {
    readonly name: string
    readonly title: string
    readonly before: string | null
    readonly after: string | null
  }[]
}

/**
 * The published figures of one version against any other’s, and what of their inputs, assumptions, formulas and cases
 * explains it. Options and councils are matched by code; nothing is worked again.
 */
export function diffOfVersions(before: Version, after: Version): VersionDiff {
  return {
    before: before.contentHash,
    after: after.contentHash,
    isSameLuck: before.seed === after.seed && before.draws === after.draws && before.engine === after.engine,
    figures: figureChanges(before.answer, after.answer),
    sections: sectionChanges(before, after),
    assumptions: assumptionChanges(before, after),
    inputs: inputChanges(before, after),
    rules: after.rules.flatMap(({ name, title, value }) => {
      const own = before.rules.find((rule) => rule.name === name)?.value ?? ''
      return own === value ? [] : [{ name, title, before: own, after: value }]
    }),
    formulas: formulaChanges(before, after),
  }
}

type Figure = Omit<FigureChange, 'before' | 'after' | 'change'> & { readonly value: number | string | null }

function figureChanges(before: Answer, after: Answer): readonly FigureChange[] {
  const keyOf = ({ value: _, unit: __, ...rest }: Figure) => canonicalJson(rest)
  const [own, other] = [before, after].map((answer) => new Map(figuresOf(answer).map((each) => [keyOf(each), each])))
  return [...new Set([...(own?.keys() ?? []), ...(other?.keys() ?? [])])].flatMap((key) => {
    const [was, is] = [own?.get(key), other?.get(key)]
    const about = is ?? was
    if (about === undefined || (was?.value ?? null) === (is?.value ?? null)) return []
    const { value: _, ...rest } = about
    const change =
      typeof was?.value === 'number' && typeof is?.value === 'number' ? inUnitOf(about, is.value - was.value) : null
    return [{ ...rest, before: was?.value ?? null, after: is?.value ?? null, change }]
  })
}

/** Shares are printed to four places, and so is their difference. */
function inUnitOf({ unit }: Figure, change: number): number {
  return unit === 'share' ? Math.round(change * 10_000) / 10_000 : change
}

const spreadParts = ['central', 'mean', 'p5', 'p50', 'p95'] as const

function figuresOf({ options }: Answer): readonly Figure[] {
  return options.flatMap((option) => {
    const about = { option: option.code, council: null, year: null, guardrail: null, reading: null }
    return [
      { ...about, figure: 'state' as const, unit: 'word' as const, value: option.state },
      ...presentValues(about, option.presentValuePence),
      { ...about, figure: 'chanceBetterOff' as const, unit: 'share' as const, value: option.chanceBetterOff },
      ...option.byCouncil.flatMap((of) => {
        const here = { ...about, council: of.council }
        return [
          ...presentValues(here, of.presentValuePence),
          { ...here, figure: 'chanceBetterOff' as const, unit: 'share' as const, value: of.chanceBetterOff },
          ...of.movement.flatMap(({ year, recurrentPence, oneOffPence }): Figure[] => {
            const moved = { ...here, figure: 'movement' as const, year, unit: 'pence' as const }
            return [
              { ...moved, reading: 'recurrent', value: recurrentPence },
              { ...moved, reading: 'oneOff', value: oneOffPence },
            ]
          }),
        ]
      }),
      ...option.guardrails.flatMap(({ code, byCouncil }) =>
        byCouncil.flatMap(({ council, chance }): Figure[] =>
          chance === null
            ? []
            : [{ ...about, figure: 'chanceOfBreach', council, guardrail: code, unit: 'share', value: chance }],
        ),
      ),
    ]
  })
}

function presentValues(about: Omit<Figure, 'figure' | 'unit' | 'value'>, spread: SpreadPence): readonly Figure[] {
  return spreadParts.map((reading) => ({
    ...about,
    figure: 'presentValue',
    reading,
    unit: 'pence',
    value: spread[reading],
  }))
}

const mostPlaces = 100

function sectionChanges(before: Version, after: Version): VersionDiff['sections'] {
  return Object.keys(caseFileSchema.shape).flatMap((section) => {
    const places = placesApart(valueUnder(before.case, section), valueUnder(after.case, section), [section])
    return places.length === 0 ? [] : [{ section, places: places.slice(0, mostPlaces), count: places.length }]
  })
}

/** Where two values differ, as deep as both have something there. */
function placesApart(own: unknown, other: unknown, path: readonly (string | number)[]): readonly string[] {
  if (own === other) return []
  if (typeof own !== 'object' || own === null || typeof other !== 'object' || other === null) return [placeOf(path)]
  const [left, right] = [own, other] as readonly Readonly<Record<string, unknown>>[] // lists and objects alike, by key
  return [...new Set([...Object.keys(left ?? {}), ...Object.keys(right ?? {})])].flatMap((key) =>
    placesApart(left?.[key], right?.[key], [...path, Array.isArray(own) ? Number(key) : key]),
  )
}

function assumptionChanges(before: Version, after: Version): readonly AssumptionChange[] {
  const [own, other] = [before, after].map(
    (version) => new Map(wholeReading(version, readingNames.case).parameters.map((each) => [each.key, each])),
  )
  const side = (of: FrozenParameter | undefined): AssumptionSide | null =>
    of === undefined
      ? null
      : {
          central: of.central,
          distribution: of.distribution,
          grade: of.grade,
          source: of.source,
          from: of.from,
        }
  return [...new Set([...(own?.keys() ?? []), ...(other?.keys() ?? [])])].sort().flatMap((key) => {
    const [was, is] = [side(own?.get(key)), side(other?.get(key))]
    const { title = '', unit = '' } = other?.get(key) ?? own?.get(key) ?? {}
    return canonicalJson(was) === canonicalJson(is) ? [] : [{ key, title, unit, before: was, after: is }]
  })
}

function inputChanges(before: Version, after: Version): VersionDiff['inputs'] {
  const [own, other] = [before, after].map((version) => wholeReading(version, readingNames.case))
  if (own === undefined || other === undefined) return []
  const titles = new Map(after.texts.map(({ name, title }) => [name, title]))
  return Object.entries(other.givens).flatMap(([name, { cells }]) => {
    const was = own.givens[name]?.cells
    if (was === undefined || was.length !== cells.length) return []
    const apart = cells.filter((cell, index) => canonicalJson(cell) !== canonicalJson(was[index] ?? null)).length
    return apart === 0 ? [] : [{ name, title: titles.get(name) ?? name, cells: apart }]
  })
}

function formulaChanges(before: Version, after: Version): VersionDiff['formulas'] {
  const textOf = ({ texts }: Version, name: string) => texts.find((text) => text.name === name)
  return textsApart(before, after).map((name) => {
    const [was, is] = [textOf(before, name), textOf(after, name)]
    const formula = (text: typeof was) => (text === undefined ? null : text.kind === 'figure' ? text.is : text.kind)
    return { name, title: is?.title ?? was?.title ?? name, before: formula(was), after: formula(is) }
  })
}
