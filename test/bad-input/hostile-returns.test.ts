import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import Papa from 'papaparse'
import { describe, expect, test } from 'vitest'
import { importProblems, importWhole } from '../../src/importers/index.ts'
import { type HandedIn, openFile } from '../../src/importers/table/open-file.ts'
import { lockedWorkbook, lyingAboutSize, openDocumentOf, rowOf, sheetOf, workbookOf } from '../support/hostile-files.ts'

/** A file that is refused: its one problem, which has a listed code, a place and a sentence that ends. */
async function refused(name: string, bytes: Uint8Array | string) {
  const result = await importWhole({ name, bytes: typeof bytes === 'string' ? strToU8(bytes) : bytes })
  if (!('problems' in result)) throw new Error('The file was taken')
  const [problem] = result.problems
  if (problem === undefined) throw new Error('Refused without a problem')
  expect(Object.keys(importProblems)).toContain(problem.code)
  expect(problem.place).not.toBe('')
  expect(problem.sentence).toMatch(/[.?)]$/)
  expect(problem.sentence).not.toMatch(/undefined|\bNaN\b|TypeError|at \w+ \(/)
  return problem
}

async function opened(file: HandedIn) {
  const warnings: string[] = []
  const found = await openFile(file, ({ code }) => warnings.push(code))
  return { found, warnings }
}

async function rowsOf(name: string, bytes: Uint8Array | string): Promise<readonly (readonly string[])[]> {
  const { found } = await opened({ name, bytes: typeof bytes === 'string' ? strToU8(bytes) : bytes })
  if (found.form === 'workbook') return (found.sheets[0]?.rows ?? []).filter((cells) => cells.length > 0)
  if (found.form !== 'text') throw new Error(`Opened as ${found.form}`)
  const rows: (readonly string[])[] = []
  found.rows((cells) => rows.push(cells))
  return rows
}

const utf16 = (text: string, isBigEndian = false) => {
  const bytes = new Uint8Array(text.length * 2)
  const view = new DataView(bytes.buffer)
  for (let i = 0; i < text.length; i++) view.setUint16(2 * i, text.charCodeAt(i), !isBigEndian)
  return bytes
}
const joined = (...parts: readonly Uint8Array[]) => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  parts.reduce((at, part) => {
    whole.set(part, at)
    return at + part.length
  }, 0)
  return whole
}

const budget = 'Council,Service,£\nDarlington,Children’s homes,10\n'
const sheetData = (rows: string) => `<sheetData>${rows}</sheetData>`
const small = sheetOf(sheetData(rowOf(1, ['Council', 'Posts']) + rowOf(2, ['Darlington', 12])))

describe('a zip file that is not what it seems', () => {
  test('cut short anywhere, it is called cut short or damaged', async () => {
    for (const share of [0.1, 0.5, 0.9, 0.99])
      expect((await refused('staff.xlsx', small.subarray(0, Math.floor(small.length * share)))).code).toBe('IMP-03')
  })

  test('damaged in the middle, it is refused and no figure is read from it', async () => {
    for (let at = 40; at < small.length - 300; at += 97) {
      const damaged = small.slice()
      damaged[at] = (damaged[at] ?? 0) ^ 0x55
      const result = await importWhole({ name: 'staff.xlsx', bytes: damaged })
      expect('problems' in result).toBe(true)
    }
  })

  test('a workbook that says it unpacks to 600 MB is refused before it is unpacked', async () => {
    const parts = workbookOf([{ name: 'Sheet1', xml: sheetData(rowOf(1, ['Council'])) }])
    const bomb = lyingAboutSize(zipSync(parts), 'xl/worksheets/sheet1.xml', 600 << 20)
    expect(await refused('staff.xlsx', bomb)).toMatchObject({ code: 'IMP-04', place: 'staff.xlsx' })
  })

  test('a workbook that says it is small and unpacks to 64 MB is refused while it is unpacked', async () => {
    const parts = { ...workbookOf([{ name: 'Sheet1', xml: '' }]), 'xl/worksheets/sheet1.xml': new Uint8Array(64 << 20) }
    expect((await refused('staff.xlsx', lyingAboutSize(zipSync(parts), 'xl/worksheets/sheet1.xml', 1000))).code).toBe(
      'IMP-04',
    )
  })

  test('a zip in a zip is not unpacked at all', async () => {
    const inner = zipSync({ 'zeros.bin': new Uint8Array(1 << 20) })
    const nested = zipSync({ 'a.zip': inner, 'b.zip': inner })
    expect(await refused('returns.zip', nested)).toMatchObject({ code: 'IMP-06' })
    const hidden = {
      ...workbookOf([{ name: 'Sheet1', xml: sheetData(rowOf(1, ['Council', 'Posts'])) }]),
      'xl/media/a.zip': inner,
    }
    expect(await rowsOf('staff.xlsx', zipSync(hidden))).toEqual([['Council', 'Posts']])
  })

  test('pictures that unpack to hundreds of megabytes do not matter, as nobody reads them', async () => {
    const parts = workbookOf([{ name: 'Sheet1', xml: sheetData(rowOf(1, ['Council', 'Posts'])) }])
    const withPicture = zipSync({ ...parts, 'xl/media/big.png': new Uint8Array(8 << 20) })
    expect(await rowsOf('staff.xlsx', withPicture)).toEqual([['Council', 'Posts']])
  })

  test('a workbook of ten thousand sheets is refused by their number', async () => {
    const sheets = Array.from({ length: 10_000 }, (_, index) => ({ name: `S${index}`, xml: '<sheetData/>' }))
    const problem = await refused('staff.xlsx', zipSync(workbookOf(sheets), { level: 0 }))
    expect(problem).toMatchObject({ code: 'IMP-88' })
    expect(problem.sentence).toContain('10000 sheets')
  })
})

