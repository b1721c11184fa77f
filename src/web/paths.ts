import { stepsInAddress } from './draft/addresses.ts'

/** Every address of the site. Links come from here, never from typed strings. */
export const paths = {
  home: () => '/',
  cases: () => '/cases',
  case: (name: string, option?: string) =>
    `/cases/${part(name)}${option === undefined ? '' : `?option=${part(option)}`}`,
  caseData: (name: string) => `/cases/${part(name)}.json`,
  workbook: (name: string) => `/cases/${part(name)}.xlsx`,
  option: (name: string, option: string) => `/cases/${part(name)}/options/${part(option)}`,
  newCase: (copyOf?: string) => `/cases/new${copyOf === undefined ? '' : query({ copy: copyOf })}`,
  newDraft: () => '/cases/new/draft',
  newCopy: () => '/cases/new/copy',
  template: () => '/cases/new/workbook.xlsx',
  draft: (name: string) => `/cases/${part(name)}/edit`,
  draftFile: (name: string) => `/cases/${part(name)}/edit/case.json`,
  draftWorkbook: (name: string) => `/cases/${part(name)}/edit/case.xlsx`,
  draftReplace: (name: string) => `/cases/${part(name)}/edit/replace`,
  draftArchive: (name: string) => `/cases/${part(name)}/edit/archive`,
  draftSection: (name: string, section: string, steps: readonly string[] = [], page = 1) =>
    `/cases/${part(name)}/edit/${part(section)}${steps.length === 0 ? '' : `/${stepsInAddress(steps)}`}${page === 1 ? '' : `?page=${page}`}`,
  versions: (name: string) => `/cases/${part(name)}/versions`,
  version: (name: string, hash: string) => `/cases/${part(name)}/versions/${part(hash)}`,
  versionFile: (name: string, hash: string) => `/cases/${part(name)}/versions/${part(hash)}/version.json`,
  versionPublish: (name: string, hash: string) => `/cases/${part(name)}/versions/${part(hash)}/publish`,
  versionAgainst: (name: string, hash: string, other: string) =>
    `/cases/${part(name)}/versions/${part(hash)}/against/${part(other)}`,
  caseRecord: (name: string, choice: Readonly<Record<string, string>> = {}) =>
    `/cases/${part(name)}/record${query(choice)}`,
  record: (choice: Readonly<Record<string, string>> = {}) => `/record${query(choice)}`,
  recordFile: (kind: 'csv' | 'jsonl', name?: string, choice: Readonly<Record<string, string>> = {}) =>
    `${name === undefined ? '' : `/cases/${part(name)}`}/record.${kind}${query(choice)}`,
  recordVerify: (name?: string) => `${name === undefined ? '' : `/cases/${part(name)}`}/record/verify`,
  status: () => '/status',
  baseline: (name: string) => `/cases/${part(name)}/baseline`,
  import: (name: string) => `/cases/${part(name)}/baseline/import`,
  importPreview: (name: string) => `/cases/${part(name)}/baseline/import`,
  importMapping: (name: string) => `/cases/${part(name)}/baseline/import/mapping`,
  importKeep: (name: string) => `/cases/${part(name)}/baseline/import/keep`,
  importUndo: (name: string, number: number) => `/cases/${part(name)}/baseline/import/${number}/undo`,
  councils: (chosen?: { readonly councils: readonly string[]; readonly year?: string }) =>
    chosen === undefined
      ? '/councils'
      : `/councils${query({ councils: chosen.councils.join(','), ...(chosen.year === undefined ? {} : { year: chosen.year }) })}`,
  assumptions: (name: string) => `/cases/${part(name)}/assumptions`,
  limits: (name: string, option?: string) =>
    `/cases/${part(name)}/guardrails${option === undefined ? '' : `#${part(option)}`}`,
  finance: (name: string, option?: string) =>
    `/cases/${part(name)}/finance${option === undefined ? '' : `?option=${part(option)}`}`,
  scenarios: (name: string) => `/cases/${part(name)}/scenarios`,
  compare: (name?: string, option?: string) =>
    name === undefined || option === undefined ? '/compare' : `/compare${query({ first: `${name}/${option}` })}`,
  priceLed: (name: string) => `/cases/${part(name)}/price-led`,
  figures: (name: string) => `/cases/${part(name)}/figures`,
  figure: (name: string, figure: string, at: Readonly<Record<string, string>> = {}) =>
    `/cases/${part(name)}/figures/${figure.split('/').map(part).join('/')}${query(at)}`,
  chart: (name: string, chart: string, kind: 'svg' | 'png' | 'csv', option: string, size: 'wide' | 'narrow' = 'wide') =>
    `/cases/${part(name)}/charts/${part(chart)}.${kind}${query({ option, ...(size === 'narrow' ? { size } : {}) })}`,
  methods: () => '/methods',
  method: (page: string) => `/methods/${part(page)}`,
  glossary: () => '/glossary',
  health: () => '/healthz',
  readiness: () => '/readyz',
  asset: (name: string) => `/assets/${name}`,
} as const

function part(text: string): string {
  return encodeURIComponent(text)
}

function query(values: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(values).map(([key, value]) => `${part(key)}=${part(value)}`)
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`
}
