/**
 * The records of a CSV file, header first. Quoted fields may hold commas, doubled quotes and line ends, so records
 * are counted, never lines: record n here is `records[n − 1]`.
 */
export function csvRecords(text: string): readonly (readonly string[])[] {
  const records: string[][] = []
  let record: string[] = []
  let field = ''
  let isQuoted = false
  for (let at = 0; at < text.length; at++) {
    const mark = text[at]
    if (isQuoted) {
      if (mark !== '"') field += mark
      else if (text[at + 1] === '"') {
        field += '"'
        at++
      } else isQuoted = false
    } else if (mark === '"') isQuoted = true
    else if (mark === ',') {
      record.push(field)
      field = ''
    } else if (mark === '\n') {
      record.push(field.endsWith('\r') ? field.slice(0, -1) : field)
      records.push(record)
      record = []
      field = ''
    } else field += mark
  }
  if (field !== '' || record.length > 0) records.push([...record, field])
  return records
}

/** A CSV file as rows that know their record number (the header is record 1) and answer by column name. */
export interface CsvRow {
  readonly record: number
  readonly at: (column: string) => string
}

/** Throws where a column is not in the header: the script was pointed at another file. */
export function csvRows(text: string): readonly CsvRow[] {
  const [header = [], ...records] = csvRecords(text)
  return records.map((fields, index) => ({
    record: index + 2,
    at: (column) => {
      const place = header.indexOf(column)
      if (place < 0) throw new Error(`There is no column “${column}” among ${header.join(', ')}`)
      return fields[place] ?? ''
    },
  }))
}
