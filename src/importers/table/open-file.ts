import type { Problem } from '../../figures/index.ts'
import { importProblem, refuse } from '../problems.ts'
import { openCsv } from './csv.ts'
import type { Opened } from './opened.ts'
import { openParquet } from './parquet.ts'
import { openWorkbook } from './workbook.ts'
import { workbookParts } from './zip.ts'

/** A file as it was handed in. Its name is for telling people which file is meant; what it is, its bytes say. */
export interface HandedIn {
  readonly name: string
  readonly bytes: Uint8Array
}

const megabyte = 1 << 20
/** Largest file read, by form. Text is read in pieces; the others must be held whole. */
export const largest = { text: 150 * megabyte, workbook: 40 * megabyte, parquet: 100 * megabyte, json: 50 * megabyte }

/** Opens a file by what its first bytes say it is. Says so where the name promises another form. */
export async function openFile({ name, bytes }: HandedIn, warn: (problem: Problem) => void): Promise<Opened> {
  if (bytes.length === 0) return refuse('IMP-01', name, `${name} is empty. Was it saved before it was handed in?`)
  const form = formOf(bytes)
  if (form === 'unknown')
    return refuse(
      'IMP-06',
      name,
      `${name} is none of the forms that are read: CSV or other text, a workbook (.xlsx, .ods, .xls), parquet, JSON.`,
    )
  const most = form === 'zip' || form === 'ole' ? largest.workbook : form === 'xml' ? largest.json : largest[form]
  if (bytes.length > most)
    return refuse(
      'IMP-02',
      name,
      `${name} has ${inMegabytes(bytes.length)}; a file of this form is read up to ${inMegabytes(most)}. Hand in the years or the sheets you need.`,
    )
  warnOfName(name, form, warn)
  switch (form) {
    case 'zip': {
      const parts = workbookParts(bytes, name)
      if (parts === undefined)
        return refuse(
          'IMP-06',
          name,
          `${name} is a zip file and not a workbook. Unpack it and hand in the files one by one.`,
        )
      return openWorkbook(parts, name)
    }
    case 'ole':
      return openWorkbook(bytes, name)
    case 'parquet':
      return openParquet(bytes, name)
    case 'json':
      return openJson(bytes, name)
    case 'xml':
      return openXml(bytes, name)
    case 'text':
      return openCsv(bytes, name, warn)
    default:
      return form satisfies never
  }
}

type Form = 'zip' | 'ole' | 'parquet' | 'json' | 'xml' | 'text'

function formOf(bytes: Uint8Array): Form | 'unknown' {
  const begins = (...marks: readonly number[]) => marks.every((mark, i) => bytes[i] === mark)
  if (begins(0x50, 0x4b)) return 'zip'
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return 'ole'
  if (begins(0x50, 0x41, 0x52, 0x31)) return 'parquet'
  if (
    begins(0x25, 0x50, 0x44, 0x46) ||
    begins(0x89, 0x50, 0x4e, 0x47) ||
    begins(0xff, 0xd8, 0xff) ||
    begins(0x1f, 0x8b)
  )
    return 'unknown'
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200)).replace(/^ï»¿/, '').trimStart()
  if (/^[{[]/.test(start) && /^[{[]\s*["{[\]}0-9]/.test(start)) return 'json'
  if (/^<(\?xml|[A-Za-z!])/.test(start)) return 'xml'
  return 'text'
}

const formsByEnding: Readonly<Record<string, readonly Form[]>> = {
  csv: ['text'],
  txt: ['text'],
  tsv: ['text'],
  xlsx: ['zip'],
  xlsm: ['zip'],
  ods: ['zip'],
  xlsb: ['zip'],
  xls: ['ole'],
  parquet: ['parquet'],
  json: ['json'],
  geojson: ['json'],
  xml: ['xml'],
}

const formInWords: Readonly<Record<Form, string>> = {
  zip: 'a workbook',
  ole: 'an old workbook',
  parquet: 'a parquet file',
  json: 'JSON',
  xml: 'XML or a web page',
  text: 'text',
}

function warnOfName(name: string, form: Form, warn: (problem: Problem) => void): void {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase()
  const promised = ending === undefined ? undefined : formsByEnding[ending]
  if (promised !== undefined && !promised.includes(form))
    warn(
      importProblem(
        'IMP-25',
        name,
        `${name} ends in .${ending} and is ${formInWords[form]}. It is read as what it is.`,
      ),
    )
}

/** Some systems write a web page or an XML of their own and call it .xls; a spreadsheet program opens these too. */
function openXml(bytes: Uint8Array, name: string): Opened {
  const start = new TextDecoder().decode(bytes.subarray(0, 4000))
  const isPage = /<!doctype html|<html\b|<table\b|<body\b|<head\b/i.test(start)
  if (isPage || start.includes('urn:schemas-microsoft-com:office:spreadsheet'))
    return refuse(
      'IMP-06',
      name,
      `${name} is ${isPage ? 'a web page' : 'a sheet in XML'}, whatever its name says. Open it in a spreadsheet program, save it as .xlsx or CSV, and hand that in.`,
    )
  return { form: 'xml', name, start }
}

function openJson(bytes: Uint8Array, name: string): Opened {
  if (depthOf(bytes) > deepest)
    return refuse('IMP-15', name, `${name} is nested more than ${deepest} deep, which no return is.`)
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return { form: 'json', name, value }
  } catch (error) {
    return refuse(
      'IMP-15',
      name,
      `${name} looks like JSON and cannot be read as JSON (${error instanceof Error ? error.message : String(error)}).`,
    )
  }
}

const deepest = 100

/** How deep lists and objects stand in one another, counted in the bytes: what is in quotation marks does not count. */
function depthOf(bytes: Uint8Array): number {
  let [depth, most] = [0, 0]
  let isQuoted = false
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]
    if (isQuoted) {
      if (byte === 0x5c) i += 1
      else if (byte === 0x22) isQuoted = false
    } else if (byte === 0x22) isQuoted = true
    else if (byte === 0x5b || byte === 0x7b) most = Math.max(most, ++depth)
    else if (byte === 0x5d || byte === 0x7d) depth -= 1
  }
  return most
}

function inMegabytes(bytes: number): string {
  return `${Math.ceil(bytes / megabyte)} MB`
}
