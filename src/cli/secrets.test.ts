import { expect, test } from 'vitest'
import { withoutSecrets } from './secrets.ts'

function said(databaseUrl: string | undefined, text: string): string {
  let all = ''
  withoutSecrets({
    out: () => {},
    err: (words) => {
      all += words
    },
    isWatched: false,
    environment: { DATABASE_URL: databaseUrl },
  }).err(text)
  return all
}

test('the password is hidden however it is written, and the rest of the line stays', () => {
  expect(said('postgres://me:p%40ss-word@db:5432/x', 'with p@ss-word, p%40ss-word, to db:5432')).toBe(
    'with (hidden), (hidden), to db:5432',
  )
  expect(said('postgres://me:se@cret@db/x', 'connect postgres://me:se@cret@db/x: refused')).toBe(
    'connect (hidden): refused',
  )
  expect(said(' mysql://me:long-secret@db ', 'not mysql: long-secret')).toBe('not mysql: (hidden)')
})

test('nothing is changed where there is no password', () => {
  for (const url of [undefined, '', 'postgres://db/x', 'postgres://me@db/x'])
    expect(said(url, 'A fault of ours: no such host db.')).toBe('A fault of ours: no such host db.')
})