describe('a workbook that asks for more than it holds', () => {
  test('one cell in the last row of all is read, and one in the last column is refused with its place', async () => {
    const low = sheetOf(
      `<dimension ref="A1:A1048576"/>${sheetData(rowOf(1, ['Council', 'Posts']) + rowOf(1_048_576, ['End', 1]))}`,
    )
    expect(await rowsOf('staff.xlsx', low)).toEqual([
      ['Council', 'Posts'],
      ['End', '1'],
    ])
    const far = sheetOf(
      sheetData(`${rowOf(1, ['Council', 'Posts'])}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`),
    )
    expect(await refused('staff.xlsx', far)).toMatchObject({ code: 'IMP-08', place: 'Sheet1!row 1048576' })
  })

  test('a size that is claimed and not filled costs nothing, and neither do a million empty rows', async () => {
    const claimed = sheetOf(
      `<dimension ref="A1:XFD1048576"/>${sheetData(rowOf(1, ['Council', 'Posts']) + rowOf(2, ['Darlington', 12]))}`,
    )
    expect(await rowsOf('staff.xlsx', claimed)).toHaveLength(2)
    const empty = '<row/>'.repeat(1_000_000)
    expect(await rowsOf('staff.xlsx', sheetOf(sheetData(rowOf(1, ['Council', 'Posts']) + empty)))).toHaveLength(1)
  })

  test('a row number beyond every sheet is refused', async () => {
    const beyond = sheetOf(sheetData(`<row r="4000000000"><c r="A4000000000"><v>1</v></c></row>`))
    expect((await refused('staff.xlsx', beyond)).code).toMatch(/^IMP-(88|15)$/)
  })

  test('a link over every cell of a sheet is left out, and the sheet is read', async () => {
    const linked = sheetOf(
      `${sheetData(rowOf(1, ['Council', 'Posts']))}<hyperlinks><hyperlink ref="A1:XFD1048576" location="Sheet1!A1"/></hyperlinks>`,
    )
    expect(await rowsOf('staff.xlsx', linked)).toEqual([['Council', 'Posts']])
  })

  test('an OpenDocument cell that repeats itself a thousand million times is refused', async () => {
    const row =
      '<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="1000" office:value-type="float" office:value="1"><text:p>1</text:p></table:table-cell></table:table-row>'
    expect(await refused('staff.ods', openDocumentOf(row))).toMatchObject({ code: 'IMP-88' })
    const blank =
      '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    const one =
      '<table:table-row><table:table-cell office:value-type="string"><text:p>Council</text:p></table:table-cell></table:table-row>'
    expect(await rowsOf('staff.ods', openDocumentOf(one + blank))).toEqual([['Council']])
  })

  test('a workbook locked with a password is called that: Excel’s and OpenDocument’s', async () => {
    const problem = await refused('staff.xlsx', lockedWorkbook())
    expect(problem).toMatchObject({ code: 'IMP-05', place: 'staff.xlsx' })
    expect(problem.sentence).toContain('password')
    const locked = openDocumentOf(
      '',
      '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/></manifest:file-entry>',
    )
    expect(await refused('staff.ods', locked)).toMatchObject({ code: 'IMP-05' })
  })
})

