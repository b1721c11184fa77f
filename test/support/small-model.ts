import { type Figure, figuresReached } from '../../src/figures/index.ts'
import { type CaseShape, modelOf } from '../../src/model/index.ts'
import { pools } from '../../src/reference/index.ts'

/** The model of a case with these forms and nothing typed in: the same figures every appraisal is made of. */
export function smallModel(models: readonly string[], shape: Partial<CaseShape> = {}) {
  return modelOf({ models, entered: [], hasWorkforce: false, horizons: [], priceBase: '2025-26', ...shape })
}

/** Nobody leaves early, nothing strikes from outside, and nothing is late. */
export const nothingHappens = {
  'general/delay': 0,
  'general/earlyExit': 0,
  'general/shock': 0,
  'exit/luck': 1,
  'exit/shockLuck': 1,
} as const

/** An arrangement of the option `shared` from a month on, without a minimum term; the option `alone` arranges nothing. */
export function arrangedFrom(startMonth: number, model: number) {
  const shared = ({ option }: Readonly<Record<string, string>>) => (option === 'shared' ? 1 : 0)
  return {
    'arrangement/exists': shared,
    'arrangement/takesPart': shared,
    'arrangement/model': model,
    'arrangement/startMonth': startMonth,
    'arrangement/minimumTerm': 0,
    'arrangement/returns': 0,
  } as const
}

/** One option beside carrying on alone, one council, one service. */
export const oneCouncil = { option: ['alone', 'shared'], council: ['one'], service: ['all'] } as const
export const here = { option: 'shared', council: 'one', service: 'all' } as const

/** Every pool but those named is empty and stays so. */
export function emptyPools(but: readonly string[]) {
  return {
    givens: Object.fromEntries(
      pools
        .filter((pool) => !but.includes(pool))
        .flatMap((pool) => [
          [`baseline/${pool}`, 0],
          [`ownEfficiencies/share ${pool}`, 0],
          [`ownEfficiencies/pounds ${pool}`, 0],
        ]),
    ),
    central: Object.fromEntries(
      pools
        .filter((pool) => !but.includes(pool))
        .flatMap((pool) => [
          [`X0/volume ${pool}`, 0],
          [`X0/price ${pool}`, 0],
        ]),
    ),
  }
}

/** The figure of that name among those that another rests on, so that it can be worked by itself. */
export function behind(figure: Figure, name: string): Figure {
  const found = figuresReached([figure]).find((each) => each.name === name)
  if (found === undefined) throw new Error(`${figure.name} does not rest on ${name}`)
  return found
}
