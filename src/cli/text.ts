/** Words broken into lines of at most `width` letters, each after `indent`. */
export function wrapped(
  text: string,
  { width = 96, indent = '' }: { readonly width?: number; readonly indent?: string } = {},
): string {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width - indent.length)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.map((line) => indent + line).join('\n')
}

/** A table in plain text: the first column to the left, the others to the right unless told otherwise. */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  leftColumns: readonly number[] = [0],
): string {
  const widths = head.map((cell, column) =>
    rows.reduce((most, row) => Math.max(most, (row[column] ?? '').length), cell.length),
  )
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        leftColumns.includes(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd()
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n')
}

export function heading(words: string): string {
  return `\n${words}\n`
}
