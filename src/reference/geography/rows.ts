/** Rows of a generated table: a row a line, with bars between the cells. */
export function rowsOf(table: string): readonly (readonly string[])[] {
  return table
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('|'))
}
