import { expect, test } from 'vitest'
import { bordersOf, councils, districts } from '../../reference/index.ts'
import { importWhole } from '../import-file.ts'
import type { PlaceFact } from '../observation.ts'
import { readReturn, testOnReturns } from '../testing/returns.ts'

async function factsIn(text: string | Uint8Array, name = 'places.csv') {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text
  const result = await importWhole({ name, bytes })
  if ('problems' in result)
    throw new Error(result.problems.map(({ code, sentence }) => `${code} ${sentence}`).join('\n'))
  return { ...result, facts: placesOf(result.entries) }
}

function placesOf(entries: readonly { readonly what: string }[]): readonly PlaceFact[] {
  return entries.filter((entry): entry is PlaceFact => entry.what === 'place')
}

const told = (facts: readonly PlaceFact[]) => facts.map(({ kind, from, to, sort }) => [kind, from, to, sort ?? ''])

test('a list of changes says who took over from whom, and since when', async () => {
  const { kind, facts } = await factsIn(
    'oldcd,oldnm,newcd,newnm,type,start\nE07000150,Corby,E06000061,North Northamptonshire,merger,2021\nE10000021,Northamptonshire,,,termination,2021\n',
  )
  expect(kind).toBe('geography')
  expect(told(facts)).toEqual([
    ['succession', 'E07000150', 'E06000061', 'merger'],
    ['succession', 'E10000021', '', 'termination'],
  ])
  expect(facts[0]).toMatchObject({ name: 'Corby', since: '2021', row: 2 })
})

test('a council that joins a combined authority is not taken over by it', async () => {
  const { facts } = await factsIn(
    'oldcd,oldnm,newcd,newnm,type,start\nE10000008,Devon,E47000015,Devon and Torbay,new_geo,2025\n',
  )
  expect(told(facts)).toEqual([['within', 'E10000008', 'E47000015', 'combined authority']])
})

test('changes are found by their headings: in another order, below titles, with a byte order mark and CRLF', async () => {
  const { facts } = await factsIn(
    '\uFEFFChanges of codes,,,\r\n\r\nStart date,New code,Extra,Old code\r\n01/04/2025,E08000038,x,E08000016\r\n',
  )
  expect(facts).toMatchObject([{ kind: 'succession', from: 'E08000016', to: 'E08000038', since: '2025-04-01', row: 4 }])
})

test('a date that is none is told, and the row is taken without it', async () => {
  const { facts, warnings } = await factsIn(
    'oldcd,newcd,start\nE08000016,E08000038,spring\nE08000019,E08000039,31/02/2025\n',
  )
  expect(facts.map(({ since }) => since)).toEqual([undefined, undefined])
  expect(warnings).toMatchObject([{ code: 'IMP-75', place: 'places.csv row 2' }])
})

test.each(['23', '25', ''])('a lookup of any year says which district lies in which county (%s)', async (year) => {
  const { facts } = await factsIn(
    `UTLA${year}CD,UTLA${year}NM,LTLA${year}CD,LTLA${year}NM,ObjectId\nE10000029,Suffolk,E07000245,West Suffolk,1\nE06000001,Hartlepool,E06000001,Hartlepool,2\n`,
  )
  expect(told(facts)).toEqual([
    ['code', 'E07000245', '', 'lower tier'],
    ['within', 'E07000245', 'E10000029', 'upper tier'],
    ['code', 'E10000029', '', 'upper tier'],
    ['code', 'E06000001', '', 'lower tier'],
  ])
  expect(facts[0]?.asAt).toBe(year === '' ? undefined : `20${year}`)
})

test('a code that is no longer in use lies in nothing, and is followed by the active one', async () => {
  const { facts } = await factsIn(
    'LADCD,LADNM,LADCD_ACTIVE,LADNM_ACTIVE,UTLACD,UTLANM\nE07000150,Corby,E06000061,North Northamptonshire,E06000061,North Northamptonshire\n',
  )
  expect(told(facts)).toEqual([
    ['code', 'E07000150', '', 'no longer'],
    ['succession', 'E07000150', 'E06000061', 'active'],
  ])
})

