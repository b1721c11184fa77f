import { assumption, type Figure } from '../figures/index.ts'
import { priorNamed } from '../reference/index.ts'
import { once } from './once.ts'

/**
 * The assumption that stands on a dated prior of the same name; title and unit are the prior's. Money stated at the
 * priors' own price level is `prior £`, which only the deflator turns into the case's prices.
 */
export const fromPrior = once((name) => {
  const { title, unit, priceLevel } = priorNamed(name)
  return assumption(name, { title, unit: priceLevel === undefined ? unit : unit.replace('real £', 'prior £') })
})

/** The delivery models that stand in a case, as the numbers formulas compare with: M07 is 7. */
export function modelNumber(code: string): number {
  return Number(code.slice(1))
}

/** A value that hangs on the delivery model, as formula text and the local names it uses. */
export interface ByModel {
  readonly text: string
  readonly uses: Readonly<Record<string, Figure>>
}

/**
 * `if(model = 1, rateM01, if(model = 7, rateM07, 0))`, for the models of `among` that the case uses. The condition is
 * settled, so the explanation shows only the branch taken. The formula needs `model` among its names.
 */
export function byModel(used: readonly string[], among: readonly string[], local: string, priorName: string): ByModel {
  const models = among.filter((code) => used.includes(code))
  const uses = Object.fromEntries(models.map((code) => [`${local}${code}`, fromPrior(`${priorName} ${code}`)]))
  const text = models.reduceRight((rest, code) => `if(model = ${modelNumber(code)}, ${local}${code}, ${rest})`, '0')
  return { text, uses }
}

/** A condition that the option's delivery model is one of these: `model = 4 or model = 7`. */
export function isOneOf(used: readonly string[], among: readonly string[]): string {
  const models = among.filter((code) => used.includes(code))
  return models.length === 0 ? 'model < 0' : models.map((code) => `model = ${modelNumber(code)}`).join(' or ')
}
