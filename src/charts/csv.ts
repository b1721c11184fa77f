/**
 * A line of comma-separated values, its end included (RFC 4180). A cell that a spreadsheet would take for a formula begins
 * with an apostrophe and so is kept as text; a negative number stays one.
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

function csvCell(text: string): string {
  // Spreadsheets pass over what is not seen before a sign, and some take the wide signs of East Asian text as well.
  const isFormula = /^[\p{C}\s]*[-=+@－＝＋＠]/u.test(text) && !/^-[\d.]+$/.test(text)
  const safe = isFormula ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