test('figures of councils with codes of two levels are no lookup', async () => {
  const result = await importWhole({
    name: 'figures.csv',
    bytes: new TextEncoder().encode(
      'UTLA23CD,UTLA23NM,RGN23CD,cost,children,staff\nE06000001,Hartlepool,E12000001,1,2,3\n',
    ),
  })
  expect('kind' in result ? result.kind : undefined).not.toBe('geography')
})

const register =
  'local-authority-code,official-name,nice-name,gss-code,start-date,end-date,replaced-by,county-la,former-gss-codes\n'

test('a register says who replaced whom, by its own marks, and a last day that is a day too late is put right', async () => {
  const { facts, warnings } = await factsIn(
    `${register}NTH,Northamptonshire County Council,Northamptonshire,E10000021,,2021-04-01,"NNT,WNT",,\nNNT,North Northamptonshire Council,North Northamptonshire,E06000061,2021-04-01,,,,\nWNT,West Northamptonshire Council,West Northamptonshire,E06000062,2021-04-01,,,,\nGAT,Gateshead Council,Gateshead,E08000037,,,,,E08000020\n`,
  )
  expect(told(facts).filter(([kind]) => kind === 'succession')).toEqual([
    ['succession', 'E10000021', 'E06000061', 'replaced'],
    ['succession', 'E10000021', 'E06000062', 'replaced'],
    ['succession', 'E08000020', 'E08000037', 'new_code'],
  ])
  expect(facts.find(({ kind, from }) => kind === 'code' && from === 'E10000021')?.until).toBe('2021-03-31')
  expect(warnings.map(({ code }) => code)).toEqual(['IMP-73'])
})

test('a district in another county than its successor is put in the successor’s, and told', async () => {
  const { facts, warnings } = await factsIn(
    `${register}FOR,Forest Heath District Council,Forest Heath,E07000201,,2019-03-31,WSK,SRY,\nWSK,West Suffolk Council,West Suffolk,E07000245,2019-04-01,,,SFK,\nSFK,Suffolk County Council,Suffolk,E10000029,,,,,\nSRY,Surrey County Council,Surrey,E10000030,,,,,\n`,
  )
  expect(facts.find(({ kind, from }) => kind === 'within' && from === 'E07000201')?.to).toBe('E10000029')
  expect(warnings).toMatchObject([{ code: 'IMP-72' }])
})

test('a register that names a council it does not list is told of it, and nothing is made up', async () => {
  const { facts, warnings } = await factsIn(`${register}POL,Poole Borough Council,Poole,E06000029,,2019-03-31,BPC,,\n`)
  expect(facts.filter(({ kind }) => kind === 'succession')).toEqual([])
  expect(warnings).toMatchObject([{ code: 'IMP-75' }])
})

test('a name that stands for two councils is kept for both', async () => {
  const { facts, warnings } = await factsIn('la-name,local-authority-code\nSomerset,SOM\nsomerset,SMT\n')
  expect(told(facts)).toEqual([
    ['alias', 'Somerset', 'SOM', 'name'],
    ['alias', 'somerset', 'SMT', 'name'],
  ])
  expect(warnings).toMatchObject([{ code: 'IMP-74' }])
})

test('a row that stops before the new code does not say that nobody took over', async () => {
  const { facts, warnings } = await factsIn('oldcd,oldnm,newcd\nE07000150\nE07000151,Daventry,E06000062\n')
  expect(told(facts)).toEqual([['succession', 'E07000151', 'E06000062', 'not stated']])
  expect(warnings).toMatchObject([{ code: 'IMP-23', place: 'places.csv row 2' }])
})

