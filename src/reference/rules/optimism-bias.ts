import { changes, type Dated } from '../dated.ts'

/** Kinds of project that the Treasury’s optimism-bias table tells apart. */
export type ProjectKind =
  | 'standardBuildings'
  | 'nonStandardBuildings'
  | 'standardCivilEngineering'
  | 'nonStandardCivilEngineering'
  | 'equipmentAndDevelopment'
  | 'outsourcing'

/** Upper bounds, as a share of the estimate: what cost and duration may grow by if no risk is managed. */
export interface OptimismBias {
  readonly cost: number
  readonly duration: number
}

/**
 * The Treasury’s upper bounds by kind of project, from a study of large projects by Mott MacDonald in 2002. A
 * reference class of like arrangements (`setUp/multiplier`) replaces them where there is one; never use both in full.
 */
export const optimismBiasBounds: readonly Dated<Readonly<Record<ProjectKind, OptimismBias>>>[] = changes(
  {
    source:
      'HM Treasury, supplementary Green Book guidance: optimism bias, table 1, https://www.gov.uk/government/publications/green-book-supplementary-guidance-optimism-bias',
    grade: 'A',
  },
  [
    {
      from: '2003-04-01',
      value: {
        standardBuildings: { cost: 0.24, duration: 0.04 },
        nonStandardBuildings: { cost: 0.51, duration: 0.39 },
        standardCivilEngineering: { cost: 0.44, duration: 0.2 },
        nonStandardCivilEngineering: { cost: 0.66, duration: 0.25 },
        equipmentAndDevelopment: { cost: 2, duration: 0.54 },
        outsourcing: { cost: 0.41, duration: 0.15 },
      },
    },
  ],
)

/**
 * An estimate with what is left of its optimism bias: estimate × (1 + bias × (1 − mitigation)). `bias` and
 * `mitigation` are shares; mitigation is how much of the contributing risk is managed and paid for. Same unit as the
 * estimate.
 */
export function withOptimismBias({
  estimate,
  bias,
  mitigation,
}: {
  readonly estimate: number
  readonly bias: number
  readonly mitigation: number
}): number {
  return estimate * (1 + bias * (1 - mitigation))
}