describe('a file that is not what its name says', () => {
  test('a CSV called .xlsx and a workbook called .csv are read as what they are, with a warning', async () => {
    expect((await opened({ name: 'spend.xlsx', bytes: strToU8(budget) })).warnings).toEqual(['IMP-25'])
    const { found, warnings } = await opened({ name: 'spend.csv', bytes: small })
    expect([found.form, warnings]).toEqual(['workbook', ['IMP-25']])
  })

  test('a web page or XML saved as .xls is called that', async () => {
    for (const page of [
      '<html><body><table><tr><td>1</td></tr></table></body></html>',
      '<!DOCTYPE html><p>1',
      '<table><tr><td>1',
    ])
      expect((await refused('staff.xls', page)).sentence).toContain('web page')
    const sheet = '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
    expect((await refused('staff.xls', sheet)).code).toBe('IMP-06')
  })

  test('a PDF, a picture and bytes that are no text are refused', async () => {
    expect((await refused('return.csv', '%PDF-1.7 …')).code).toBe('IMP-06')
    expect((await refused('return.csv', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]))).code).toBe('IMP-06')
    const problem = await refused('return.csv', `${budget}Hartlepool,\u0000,5\n`)
    expect(problem).toMatchObject({ code: 'IMP-07', place: 'return.csv line 3' })
  })

  test('a parquet file cut short anywhere is refused', async () => {
    for (const length of [4, 12, 200])
      expect((await refused('lait.parquet', joined(strToU8('PAR1'), new Uint8Array(length).fill(7)))).code).toBe(
        'IMP-15',
      )
  })

  test('JSON nested a million deep is refused by its depth, and what is quoted does not count', async () => {
    expect((await refused('map.json', '['.repeat(1_000_000))).sentence).toContain('nested')
    expect((await opened({ name: 'map.json', bytes: strToU8(`{"a":"${'['.repeat(1000)}"}`) })).found.form).toBe('json')
  })
})

describe('text that is empty, endless or broken', () => {
  test('an empty file, a blank one and a header alone are refused', async () => {
    expect((await refused('spend.csv', '')).code).toBe('IMP-01')
    expect((await refused('spend.csv', '\n\n , ,\n')).code).toBe('IMP-10')
    const header = 'Date,Directorate,Supplier,Amount\n'
    const result = await importWhole({ name: 'spend.csv', bytes: strToU8(header) }, { as: 'council-spend' })
    expect('problems' in result && result.problems.length).toBe(1)
  })

  test('200 MB are refused by their size before a byte is read', async () => {
    const problem = await refused('lait.csv', new Uint8Array(200 << 20))
    expect(problem.code).toBe('IMP-02')
    expect(problem.sentence).toContain('200 MB')
  })

  test('ten thousand columns are refused, and so is one row of commas without an end', async () => {
    expect((await refused('wide.csv', `${'a,'.repeat(10_000)}\n1\n`)).code).toBe('IMP-08')
    expect((await refused('wide.csv', new Uint8Array(20 << 20).fill(0x2c))).code).toBe('IMP-08')
    expect((await refused('wide.csv', new Uint8Array(20 << 20).fill(0x61))).code).toBe('IMP-08')
  })

  test('a million blank rows between two that are not are passed over, and counted', async () => {
    const { found } = await opened({ name: 'a.csv', bytes: strToU8(`a,b\n${',\n'.repeat(1_000_000)}1,2\n`) })
    if (found.form !== 'text') throw new Error('not text')
    const rows: number[] = []
    found.rows((_, row) => rows.push(row))
    expect(rows).toEqual([1, 1_000_002])
  })

  test('a single cell of 5 MB is read whole, over the pieces the file is read in', async () => {
    const long = 'x\n'.repeat(2_500_000)
    const [, row] = await rowsOf('a.csv', `a,b\n"${long}",2\n`)
    expect([row?.[0]?.length, row?.[1]]).toEqual([5_000_000, '2'])
  })

  test('a quotation mark that never closes is found, with the row it opened in', async () => {
    const problem = await refused('a.csv', 'a,b\n1,2\n"3,4\n5,6\n')
    expect(problem).toMatchObject({ code: 'IMP-09', place: 'a.csv row 3' })
    expect((await refused('a.csv', 'a,b\n"Smith" Ltd,2\n')).code).toBe('IMP-09')
    expect((await refused('a.csv', `a,b\n"${'x,y\n'.repeat(5_000_000)}`)).code).toBe('IMP-09')
  })

  test('a quotation mark inside a cell that is not quoted is a letter like any other', async () => {
    expect(await rowsOf('a.csv', 'a,b\n6" pipe,2\n')).toEqual([
      ['a', 'b'],
      ['6" pipe', '2'],
    ])
  })

  test('quotation marks are forgiven a space before the comma, in every row end there is', async () => {
    for (const end of ['\n', '\r\n', '\r'])
      expect(await rowsOf('a.csv', `a,b${end}"1, 2" ,"x""y"${end}3,4${end}`)).toEqual([
        ['a', 'b'],
        ['1, 2', 'x"y'],
        ['3', '4'],
      ])
  })

  test('row ends of two and three kinds in one file are all row ends', async () => {
    expect(await rowsOf('a.csv', 'a,b\r\n1,2\n3,4\r\n5,6')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ])
    expect(await rowsOf('a.csv', 'a,b\r1,2\n3,4\r\n5,6\r')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
      ['5', '6'],
    ])
  })

  test('a cell that begins like a formula is text, as it stands', async () => {
    const cells = ['=1+1', '+1-cmd', '-2+3', '@SUM(A1)', "=HYPERLINK('http://x')"]
    expect(await rowsOf('a.csv', `${cells.join(',')}\n`)).toEqual([cells])
    expect(
      await rowsOf(
        'a.xlsx',
        sheetOf(
          sheetData(
            '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="inlineStr"><is><t>=1+1</t></is></c></row>',
          ),
        ),
      ),
    ).toEqual([['2', '=1+1']])
  })
})

