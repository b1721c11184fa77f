import type { Figure } from '../figures/index.ts'
import { modelsWithPrior } from '../reference/index.ts'
import type { Setting } from './setting.ts'

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
 * `if(model = 1, rateM01, if(model = 7, rateM07, 0))`, for the models that the case uses and that have a prior of that
 * name (or only those of `among`). The condition is settled, so the explanation shows only the branch taken. The formula
 * needs `model` among its names.
 */
export function byModel(
  { used, assume }: Pick<Setting, 'used' | 'assume'>,
  local: string,
  priorName: string,
  among: readonly string[] = modelsWithPrior(priorName),
): ByModel {
  const models = among.filter((code) => used.includes(code))
  const uses = Object.fromEntries(models.map((code) => [`${local}${code}`, assume(`${priorName} ${code}`)]))
  const text = models.reduceRight((rest, code) => `if(model = ${modelNumber(code)}, ${local}${code}, ${rest})`, '0')
  return { text, uses }
}

/** A condition that the option's delivery model is one of these: `model = 4 or model = 7`. */
export function isOneOf({ used }: Pick<Setting, 'used'>, among: readonly string[]): string {
  const models = among.filter((code) => used.includes(code))
  return models.length === 0 ? 'model < 0' : models.map((code) => `model = ${modelNumber(code)}`).join(' or ')
}
