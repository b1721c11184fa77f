import { type Arrangement, type Block, isRead, type Task } from './arrange.ts'
import type { Work } from './expand.ts'
import type { Domain, LoopSpace, Mask } from './loop-space.ts'
import type { Numbers, UnitId, Units } from './units.ts'

/** How many draws are worked at a time; the rest of a run follows in further pieces. */
export const drawsAtATime = 1024

/** Columns stand an odd number of cache lines apart, so that neighbouring columns do not fight for the same one. */
export const columnBytes = drawsAtATime * 8 + 64

/** Tasks of one block that are one function: a long one would keep the compiler of the machine busy. */
export const tasksInAChunk = 2500

/** Deeper than this, part of an expression is put down in a local. */
const deepest = 40

/** A place in rows of memory that repeat for each cell of a domain, one row for each cell. */
export interface Slot {
  readonly domain: Domain
  readonly offset: number
}

/** Rows of one domain: where the first begins, and how long each is. */
export interface Rows {
  readonly base: number
  readonly bytes: number
}

/** A run of tasks of one block. */
export interface Chunk {
  readonly block: Block
  readonly tasks: readonly Task[]
  /** How often each unit is read in it. */
  readonly reads: ReadonlyMap<UnitId, number>
  /** Units that are worked where their one reader needs them. */
  readonly inline: ReadonlySet<UnitId>
  /** The mask that everything which reads a unit is under, by unit. */
  readonly guards: ReadonlyMap<UnitId, Mask>
}

/** Where everything stands in memory, in bytes. */
export interface Homes {
  readonly chunksOf: ReadonlyMap<Block, readonly Chunk[]>
  /** Numbers and masks of the image, eight bytes each. */
  readonly imageOf: ReadonlyMap<Numbers | Mask, Slot>
  readonly imageRows: ReadonlyMap<Domain, Rows>
  /** Numbers of two draws, sixteen bytes each: for units read outside the chunk that works them. */
  readonly recordOf: ReadonlyMap<UnitId, Slot>
  readonly recordRows: ReadonlyMap<Domain, Rows>
  /** One slot whatever the cell, for units read only in the round of the loops that works them. */
  readonly frameOf: ReadonlyMap<UnitId, number>
  readonly markAt: ReadonlyMap<number, { readonly mark: number; readonly count: number }>
  readonly inputsAt: number
  readonly outputsAt: number
  readonly bytes: number
}

/** The image begins after the lanes that count: both, or in the last draw of an odd number only the first. */
export const lanesAt = 0
const imageAt = 16

export function homesOf(
  { space, units, marks, columns }: Work,
  arranged: Arrangement,
  { inputs, tasks: most }: { readonly inputs: number; readonly tasks: number },
): Homes {
  const chunksOf = new Map<Block, readonly Chunk[]>()
  const chunkOf = new Map<UnitId, number>()
  let chunks = 0
  for (const block of arranged.blocks) {
    const own: Task[][] = []
    for (let at = 0; at < block.tasks.length; at += most) {
      const tasks = block.tasks.slice(at, at + most)
      for (const task of tasks) if (task.kind === 'unit') chunkOf.set(task.unit, chunks)
      chunks++
      own.push(tasks)
    }
    chunksOf.set(
      block,
      own.map((tasks) => ({ block, tasks, reads: new Map(), inline: new Set(), guards: new Map() })),
    )
  }

  const needs = memoryNeeds(space, units, arranged, chunksOf, chunkOf)
  for (const [block, list] of chunksOf)
    chunksOf.set(
      block,
      list.map(({ tasks }) => chunkWith(block, tasks, units, needs)),
    )

  let at = imageAt
  const rowsFrom = (sizes: ReadonlyMap<Domain, number>): ReadonlyMap<Domain, Rows> => {
    const rows = new Map<Domain, Rows>()
    for (const [domain, bytes] of sizes) {
      at = Math.ceil(at / 64) * 64
      rows.set(domain, { base: at, bytes })
      at += bytes * space.cells(domain)
    }
    return rows
  }
  const { slots: imageOf, sizes: imageSizes } = slotsOf(imageIn(units, arranged, chunksOf), 8)
  const imageRows = rowsFrom(imageSizes)
  const sums = sumsSoFar(units, arranged)
  const { slots: recordOf, sizes: recordSizes } = slotsOf(
    [
      ...[...needs].flatMap(([unit, need]) => (need === 'record' ? [[unit, units.of(unit).domain] as const] : [])),
      ...sums.flatMap(({ key, domain }) => (domain === undefined ? [] : [[key, domain] as const])),
    ],
    16,
  )
  const recordRows = rowsFrom(recordSizes)
  at = Math.ceil(at / 64) * 64
  const frameOf = new Map<UnitId, number>()
  const framed = [...needs].flatMap(([unit, need]) => (need === 'frame' ? [unit] : []))
  for (const unit of [...framed, ...sums.flatMap(({ key, domain }) => (domain === undefined ? [key] : []))]) {
    frameOf.set(unit, at)
    at += 16
  }
  const markAt = new Map<number, { mark: number; count: number }>()
  for (const { figure } of marks) {
    if (markAt.has(figure)) continue
    markAt.set(figure, { mark: at, count: at + 16 })
    at += 32
  }
  const inputsAt = Math.ceil(at / 64) * 64
  const outputsAt = inputsAt + inputs * columnBytes
  const bytes = outputsAt + columns * columnBytes
  return { chunksOf, imageOf, imageRows, recordOf, recordRows, frameOf, markAt, inputsAt, outputsAt, bytes }
}

