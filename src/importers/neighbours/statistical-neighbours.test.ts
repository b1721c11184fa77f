import { expect, test } from 'vitest'
import { type ImportChoice, importWhole } from '../import-file.ts'
import { readReturn, testOnReturns } from '../testing/returns.ts'
import { neighbourList } from './neighbour-list.ts'

const wide = ['old_la_code,la_name,SN_1,SN_1P,SN_2,SN_2P', '805,Hartlepool,807,Very close,942,Close ']

test('a council’s neighbours are given in order of nearness, each with its closeness', async () => {
  const { entries, warnings, publication } = await read(wide, 'sn_model_2025.csv')
  expect(neighbourList(entries, 'E06000001').map(shown)).toEqual(['2025 1 807 Very close', '2025 2 942 Close'])
  expect([warnings, publication.edition]).toEqual([[], 'model of 2025'])
})

test('ten columns of one heading are each the word for the neighbour left of it', async () => {
  const { entries } = await read([
    'LA num,LA Name,LA number,GOInd,GOReg,SN1,SNP,SN2,SNP,SN3,SNP,',
    '807,Redcar and Cleveland,807,4,North East,805,Very Close,,,941,Not Close,',
  ])
  expect(neighbourList(entries, 'E06000003').map(shown)).toEqual(['2025 1 805 Very close', '2025 3 941 Not close'])
})

test('the columns are found in any order, below titles, and with the words before the neighbours', async () => {
  const { entries } = await read([
    'Neighbours of children’s services',
    '1,2,3,4,5,6',
    '\uFEFFSN 2 P,SN 2,Region,SN 1,SN 1 P,LA Number',
    'Close,806,North East,807,Very close,805',
  ])
  expect(neighbourList(entries, 'E06000001').map(shown)).toEqual(['2025 1 807 Very close', '2025 2 806 Close'])
})

test('the year of a model is told by its councils where nothing says it, and whoever hands it in may say otherwise', async () => {
  const withCumbria = ['LA num,SN1,SNP,SN2,SNP', '940,909,Close,941,Very close', '909,940,Close,941,Close']
  const told = await read(withCumbria)
  expect(told.publication.edition).toBe('model of 2021')
  expect(told.warnings).toMatchObject([{ code: 'IMP-62' }])
  // Cumberland came in 2023, so a name that says 2021 is wrong.
  expect((await read(wide, 'neighbours 2021.csv')).publication.edition).toBe('model of 2025')
  const said = await read(withCumbria, 'x.csv', { as: 'statistical-neighbours', mapping: { model: 2022 } })
  expect(said.publication.edition).toBe('model of 2022')
})

test('a council listed without neighbours, and lists of councils that were gone, are not of the model', async () => {
  const { entries, warnings } = await read(
    [
      'LA num,LA Name,SN1,SNP,SN2,SNP',
      '940,North Northamptonshire,941,Very Close,909,Close',
      '909,Cumbria,940,Close,941,Close',
      '942,Cumberland,-,-,-,-',
      ',Old SNs:,,,,',
      '837,Bournemouth (Pre LG),836,Very Close,882,Close',
    ],
    'april 2021.csv',
  )
  expect(neighbourList(entries, 'E06000063')).toEqual([])
  expect(warnings).toMatchObject([{ code: 'IMP-63', place: 'row 4' }])
  expect(new Set(entries.flatMap((each) => (each.what === 'neighbour' ? [each.model] : [])))).toEqual(
    new Set(['2021', 'before 2019']),
  )
})

test('a number that is no council’s and a word that is not of the model are told, with their place', async () => {
  const { warnings, entries } = await read(
    ['LA num,SN1,SNP,SN2,SNP', '805,999,Close,807,Quite close', '123,805,Close,806,Close'],
    'sn 2025.csv',
  )
  expect(warnings.map(({ code, place }) => [code, place])).toEqual([
    ['IMP-63', 'row 2, SN1'],
    ['IMP-63', 'row 2, SN2'],
    ['IMP-21', 'row 3'],
  ])
  expect(neighbourList(entries, 'E06000001').map(shown)).toEqual(['2025 2 807 Quite close'])
})

