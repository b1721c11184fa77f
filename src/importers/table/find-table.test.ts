import { expect, test } from 'vitest'
import { columnOf, findTables, plainHeading } from './find-table.ts'
import { openFile } from './open-file.ts'

test('a table is found by its headings, whatever their order, capitals and spaces and whatever stands above', async () => {
  const text = 'A title,,\n\n"A note, with a comma",,\n Value ,LA_number,x\n1,805,a\n2,841,b\n'
  const opened = await openFile({ name: 'x.csv', bytes: new TextEncoder().encode(text) }, () => {})
  const [table] = findTables(opened, (plain) => plain.includes('lanumber') && plain.includes('value'))
  const rows: (readonly [number, string | undefined])[] = []
  await table?.rows((cells, row) => rows.push([row, cells[columnOf(table.headings, 'lanumber') ?? -1]]))
  expect(table?.above.map(([first]) => first)).toEqual(['A title', 'A note, with a comma'])
  expect(rows).toEqual([
    [5, '805'],
    [6, '841'],
  ])
})

test('a file without such headings has no such table', async () => {
  const opened = await openFile({ name: 'x.csv', bytes: new TextEncoder().encode('a,b\n1,2\n') }, () => {})
  expect(findTables(opened, (plain) => plain.includes('lanumber'))).toEqual([])
})

test('a heading is known by its letters and figures, and the first of several names counts', () => {
  expect(plainHeading(' LA-Number (2019)')).toBe('lanumber2019')
  expect(columnOf(['b', 'A', 'a'], 'c', 'a', 'b')).toBe(1)
  expect(columnOf(['b'], 'a')).toBeUndefined()
})
