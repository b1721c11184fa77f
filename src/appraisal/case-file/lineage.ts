import type { CaseFile } from './schema.ts'

/** What a council is in a reorganisation, and of what: the one abolished, or a successor with its weight. */
export interface Lineage {
  /** The entry of the case file that it belongs to. */
  readonly entry: CaseFile['reorganisations'][number]
  readonly role: 'abolished' | 'successor'
  /** The council whose area it has a part of; itself for the one abolished. */
  readonly predecessor: string
  /** Part of the predecessor’s spend and staff, of all its successors together; 1 for the one abolished. */
  readonly share: number
}

/** The reorganisation that a council is part of, if any. */
export function lineageOf(
  { reorganisations }: Pick<CaseFile, 'reorganisations'>,
  council: string,
): Lineage | undefined {
  for (const entry of reorganisations) {
    if (entry.council === council) return { entry, role: 'abolished', predecessor: council, share: 1 }
    const into = entry.into.find((each) => each.council === council)
    if (into === undefined) continue
    const all = entry.into.reduce((sum, { weight }) => sum + weight, 0)
    return { entry, role: 'successor', predecessor: entry.council, share: all === 0 ? 0 : into.weight / all }
  }
  return undefined
}

/** Councils that are not counted a second time: successors whose predecessor is in the list. */
export function withoutSuccessors(theCase: CaseFile, councils: readonly string[]): readonly string[] {
  return councils.filter((council) => {
    const lineage = lineageOf(theCase, council)
    return lineage?.role !== 'successor' || !councils.includes(lineage.predecessor)
  })
}
