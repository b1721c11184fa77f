import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aCase } from '../../src/appraisal/testing/a-case.ts'
import { type OpenedWorkbook, readCheckedCase } from '../../src/importers/index.ts'
import { openFile } from '../../src/importers/table/open-file.ts'
import { caseWorkbook } from '../../src/publishing/index.ts'
import { runs } from '../support/generated-case.ts'

type Rows = string[][]
type Edit = (sheets: Map<string, Rows>) => void

/** A small case’s workbook, as somebody left it. */
async function edited(...edits: readonly Edit[]): Promise<OpenedWorkbook> {
  const opened = await openFile({ name: 'case.xlsx', bytes: caseWorkbook(aCase()) }, () => undefined)
  if (opened.form !== 'workbook') throw new Error('not a workbook')
  const sheets = new Map(opened.sheets.map(({ name, rows }) => [name, rows.map((cells) => [...cells])]))
  for (const edit of edits) edit(sheets)
  return {
    ...opened,
    sheets: [...sheets].map(([name, rows]) => ({ name, rows, isHidden: false, hiddenRows: new Set() })),
  }
}

/** Types into a column, found by its heading, in a row as spreadsheets count. */
function type(sheet: string, heading: string, row: number, text: string): Edit {
  return (sheets) => {
    const rows = sheets.get(sheet) ?? []
    const position = (rows[1] ?? []).indexOf(heading)
    if (position < 0) throw new Error(`No ${heading} on ${sheet}`)
    while (rows.length < row) rows.push([])
    const cells = rows[row - 1] ?? []
    while (cells.length <= position) cells.push('')
    cells[position] = text
  }
}

function answer(item: string, text: string): Edit {
  return (sheets) => {
    const cells = (sheets.get('Case') ?? []).find(([first]) => first === item)
    if (cells === undefined) throw new Error(`No ${item}`)
    cells[1] = text
  }
}

async function told(...edits: readonly Edit[]) {
  const reading = readCheckedCase(await edited(...edits))
  return 'problems' in reading
    ? reading.problems.map(({ code, place, sentence }) => `${code} ${place} ${sentence}`)
    : []
}

async function warned(...edits: readonly Edit[]) {
  const reading = readCheckedCase(await edited(...edits))
  return 'problems' in reading ? reading.problems : reading.warnings.filter(({ code }) => code.startsWith('IMP'))
}

test('a workbook that nobody has touched has nothing wrong with it', async () => {
  expect(await told()).toEqual([])
  expect(await warned()).toEqual([])
})

test('a cell that holds no number is told by sheet and cell, and others of its column once', async () => {
  expect(
    await told(
      type('Baseline', 'Amount, £', 3, 'tbc'),
      type('Baseline', 'Amount, £', 5, 'tbc'),
      type('Baseline', 'Amount, £', 6, 'tbc'),
    ),
  ).toEqual([
    'IMP-104 Baseline!F3 “Amount, £” says “tbc”. Write a number of pounds; leave the cell blank where it is not known. 2 other cells in this column also say “tbc”.',
  ])
})

test('what the case file would refuse is told by sheet and cell too', async () => {
  expect(await told(answer('Decision date', ''), type('Baseline', 'Council', 3, 'E06000099'))).toEqual([
    'CASE-06 Case!B6 “Decision date” is blank. Fill it in.',
    expect.stringMatching(/^CASE-28 Baseline!A3 .*E06000099/),
  ])
  expect(await told(type('Options', 'Title', 4, ''))).toEqual(['CASE-06 Options!B4 “Title” is blank. Fill it in.'])
})

test('a place named inside a sentence is a cell', async () => {
  const copyLine: Edit = (sheets) => {
    const rows = sheets.get('Baseline') ?? []
    rows.splice(8, 0, [...(rows[2] ?? [])])
  }
  expect((await told(copyLine)).join()).toMatch(/^CASE-30 Baseline!A9 .*given here and at Baseline!A3/)
})

