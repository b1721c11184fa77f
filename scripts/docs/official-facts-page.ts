import { dateInWords, formatNumber, formatPercent } from '../../src/figures/index.ts'
import * as reference from '../../src/reference/index.ts'
import { code, codes, page, table } from './markdown.ts'

/** Which official facts ship with the product, file by file, how far they reach, and who took over from whom. */
export function officialFactsPage(): string {
  const files = reference.officialFactFiles()
  return page(
    'Official facts',
    'Figures that ship with Concordat, so that a baseline of any councils can be had without a file. They are read from the publications by our own importers (`npm run reference`) and kept with the row and the column of each, as facts only: no publication is shipped. A return of a newer edition that you import stands over them. A file called “extracted”, “rebuilt” or “seed_councils” is a part of the publication, put together from it; its fingerprint is that of the part.',
    'Contains public sector information licensed under the [Open Government Licence v3.0](https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/). Sources: Department for Education; Ofsted; Ministry of Housing, Communities and Local Government; Office for National Statistics. Names and successions: also mySociety, CC BY 4.0.',
    ...files.map((file) => aboutFile(file)),
    neighbours(),
    geography(),
  )
}

function aboutFile(file: reference.FactFile): string {
  const rows = reference.rowsOf(file)
  const councils = new Set(rows.flatMap(({ councils: codes }) => codes.split('+')))
  const facts = rows.reduce((sum, { cells }) => sum + cells.filter((cell) => cell !== '').length, 0)
  return [
    `## ${file.publication}, ${file.edition}`,
    table(
      ['', ''],
      [
        ['File', [code(file.file), ...(file.sheets ?? []).map((sheet) => `sheet ${code(sheet)}`)].join(', ')],
        ['Fingerprint (SHA-256)', code(file.sha256)],
        ['Publisher', file.publisher],
        ['Came out', file.published === undefined ? 'not said in the file' : dateInWords(file.published)],
        ['Licence', file.licence],
        [
          'Standing',
          file.isSecondary ? 'secondary: gives way where the return itself is at hand' : 'the return itself',
        ],
        ['Periods', periodsOf(file)],
        ['Holds', `${formatNumber(facts)} facts in ${formatNumber(rows.length)} rows, ${councils.size} councils`],
      ],
    ),
    table(
      ['Measure', 'Column of the file', 'Unit', 'Only rows with'],
      file.columns
        .filter((_, index) => rows.some(({ cells }) => (cells[index] ?? '') !== ''))
        .map(({ measure, title, unit, filters = {} }) => [
          code(measure),
          title,
          measure === 'lait/*' ? 'as below' : unit,
          Object.entries(filters)
            .map(([name, value]) => `${name}: ${value}`)
            .join('; '),
        ]),
    ),
    ...starsOf(file, rows),
  ].join('\n\n')
}

/** What stands for the star of a measure: lines of a return, or measures of the tool with the tool’s own units. */
function starsOf({ columns }: reference.FactFile, rows: readonly reference.FactRow[]): readonly string[] {
  if (!columns.some(({ measure }) => measure.includes('*'))) return []
  const about = [...new Set(rows.map((row) => row.about))].sort()
  if (columns[0]?.measure !== 'lait/*') return [`The star stands for ${codes(about)}.`]
  return [
    table(
      ['For the star', 'Title in the tool', 'Unit'],
      about.map((short) => {
        const measure = reference.laitMeasure(short)
        return [code(short), measure?.title ?? '', measure?.unit === 'Spend' ? 'pounds' : (measure?.unit ?? '')]
      }),
    ),
  ]
}

/** The periods by name; of many, the first day and the last. */
function periodsOf({ periods }: reference.FactFile): string {
  if (periods.length <= 6)
    return [...periods]
      .sort((a, b) => (a[2] < b[2] ? -1 : 1))
      .map(([label]) => label)
      .join(', ')
  const first = periods.map(([, from]) => from).reduce((a, b) => (a < b ? a : b))
  const last = periods.map(([, , to]) => to).reduce((a, b) => (a > b ? a : b))
  return `${dateInWords(first)} to ${dateInWords(last)}, ${formatNumber(periods.length)} periods or days`
}

function neighbours(): string {
  const lists = reference.neighbourModels.map((model) => {
    const found = reference.councils.flatMap(({ code: each }) => {
      const list = reference.statisticalNeighboursOf(each, model)
      return list === undefined ? [] : [list]
    })
    const [first] = found
    return [model, first?.publication ?? '', first?.file ?? '', first?.licence ?? '', String(found.length)]
  })
  return `## Statistical neighbours\n\n${table(['Model', 'Publication', 'File', 'Licence', 'Councils'], lists)}`
}

function geography(): string {
  const rows = reference.successions.map(({ predecessor, successor, day, share }) => [
    nameOf(predecessor),
    nameOf(successor),
    dateInWords(day),
    share === undefined ? '' : share.part === 1 ? 'the whole' : formatPercent(share.part),
    share === undefined ? '' : share.part === 1 ? '' : share.by,
    share?.grade ?? '',
  ])
  return [
    '## Where lineage begins',
    `Who took over from whom is known from ${dateInWords(reference.lineageBegins)}; of councils before that day, and of changes before 1 April 2009, nothing is said. Councils are known by code since 2014, and by the Department’s number before: ${reference.earlierCouncils.map(({ name, number, validTo }) => `${name} (${number}, until ${dateInWords(validTo)})`).join(' and ')} are known by number alone. A figure of a day after the last edition above is not estimated: it is missing until a return is imported.`,
    table(['Ended', 'Went over to', 'On', 'Share of people aged 0 to 17', 'Counted', 'Grade'], rows),
    `Sources: ${reference.councilsSource}; ${reference.successionsSource}.`,
    `A county of today can be divided by its districts: ${reference.countiesWithDistricts.map(nameOf).join(', ')}. Children by district: ${reference.districtPopulations.source}.`,
  ].join('\n\n')
}

function nameOf(code: string): string {
  const found = reference.council(code)
  return found === undefined
    ? (reference.earlierCouncils.find(({ number }) => number === code)?.name ?? code)
    : `${found.name} (${code})`
}
