import { dateInWords } from '../../figures/index.ts'
import type { Importer } from '../importer.ts'
import type { Opened } from '../table/opened.ts'
import { dayIn } from './days.ts'
import { firstHeader, readInspections } from './read-inspections.ts'

/**
 * Ofsted’s own list of inspections of children’s services: the latest of every council, those of the year, and every
 * one since 2018, councils that no longer exist included.
 *
 * Source: Ofsted, Local authority inspection outcomes as at 31 March, yearly.
 */
export const ofstedOutcomes: Importer = {
  kind: 'ofsted-outcomes',
  title: 'Ofsted, local authority inspection outcomes',
  recognises: (opened) => (firstHeader(opened)?.isScraped === false ? 3 : 0),
  read: (opened, desk) => {
    const about = aboutOf(opened)
    const published = about.published === undefined ? {} : { published: about.published }
    const { rows, used } = readInspections(opened, { ...published, isSecondary: false }, desk)
    return {
      publication: {
        title: 'Local authority inspection outcomes',
        publisher: 'Ofsted',
        edition: about.edition,
        ...published,
        licence: 'Open Government Licence v3.0',
      },
      rows,
      used,
    }
  },
}

/**
 * The overview scraped from Ofsted’s reports, one row a council with its newest inspection. It runs ahead of the
 * official list and is not the source of record: sub-judgements were seen to be read from the wrong place.
 *
 * Source: Data to Insight, scrape of Ofsted’s reports on children’s services.
 */
export const ofstedOverview: Importer = {
  kind: 'ofsted-overview',
  title: 'Overview of newest inspections, scraped from Ofsted’s reports',
  recognises: (opened) => (firstHeader(opened)?.isScraped === true ? 3 : 0),
  read: (opened, desk) => {
    const { rows, used, latest } = readInspections(opened, { isSecondary: true }, desk)
    return {
      publication: {
        title: 'Overview of inspections of local authority children’s services, scraped from Ofsted’s reports',
        publisher: 'Data to Insight',
        edition: latest === '' ? 'not stated' : `reports to ${dateInWords(latest)}`,
        licence: 'Open Government Licence v3.0',
        isSecondary: true,
      },
      rows,
      used,
    }
  },
}

function aboutOf(opened: Opened): { readonly edition: string; readonly published?: string } {
  const rows =
    opened.form === 'workbook'
      ? opened.sheets.flatMap((sheet) => sheet.rows.slice(0, 12))
      : opened.form === 'text'
        ? opened.head.slice(0, 12)
        : []
  const cells = rows.flat()
  const edition = cells
    .map((cell) => /\bas at (?:31 )?[A-Z]\w+ \d{4}/.exec(cell)?.[0])
    .find((found) => found !== undefined)
  const said = rows.find(([first = '']) => /^published( on)?:?$/i.test(first.trim()))
  const published = dayIn(said?.[1] ?? '')
  return { edition: edition ?? 'not stated', ...(published === undefined ? {} : { published }) }
}