test('a heading that was renamed or taken out is named with its sheet', async () => {
  const rename = (to: string): Edit => type('Baseline', 'Amount, £', 2, to)
  expect((await told(rename('Amout')))[0]).toBe(
    'IMP-103 Baseline!F2 The heading “Amout” on the sheet Baseline is not known, and “Amount, £” is not there. If it is the same, call it “Amount, £” again; if not, put that column back.',
  )
  expect((await told(type('Baseline', 'Line', 2, '')))[0]).toBe(
    'IMP-103 Baseline!row 2 The sheet Baseline has no column “Line”. Put it back with that heading.',
  )
})

test('a heading may lose its unit, its case and its spaces, and rows and columns may be added and moved', async () => {
  const around: Edit = (sheets) => {
    for (const [name, rows] of sheets)
      if (name !== 'Case') {
        const widest = Math.max(...rows.map(({ length }) => length))
        for (const cells of rows) {
          while (cells.length < widest) cells.push('')
          cells.reverse()
        }
        rows.splice(0, 0, [], ['Filled in by the finance team'])
        rows.splice(5, 0, [], [])
      }
  }
  expect(await told(type('Baseline', 'Amount, £', 2, ' AMOUNT '), around)).toEqual([])
})

test('sheets and columns of one’s own are left alone with a warning', async () => {
  const own: Edit = (sheets) => sheets.set('Workings', [['Whatever', '12']])
  const column: Edit = (sheets) => {
    sheets.get('Contracts')?.[1]?.push('Checked by')
    const cells = sheets.get('Contracts')?.[2] ?? []
    while (cells.length < (sheets.get('Contracts')?.[1]?.length ?? 0)) cells.push('')
    cells[cells.length - 1] = 'Sam'
  }
  expect((await warned(own, column)).map(({ code, place }) => `${code} ${place}`)).toEqual([
    'IMP-114 Workings',
    expect.stringMatching(/^IMP-115 Contracts![A-Z]+2$/),
  ])
})

test('a sheet that was renamed is not passed over', async () => {
  const rename: Edit = (sheets) => {
    sheets.set('Staff', sheets.get('Establishment') ?? [])
    sheets.delete('Establishment')
  }
  expect((await told(rename))[0]).toBe(
    'IMP-102 Staff The sheet Staff looks like the sheet Establishment, which is not there. Call it Establishment again, or give it other headings.',
  )
  expect((await told((sheets) => sheets.delete('Service lines')))[0]).toMatch(/^IMP-101 Service lines /)
})

test('a row that belongs to an option nobody has proposed is told, with the nearest', async () => {
  expect(await told(type('Cost items', 'Option', 3, 'senior-taem'))).toEqual([
    'IMP-111 Cost items!A3 “Option” says “senior-taem”, which the sheet Options does not hold. Did you mean senior-team?',
  ])
  expect(await told(type('Cost items', 'Option', 3, ''))).toEqual([
    'IMP-109 Cost items!A3 “Option” is blank, and the row holds something else. Fill it in or clear the row.',
  ])
})

test('levers cannot be listed for an arrangement that says it has none', async () => {
  expect((await told(type('Arrangements', 'No levers', 5, 'None'))).join()).toMatch(
    /^IMP-112 Levers!A3 .*row 5 of Arrangements/,
  )
})

test('one reason serves for every figure that is later than the decision', async () => {
  const later = type('Baseline', 'Published on', 3, '14/12/2013')
  expect((await told(later)).join()).toMatch(/^CASE-33 Baseline!/)
  expect(await told(later, answer('Why figures published after the decision are used', 'No earlier return'))).toEqual(
    [],
  )
})

test('a council may be written by its short name', async () => {
  expect(await told(type('Establishment', 'Council', 3, 'hartlepool'))).toEqual([])
})

test('what is no case workbook is said to be none', async () => {
  const opened = await edited((sheets) => {
    for (const name of [...sheets.keys()]) if (name !== 'Baseline') sheets.delete(name)
  })
  expect(readCheckedCase(opened)).toMatchObject({ problems: [{ code: 'IMP-100', place: 'case.xlsx' }] })
})

