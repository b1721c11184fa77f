import type { Work } from './expand.ts'
import type { Domain, Mask } from './loop-space.ts'
import type { UnitId } from './units.ts'

/** Something a draw does: works a unit, marks a figure, or keeps a unit's number in its columns. */
export type Task =
  | { readonly kind: 'unit'; readonly unit: UnitId }
  | { readonly kind: 'mark'; readonly unit: UnitId; readonly figure: number; readonly mask: Mask | undefined }
  | { readonly kind: 'keep'; readonly unit: UnitId; readonly column: number; readonly strides: readonly number[] }

/** Code without a loop in it, done in every cell of the loops around it. */
export interface Block {
  /** The loops around it, outermost first, each as its segment and its dimension's place in the space. */
  readonly path: readonly { readonly segment: number; readonly place: number }[]
  readonly segment: number
  /** In order of work. */
  tasks: Task[]
  /** Accumulators set to their beginning here, before the loops of this segment. */
  readonly beginnings: UnitId[]
  /** Accumulators over an outer dimension: set to their beginning in its first round. */
  readonly firstRounds: UnitId[]
}

/**
 * Blocks and the loops between them: the code of a segment, then its loops, then the next segment. Inner dimensions come
 * first, because what varies by a service alone is read in the loop over councils and services more often than the other
 * way about.
 */
export interface Scope {
  readonly segments: { block: Block | undefined; readonly loops: Map<number, Scope> }[]
}

export interface Arrangement {
  readonly scope: Scope
  readonly blocks: readonly Block[]
  /** The block of each unit that is worked somewhere: neither literal nor read where it is used. */
  readonly blockOf: ReadonlyMap<UnitId, Block>
  readonly live: Uint8Array
}

interface Position {
  readonly done: readonly number[]
  block?: Block
  /** One segment for each loop, and one more. */
  readonly segments: readonly number[]
}

/**
 * Puts each unit into the earliest loop that its inputs allow: loops that fit are one loop; a sum ends its loop, and
 * whoever reads it comes after. Within a block work goes year by year, what options share first, then one option
 * after another.
 */
export function arrange({ space, units, marks, kept }: Work): Arrangement {
  const live = liveUnits(units.all, [...marks, ...kept])
  const positions = new Map<UnitId, Position>()
  const scope: Scope = { segments: [] }
  const blocks = new Map<string, Block>()
  const blockOf = new Map<UnitId, Block>()
  const blockAt = (position: Position): Block => blockOfPosition(scope, blocks, position)

  const positionFor = (done: Domain, inputs: readonly UnitId[]): Position => {
    const places = space.places(done)
    const segments = new Array<number>(places.length + 1).fill(0)
    for (const input of inputs) {
      const of = positions.get(input)
      if (of === undefined) continue
      const least = leastSegments(places, of, units.of(input).domain)
      if (isLater(least, segments)) segments.fill(0).splice(0, least.length, ...least)
    }
    return { done: places, segments }
  }

  for (const [id, unit] of units.all.entries()) {
    if (live[id] === 0 || isRead(unit.what.kind)) continue
    const position = positionFor(unit.done, unit.inputs)
    positions.set(id, position)
    if (unit.what.kind === 'pick') continue
    const block = blockAt(position)
    blockOf.set(id, block)
    block.tasks.push({ kind: 'unit', unit: id })
    if (unit.what.kind !== 'over' && unit.what.kind !== 'before') continue
    if (position.done.at(-1) === unit.what.place)
      blockAt({ done: position.done.slice(0, -1), segments: position.segments.slice(0, -1) }).beginnings.push(id)
    else block.firstRounds.push(id)
  }
  for (const { figure, unit, mask } of marks)
    blockAt(positionFor(units.of(unit).domain | (mask?.domain ?? 0), [unit])).tasks.push({
      kind: 'mark',
      unit,
      figure,
      mask,
    })
  for (const { unit, column, strides } of kept) {
    const along = strides.reduce((domain, stride, place) => (stride > 0 ? domain | (1 << place) : domain), 0)
    blockAt(positionFor(units.of(unit).domain | along, [unit])).tasks.push({ kind: 'keep', unit, column, strides })
  }
  for (const block of blocks.values()) block.tasks = inOrder(block, units.all, blockOf)
  return { scope, blocks: [...blocks.values()], blockOf, live }
}

/** Literals, numbers, masks and columns of draws are read where they are used. */
export function isRead(kind: string): boolean {
  return kind === 'literal' || kind === 'numbers' || kind === 'mask' || kind === 'column'
}

function liveUnits(all: Work['units']['all'], roots: readonly { readonly unit: UnitId }[]): Uint8Array {
  const live = new Uint8Array(all.length)
  for (const { unit } of roots) live[unit] = 1
  for (let id = all.length - 1; id >= 0; id--) if (live[id] === 1) for (const input of all[id]!.inputs) live[input] = 1
  return live
}

