import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Choice, valueOfWaiting } from './waiting.ts'

const alone: Choice = { code: 'alone', now: { happens: 0, not: 0 }, later: { happens: 0, not: 0 } }
/** A new organisation that loses 80 if the council is abolished and gains 20 if not; begun later it gains 15. */
const trust: Choice = { code: 'trust', now: { happens: -80, not: 20 }, later: { happens: -70, not: 15 } }

test('waiting avoids a loss that deciding now would risk, and costs what the delay costs', () => {
  const found = valueOfWaiting([alone, trust], 0.1)
  expect(found.now).toEqual({ value: 10, best: ['trust'] })
  expect(found.waiting).toEqual({ value: 13.5, best: { happens: ['alone'], not: ['trust'] } })
  expect(found.learned).toBe(8)
  expect(found.delayCost).toBe(4.5)
  expect(found.difference).toBe(3.5)
})

test('the chances at which the answer turns are where straight lines cross', () => {
  // Now: 20 − 100p. Waiting: 15 − 15p. They cross at 5 ÷ 85; waiting meets carrying on alone at 1.
  const { answers } = valueOfWaiting([alone, trust], 0.5)
  expect(answers).toEqual([
    { from: 0, to: 5 / 85, waits: false, options: ['trust'] },
    { from: 5 / 85, to: 1, waits: true, options: [] },
  ])
})

test('a choice that is stopped if the event happens cannot be decided for now, and can once it has not happened', () => {
  const stopped: Choice = { code: 'stopped', now: { happens: null, not: 50 }, later: { happens: null, not: 40 } }
  const found = valueOfWaiting([alone, stopped], 0.5)
  expect(found.now.best).toEqual(['alone'])
  expect(found.waiting.best).toEqual({ happens: ['alone'], not: ['stopped'] })
  expect(found.difference).toBe(20)
})

test('two options worth the same are both named', () => {
  const found = valueOfWaiting([trust, { ...trust, code: 'company' }], 0)
  expect(found.now.best).toEqual(['trust', 'company'])
  expect(found.answers[0]?.options).toEqual(['trust', 'company'])
})

const value = fc.integer({ min: -1_000_000, max: 1_000_000 })
const byState = fc.record({ happens: value, not: value })
const pairs = fc.array(fc.record({ now: byState, later: byState }), { minLength: 1, maxLength: 6 })
const someChoices = pairs.map((list) => [alone, ...list.map((each, i): Choice => ({ code: `option-${i}`, ...each }))])
const chance = fc.double({ min: 0, max: 1, noNaN: true })

test('waiting is never worth less than nothing where it is free', () => {
  fc.assert(
    fc.property(someChoices, chance, (choices, p) => {
      const free = choices.map((choice) => ({ ...choice, later: choice.now }))
      const found = valueOfWaiting(free, p)
      expect(found.difference).toBeGreaterThanOrEqual(0)
      expect(found.delayCost).toBe(0)
      expect(found.difference).toBe(found.learned)
    }),
  )
})

test('nothing is learned of an event that is certain, or that changes nobody’s mind', () => {
  fc.assert(
    fc.property(someChoices, chance, value, (choices, p, most) => {
      expect(valueOfWaiting(choices, 0).learned).toBe(0)
      expect(valueOfWaiting(choices, 1).learned).toBe(0)
      const best = { happens: 2_000_000 + most, not: 2_000_000 - most }
      expect(valueOfWaiting([...choices, { code: 'best', now: best, later: best }], p).learned).toBe(0)
    }),
  )
})

test('the order and the names of options change nothing, nor does calling the event its opposite', () => {
  const turned = ({ code, now, later }: Choice): Choice => ({
    code,
    now: { happens: now.not, not: now.happens },
    later: { happens: later.not, not: later.happens },
  })
  fc.assert(
    fc.property(someChoices, chance, (choices, p) => {
      const found = valueOfWaiting(choices, p)
      const backwards = valueOfWaiting([...choices].reverse(), p)
      expect({ ...backwards, ...sorted(backwards) }).toEqual({ ...found, ...sorted(found) })
      const opposite = valueOfWaiting(choices.map(turned), 1 - p)
      expect(opposite.difference).toBeCloseTo(found.difference, 4)
      expect(opposite.answers.map(({ waits }) => waits)).toEqual([...found.answers].reverse().map(({ waits }) => waits))
    }),
  )
})

function sorted({ now, waiting, answers }: ReturnType<typeof valueOfWaiting>) {
  const inOrder = (codes: readonly string[]) => [...codes].sort()
  return {
    now: { ...now, best: inOrder(now.best) },
    waiting: { ...waiting, best: { happens: inOrder(waiting.best.happens), not: inOrder(waiting.best.not) } },
    answers: answers.map((each) => ({ ...each, options: inOrder(each.options) })),
  }
}

test('the stretches cover every chance and agree with a fine scan', () => {
  fc.assert(
    fc.property(someChoices, (choices) => {
      const { answers } = valueOfWaiting(choices, 0.5)
      expect([answers[0]?.from, answers.at(-1)?.to]).toEqual([0, 1])
      for (let step = 1; step < 400; step += 1) {
        const p = step / 400
        const stretch = answers.find(({ from, to }) => p >= from && p <= to)
        const near = answers.some(({ to }) => Math.abs(to - p) < 1e-9)
        const { now, difference } = valueOfWaiting(choices, p)
        if (stretch === undefined) throw new Error(`no answer at ${p}`)
        if (near) continue
        expect(stretch.waits).toBe(difference > 0)
        if (!stretch.waits) expect(stretch.options).toEqual(now.best)
      }
    }),
    { numRuns: 60 },
  )
})
