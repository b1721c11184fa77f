import { areaFinder } from '../areas.ts'
import type { Importer, ReadingDesk } from '../importer.ts'
import type { Area } from '../observation.ts'
import { refuse } from '../problems.ts'
import { columnOf, type FoundTable, findTables, plainHeading } from '../table/find-table.ts'
import type { Opened } from '../table/opened.ts'
import { lastDayOf, type ModelYear, modelYear, youngestSince } from './model-year.ts'

/**
 * Children’s services statistical neighbours: a row a council, and in it up to ten neighbours by the Department’s
 * number, each with a word for how close it is. Rows about councils that were gone when the model was made (“Old SNs”)
 * are of an earlier model, and go under `before` the year in which their council ended.
 */
export const statisticalNeighbours: Importer = {
  kind: 'statistical-neighbours',
  title: 'Children’s services statistical neighbours',
  recognises: (opened) => (neighbourTable(opened) === undefined ? 0 : 3),
  read: async (opened, desk) => {
    const table = neighbourTable(opened)
    if (table === undefined)
      return refuse(
        'IMP-13',
        opened.name,
        `${opened.name} has not a column for the council’s number and columns SN1, SN2 and so on for its neighbours.`,
      )
    const lists = await readLists(table, desk)
    if (lists.length === 0)
      return refuse('IMP-14', opened.name, `${opened.name} has headings and no council below them.`)
    const since = youngestSince(lists.flatMap(councilsNamed))
    const isOld = (list: List) => list.isUnderOld || (endOf(list) ?? '9999') < since
    const year = yearOf(
      opened,
      table,
      lists.filter((list) => !isOld(list)),
      desk,
    )
    for (const list of lists) {
      const model = isOld(list) ? `before ${endOf(list)?.slice(0, 4) ?? year.model}` : year.model
      for (const { neighbour, rank, closeness, column } of list.neighbours)
        desk.take({
          what: 'neighbour',
          model,
          council: list.council,
          neighbour,
          rank,
          closeness,
          row: list.row,
          column,
        })
    }
    const used = lists.filter(({ neighbours }) => neighbours.length > 0).length
    return {
      publication: {
        title: 'Children’s services statistical neighbours',
        publisher: 'Department for Education, model by the National Foundation for Educational Research',
        edition: `model of ${year.model}`,
        licence: 'Open Government Licence v3.0',
      },
      rows: lists.length,
      used,
    }
  },
}

interface List {
  readonly council: Area
  readonly row: number
  /** Stands below a line that says the lists are old ones. */
  readonly isUnderOld: boolean
  readonly neighbours: readonly {
    readonly neighbour: Area
    readonly rank: number
    readonly closeness: string
    readonly column: string
  }[]
}

interface Pair {
  readonly rank: number
  readonly neighbour: number
  readonly closeness: number | undefined
  readonly heading: string
}

const rankHeading = /^(?:sn|statisticalneighbour|neighbour)(\d{1,2})$/
const closenessHeading = /^(?:sn|statisticalneighbour|neighbour)(\d{0,2})(?:p|prox|proximity|closeness)$/
const numberNames = ['lanum', 'lanumber', 'oldlacode', 'lacode', 'dfenumber', 'dfecode', 'lano', 'newlacode']
const nameNames = ['laname', 'la', 'localauthority', 'name']

function neighbourTable(opened: Opened): FoundTable | undefined {
  return findTables(
    opened,
    (plain) =>
      plain.filter((each) => rankHeading.test(each)).length >= 2 && numberNames.some((each) => plain.includes(each)),
  )[0]
}

/**
 * Which column is whose. Headings repeat: `SNP` stands ten times, each right of its neighbour; elsewhere the words go
 * by rank (`SN_1P`). By rank where a heading has one, otherwise by standing between this neighbour and the next.
 */
function pairsOf(headings: readonly string[]): readonly Pair[] {
  const plain = headings.map(plainHeading)
  const ranked = plain.flatMap((heading, at) => {
    const rank = rankHeading.exec(heading)?.[1]
    return rank === undefined ? [] : [{ rank: Number(rank), at }]
  })
  const words = plain.flatMap((heading, at) => {
    const found = closenessHeading.exec(heading)
    return found === null ? [] : [{ rank: found[1] === '' ? undefined : Number(found[1]), at }]
  })
  return ranked.map(({ rank, at }) => {
    const next = Math.min(...ranked.map((other) => other.at).filter((other) => other > at), headings.length)
    const word =
      words.find((each) => each.rank === rank) ??
      words.find((each) => each.rank === undefined && each.at > at && each.at < next)
    return { rank, neighbour: at, closeness: word?.at, heading: (headings[at] ?? '').trim() }
  })
}