test('a place that nobody was before is new, and a date in words is a date', async () => {
  const { facts } = await factsIn('GEOGCD,GEOGNM,GEOGCD_P,SI_TITLE,OPER_DATE\nE06000099,New,,An Order,1 April 2023\n')
  expect(facts).toMatchObject([{ kind: 'code', from: 'E06000099', since: '2023-04-01' }])
})

test('a list of codes and names alone is read, and a lookup from smaller places names each council once', async () => {
  expect(told((await factsIn('LAD24CD,LAD24NM,LAD24NMW\nE06000001,Hartlepool,\n')).facts)).toEqual([
    ['code', 'E06000001', '', 'district'],
  ])
  const { facts } = await factsIn(
    'LSOA21CD,CTYUA23CD,CTYUA23NM,RGN23CD,RGN23NM\nE01000001,E06000001,Hartlepool,E12000001,North East\nE01000002,E06000001,Hartlepool,E12000001,North East\n',
  )
  expect(told(facts)).toEqual([
    ['code', 'E06000001', '', 'upper tier'],
    ['within', 'E06000001', 'E12000001', 'region'],
    ['code', 'E12000001', '', 'region'],
  ])
})

test('borders are read by code, and a row without one is left out and told', async () => {
  const { facts, warnings, rows, used } = await factsIn(
    'neighbour_areacd;areacd\nE06000004;E06000001\n;E06000002\nStockton;E06000002\n',
  )
  expect(told(facts)).toEqual([['border', 'E06000001', 'E06000004', '']])
  expect([rows, used]).toEqual([3, 1])
  expect(warnings.map(({ code }) => code)).toEqual(['IMP-71', 'IMP-71'])
})

test('a map says whom it draws, from when to when and how far each reaches', async () => {
  const map = {
    type: 'FeatureCollection',
    features: [
      {
        type: 'Feature',
        properties: { CTYUA23CD: 'E10000021', CTYUA23NM: 'Northamptonshire', end: 2020 },
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [-1.3, 52],
              [-0.3, 52.6],
              [-1.3, 52],
            ],
          ],
        },
      },
      { type: 'Feature', properties: { CTYUA23CD: 'E06000061' }, geometry: null },
    ],
  }
  const { facts } = await factsIn(JSON.stringify(map), 'map.geojson')
  expect(facts).toMatchObject([
    { kind: 'boundary', from: 'E10000021', name: 'Northamptonshire', until: '2020', bounds: [-1.3, 52, -0.3, 52.6] },
    { kind: 'boundary', from: 'E06000061', name: '' },
  ])
})

test('in a topology two places that share an arc border each other', async () => {
  const map = {
    type: 'Topology',
    transform: { scale: [0.5, 0.5], translate: [-2, 50] },
    arcs: [
      [
        [0, 0],
        [2, 2],
      ],
      [
        [2, 2],
        [2, -2],
      ],
    ],
    objects: {
      utla: {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Polygon', arcs: [[0]], properties: { areacd: 'E06000001', areanm: 'Hartlepool' } },
          {
            type: 'Polygon',
            arcs: [[-1, 1]],
            properties: { areacd: 'E06000004', areanm: 'Stockton-on-Tees', start: 1998 },
          },
        ],
      },
    },
  }
  const { facts } = await factsIn(JSON.stringify(map), 'topo.json')
  expect(told(facts)).toEqual([
    ['boundary', 'E06000001', '', 'utla'],
    ['boundary', 'E06000004', '', 'utla'],
    ['border', 'E06000001', 'E06000004', 'utla'],
    ['border', 'E06000004', 'E06000001', 'utla'],
  ])
  expect(facts[1]).toMatchObject({ since: '1998', bounds: [-2, 50, 0, 51] })
})

