import { isCaseWorkbook } from './case-workbook/read-case-workbook.ts'
import type { Importer } from './importer.ts'
import { refuse } from './problems.ts'
import { findTables, plainHeading } from './table/find-table.ts'
import type { Opened } from './table/opened.ts'

/** A kind of file that people have at hand beside returns, that is known, and of which no baseline is made. */
export interface NotForABaseline extends Importer {
  /** Holds children or staff one by one, so it is refused as whatever it is said to be. */
  readonly isAboutPersons: boolean
}

interface Known {
  readonly kind: string
  readonly title: string
  readonly isAboutPersons?: true
  readonly isIt: (opened: Opened) => boolean
  /** What it is, after the file’s name; and what to do instead. */
  readonly is: string
  readonly instead: string
}

/** Rows about single persons never go into the ledger of imports: only counts above the limit of disclosure may leave. */
const staysWithYou =
  'Records of single persons stay on the council’s own machine and are not taken here. Hand in the published figures, or counts of your own as a spreadsheet'

const known: readonly Known[] = [
  {
    kind: 'looked-after-return',
    title: 'Children looked after return (SSDA903), child by child',
    isAboutPersons: true,
    isIt: (opened) =>
      (opened.form === 'xml' && /SSDA903/i.test(opened.start)) ||
      (opened.form === 'json' ? false : isTableOf(opened, isListOfChildren)),
    is: 'is a list of children one by one, as in the children looked after return (SSDA903)',
    instead: staysWithYou,
  },
  {
    kind: 'census',
    title: 'A census of children in need or of social workers, person by person',
    isAboutPersons: true,
    isIt: (opened) =>
      (opened.form === 'xml' &&
        /<(\w+:)?(Collection>\s*(CIN|CSWW|SLASC|SSDA903)|LAchildID|CINdetails|CSWWWorker)\b/i.test(opened.start)) ||
      isTableOf(opened, isListOfWorkers),
    is: 'is a census return person by person (children in need, or social workers)',
    instead: staysWithYou,
  },
  {
    kind: 'providers',
    title: 'List of children’s homes, agencies and their owners',
    isIt: (opened) =>
      isTableOf(opened, (plain) => plain.includes('urn') && plain.includes('ownername') && has(plain, /provider/)),
    is: 'is a list of registered children’s homes and agencies with their owners',
    instead:
      'It says nothing of what a council spends or does. Who owns a provider is asked where a return’s split by provider needs it',
  },
  {
    kind: 'contract-notices',
    title: 'Contract notices (Open Contracting releases)',
    isIt: (opened) => opened.form === 'json' && isOfContracts(opened.value),
    is: 'is a package of contract notices (Open Contracting releases)',
    instead:
      'A notice says what was to be bought and not what was spent, so no baseline is made of it; it belongs where services are commissioned',
  },
  {
    kind: 'consultation',
    title: 'Statements and votes of a consultation',
    isIt: (opened) => isTableOf(opened, isOfConsultation) || isSummaryOfConsultation(opened),
    is: 'is of a consultation: statements, votes or those who took part',
    instead: 'What people said is no figure of a baseline; it belongs with the consultation of a case',
  },
  {
    kind: 'direction-numbers',
    title: 'Direction numbers of a Sobol sequence',
    isIt: (opened) =>
      isTableOf(opened, (plain) => ['dimension', 'degree', 'polynomial'].every((n) => plain.includes(n))),
    is: 'is a table of direction numbers, by which points are spread evenly',
    instead: 'It has no figures of councils. Those that the draws use are part of the product',
  },
  {
    kind: 'list-of-files',
    title: 'A list of files',
    isIt: (opened) => opened.form === 'json' && isListOfFiles(opened.value),
    is: 'is a list of files and where they are from, and none of the files',
    instead: 'Hand in the files that it lists',
  },
  {
    kind: 'mapping',
    title: 'A saved mapping of columns',
    isIt: (opened) => opened.form === 'json' && isObject(opened.value) && 'concordatMapping' in opened.value,
    is: 'is a mapping of columns and holds no figures',
    instead: 'Hand in the spreadsheet, and the mapping with it (--mapping)',
  },
  {
    kind: 'case',
    title: 'A case',
    isIt: (opened) =>
      isCaseWorkbook(opened) || (opened.form === 'json' && isObject(opened.value) && 'concordat' in opened.value),
    is: 'is a case and not a return',
    instead: 'Hand it in as a new case, or appraise it',
  },
]

/** Kinds of file that are known and refused, each with what it is and where it belongs. */
export const notForABaseline: readonly NotForABaseline[] = known.map(
  ({ kind, title, isIt, is, instead, isAboutPersons = false }) => ({
    kind,
    title,
    isAboutPersons,
    recognises: (opened) => (isIt(opened) ? 3 : 0),
    read: ({ name }) => refuse('IMP-12', name, `${name} ${is}. ${instead}.`),
  }),
)

function isTableOf(opened: Opened, isHeading: (plain: readonly string[]) => boolean): boolean {
  return findTables(opened, isHeading).length > 0
}

const childIds = ['child', 'childid', 'childuniqueid', 'lachildid', 'childpersonid']
const aboutOneChild = /^(dob|dateofbirth|childdob|personbirthdate|birthdate|decom|upn|ageofchildyears|doloend)$/

function isListOfChildren(plain: readonly string[]): boolean {
  return plain.some((name) => childIds.includes(name)) && has(plain, aboutOneChild)
}

function isListOfWorkers(plain: readonly string[]): boolean {
  return (
    has(plain, /^(sweno|swenumber|socialworkenglandnumber|workerid|agencyworkerid)$/) && has(plain, /birth|^dob$|^fte/)
  )
}

function has(plain: readonly string[], pattern: RegExp): boolean {
  return plain.some((name) => pattern.test(name))
}

function isOfConsultation(plain: readonly string[]): boolean {
  const all = (...names: readonly string[]) => names.every((name) => plain.includes(name))
  return (
    all('commentid', 'voterid', 'vote') ||
    all('commentid', 'commentbody') ||
    all('participant', 'groupid', 'nvotes') ||
    all('nvotes', 'ncomments', 'nvoters')
  )
}

/** No headings: each row is a name and what it comes to. */
function isSummaryOfConsultation(opened: Opened): boolean {
  if (opened.form !== 'text') return false
  const names = opened.head.map(([name = '']) => plainHeading(name))
  return names[0] === 'topic' && has(names, /^(voters|commenters|comments)$/)
}

function isOfContracts(value: unknown): boolean {
  if (Array.isArray(value)) return isObject(value[0]) && 'ocid' in value[0]
  if (!isObject(value)) return false
  const [first] = [value['releases'], value['records']].filter(Array.isArray).flat()
  return 'ocid' in value || (isObject(first) && 'ocid' in first)
}

function isListOfFiles(value: unknown): boolean {
  if (!isObject(value) || !Array.isArray(value['files'])) return false
  const [first]: readonly unknown[] = value['files']
  return isObject(first) && ['url', 'name', 'path', 'format', 'file'].some((name) => name in first)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
