// Every `!` below reads a place of a column, or a bucket of a cut, inside the loop that counts them.

/**
 * Order among numbers without comparing each with each: the range from the least number to the greatest is cut into equal
 * buckets, and only numbers of one bucket, a handful, are compared with one another. Exact: a greater number is never in
 * an earlier bucket, because subtracting, multiplying and cutting off never turn two numbers round.
 *
 * What the buckets cannot cut (fewer than 64 numbers; a range beyond all numbers, or below the least of them) is
 * sorted as it stands.
 */

/** Fewer numbers than this are sorted as quickly as they are put in buckets. */
const few = 64
/** A bucket of more than this is cut again; the numbers of a smaller one are moved past one another. */
const aHandful = 24
/** Cutting goes no deeper: numbers that still lie together are sorted. */
const deepest = 4
const mostBuckets = 16_384

/** Room to work in, kept from one column to the next so that ordering makes no garbage; one for each depth of cutting. */
class Room {
  bucketOf = new Uint16Array(0)
  values = new Float64Array(0)
  places = new Uint32Array(0)
  readonly ends = new Int32Array(mostBuckets + 1)

  for(count: number): this {
    if (this.values.length < count) {
      this.bucketOf = new Uint16Array(count)
      this.values = new Float64Array(count)
      this.places = new Uint32Array(count)
    }
    return this
  }
}

const rooms: readonly Room[] = Array.from({ length: deepest }, () => new Room())

/**
 * The numbers that would stand at the places asked for (from 0, ascending) if the column were in ascending order; the
 * column has no number that is not finite. Noughts of either sign count as one.
 */
export function orderStatistics(column: Float64Array, asked: readonly number[]): Float64Array {
  const found = new Float64Array(asked.length)
  select(column, { asked, found, from: 0, to: asked.length, before: 0 }, 0)
  return found
}

/** Which places are asked for: asked[from] to asked[to − 1], counted from `before`; what is found goes to the same places. */
interface Wanted {
  readonly asked: readonly number[]
  readonly found: Float64Array
  readonly from: number
  readonly to: number
  readonly before: number
}

function select(column: Float64Array, wanted: Wanted, depth: number): void {
  const { asked, found, from, to, before } = wanted
  const room = rooms[depth]?.for(column.length)
  const cut = room === undefined || column.length < few ? undefined : cutOf(column, bucketsToSelect(column.length))
  if (room === undefined || cut === undefined) {
    const sorted = column.slice().sort()
    for (let k = from; k < to; k += 1) found[k] = sorted[asked[k]! - before] as number
    return
  }
  if (cut.perBucket === 0) {
    found.fill(cut.least, from, to)
    return
  }
  const { ends, bucketOf, values } = room
  const { buckets } = cut
  countInBuckets(column, cut, room)
  // Only buckets that hold a place asked for are gathered: `ends` becomes where the next of each goes, or −1.
  const segments: { readonly wanted: Wanted; readonly start: number; readonly size: number }[] = []
  let upTo = 0
  let gathered = 0
  let k = from
  for (let bucket = 0; bucket <= buckets; bucket += 1) {
    const size = ends[bucket]!
    const first = upTo
    upTo += size
    const start = k
    while (k < to && asked[k]! - before < upTo) k += 1
    ends[bucket] = k > start ? gathered : -1
    if (k === start) continue
    segments.push({ wanted: { asked, found, from: start, to: k, before: before + first }, start: gathered, size })
    gathered += size
  }
  for (let i = 0; i < column.length; i += 1) {
    const bucket = bucketOf[i]!
    const at = ends[bucket]!
    if (at < 0) continue
    values[at] = column[i]!
    ends[bucket] = at + 1
  }
  for (const { wanted: inside, start, size } of segments) {
    const segment = values.subarray(start, start + size)
    if (size > aHandful) {
      select(segment, inside, depth + 1)
      continue
    }
    putInOrder(segment)
    for (let each = inside.from; each < inside.to; each += 1)
      found[each] = segment[asked[each]! - inside.before] as number
  }
}

/** The column in ascending order, which has no number that is not finite. A view of room that the next call uses again. */
export function ascending(column: Float64Array): Float64Array {
  const [room] = rooms as readonly [Room, ...Room[]] // there are as many as the deepest cut
  room.for(column.length)
  sortInto(room.values, column, 0)
  return room.values.subarray(0, column.length)
}

function sortInto(into: Float64Array, column: Float64Array, depth: number): void {
  const count = column.length
  const room = rooms[depth]?.for(count)
  const cut = room === undefined || count < few ? undefined : cutOf(column, bucketsToSort(count))
  if (room === undefined || cut === undefined || cut.perBucket === 0) {
    into.set(column)
    if (cut === undefined) into.subarray(0, count).sort()
    return
  }
  const { ends, bucketOf } = room
  countInBuckets(column, cut, room)
  startsOf(ends, cut.buckets)
  for (let i = 0; i < count; i += 1) {
    const bucket = bucketOf[i]!
    const at = ends[bucket]!
    into[at] = column[i]!
    ends[bucket] = at + 1
  }
  for (let bucket = 0, start = 0; bucket <= cut.buckets; bucket += 1) {
    const end = ends[bucket]!
    if (end - start > aHandful) {
      const segment = into.subarray(start, end)
      sortInto(segment, segment.slice(), depth + 1)
    }
    start = end
  }
  putInOrder(into.subarray(0, count))
}

