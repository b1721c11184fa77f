import type { Finding } from './chain-check.ts'
import type { KeptPersonal } from './kept-personal.ts'
import type { Named } from './named.ts'

/** Checks rows of persons against the commitments the record made to them. */
export function checkPersonal(named: Named) {
  const kept = new Map<string, KeptPersonal>()
  const damaged: KeptPersonal[] = []
  return {
    rows: (rows: readonly KeptPersonal[]) => {
      for (const row of rows) {
        if (row.commitment === '') damaged.push(row)
        // What is in it is not kept in memory: only what telling of it takes.
        else kept.set(row.commitment, { ...row, content: withoutRow(row) })
      }
    },
    /** Once every entry has gone by. Of a damaged record it is not known what it named. */
    end: (isRecordWhole: boolean) => {
      const findings: Finding[] = damaged.map(({ place }) => ({
        code: 'RECORD-PERSONAL',
        place,
        sentence: 'A row of a person is damaged: it does not begin with the commitment the record made.',
      }))
      const blanks: { readonly commitment: string; readonly by: number }[] = []
      let strays = 0
      for (const [commitment, row] of kept) {
        const made = named.commitments.get(commitment)
        const by = named.erased.get(commitment)
        if (made === undefined) {
          if (row.content === 'damaged') findings.push(told(row, 'is damaged, and no entry names it'))
          else strays += 1
        } else if (by !== undefined) {
          if (row.content === 'blank') blanks.push({ commitment, by })
          else
            findings.push(
              told(row, `was ordered erased by entry ${by} and still holds bytes: start the store, which finishes it`),
            )
        } else if (row.content === 'blank')
          findings.push(told(row, `of entry ${made.n} is blank, and no entry ordered that`))
        else if (row.content === 'damaged' || row.n !== made.n || row.content.table !== made.table)
          findings.push(told(row, `of entry ${made.n} is damaged: it is not what the record holds it to`))
      }
      for (const [commitment, { n }] of named.commitments) {
        if (kept.has(commitment)) continue
        // A tables’ copy of the record may have let go of the row itself once it was erased.
        const sentence = `A row of a person, named by entry ${n}, is missing (commitment ${commitment.slice(0, 12)}).`
        findings.push({ code: 'RECORD-PERSONAL', place: `entry ${n}`, sentence, entry: n })
      }
      const remarks =
        strays === 0 || !isRecordWhole
          ? []
          : [
              `${strays} ${strays === 1 ? 'row of a person belongs' : 'rows of persons belong'} to no entry: an act that was never finished wrote ${strays === 1 ? 'it' : 'them'}.`,
            ]
      return { findings, blanks, remarks, rows: kept.size }
    },
  }
}

function withoutRow({ content }: KeptPersonal): KeptPersonal['content'] {
  if (typeof content === 'string') return content
  return isOfItsSubject(content) ? { ...content, salt: '', row: '' } : 'damaged'
}

/** The subject stands beside the row and in it. */
function isOfItsSubject({ row, subject }: { readonly row: string; readonly subject: string }): boolean {
  return (JSON.parse(row) as { readonly subject?: unknown }).subject === subject
}

function told({ place, commitment, n }: KeptPersonal, what: string): Finding {
  return {
    code: 'RECORD-PERSONAL',
    place,
    sentence: `The row of a person with commitment ${commitment.slice(0, 12)} ${what}.`,
    entry: n,
  }
}