/** The name under which the memory of a `before` unit’s sum so far is kept, beside that of its value. */
export function sumSoFar(unit: UnitId): UnitId {
  return -1 - unit
}

/** Sums so far: in a frame slot where their dimension is the innermost loop, otherwise in a record over the loops inside it. */
function sumsSoFar(
  units: Units,
  { blockOf }: Arrangement,
): readonly { readonly key: UnitId; readonly domain: Domain | undefined }[] {
  return [...blockOf].flatMap(([id, { path }]) => {
    const { what, done } = units.of(id)
    if (what.kind !== 'before') return []
    return [{ key: sumSoFar(id), domain: path.at(-1)?.place === what.place ? undefined : done & ~(1 << what.place) }]
  })
}

/** What a task reads: its unit’s inputs, or its unit. */
export function readBy(task: Task, units: Units): readonly UnitId[] {
  return task.kind === 'unit' ? units.of(task.unit).inputs : [task.unit]
}

/** What stands behind picks: the unit that was picked from, and at which positions. */
export function behindPicks(
  units: Units,
  id: UnitId,
): { readonly unit: UnitId; readonly at: readonly { readonly place: number; readonly position: number }[] } {
  let unit = id
  const at: { place: number; position: number }[] = []
  for (;;) {
    const { what, inputs } = units.of(unit)
    if (what.kind !== 'pick') return { unit, at }
    at.push(...what.at)
    unit = inputs[0]!
  }
}

/** Which units need memory: a frame slot where every reader is in the same round of its loops, otherwise a record. */
function memoryNeeds(
  space: LoopSpace,
  units: Units,
  { blockOf, blocks }: Arrangement,
  chunksOf: ReadonlyMap<Block, readonly Chunk[]>,
  chunkOf: ReadonlyMap<UnitId, number>,
): Map<UnitId, 'frame' | 'record'> {
  const needs = new Map<UnitId, 'frame' | 'record'>()
  let chunk = 0
  for (const block of blocks) {
    for (const { tasks } of chunksOf.get(block) ?? []) {
      for (const task of tasks) {
        for (const input of readBy(task, units)) {
          const { unit, at } = behindPicks(units, input)
          const { what, domain } = units.of(unit)
          if (what.kind === 'column' && domain !== 0) needs.set(unit, 'record')
          const home = blockOf.get(unit)
          if (isRead(what.kind) || home === undefined || needs.get(unit) === 'record') continue
          if (at.length > 0 || !isSameRound(space, home, block, domain)) needs.set(unit, 'record')
          else if (what.kind === 'over' || chunkOf.get(unit) !== chunk) needs.set(unit, 'frame')
        }
      }
      chunk++
    }
  }
  return needs
}