/**
 * The earliest segments at which a unit may read another: in the same loops where it reads the number of its own cell,
 * after them where it reads another cell's, or what the loop added up.
 */
function leastSegments(places: readonly number[], of: Position, ownCells: Domain): readonly number[] {
  const least: number[] = []
  for (let level = 0; ; level++) {
    const [here, there] = [places[level], of.done[level]]
    const segment = of.segments[level]!
    if (there === undefined) return [...least, segment]
    if (here === undefined) return [...least, segment + 1]
    if (here !== there) return [...least, here < there ? segment : segment + 1]
    if (((ownCells >> there) & 1) === 0) return [...least, segment + 1]
    least.push(segment)
  }
}

function isLater(a: readonly number[], b: readonly number[]): boolean {
  for (const [level, segment] of a.entries()) if (segment !== b[level]) return segment > b[level]!
  return false
}

function blockOfPosition(scope: Scope, blocks: Map<string, Block>, { done, segments }: Position): Block {
  const key = segments
    .map((segment, level) => `${segment}${done[level] === undefined ? '' : `:${done[level]}`}`)
    .join('/')
  const known = blocks.get(key)
  if (known !== undefined) return known
  let inside = scope
  const path: { segment: number; place: number }[] = []
  for (const [level, place] of done.entries()) {
    const segment = segments[level]!
    path.push({ segment, place })
    const { loops } = segmentOf(inside, segment)
    const next = loops.get(place) ?? { segments: [] }
    loops.set(place, next)
    inside = next
  }
  const segment = segments.at(-1)!
  const block: Block = { path, segment, tasks: [], beginnings: [], firstRounds: [] }
  segmentOf(inside, segment).block = block
  blocks.set(key, block)
  return block
}

function segmentOf(scope: Scope, segment: number): Scope['segments'][number] {
  while (scope.segments.length <= segment) scope.segments.push({ block: undefined, loops: new Map() })
  return scope.segments[segment]!
}

/** Tasks by year, then option, then as they were written, each after those of the block that it rests on. */
function inOrder({ tasks }: Block, all: Work['units']['all'], blockOf: ReadonlyMap<UnitId, Block>): Task[] {
  const of = new Map<UnitId, number>()
  for (const [index, task] of tasks.entries()) if (task.kind === 'unit') of.set(task.unit, index)
  const waitsFor = new Int32Array(tasks.length)
  const users: number[][] = tasks.map(() => [])
  const visit = (index: number, unit: UnitId): void => {
    const before = of.get(unit)
    if (before !== undefined && before !== index) {
      users[before]!.push(index)
      waitsFor[index]!++
    } else if (!blockOf.has(unit)) for (const input of all[unit]!.inputs) visit(index, input)
  }
  for (const [index, task] of tasks.entries()) {
    if (task.kind === 'unit') for (const input of all[task.unit]!.inputs) visit(index, input)
    else visit(index, task.unit)
  }
  // Years and options are few: one number orders them, and the place among the tasks decides the rest.
  const order = Float64Array.from(tasks, ({ unit }, index) => {
    const { year, option } = all[unit]!
    return ((year + 1) * 4096 + option + 1) * tasks.length + index
  })
  const comesFirst = (a: number, b: number): boolean => order[a]! < order[b]!
  const ready = new Heap(comesFirst)
  for (const [index, count] of waitsFor.entries()) if (count === 0) ready.push(index)
  const ordered: Task[] = []
  for (let next = ready.pop(); next !== undefined; next = ready.pop()) {
    ordered.push(tasks[next]!)
    for (const user of users[next]!) if (--waitsFor[user]! === 0) ready.push(user)
  }
  return ordered
}

class Heap {
  readonly #items: number[] = []
  readonly #comesFirst: (a: number, b: number) => boolean

  constructor(comesFirst: (a: number, b: number) => boolean) {
    this.#comesFirst = comesFirst
  }

  push(item: number): void {
    const items = this.#items
    let at = items.push(item) - 1
    while (at > 0) {
      const above = (at - 1) >> 1
      if (!this.#comesFirst(item, items[above]!)) break
      items[at] = items[above]!
      at = above
    }
    items[at] = item
  }

  pop(): number | undefined {
    const items = this.#items
    const first = items[0]
    const last = items.pop()
    if (last === undefined || items.length === 0) return first
    let at = 0
    for (;;) {
      let below = 2 * at + 1
      if (below >= items.length) break
      if (below + 1 < items.length && this.#comesFirst(items[below + 1]!, items[below]!)) below++
      if (!this.#comesFirst(items[below]!, last)) break
      items[at] = items[below]!
      at = below
    }
    items[at] = last
    return first
  }
}