describe('text in any encoding', () => {
  const text = 'Council,Service\nDarlington,Children’s “homes” – £5 é\n'
  const rows = [
    ['Council', 'Service'],
    ['Darlington', 'Children’s “homes” – £5 é'],
  ]
  const oneByte = (marks: Readonly<Record<string, number>>) =>
    Uint8Array.from([...text].map((letter) => marks[letter] ?? letter.charCodeAt(0)))

  test('UTF-8 and UTF-16 are read alike, with and without a mark, either end first', async () => {
    const mark = '\uFEFF'
    for (const bytes of [
      strToU8(text),
      strToU8(mark + text),
      utf16(text),
      utf16(mark + text),
      utf16(text, true),
      utf16(mark + text, true),
    ])
      expect(await rowsOf('a.csv', bytes)).toEqual(rows)
  })

  test('Windows-1252 keeps its apostrophes, and so does a Macintosh', async () => {
    const windows = { '’': 0x92, '“': 0x93, '”': 0x94, '–': 0x96, '£': 0xa3, é: 0xe9 }
    const macintosh = { '’': 0xd5, '“': 0xd2, '”': 0xd3, '–': 0xd0, '£': 0xa3, é: 0x8e }
    expect(await rowsOf('a.csv', oneByte(windows))).toEqual(rows)
    expect(await rowsOf('a.csv', oneByte(macintosh))).toEqual(rows)
    expect(await rowsOf('a.csv', joined(new Uint8Array([0xef, 0xbb, 0xbf]), oneByte(windows)))).toEqual(rows)
  })

  test('UTF-8 that was cut in the middle of a letter stays UTF-8, with a warning', async () => {
    const { found, warnings } = await opened({
      name: 'a.csv',
      bytes: joined(strToU8(text), strToU8('£').subarray(0, 1)),
    })
    expect(warnings).toEqual(['IMP-89'])
    expect(found.form === 'text' && found.head[1]).toEqual(rows[1])
  })

  test('a byte order mark that was taken for text, once or twice, is not part of the first heading', async () => {
    for (const mark of ['ï»¿', 'Ã¯»¿', 'Ã¯Â»Â¿']) expect((await rowsOf('a.csv', mark + text))[0]).toEqual(rows[0])
  })
})

describe('a file longer than the pieces it is read in', () => {
  test('140 MB are gone through row by row, and nothing of them is kept', async () => {
    const row = `E06000005,2012-13,1234,${'Darlington '.repeat(40)}\r\n`
    const bytes = Buffer.alloc(Math.floor((140 << 20) / row.length) * row.length, row)
    const { found } = await opened({ name: 'a.csv', bytes })
    if (found.form !== 'text') throw new Error('not text')
    let [count, wrong] = [0, 0]
    found.rows((cells) => {
      count += 1
      if (cells.length !== 4 || cells[2] !== '1234') wrong += 1
    })
    expect([count, wrong]).toEqual([bytes.length / row.length, 0])
  })

  test('a row end, a quoted cell or a letter that a piece ends in is whole again in the next', async () => {
    const piece = 4 << 20
    for (const across of ['"a""b"\r\n', '"£"\r\n', '"x\r\ny" , z\r\n', '’£é\r\n', '"q"\n'])
      for (let cut = 1; cut < strToU8(across).length; cut++) {
        const before = 'x'.repeat(piece - cut - 3)
        const rows = await rowsOf('a.csv', `${before},1\n${across}end,2\n`)
        expect(rows.at(-1)).toEqual(['end', '2'])
        expect(rows.slice(1, -1)).toEqual(Papa.parse<string[]>(across.replace(/\r?\n$/, ''), { newline: '\n' }).data)
      }
  })

  test('any table that is written is read back cell by cell', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', ' ', '"', ',', '\n', 'é', '£', ';', '-', '=') })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        async (table, newline) => {
          const quoted = (text: string) => `"${text.replace(/"/g, '""')}"`
          const written = [['h', 'i', 'j'], ...table].map((row) => row.map(quoted).join(',')).join(newline)
          const expected = [['h', 'i', 'j'], ...table].filter((row) => row.some((text) => text.trim() !== ''))
          expect(await rowsOf('a.csv', written)).toEqual(expected)
        },
      ),
    )
  })
})
