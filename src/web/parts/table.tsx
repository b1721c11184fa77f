import type { ComponentChildren, VNode } from 'preact'
import { Scroll } from './basics.tsx'

export interface Column {
  readonly title: ComponentChildren
  readonly isNumber?: boolean
}

export interface Row {
  readonly cells: readonly ComponentChildren[]
  readonly isTotal?: boolean
  /** A row that names the rows below it. */
  readonly isGroup?: boolean
  readonly id?: string
}

interface TableProps {
  readonly caption: string
  readonly note?: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  readonly isCaptionHidden?: boolean
}

/** A table with its caption, in a region of its own that scrolls where it is too wide; the first cell names the row. */
export function Table({ caption, note, columns, rows, isCaptionHidden = false }: TableProps): VNode {
  return (
    <Scroll label={caption}>
      <table class={columns.length > 8 ? 'cc-table cc-table--years' : 'cc-table'}>
        <caption>
          <span {...(isCaptionHidden ? { class: 'govuk-visually-hidden' } : {})}>{caption}</span>
          {note !== undefined && <span class="cc-range">{note}</span>}
        </caption>
        <thead>
          <tr>
            {columns.map(({ title, isNumber }) => (
              <th scope="col" {...(isNumber ? { class: 'n' } : {})}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TableRow row={row} columns={columns} />
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

function TableRow({ row, columns }: { row: Row; columns: readonly Column[] }): VNode {
  const [head, ...cells] = row.cells
  const name = row.isTotal ? 'cc-total' : row.isGroup ? 'cc-group' : undefined
  const attributes = { ...(name === undefined ? {} : { class: name }), ...(row.id === undefined ? {} : { id: row.id }) }
  if (row.isGroup) {
    return (
      <tr {...attributes}>
        <th scope="colgroup" colSpan={columns.length}>
          {head}
        </th>
      </tr>
    )
  }
  return (
    <tr {...attributes}>
      <th scope="row">{head}</th>
      {cells.map((cell, index) => (
        <td {...(columns[index + 1]?.isNumber ? { class: 'n' } : {})}>{cell}</td>
      ))}
    </tr>
  )
}
