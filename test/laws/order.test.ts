import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Answer, appraise, type CaseFile } from '../../src/appraisal/index.ts'
import { exampleCase } from '../support/examples.ts'
import { anyCase, runs } from '../support/generated-case.ts'
import { drawnFrom, workedCase } from '../support/worked-case.ts'

/** A case, and the same case with its lists in another order. */
const reordered = anyCase.chain((theCase) =>
  fc.record({
    theCase: fc.constant(theCase),
    councils: inAnyOrder(theCase.councils),
    options: inAnyOrder(theCase.options),
    baseline: inAnyOrder(theCase.baseline),
    services: inAnyOrder(theCase.services),
    measures: inAnyOrder(theCase.measures),
  }),
)

function inAnyOrder<T>(list: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length })
}

test('the order of councils, options, services and baseline cells in the file changes no digit', () => {
  fc.assert(
    fc.property(reordered, ({ theCase, ...lists }) => {
      // The numbers of the streams are the case's own and stay with their names.
      const before = workedCase(theCase)
      const after = workedCase({ ...before.theCase, ...lists })
      for (const [index, { figure }] of before.model.flows.entries()) {
        const same = after.model.flows[index]?.figure
        expect(same?.name).toBe(figure.name)
        if (same !== undefined) expect(after.reading.values(same)).toEqual(before.reading.values(figure))
      }
      const { councils, economic } = before.model.views
      const was = drawnFrom(before, [councils.soFar, economic.presentValue])
      const is = drawnFrom(after, [after.model.views.councils.soFar, after.model.views.economic.presentValue])
      for (const option of before.options) {
        expect(is(after.model.views.economic.presentValue, { option })).toEqual(was(economic.presentValue, { option }))
        for (const council of before.councils) {
          for (const year of before.years) {
            expect(is(after.model.views.councils.soFar, { option, council, year })).toEqual(
              was(councils.soFar, { option, council, year }),
            )
          }
        }
      }
    }),
    runs(5),
  )
})

test('turned round from end to end, the file of the three councils has the same answer to the last digit', () => {
  const theCase = exampleCase('three-councils')
  const turned: CaseFile = {
    ...theCase,
    councils: theCase.councils.toReversed(),
    options: theCase.options.toReversed(),
    baseline: theCase.baseline.toReversed(),
    measures: theCase.measures.toReversed(),
  }
  const before = appraise(theCase, { draws: 64 }).answer
  const after = appraise(turned, { draws: 64 }).answer
  expect(numbersByPlace(after)).toEqual(numbersByPlace(before))
})

/** Every number of an answer by where it stands; members of lists go by their code, council, figure or year. */
function numbersByPlace(answer: Answer): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  const look = (value: unknown, place: string): void => {
    if (typeof value === 'number') found.set(place, value)
    else if (Array.isArray(value))
      for (const [index, each] of value.entries()) look(each, `${place}[${nameOf(each) ?? index}]`)
    else if (typeof value === 'object' && value !== null)
      for (const [key, each] of Object.entries(value)) look(each, `${place}.${key}`)
  }
  look(answer, 'answer')
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function nameOf(member: unknown): string | undefined {
  if (typeof member !== 'object' || member === null) return undefined
  const names = ['code', 'figure', 'name', 'council', 'fund', 'line', 'title', 'measure', 'year', 'service', 'pool']
  const named = names.flatMap((key) => {
    const value: unknown = Reflect.get(member, key)
    return typeof value === 'string' ? [value] : []
  })
  return named.length === 0 ? undefined : named.join(' ')
}
