const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** First and last day that a bare number may stand for as a spreadsheet counts days: 1 January 1954 to 5 June 2119. */
const earliestSerial = 19_725
const latestSerial = 80_145

/**
 * A day as the case file writes it, from what people and spreadsheets make of one: `2013-03-31`, `31/03/2013`,
 * `31 March 2013`, or the number 41364. Day before month, as in England.
 */
export function dayMeant(text: string): string | undefined {
  const plain = text.trim().replace(/\s+/g, ' ')
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}.*)?$/.exec(plain)
  if (iso !== null) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const english = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(plain)
  if (english !== null) return dayOf(Number(english[3]), Number(english[2]), Number(english[1]))
  const words = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})$/.exec(plain)
  if (words !== null) {
    const name = (words[2] ?? '').toLowerCase()
    const month = months.findIndex((each) => name.startsWith(each))
    return month < 0 ? undefined : dayOf(Number(words[3]), month + 1, Number(words[1]))
  }
  if (!/^\d{5}(\.\d+)?$/.test(plain)) return undefined
  const serial = Math.floor(Number(plain))
  if (serial < earliestSerial || serial > latestSerial) return undefined
  // Spreadsheets count from the last day of 1899, having given 1900 a leap day.
  return new Date(Date.UTC(1899, 11, 30 + serial)).toISOString().slice(0, 10)
}

function dayOf(year: number, month: number, day: number): string | undefined {
  const made = new Date(Date.UTC(year, month - 1, day))
  const isReal = made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === day
  return isReal ? made.toISOString().slice(0, 10) : undefined
}

/**
 * A financial year, from `2012-13`, `2012/13`, `2012-2013` or `2012–13`. A spreadsheet takes `2011-12` for December 2011
 * unless its cell is one of text, so the first of that month means the year that was typed.
 */
export function yearMeant(text: string): string | undefined {
  const plain = text.trim().replace(/\s*[–—/-]\s*/g, '-')
  const written = /^(\d{4})-(\d{2}|\d{4})$/.exec(plain)
  if (written !== null) {
    const start = Number(written[1])
    const end = Number(written[2])
    const follows = (written[2] ?? '').length === 4 ? end === start + 1 : end === (start + 1) % 100
    return follows ? yearText(start) : undefined
  }
  const mistaken = /^(\d{4})-(\d{2})-01$/.exec(plain)
  if (mistaken === null) return undefined
  const start = Number(mistaken[1])
  return (start + 1) % 100 === Number(mistaken[2]) ? yearText(start) : undefined
}

function yearText(start: number): string {
  return `${start}-${String((start + 1) % 100).padStart(2, '0')}`
}
