import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chosenOption } from './chosen.ts'
import { dateInWords } from './dates.ts'
import { fieldWords } from './field-words.ts'
import { blocksOf, titleOf } from './markdown.tsx'
import { paths } from './paths.ts'
import { oneCouncil, threeCouncils } from './testing/sample-answers.ts'

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