async function readLists(table: FoundTable, desk: ReadingDesk): Promise<readonly List[]> {
  const find = areaFinder()
  const number = columnOf(table.headings, ...numberNames)
  const name = columnOf(table.headings, ...nameNames)
  const pairs = pairsOf(table.headings)
  const lists: List[] = []
  let isUnderOld = false
  await table.rows((cells, row) => {
    const cell = (at: number | undefined) => (at === undefined ? '' : (cells[at] ?? '').trim())
    const councilsNumber = cell(number)
    if (councilsNumber === '') {
      if (cells.some((text) => /^old\b/i.test(text.trim()))) isUnderOld = true
      return
    }
    const council = find({ ...codeIn(councilsNumber), name: cell(name) })
    if (council.level === 'other') return warnOfCouncil(councilsNumber, cell(name), row, desk)
    const neighbours = pairs.flatMap(({ rank, neighbour, closeness, heading }) => {
      const text = cell(neighbour)
      if (text === '' || text === '-') return []
      const area = find(codeIn(text))
      if (area.level === 'other') {
        warnOfNeighbour(text, council.name, heading, row, desk)
        return []
      }
      return [{ neighbour: area, rank, closeness: closenessOf(cell(closeness), row, heading, desk), column: heading }]
    })
    if (neighbours.length === 0) warnOfNone(council.name, row, desk)
    lists.push({ council, row, isUnderOld, neighbours })
  })
  return lists
}

function codeIn(text: string): { readonly ons: string } | { readonly dfe: string } {
  return /^E\d{8}$/.test(text) ? { ons: text } : { dfe: text.replace(/\.0$/, '') }
}

const closenessWords = ['Extremely close', 'Very close', 'Close', 'Somewhat close', 'Not close']

/** As published but for capitals, which the models do not agree on. */
function closenessOf(text: string, row: number, heading: string, { warnings }: ReadingDesk): string {
  const word = closenessWords.find((each) => plainHeading(each) === plainHeading(text))
  if (word !== undefined) return word
  warnings.add(
    'IMP-63',
    `closeness ${text}`,
    `row ${row}, ${heading}`,
    text === ''
      ? 'There is no word for how close this neighbour is. It is kept without one.'
      : `“${text}” is no word of the model for how close a neighbour is (${closenessWords.join(', ')}). It is kept as it stands.`,
  )
  return text
}

function councilsNamed({ neighbours }: List): readonly string[] {
  return neighbours.flatMap(({ neighbour }) => neighbour.councils)
}

function endOf({ council }: List): string | undefined {
  const [code] = council.councils
  return code === undefined ? undefined : lastDayOf(code)
}

function yearOf(opened: Opened, table: FoundTable, current: readonly List[], desk: ReadingDesk): ModelYear {
  const titles = table.above.flat().filter((text) => /[a-z]{3}/i.test(text))
  const year = modelYear({
    councils: current.flatMap(councilsNamed),
    hints: [...titles, table.sheet ?? '', opened.name],
    asked: modelAsked(desk.mapping),
  }) ?? { model: 'of a year not known', from: 'its councils', isKnown: false }
  if (year.from === 'its councils' || !year.isKnown)
    desk.warnings.add('IMP-62', 'model', opened.name, sentenceOn(opened.name, year))
  return year
}

function sentenceOn(name: string, { model, from, isKnown }: ModelYear): string {
  const ifWrong = 'If that is wrong, hand it in as statistical-neighbours with a mapping { "model": "YEAR" }.'
  if (from !== 'its councils')
    return `${name} is taken as the model of ${model}, a year of which no model is known here. ${ifWrong}`
  return `${name} does not say of which year its model is. By the councils in it, it is ${isKnown ? `the model of ${model}` : 'none of the models known here'}. ${ifWrong}`
}

/** The year that whoever hands the file in says it is of. */
function modelAsked(mapping: unknown): string | undefined {
  if (typeof mapping !== 'object' || mapping === null || !('model' in mapping)) return undefined
  const { model } = mapping
  const text = typeof model === 'string' || typeof model === 'number' ? String(model).trim() : ''
  return /^20\d\d$/.test(text)
    ? text
    : refuse('IMP-22', 'model', `The mapping says that the model is of “${text}”. Write its year in four figures.`)
}

function warnOfCouncil(number: string, name: string, row: number, { warnings }: ReadingDesk): void {
  warnings.add(
    'IMP-21',
    number,
    `row ${row}`,
    `No council has the number “${number}”${name === '' ? '' : ` (${name})`}. Its neighbours are left out.`,
  )
}

function warnOfNeighbour(text: string, council: string, heading: string, row: number, { warnings }: ReadingDesk): void {
  warnings.add(
    'IMP-63',
    `neighbour ${text}`,
    `row ${row}, ${heading}`,
    `“${text}”, a neighbour of ${council}, is the number of no council. It is left out and the others keep their places.`,
  )
}

function warnOfNone(council: string, row: number, { warnings }: ReadingDesk): void {
  warnings.add(
    'IMP-63',
    `none ${council}`,
    `row ${row}`,
    `${council} stands in the list without neighbours: the model is older than the council. Use those of its predecessor, or another model.`,
  )
}