test('headings alone are refused, and so is a mapping whose model is no year', async () => {
  const alone = await importWhole(file(['LA num,SN1,SNP,SN2,SNP'], 'x.csv'))
  expect('problems' in alone && alone.problems[0]?.code).toBe('IMP-14')
  const wrong = await importWhole(file(wide, 'x.csv'), { as: 'statistical-neighbours', mapping: { model: 'new' } })
  expect('problems' in wrong && wrong.problems[0]?.code).toBe('IMP-22')
})

test('the newest model counts where none is named', async () => {
  const older = await read(['LA num,SN1,SNP,SN2,SNP', '805,909,Close,806,Close'], '2021.csv')
  const newer = await read(wide, '2025.csv')
  const both = [...older.entries, ...newer.entries]
  expect(neighbourList(both, 'E06000001').map(({ model }) => model)).toEqual(['2025', '2025'])
  expect(neighbourList(both, 'E06000001', '2021').map(shown)).toEqual(['2021 1 909 Close', '2021 2 806 Close'])
})

const hartlepool2025 = ['807', '394', '393', '890', '806', '390', '840', '876', '372', '340']

testOnReturns(
  'the four files give 156 lists of 2021 and 153 of 2025, and the workbooks say what the CSV files say',
  async () => {
    const found = new Map<string, readonly string[]>()
    for (const name of [
      'sn_model_2025_wide.csv',
      'sn_may_2025.xlsx',
      'New_Statistical_Neighbour_Groupings_April_2021.csv',
      'sn_april_2021.xlsx',
    ]) {
      const { entries, kind } = await readReturn(`statistical-neighbours/${name}`)
      expect(kind).toBe('statistical-neighbours')
      found.set(
        name,
        entries
          .flatMap((each) =>
            each.what === 'neighbour' && /^\d+$/.test(each.model) ? [`${each.council.key} ${shown(each)}`] : [],
          )
          .sort(),
      )
      if (name.includes('2025'))
        expect(neighbourList(entries, 'E06000001', '2025').map(({ neighbour }) => neighbour.published.dfe)).toEqual(
          hartlepool2025,
        )
    }
    expect([...found.values()].map((lists) => lists.length)).toEqual([1530, 1530, 1520, 1520])
    expect(found.get('sn_may_2025.xlsx')).toEqual(found.get('sn_model_2025_wide.csv'))
    expect(found.get('sn_april_2021.xlsx')).toEqual(found.get('New_Statistical_Neighbour_Groupings_April_2021.csv'))
  },
)

testOnReturns('Hartlepool’s neighbours of 2025 are very close to close, and Westminster’s of 2021 hardly', async () => {
  const { entries } = await readReturn('statistical-neighbours/sn_model_2025_wide.csv')
  expect(neighbourList(entries, 'E06000001').map(({ closeness }) => closeness)).toEqual([
    ...Array(4).fill('Very close'),
    ...Array(6).fill('Close'),
  ])
  const older = await readReturn('statistical-neighbours/New_Statistical_Neighbour_Groupings_April_2021.csv')
  expect(neighbourList(older.entries, 'E09000033').at(-1)?.closeness).toBe('Not close')
})

interface Shown {
  readonly model: string
  readonly rank: number
  readonly neighbour: { readonly published: { readonly dfe?: string } }
  readonly closeness: string
}

function shown({ model, rank, neighbour, closeness }: Shown): string {
  return `${model} ${rank} ${neighbour.published.dfe} ${closeness}`
}

async function read(lines: readonly string[], name = 'list.csv', choice: ImportChoice = {}) {
  const result = await importWhole(file(lines, name), choice)
  if ('problems' in result) throw new Error(result.problems.map(({ sentence }) => sentence).join(' '))
  return result
}

function file(lines: readonly string[], name: string) {
  return { name, bytes: new TextEncoder().encode(`${lines.join('\r\n')}\r\n`) }
}
