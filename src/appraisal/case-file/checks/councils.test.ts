import { expect, test } from 'vitest'
import { exampleCase } from '../../../../test/support/examples.ts'
import { readCaseFile } from '../read-case-file.ts'

const codesOf = (value: unknown) => {
  const reading = readCaseFile(value)
  return 'problems' in reading ? reading.problems.map(({ code, place }) => `${code} ${place}`) : []
}

test('a council that the case itself founds may have a code of its own until it has an official one', () => {
  expect(codesOf(exampleCase('suffolk'))).toEqual([])
})

test('a code beginning with X- that no reorganisation of the case founds is no council', () => {
  const theCase = exampleCase('suffolk')
  const stranger = { code: 'X-elsewhere', name: 'Elsewhere', shortName: 'Elsewhere' }
  const options = theCase.options.map((option) =>
    option.role === 'counterfactual' ? { ...option, councils: [...option.councils, stranger.code] } : option,
  )
  expect(codesOf({ ...theCase, councils: [...theCase.councils, stranger], options })).toContain(
    'CASE-25 councils[4].code',
  )
})

test('a successor whose code is neither official nor of that form is no council', () => {
  const text = JSON.stringify(exampleCase('suffolk')).replaceAll('X-eastern-suffolk', 'EAST')
  expect(codesOf(JSON.parse(text))).toContain('CASE-25 councils[1].code')
})
