import {
  type At,
  type Cell,
  type ChanceRequest,
  canonicalJson,
  centralReading,
  checkChance,
  DefinitionError,
  drawReading,
  type Figure,
  type FigureData,
  type FigureText,
  figuresFromTexts,
  type KeptChance,
  keepChance,
  membersAt,
  type Plan,
  PlanError,
  type Problem,
  planFigures,
  problem,
  textsOf,
} from '../../figures/index.ts'
import type { Worked } from '../answering/read.ts'
import type { CaseFile } from '../case-file/index.ts'
import { assumptionOf } from '../data/assumptions.ts'
import type { FrozenGiven, FrozenParameter, FrozenReading, Version } from './document.ts'
import { originOf } from './origin-of-given.ts'

/** Formula texts of all readings, each once. */
export interface TextTable {
  readonly texts: FigureText[]
  /** The place of a text in the table; it is put at the end where it is not there yet. */
  readonly placeOf: (text: FigureText) => number
}

export function textTable(): TextTable {
  const texts: FigureText[] = []
  const places = new Map<string, number>()
  return {
    texts,
    placeOf: (text) => {
      const key = canonicalJson(text)
      const place = places.get(key) ?? texts.push(text) - 1
      places.set(key, place)
      return place
    },
  }
}

/** What a reading is made of: its plan, the case as it then stands, and its luck. */
export interface ToFreeze {
  readonly name: string
  readonly plan: Plan
  readonly theCase: CaseFile
  readonly seed: number
  readonly draws: number
  /** What is worked in every future. */
  readonly drawn: readonly Figure[]
}

/** One reading as plain data; where it is `like` another, only what differs from that one. */
export function frozenReading(
  { name, plan, theCase, seed, draws, drawn }: ToFreeze,
  table: TextTable,
  like?: FrozenReading,
): FrozenReading {
  const givens = givensOf(plan)
  const parameters = parametersOf(plan, theCase)
  const likeParameters = new Map(like?.parameters.map((each) => [each.key, canonicalJson(each)]))
  return {
    name,
    like: like?.name ?? null,
    asked: plan.outputs.map((figure) => figure.name),
    drawn: drawn.map((figure) => figure.name),
    texts: textsOf(plan.outputs).map(table.placeOf),
    members: Object.fromEntries(
      Object.entries(plan.members).map(([dimension, members]) => [dimension, members.map((member) => ({ ...member }))]),
    ),
    roles: Object.fromEntries(Object.entries(plan.grid.roles).map(([dimension, roles]) => [dimension, { ...roles }])),
    givens: Object.fromEntries(
      Object.entries(givens).filter(([given, own]) => {
        const other = like?.givens[given]
        return other === undefined || canonicalJson(other) !== canonicalJson(own)
      }),
    ),
    parameters: parameters.filter((each) => likeParameters.get(each.key) !== canonicalJson(each)),
    correlations: theCase.correlations.map(({ a, b, rank }) => ({ a, b, rank })),
    seed,
    draws,
  }
}

function givensOf(plan: Plan): Readonly<Record<string, FrozenGiven>> {
  return Object.fromEntries(
    plan.figures
      .filter(({ figure }) => figure.kind === 'given')
      .map(({ figure, layout, values, missing }): [string, FrozenGiven] => [
        figure.name,
        {
          cells: Array.from(values, (value, cell) => {
            const gap = missing?.[cell]
            // Minus nought is no amount: nought in its place changes no figure that is printed.
            return gap === undefined ? value || 0 : { missing: gap.missing, at: gap.at ?? figure.name }
          }),
          sources: [
            ...new Set(
              Array.from(values, (_, cell) => plan.sourceOf(figure, membersAt(plan.grid, layout, cell)) ?? ''),
            ),
          ].filter((source) => source !== ''),
          from: originOf(figure.name),
        },
      ]),
  )
}

function parametersOf(plan: Plan, theCase: CaseFile): FrozenParameter[] {
  return plan.parameters.map(({ key, name, member }, index) => {
    const of = assumptionOf(theCase, name, member)
    if (of === undefined) throw new Error(`No assumption ${name}`)
    const { title, unit, grade, source, published, kind } = of
    return {
      key,
      name,
      member: member ?? null,
      stream: theCase.streams[key] ?? 0,
      central: (plan.central[index] ?? Number.NaN) || 0,
      distribution: of.distribution,
      title,
      unit,
      grade,
      source,
      published,
      from: kind,
    }
  })
}

/** A reading with everything it takes from the one that it is like. Throws where that one is not there. */
export function wholeReading(version: Pick<Version, 'readings'>, name: string): FrozenReading {
  const own = version.readings.find((each) => each.name === name)
  if (own === undefined) throw new UnsoundVersion([unsound(`readings`, `There is no reading “${name}”.`)])
  if (own.like === null) return own
  if (own.like === name) throw new UnsoundVersion([unsound('readings', `The reading “${name}” is like itself.`)])
  const base = wholeReading({ readings: version.readings.filter((each) => each !== own) }, own.like)
  const changed = new Set(own.parameters.map(({ key }) => key))
  return {
    ...own,
    givens: { ...base.givens, ...own.givens },
    parameters: [...base.parameters.filter(({ key }) => !changed.has(key)), ...own.parameters],
  }
}

