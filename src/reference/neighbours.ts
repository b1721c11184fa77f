import { continuingCode } from './continuing.ts'
import { type CouncilCode, council } from './councils.ts'
import { neighbourFiles } from './neighbours.generated.ts'

/** A statistical neighbour, with the model’s own word for how close it is. */
export interface StatisticalNeighbour {
  readonly council: CouncilCode
  readonly name: string
  readonly closeness: string
  /** “Close” or closer; below it, a comparison says so. */
  readonly isClose: boolean
}

/** A council’s neighbours in one model, nearest first, and the cell they were read from. */
export interface NeighbourList {
  /** Year of the model. */
  readonly model: string
  readonly neighbours: readonly StatisticalNeighbour[]
  readonly file: string
  readonly row: number
  readonly publication: string
  readonly licence: string
}

const words: Readonly<Record<string, string>> = {
  e: 'Extremely close',
  v: 'Very close',
  c: 'Close',
  s: 'Somewhat close',
  n: 'Not close',
}

const closeEnough: ReadonlySet<string> = new Set(['extremely close', 'very close', 'close'])

/** Whether a neighbour is at least close, by the model’s own word; by an unknown word it is not. */
export function isCloseEnough(closeness: string): boolean {
  return closeEnough.has(closeness.trim().toLowerCase())
}

/** Years of the models that are shipped, oldest first. */
export const neighbourModels: readonly string[] = neighbourFiles.map(({ model }) => model).sort()

/**
 * The statistical neighbours of a council in a model; the newest model that has the council when left out. Undefined
 * where none has: a council that is too new, or was abolished before the model.
 *
 * Source: Department for Education, children’s services statistical neighbour benchmarking tool.
 */
export function statisticalNeighboursOf(code: CouncilCode, model?: string): NeighbourList | undefined {
  const wanted = continuingCode(code)
  const files = [...neighbourFiles].filter((file) => model === undefined || file.model === model)
  for (const file of files.sort((a, b) => (a.model < b.model ? 1 : -1))) {
    const line = file.rows.split('\n').find((row) => row.startsWith(`${wanted}|`))
    if (line === undefined) continue
    const [, row = '', list = ''] = line.split('|')
    return {
      model: file.model,
      file: file.file,
      row: Number(row),
      publication: file.publication,
      licence: file.licence,
      neighbours: list.split(',').map((each) => {
        const [neighbour, letter] = [each.slice(0, -1), each.slice(-1)]
        return {
          council: neighbour,
          name: council(neighbour)?.name ?? neighbour,
          closeness: words[letter] ?? 'Not said',
          isClose: isCloseEnough(words[letter] ?? ''),
        }
      }),
    }
  }
  return undefined
}