test('a part that no sheet holds says whom it belongs to, so that a moved row is noticed', async () => {
  const part =
    (about: string): Edit =>
    (sheets) =>
      sheets.set('Other parts', [
        ['Place in the case', 'Belongs to', 'Value'],
        ['options[3].services[0].membership', about, '{}'],
      ])
  expect(await told(part('childrens-services'))).toEqual([])
  expect((await told(part('another'))).join()).toMatch(/^IMP-113 Other parts!A2 .*moved/)
  expect(
    (
      await told((sheets) =>
        sheets.set('Other parts', [
          ['Place in the case', 'Belongs to', 'Value'],
          ['options.__proto__', '', '1'],
        ]),
      )
    ).join(),
  ).toMatch(/^IMP-113/)
})

test('whatever a text holds, it comes back: formulas, line ends, control characters, quotation marks', async () => {
  const texts = ['=SUM(A1)', 'two\r\nlines', 'bell \u0007', '_x0041_', ' spaced ', '"quoted"', 'x'.repeat(1900), '#N/A']
  for (const text of texts) {
    const theCase = aCase({ title: text, 'facts[0].value': text, 'baseline[0].source.record': '2' })
    const bytes = caseWorkbook(theCase)
    const reading = readCheckedCase(await openFile({ name: 'case.xlsx', bytes }, () => undefined))
    expect('problems' in reading ? reading.problems : reading.case).toMatchObject({
      title: text,
      facts: [{ value: text }, {}, {}, {}],
      baseline: [{ source: { record: '2' } }, {}, {}, {}, {}, {}],
    })
  }
})

test('a year that somebody adds is read, and one under words of its own is asked about', async () => {
  const added =
    (heading: string): Edit =>
    (sheets) => {
      const rows = sheets.get('Entered lines') ?? []
      rows[1]?.push(heading)
      const cells = rows[2] ?? []
      while (cells.length < (rows[1]?.length ?? 0)) cells.push('')
      cells[cells.length - 1] = '500'
    }
  for (const heading of ['2022-23', 'Amount 2022/23', '2022–23 (£)', 'Amount in 2022-23, £']) {
    const reading = readCheckedCase(await edited(answer('Number of years', '11'), added(heading)))
    const lines = 'case' in reading ? reading.case.options.flatMap((option) => option.lines) : reading.problems
    expect(lines).toMatchObject([{ byYear: { '2013-14': 10_000, '2022-23': 500 } }])
  }
  expect((await told(added('Posts 2022-23'))).join()).toMatch(/^IMP-103 Entered lines![A-Z]+2 .*“Amount in 2022-23, £”/)
  // A year that is there twice is not added up, and none of the two is taken in silence.
  expect((await told(added('2014-15'))).join()).toMatch(/^IMP-112 Entered lines!/)
})

test('whatever is typed wherever, the answer is a case or problems with a code, a place and a sentence', async () => {
  const opened = await edited()
  const anyText = fc.oneof(
    fc.string(),
    fc.constantFrom(
      'tbc',
      '-',
      '#REF!',
      '12%',
      '2011-12',
      '31/03/2013',
      '__proto__',
      'None',
      '1e999',
      '"',
      'options[0]',
    ),
  )
  const anyEdit = fc.record({ sheet: fc.nat(40), row: fc.nat(8), column: fc.nat(20), text: anyText })
  fc.assert(
    fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 8 }), (edits) => {
      const sheets = opened.sheets.map((each) => ({ ...each, rows: each.rows.map((cells) => [...cells]) }))
      for (const { sheet, row, column, text } of edits) {
        const cells = sheets[sheet % sheets.length]?.rows[row]
        if (cells !== undefined) cells[Math.min(column, cells.length)] = text
      }
      const reading = readCheckedCase({ ...opened, sheets })
      const found = 'problems' in reading ? reading.problems : reading.warnings
      expect('case' in reading || found.length > 0).toBe(true)
      for (const { code, place, sentence } of found) {
        expect(code).toMatch(/^(IMP|CASE)-\d+$/)
        expect(place).not.toBe('')
        expect(sentence).toMatch(/[.?]$/)
      }
    }),
    runs(60),
  )
}, 120_000)
