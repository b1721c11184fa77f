import { parquetMetadataAsync, parquetReadObjects, parquetSchema } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'
import { refuse } from '../problems.ts'
import { mostColumns } from './csv.ts'
import type { OpenedParquet } from './opened.ts'

const rowsAtOnce = 50_000
/** No return has more rows. */
const mostRows = 50_000_000

/** A parquet file, read in lengths of 50,000 rows. */
export async function openParquet(bytes: Uint8Array, name: string): Promise<OpenedParquet> {
  const file = {
    byteLength: bytes.byteLength,
    // A copy: the bytes may be a view into a larger buffer.
    slice: (start: number, end?: number) => new Uint8Array(bytes.subarray(start, end)).buffer,
  }
  try {
    const metadata = await parquetMetadataAsync(file)
    const columns = parquetSchema(metadata).children.map(({ element }) => element.name)
    const rowCount = Number(metadata.num_rows)
    const inGroups = metadata.row_groups.reduce((sum, group) => sum + Number(group.num_rows), 0)
    if (rowCount !== inGroups || rowCount > mostRows || columns.length > mostColumns)
      throw new Error(`it says it has ${rowCount} rows of ${columns.length} columns, and has ${inGroups}`)
    return {
      form: 'parquet',
      name,
      columns,
      rowCount,
      rows: async (take) => {
        for (let start = 0; start < rowCount; start += rowsAtOnce) {
          const rows = await parquetReadObjects({
            file,
            metadata,
            compressors,
            rowStart: start,
            rowEnd: Math.min(start + rowsAtOnce, rowCount),
          }).catch((error: unknown) => unreadable(name, error))
          rows.forEach((row, index) => {
            take(
              columns.map((column) => textOf(row[column])),
              start + index + 1,
            )
          })
        }
      },
    }
  } catch (error) {
    return unreadable(name, error)
  }
}

function unreadable(name: string, error: unknown): never {
  return refuse('IMP-15', name, `${name} begins like a parquet file and cannot be read as one (${messageOf(error)}).`)
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? '' : String(value)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
