const months: readonly string[] = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/** The months of a financial year by name, April first. */
export const financialMonths: readonly string[] = [...months.slice(3), ...months.slice(0, 3)]

/** `9 November 2012` from `2012-11-09`. */
export function dateInWords(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`
}