/** A version whose texts or inputs do not make figures that can be worked. */
export class UnsoundVersion extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(({ sentence }) => sentence).join(' '))
    this.problems = problems
  }
}

function unsound(place: string, sentence: string): Problem {
  return problem('VERSION-04', place, sentence)
}

/** A frozen reading made ready to work. */
export interface Revived {
  readonly reading: FrozenReading
  readonly plan: Plan
  readonly parameters: readonly FrozenParameter[]
  readonly chance: KeptChance | undefined
  /** A figure of the frozen texts by its name. Throws UnsoundVersion where no text describes it. */
  readonly figure: (name: string) => Figure
  /** The plan of some of its figures alone. */
  readonly planOf: (names: readonly string[]) => Plan
}

/**
 * Figures read from the frozen texts over the frozen inputs; `kept` is the luck of another reading of the version, of which
 * what is drawn alike is taken over. Throws UnsoundVersion with everything that is wrong.
 */
export function revived(
  version: Pick<Version, 'readings' | 'texts'>,
  name: string,
  kept?: KeptChance | undefined,
): Revived {
  const reading = wholeReading(version, name)
  const texts = reading.texts.flatMap((place) => version.texts[place] ?? [])
  try {
    const figures = figuresFromTexts(texts as FigureText[]) // what zod calls optional, a text may leave out
    const figure = (wanted: string) => {
      const found = figures.get(wanted)
      if (found === undefined) throw new UnsoundVersion([unsound('texts', `No text describes the figure ${wanted}.`)])
      return found
    }
    const byKey = new Map(reading.parameters.map((each) => [each.key, each]))
    const data = dataOf(reading, figures)
    const planOf = (names: readonly string[]) => planFigures(names.map(figure), data)
    const plan = planOf(reading.asked)
    const parameters = plan.parameters.map(({ key }) => {
      const found = byKey.get(key)
      if (found === undefined) throw new UnsoundVersion([unsound('readings', `No input describes ${key}.`)])
      return found
    })
    return { reading, plan, parameters, chance: chanceOf(reading, parameters, kept), figure, planOf }
  } catch (error) {
    if (error instanceof DefinitionError || error instanceof PlanError)
      throw new UnsoundVersion(
        error.problems.map(({ place, sentence }) => unsound(`readings “${name}” ${place}`, sentence)),
      )
    throw error
  }
}

function chanceOf(
  reading: FrozenReading,
  parameters: readonly FrozenParameter[],
  kept: KeptChance | undefined,
): KeptChance | undefined {
  if (reading.draws === 0) return undefined
  const request: ChanceRequest = {
    seed: reading.seed,
    draws: reading.draws,
    sampler: 'sobol',
    parameters: parameters.map(({ key, stream, distribution }) => ({
      key,
      stream,
      distribution,
    })),
    correlations: reading.correlations,
  }
  const problems = checkChance(request)
  if (problems.length > 0) throw new UnsoundVersion(problems.map(({ place, sentence }) => unsound(place, sentence)))
  return keepChance(request, kept)
}

function dataOf(reading: FrozenReading, figures: ReadonlyMap<string, Figure>): FigureData {
  const positions = new Map(
    Object.entries(reading.members).map(([dimension, members]) => [
      dimension,
      new Map(members.map(({ code }, position) => [code, position])),
    ]),
  )
  const cellOf = (by: readonly string[], at: At) =>
    by.reduce(
      (cell, dimension) =>
        cell * (positions.get(dimension)?.size ?? 0) + (positions.get(dimension)?.get(at[dimension] ?? '') ?? 0),
      0,
    )
  const central: Record<string, number | Record<string, number>> = {}
  for (const { name, member, central: value } of reading.parameters) {
    if (member === null) central[name] = value
    else central[name] = { ...(typeof central[name] === 'object' ? central[name] : {}), [member]: value }
  }
  return {
    // Members stand in order of code, as they were when the cells were written down.
    members: reading.members as FigureData['members'],
    roles: reading.roles,
    givens: Object.fromEntries(
      Object.entries(reading.givens).map(([name, { cells }]) => {
        const by = figures.get(name)?.by ?? []
        return [name, (at: At): Cell => cells[cellOf(by, at)] ?? { missing: 'notAvailable', at: name }]
      }),
    ),
    central,
  }
}

/** What a revived reading comes to at the centre and, of what was drawn, in every draw. */
export function worked({ plan, chance, reading, figure }: Revived): Worked {
  return {
    plan,
    central: centralReading(plan),
    draws: drawReading(plan, reading.drawn.map(figure), chance?.draws ?? 0, (draw, into) => chance?.fill(draw, into)),
    years: (reading.members['year'] ?? []).map(({ code }) => code),
    councils: (reading.members['council'] ?? []).map(({ code }) => code),
  }
}
