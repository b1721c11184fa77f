import { type Figure, figuresReached } from '../../src/figures/index.ts'
import { deliveryModels, levers, type Model, modelOf } from '../../src/model/index.ts'

/** The whole model: every form and lever that can be priced, social workers measured, a home and a building, no typed lines. */
export const wholeModel: Model = modelOf({
  models: deliveryModels.map(({ code }) => code),
  entered: [],
  hasWorkforce: true,
  levers: levers.map(({ code }) => code),
  places: [{ code: 'a-home', title: 'A home', pool: 'placements.residential' }],
  buildings: [{ code: 'an-office', title: 'An office' }],
  horizons: [10],
  priceBase: '2012-13',
})

/** Every figure, fact and assumption of the whole model, in order of name. */
export function everyFigure(): readonly Figure[] {
  return [...figuresReached([...figuresIn(wholeModel, new Set())])].sort((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : 0,
  )
}

function* figuresIn(value: unknown, seen: Set<unknown>): Generator<Figure> {
  if (typeof value !== 'object' || value === null || seen.has(value)) return
  seen.add(value)
  if (isFigure(value)) yield value
  else for (const part of Object.values(value)) yield* figuresIn(part, seen)
}

function isFigure(value: object): value is Figure {
  return 'kind' in value && (value.kind === 'figure' || value.kind === 'given' || value.kind === 'assumption')
}