/** Whether the second block is in the same round of the loops that the first one’s numbers vary by. */
function isSameRound(space: LoopSpace, worked: Block, read: Block, domain: Domain): boolean {
  const places = space.places(domain)
  return places.every((place, level) => {
    const [own, other] = [worked.path[level], read.path[level]]
    return own?.place === place && other?.place === place && own.segment === other.segment
  })
}

function chunkWith(
  block: Block,
  tasks: readonly Task[],
  units: Units,
  needs: ReadonlyMap<UnitId, 'frame' | 'record'>,
): Chunk {
  const reads = new Map<UnitId, number>()
  for (const task of tasks) for (const input of readBy(task, units)) reads.set(input, (reads.get(input) ?? 0) + 1)
  const inline = new Set<UnitId>()
  const depths = new Map<UnitId, number>()
  for (const task of tasks) {
    if (task.kind !== 'unit') continue
    const { what, inputs } = units.of(task.unit)
    const depth = inputs.reduce(
      (most, input) => (inline.has(input) ? Math.max(most, (depths.get(input) ?? 0) + 1) : most),
      0,
    )
    depths.set(task.unit, depth)
    if (what.kind === 'work' && reads.get(task.unit) === 1 && !needs.has(task.unit) && depth < deepest)
      inline.add(task.unit)
  }
  return { block, tasks, reads, inline, guards: guardsOf(tasks, units, needs) }
}

/** Readers come after what they read: from the last task to the first, each tells its guard to what it reads. */
function guardsOf(
  tasks: readonly Task[],
  units: Units,
  needs: ReadonlyMap<UnitId, 'frame' | 'record'>,
): ReadonlyMap<UnitId, Mask> {
  const guards = new Map<UnitId, Mask>()
  if (!tasks.some((task) => maskOf(task, units) !== undefined)) return guards
  const told = new Map<UnitId, Mask | 'none'>()
  for (let index = tasks.length - 1; index >= 0; index--) {
    const task = tasks[index]!
    let guard = maskOf(task, units)
    if (task.kind === 'unit' && !needs.has(task.unit) && units.of(task.unit).what.kind === 'work') {
      const found = told.get(task.unit)
      if (found !== undefined && found !== 'none') {
        guards.set(task.unit, found)
        guard = found
      }
    }
    for (const input of readBy(task, units)) {
      const before = told.get(input)
      told.set(input, guard === undefined || (before !== undefined && before !== guard) ? 'none' : guard)
    }
  }
  return guards
}

function maskOf(task: Task, units: Units): Mask | undefined {
  if (task.kind === 'mark') return task.mask
  if (task.kind === 'keep') return undefined
  const { what } = units.of(task.unit)
  return what.kind === 'over' ? what.mask : undefined
}

/** What the image holds: every number and mask that something reads or is guarded by. */
function imageIn(
  units: Units,
  { live }: Arrangement,
  chunksOf: ReadonlyMap<Block, readonly Chunk[]>,
): readonly (readonly [Numbers | Mask, Domain])[] {
  const found = new Map<Numbers | Mask, Domain>()
  for (const [id, { what }] of units.all.entries()) {
    if (live[id] === 0) continue
    if (what.kind === 'numbers' || what.kind === 'mask') found.set(what.record, what.record.domain)
    // Nought is quicker made than read.
    if (what.kind === 'literal' && !Object.is(what.value, 0)) found.set(what.record, 0)
    if ((what.kind === 'over' || what.kind === 'before') && what.mask !== undefined)
      found.set(what.mask, what.mask.domain)
  }
  for (const chunks of chunksOf.values())
    for (const { tasks } of chunks)
      for (const task of tasks)
        if (task.kind === 'mark' && task.mask !== undefined) found.set(task.mask, task.mask.domain)
  return [...found]
}

function slotsOf<T>(
  things: readonly (readonly [T, Domain])[],
  bytes: number,
): { readonly slots: ReadonlyMap<T, Slot>; readonly sizes: ReadonlyMap<Domain, number> } {
  const sizes = new Map<Domain, number>()
  const slots = new Map<T, Slot>()
  for (const [thing, domain] of things) {
    const offset = sizes.get(domain) ?? 0
    slots.set(thing, { domain, offset })
    sizes.set(domain, offset + bytes)
  }
  return { slots, sizes }
}
