import { educationPublications } from '../../src/importers/education-statistics/publications.ts'
import { importers } from '../../src/importers/index.ts'
import { notForABaseline } from '../../src/importers/not-for-a-baseline.ts'
import { code, page, table } from './markdown.ts'

/** What tells a kind of file, and what comes of it: a kind that is not described here stops the page. */
const kinds: Readonly<Record<string, { readonly toldBy: string; readonly gives: string }>> = {
  'section-251': {
    toldBy:
      'a council, a line of the return and amounts by provider, under any of the headings used from 2008-09 on. The year is that of a column, or that whose lines these are',
    gives:
      'spending by line: own, private, other public and voluntary provision, gross, income and net, in pounds; joined over the years by what a line means and never by its number',
  },
  'education-statistics': {
    toldBy:
      '`time_period`, `time_identifier`, `geographic_level` and a code, of a publication that is not listed here; columns of words are what tells rows apart, columns of numbers are figures',
    gives: 'each figure under its own heading, with a warning that its unit and its day are those of the layout',
  },
  geography: {
    toldBy:
      'code lists, lookups from one area to another, registers, lists of changes, names and borders, and maps in GeoJSON or TopoJSON',
    gives: 'facts about places: codes and names with their dates, who lies in whom, who took over, who borders whom',
  },
  'revenue-outturn': {
    toldBy:
      'form RO3 or RSX of individual authorities, as a workbook (.ods, .xlsx), a sheet of one as CSV, or with one row an amount; the header is found by its cells, wherever it stands',
    gives:
      'children’s social care by class of spending and agency staff, in pounds, certified or not; totals of classes are used to check the rows and not taken',
  },
  'ofsted-outcomes': {
    toldBy: 'Ofsted’s workbook or CSV of inspections of children’s services, by its columns of judgements',
    gives: 'judgements in words, with the first day of the inspection and the day of the report; every one since 2018',
  },
  'ofsted-overview': {
    toldBy: 'the overview that Data to Insight makes from Ofsted’s reports, by its columns',
    gives: 'the newest judgements, marked secondary: they run ahead of the official list',
  },
  'ofsted-lookup': {
    toldBy: 'a list of councils with the Department’s numbers and Ofsted’s regions',
    gives: 'facts about places: codes, numbers, other names and regions',
  },
  lait: {
    toldBy: 'the tool’s table as parquet, CSV or a sheet: a measure, a year, a place and a value',
    gives: 'every measure of the tool under `lait/` and its short name, marked secondary',
  },
  'lait-dictionary': {
    toldBy: 'the tool’s list of measures',
    gives: 'nothing for a baseline: the units and decimals that figures of the tool are read with',
  },
  'lait-areas': { toldBy: 'the tool’s list of places', gives: 'facts about places: numbers, names and regions' },
  'statistical-neighbours': {
    toldBy: 'a council a row, and in it up to ten neighbours with a word for how close each is',
    gives: 'neighbours in order, with the year of the model and the closeness as published',
  },
  'mid-year-estimates': {
    toldBy: 'a column for every age of a child, on sheets of persons',
    gives: 'people aged 0 to 17 and of all ages on 30 June, of councils, regions and districts',
  },
  deprivation: {
    toldBy:
      'summaries of the English Indices of Deprivation by council, or mySociety’s composite index of the United Kingdom',
    gives: 'scores, ranks and shares under the column’s heading',
  },
  'council-spend': {
    toldBy:
      'a date or a month, a supplier and an amount, under whatever headings; a file that does not answer all three is refused',
    gives: 'payments, credits negative, net or gross of VAT or not said',
  },
  spreadsheet: {
    toldBy: 'nothing: say `--as spreadsheet` and give a mapping of its columns (`--mapping FILE`)',
    gives: 'figures or payments, as the mapping says',
  },
}

const ofEducation = new Map(
  educationPublications.map(({ family, tables }) => [
    family,
    {
      toldBy: 'the layout of Explore Education Statistics and the columns of the publication, in any order',
      gives: tables.map(({ holds }) => holds).join('; '),
    },
  ]),
)

/** Every kind of file that is read, and those that are known and refused. */
export function importsPage(): string {
  const refused = new Set(notForABaseline.map(({ kind }) => kind))
  return page(
    'What can be imported',
    'What a file is, its bytes and its columns say: never its name, its extension or the order of its columns. `concordat import FILE` and the page of a case take the same kinds; `--as KIND` says which, where the columns alone do not tell. Text is read in any encoding that explains it, with commas, semicolons or tabs; workbooks as .xlsx, .xls or .ods; tables as parquet. How figures are read: [reading returns](../method/reading-returns.md). What a file can be refused with: [problems](problems.md#files-handed-in).',
    table(
      ['`--as`', 'What it is', 'Told by', 'Gives'],
      importers
        .filter(({ kind }) => !refused.has(kind))
        .map(({ kind, title }) => {
          const about = ofEducation.get(kind) ?? kinds[kind]
          if (about === undefined) throw new Error(`Say in scripts/docs/imports-page.ts what tells a ${kind}`)
          return [code(kind), title, about.toldBy, about.gives]
        }),
    ),
    `## Known, and not for a baseline\n\nThese are recognised and refused, with a sentence that says where they belong. Records of single children or members of staff stay on the council’s own machine.\n\n${table(
      ['What it is', 'Holds single persons'],
      notForABaseline.map(({ title, isAboutPersons }) => [title, isAboutPersons ? 'yes' : 'no']),
    )}`,
  )
}