/** The places of a column from its least number to its greatest; equal numbers keep their order. Undefined where it holds what is no number or has no end. */
export function placesInOrder(column: Float64Array): Uint32Array | undefined {
  for (let i = 0; i < column.length; i += 1) if (!Number.isFinite(column[i])) return undefined
  const values = Float64Array.from(column)
  const places = new Uint32Array(column.length)
  for (let i = 0; i < places.length; i += 1) places[i] = i
  orderTogether(values, places, 0)
  return places
}

/** Puts numbers in ascending order, and their places along with them; equal numbers keep their order. */
function orderTogether(values: Float64Array, places: Uint32Array, depth: number): void {
  const count = values.length
  const room = rooms[depth]?.for(count)
  const cut = room === undefined || count < few ? undefined : cutOf(values, bucketsToSort(count))
  if (room === undefined || (cut === undefined && count >= few)) {
    sortTogether(values, places)
    return
  }
  if (cut?.perBucket === 0) return
  if (cut !== undefined) {
    const { ends, bucketOf } = room
    countInBuckets(values, cut, room)
    startsOf(ends, cut.buckets)
    for (let i = 0; i < count; i += 1) {
      const bucket = bucketOf[i]!
      const at = ends[bucket]!
      room.values[at] = values[i]!
      room.places[at] = places[i]!
      ends[bucket] = at + 1
    }
    values.set(room.values.subarray(0, count))
    places.set(room.places.subarray(0, count))
    for (let bucket = 0, start = 0; bucket <= cut.buckets; bucket += 1) {
      const end = ends[bucket]!
      if (end - start > aHandful) orderTogether(values.subarray(start, end), places.subarray(start, end), depth + 1)
      start = end
    }
  }
  for (let i = 1; i < count; i += 1) {
    const value = values[i]!
    let at = i
    if (!(values[at - 1]! > value)) continue
    const place = places[i]!
    for (; at > 0 && values[at - 1]! > value; at -= 1) {
      values[at] = values[at - 1]!
      places[at] = places[at - 1]!
    }
    values[at] = value
    places[at] = place
  }
}

function sortTogether(values: Float64Array, places: Uint32Array): void {
  const order = Uint32Array.from(values, (_, i) => i).sort((x, y) => {
    const [a, b] = [values[x]!, values[y]!]
    return a < b ? -1 : a > b ? 1 : x - y
  })
  values.set(Float64Array.from(order, (i) => values[i]!))
  places.set(Uint32Array.from(order, (i) => places[i]!))
}

/** The least number, and how much of a bucket one unit is: nought where all are equal. */
interface Cut {
  readonly least: number
  readonly perBucket: number
  readonly buckets: number
}

/** Undefined where the range cannot be cut. Buckets are numbered from 0 up to their count, which is the greatest number's. */
function cutOf(column: Float64Array, buckets: number): Cut | undefined {
  let least = column[0]!
  let greatest = least
  for (let i = 1; i < column.length; i += 1) {
    const value = column[i]!
    if (value < least) least = value
    if (value > greatest) greatest = value
  }
  if (least === greatest) return { least, perBucket: 0, buckets }
  const perBucket = buckets / (greatest - least)
  return perBucket > 0 && perBucket < Number.POSITIVE_INFINITY ? { least, perBucket, buckets } : undefined
}

function countInBuckets(column: Float64Array, { least, perBucket, buckets }: Cut, { bucketOf, ends }: Room): void {
  ends.fill(0, 0, buckets + 1)
  for (let i = 0; i < column.length; i += 1) {
    const bucket = ((column[i]! - least) * perBucket) | 0
    bucketOf[i] = bucket
    ends[bucket] = ends[bucket]! + 1
  }
}

/** From how many there are in each bucket to where each begins. */
function startsOf(ends: Int32Array, buckets: number): void {
  let start = 0
  for (let bucket = 0; bucket <= buckets; bucket += 1) {
    const size = ends[bucket]!
    ends[bucket] = start
    start += size
  }
}

/** Moves each number past greater ones before it: quick where none has far to go. */
function putInOrder(values: Float64Array): void {
  for (let i = 1; i < values.length; i += 1) {
    const value = values[i]!
    let at = i
    for (; at > 0 && values[at - 1]! > value; at -= 1) values[at] = values[at - 1]!
    values[at] = value
  }
}

// Few enough that counting them costs less than the numbers do; many enough that a bucket holds a handful.
function bucketsToSelect(count: number): number {
  return powerOfTwoFrom(count / 4, 2048)
}

function bucketsToSort(count: number): number {
  return powerOfTwoFrom(count, mostBuckets)
}

function powerOfTwoFrom(wanted: number, most: number): number {
  let buckets = 64
  while (buckets < wanted && buckets < most) buckets *= 2
  return buckets
}
