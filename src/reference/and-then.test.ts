import { expect, test } from 'vitest'
import { andThen } from './and-then.ts'

const told = Object.entries(andThen)

test.each(told)('what happened after %s is told in order of time, each as one sentence', (_, events) => {
  const days = events.map(({ day }) => day)
  expect(days).toEqual([...days].sort())
  expect(new Set(days).size).toBe(days.length)
  for (const { day, sentence } of events) {
    expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    expect(sentence).toMatch(/^[A-Z].+[^.]\.$/)
  }
})

test.each(told)('every event after %s names a publication that can be opened', (_, events) => {
  for (const { source } of events) {
    expect(source.title).not.toBe('')
    expect(new URL(source.address).protocol).toBe('https:')
    expect(source.published).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  }
})
