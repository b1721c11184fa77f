import { expect, test } from 'vitest'
import { doImportJob } from './import-jobs.ts'

test('a kept list of statistical neighbours gives those of the councils that are asked for, and no others', async () => {
  const text = [
    'old_la_code,la_name,SN_1,SN_1P,SN_2,SN_2P',
    '805,Hartlepool,807,Very close,942,Close',
    '807,Redcar and Cleveland,805,Very close,942,Close',
  ].join('\n')
  const answer = await doImportJob({
    kind: 'observations',
    file: { name: 'sn_model_2025.csv', bytes: new TextEncoder().encode(text) },
    choice: {},
    councils: ['E06000001'],
  })
  if (!('neighbours' in answer)) throw new Error(JSON.stringify(answer))
  expect(answer.neighbours.map(({ council, neighbour, model }) => [council.key, neighbour.key, model])).toEqual([
    ['E06000001', 'E06000003', '2025'],
    ['E06000001', 'E06000063', '2025'],
  ])
})
