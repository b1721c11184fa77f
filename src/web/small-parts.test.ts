import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chosenOption } from './chosen.ts'
import { dateInWords } from './dates.ts'
import { fieldWords } from './field-words.ts'
import { blocksOf, titleOf } from './markdown.tsx'
import { paths } from './paths.ts'
import { readSettings } from './settings.ts'
import { oneCouncil, threeCouncils } from './testing/sample-answers.ts'

test('nothing set is the demonstration on port 3000, for this machine only', () => {
  expect(readSettings({})).toEqual({ port: 3000, host: '127.0.0.1', profile: 'demo' })
  expect(readSettings({ PORT: '', CONCORDAT_PROFILE: ' ' })).toEqual({ port: 3000, host: '127.0.0.1', profile: 'demo' })
  expect(readSettings({ PORT: '0', HOST: '0.0.0.0' })).toEqual({ port: 0, host: '0.0.0.0', profile: 'demo' })
})

test('every setting that cannot be used is said, and production is refused', () => {
  const problems = readSettings({ PORT: '70000', CONCORDAT_PROFILE: 'production' })
  expect(problems).toMatchObject([
    { code: 'SET-01', place: 'PORT' },
    { code: 'SET-02', place: 'CONCORDAT_PROFILE' },
  ])
  expect(readSettings({ CONCORDAT_PROFILE: 'live' })).toMatchObject([{ code: 'SET-03' }])
})

test('whatever a code holds, an address stays one address', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.string(), (name, option) => {
      const url = new URL(paths.case(name, option), 'http://localhost')
      expect(url.pathname.split('/')).toHaveLength(name === '.' || name === '..' ? url.pathname.split('/').length : 3)
      expect(url.searchParams.get('option')).toBe(option)
    }),
  )
})

test('dates and names in code are said in words', () => {
  expect(dateInWords('2012-11-09')).toBe('9 November 2012')
  expect([fieldWords('generalFund'), fieldWords('mgmt.pay'), fieldWords('capitalReceipt'), fieldWords('R9')]).toEqual([
    'General Fund',
    'management pay',
    'capital receipts',
    'R9',
  ])
})

test('the option shown in full is the one asked for, else the one put forward, else the highest mean of those not stopped', () => {
  expect(chosenOption(threeCouncils())?.option.code).toBe('senior-team')
  expect(chosenOption(threeCouncils(), 'merged')?.option.code).toBe('merged')
  expect(chosenOption(oneCouncil())?.option.code).toBe('trust')
})

test('our own pages of text read as headings, paragraphs, lists, tables and code', () => {
  const text =
    '# Title\n\nOne\nparagraph.\n\n- a\n  more\n- b\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n\n```\nx = 1\n```\n'
  expect(titleOf(text)).toBe('Title')
  expect(blocksOf(text)).toEqual([
    { kind: 'heading', level: 1, text: 'Title' },
    { kind: 'paragraph', text: 'One paragraph.' },
    { kind: 'list', ordered: false, items: ['a more', 'b'] },
    { kind: 'table', head: ['A', 'B'], rows: [['1', '2']] },
    { kind: 'code', text: 'x = 1' },
  ])
})