test.each([
  [
    'map.geojson',
    '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Hartlepool"}}]}',
    'IMP-70',
  ],
  ['map.geojson', '{"type":"FeatureCollection","features":"none"}', 'IMP-70'],
  ['map.geojson', '{"type":"FeatureCollection","features":[]}', 'IMP-14'],
  ['changes.csv', 'oldcd,newcd\n', 'IMP-14'],
  ['spend.csv', 'date,supplier,amount\n2024-01-01,Someone,1\n', 'IMP-11'],
])('%s without what it needs is refused with a sentence: %s', async (name, text, code) => {
  const result = await importWhole({ name, bytes: new TextEncoder().encode(text) }, { as: 'geography' })
  expect('problems' in result ? result.problems.map((each) => each.code) : []).toEqual([code])
})

test('a list of changes in UTF-16 reads as the same list in UTF-8', async () => {
  const text = 'oldcd,oldnm,newcd,newnm,type,start\nE08000016,Barnsley,E08000038,Barnsley,new_code,2025\n'
  const wide = new Uint8Array(new Uint16Array([...`\uFEFF${text}`].map((letter) => letter.charCodeAt(0))).buffer)
  expect((await factsIn(wide)).facts).toEqual((await factsIn(text)).facts)
})

testOnReturns('every geography file imports as geography, by what is in it', async () => {
  const used: Record<string, number> = {}
  for (const file of [
    'changes.csv',
    'la_all_codes.csv',
    'utla_all_codes.csv',
    'LTLA-UTLA_Apr23_Lookup_England-Wales.csv',
    'lookup_name_to_registry.csv',
    'uk_local_authorities_current.csv',
    'uk_local_authorities_future.csv',
    'utla_england_2025_adjacency.csv',
    'utla_england_2025.geojson',
    'utla_england_abolished_2014-2025.geojson',
    'uk-topojson-2014-2025.json',
  ]) {
    const result = await readReturn(`geography/${file}`)
    expect(result.kind).toBe('geography')
    used[file] = result.used
  }
  expect(Object.values(used)).toEqual([79, 415, 218, 318, 1774, 445, 445, 724, 153, 10, 707])
})

testOnReturns('the register puts Forest Heath in Suffolk, whatever it says', async () => {
  const { entries, warnings } = await readReturn('geography/uk_local_authorities_current.csv')
  expect(
    placesOf(entries).find(({ kind, from, sort }) => kind === 'within' && from === 'E07000201' && sort === 'county')
      ?.to,
  ).toBe('E10000029')
  expect(warnings.map(({ code }) => code)).toEqual(['IMP-71', 'IMP-73', 'IMP-72'])
})

testOnReturns('the pack that ships has the districts and the borders of the files', async () => {
  const lookup = placesOf((await readReturn('geography/LTLA-UTLA_Apr23_Lookup_England-Wales.csv')).entries)
  const districtsInFile = lookup.filter(({ kind, to }) => kind === 'within' && to.startsWith('E10'))
  expect(new Set(districtsInFile.map(({ from, to }) => `${from} ${to}`))).toEqual(
    new Set(districts.map(({ code, county }) => `${code} ${county}`)),
  )
  const { entries } = await readReturn('geography/utla_england_2025_adjacency.csv')
  const pairs = placesOf(entries).map(({ from, to }) => `${from} ${to}`)
  const ours = councils.flatMap(({ code, validTo }) =>
    validTo === undefined ? bordersOf(code).map((other) => `${code} ${other}`) : [],
  )
  expect(new Set(ours)).toEqual(new Set(pairs))
})

testOnReturns('borders worked out from the arcs of the map are those of the list, for councils of 2025', async () => {
  const map = placesOf((await readReturn('geography/uk-topojson-2014-2025.json')).entries)
  const today = new Set(councils.flatMap(({ code, validTo }) => (validTo === undefined ? [code] : [])))
  const pairs = map.filter(
    ({ kind, sort, from, to }) => kind === 'border' && sort === 'utla' && today.has(from) && today.has(to),
  )
  const listed = councils.flatMap(({ code, validTo }) =>
    validTo === undefined ? bordersOf(code).map((other) => `${code} ${other}`) : [],
  )
  expect(new Set(pairs.map(({ from, to }) => `${from} ${to}`))).toEqual(new Set(listed))
})
