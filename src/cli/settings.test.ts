import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

const asUsual = {
  port: 3000,
  host: '127.0.0.1',
  profile: 'demo',
  databaseUrl: undefined,
  origin: undefined,
  stopSeconds: 20,
  freeSpaceMegabytes: 256,
  backupDays: 35,
  log: 'requests',
}

const codes = (environment: Readonly<Record<string, string>>) => {
  const read = readSettings(environment)
  return 'length' in read ? read.map(({ code }) => code) : []
}

test('nothing set is the demonstration on port 3000, for this machine only', () => {
  expect(readSettings({})).toEqual(asUsual)
  expect(readSettings({ PORT: '', CONCORDAT_PROFILE: ' ', DATABASE_URL: '' })).toEqual(asUsual)
  expect(readSettings({ PORT: '0', HOST: '0.0.0.0' })).toEqual({ ...asUsual, port: 0, host: '0.0.0.0' })
})

test('what is set is taken', () => {
  expect(
    readSettings({
      DATABASE_URL: 'postgresql://concordat:pass@db.internal:5432/concordat',
      CONCORDAT_ORIGIN: 'https://Concordat.example.gov.uk:443/',
      CONCORDAT_STOP_SECONDS: '5',
      CONCORDAT_FREE_SPACE_MB: '1024',
      CONCORDAT_LOG: 'faults',
    }),
  ).toEqual({
    ...asUsual,
    databaseUrl: 'postgresql://concordat:pass@db.internal:5432/concordat',
    origin: 'https://concordat.example.gov.uk',
    stopSeconds: 5,
    freeSpaceMegabytes: 1024,
    backupDays: 35,
    log: 'faults',
  })
})

test('every setting that cannot be used is said at once, each in its place', () => {
  const wrong = {
    PORT: '70000',
    DATABASE_URL: 'mysql://db/concordat',
    CONCORDAT_ORIGIN: 'https://example.gov.uk/path',
    CONCORDAT_STOP_SECONDS: '1.5',
    CONCORDAT_FREE_SPACE_MB: 'lots',
    CONCORDAT_LOG: 'everything',
    CONCORDAT_PROFILE: 'live',
  }
  const read = readSettings(wrong)
  expect('length' in read && new Set(read.map(({ place }) => place))).toEqual(new Set(Object.keys(wrong)))
  expect('length' in read && read.every(({ sentence }) => /\.$/.test(sentence))).toBe(true)
})

test.each([
  'ftp://a.example',
  'https://a.example?x',
  'https://a.example#x',
  'a.example',
  'javascript:alert(1)',
  'null',
])('%s is no public address', (CONCORDAT_ORIGIN) => {
  expect(codes({ CONCORDAT_ORIGIN })).toEqual(['SET-06'])
})

test('production is refused without a PostgreSQL, and with one because nobody can sign in', () => {
  expect(codes({ CONCORDAT_PROFILE: 'production' })).toEqual(['SET-04', 'SET-02'])
  expect(codes({ CONCORDAT_PROFILE: 'production', DATABASE_URL: 'postgres://a:b@c/d' })).toEqual(['SET-02'])
})

test('no sentence repeats a password, in whichever setting it was put', () => {
  const secret = 'hunter2-hunter2'
  for (const environment of [
    { DATABASE_URL: `mysql://me:${secret}@db/x` },
    { DATABASE_URL: `postgres:/me:${secret}@db` },
    { DATABASE_URL: `postgres://me:${secret}@db:notaport/x` },
    { CONCORDAT_ORIGIN: `https://me:${secret}@example.gov.uk` },
    { CONCORDAT_PROFILE: 'production', DATABASE_URL: `postgres://me:${secret}@db/x` },
  ]) {
    const read = readSettings(environment)
    expect('length' in read).toBe(true)
    expect(JSON.stringify(read)).not.toContain(secret)
  }
})
