import { expect, test } from 'vitest'
import { importWhole } from './import-file.ts'
import { workbookOf } from './testing/read-workbook.ts'

async function refusal(content: string | Uint8Array, name = 'file', as?: string) {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const result = await importWhole({ name, bytes }, as === undefined ? {} : { as })
  if (!('problems' in result)) return expect.fail(`read as ${result.kind}`)
  return result.problems.map(({ code, sentence }) => `${code} ${sentence}`).join('\n')
}

test.each([
  ['episodes', 'CHILD,DECOM,RNE,LS\n101,01/04/2024,S,E1\n'],
  ['the same in small letters, with a title above', 'Looked after 2024\n\nchild,dob,sex\n101,05/06/2015,2\n'],
  ['a list for inspectors', 'Child Unique ID,Gender,Date of Birth\n101,a) Female,05/06/2015\n'],
  [
    'the return as XML',
    '<?xml version="1.0"?>\n<SSDA903><CHILD><HEADER><CHILDID>101</CHILDID></HEADER></CHILD></SSDA903>',
  ],
  [
    'a census as XML',
    '<Message><Header><CollectionDetails><Collection>CIN</Collection></CollectionDetails></Header></Message>',
  ],
  ['a list of workers', 'SWENo,FTE,PersonBirthDate\nSW123,1,1980-02-03\n'],
])('a file of single persons is refused, as it stays on the council’s own machine: %s', async (_, text) => {
  expect(await refusal(text)).toMatch(/^IMP-12 .* stay on the council’s own machine/)
})

test('a list of children is refused whatever it is said to be, and none of it is repeated', async () => {
  const list = 'CHILD,DOB,Council,Amount\n90210,05/06/2015,Darlington,100\n'
  for (const as of ['spreadsheet', 'council-spend', 'workforce']) {
    const told = await refusal(list, 'list.csv', as)
    expect(told).toMatch(/^IMP-12 list\.csv is a list of children/)
    expect(told).not.toMatch(/90210|2015/)
  }
})

test('a list of children on the second sheet of a workbook is found', async () => {
  const book = workbookOf({
    Notes: [['About']],
    Episodes: [
      ['CHILD', 'DOB'],
      ['101', '05/06/2015'],
    ],
  })
  expect(await refusal(book)).toMatch(/^IMP-12/)
})

test.each([
  ['contract notices', '{"releases":[{"ocid":"ocds-1","tag":["tender"]}]}'],
  ['a consultation', 'timestamp,datetime,comment-id,voter-id,vote\n1,Wed,0,0,1\n'],
  ['a consultation', 'topic,Should we share?\nurl,https://example.org\nvoters,3\n'],
  ['homes and agencies', 'URN,Provider name,Owner name\n1,Home,Owner\n'],
  ['a list of files', '{"dir":"x","files":[{"url":"https://example.org/a.csv"}]}'],
  ['direction numbers', 'dimension,degree,polynomial,initial\n1,0,1,\n'],
  ['a mapping of columns', '{"concordatMapping":1}'],
  ['a case', '{"concordat":1,"name":"three-councils"}'],
])('what is known and not for a baseline is called by its name: %s', async (words, text) => {
  const told = await refusal(text)
  expect(told).toMatch(/^IMP-12/)
  expect(told).toContain(words)
})

test('a published table that counts children is not taken for a list of them', async () => {
  const told = await refusal('Council,Children,Child population,Rate\nDarlington,266,22771,117\n')
  expect(told).not.toContain('IMP-12')
})
