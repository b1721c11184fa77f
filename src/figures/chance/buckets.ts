// Every `!` below reads a place of a column, or a bucket of a cut, inside the loop that counts them.

/**
 * Order among numbers without comparing each with each: the range of a sample of them is cut into equal buckets, with one
 * more for what lies below and one for what lies above, and only numbers of one bucket, a handful, are compared with one
 * another. Exact: a greater number is never in an earlier bucket, because subtracting, multiplying and cutting off never
 * turn two numbers round. A sample, because one number far from the rest would leave all others in a few buckets.
 *
 * What buckets cannot cut (fewer than 64 numbers; a range beyond all numbers, or below the least of them) is sorted as
 * it stands. Noughts of either sign count as one.
 */

/** Fewer numbers than this are sorted as quickly as they are put in buckets. */
const few = 64
/** A bucket of more than this is cut again; the numbers of a smaller one are moved past one another. */
const aHandful = 32
/** Cutting goes no deeper: numbers that still lie together are sorted. */
const deepest = 4
const mostBuckets = 16_384

/** Room to work in, kept from one column to the next so that ordering makes no garbage; one for each depth of cutting. */
interface Room {
  readonly bucketOf: Uint16Array
  readonly values: Float64Array
  readonly places: Uint32Array
  readonly ends: Int32Array
}

const rooms: Room[] = []

/** Undefined beyond the deepest cut. */
function roomFor(count: number, depth: number): Room | undefined {
  if (depth >= deepest) return undefined
  const known = rooms[depth]
  if (known !== undefined && known.values.length >= count) return known
  const room = {
    bucketOf: new Uint16Array(count),
    values: new Float64Array(count),
    places: new Uint32Array(count),
    ends: known?.ends ?? new Int32Array(mostBuckets + 2),
  }
  rooms[depth] = room
  return room
}

/**
 * The numbers that would stand at the places asked for (from 0, ascending) if the column were in ascending order.
 * Undefined where it holds what is no number or has no end.
 */
export function orderStatistics(column: Float64Array, asked: readonly number[]): Float64Array | undefined {
  const found = new Float64Array(asked.length)
  return select(column, { asked, found, from: 0, to: asked.length, before: 0 }, 0) ? found : undefined
}

/** Which places are asked for: asked[from] to asked[to − 1], counted from `before`; what is found goes to the same places. */
interface Wanted {
  readonly asked: readonly number[]
  readonly found: Float64Array
  readonly from: number
  readonly to: number
  readonly before: number
}

/** False where the column holds what is no number or has no end. */
function select(column: Float64Array, wanted: Wanted, depth: number): boolean {
  const { asked, found, from, to, before } = wanted
  const room = roomFor(column.length, depth)
  const cut = room === undefined ? undefined : cutOf(column, 0, column.length, bucketsToSelect(column.length))
  if (room === undefined || cut === undefined) {
    if (!isAllFinite(column)) return false
    const sorted = column.slice().sort()
    for (let k = from; k < to; k += 1) found[k] = sorted[asked[k]! - before]!
    return true
  }
  if (cut.perBucket === 0) {
    found.fill(cut.least, from, to)
    return true
  }
  const { ends, bucketOf, values } = room
  if (!countInBuckets(column, cut, room)) return false
  // Only buckets that hold a place asked for are gathered: `ends` becomes where the next of each goes, or −1.
  const segments: number[] = []
  let upTo = before
  let gathered = 0
  let next = from < to ? asked[from]! : Number.POSITIVE_INFINITY
  for (let bucket = 0, k = from; bucket <= cut.buckets + 1; bucket += 1) {
    const size = ends[bucket]!
    ends[bucket] = -1
    const first = upTo
    upTo += size
    if (next >= upTo) continue
    const start = k
    while (next < upTo) {
      k += 1
      next = k < to ? asked[k]! : Number.POSITIVE_INFINITY
    }
    ends[bucket] = gathered
    segments.push(start, k, first, gathered)
    gathered += size
  }
  segments.push(0, 0, 0, gathered)
  for (let i = 0; i < column.length; i += 1) {
    const bucket = bucketOf[i]!
    const at = ends[bucket]!
    if (at < 0) continue
    values[at] = column[i]!
    ends[bucket] = at + 1
  }
  for (let each = 0; each + 4 < segments.length; each += 4) {
    const [start, stop, first, begin] = [segments[each]!, segments[each + 1]!, segments[each + 2]!, segments[each + 3]!]
    const end = segments[each + 7]!
    if (end - begin > aHandful) {
      select(values.subarray(begin, end), { asked, found, from: start, to: stop, before: first }, depth + 1)
      continue
    }
    putInOrder(values, begin, end)
    for (let k = start; k < stop; k += 1) found[k] = values[begin + asked[k]! - first]!
  }
  return true
}

/**
 * The column in ascending order: a view of room that the next call uses again. Undefined where it holds what is no number
 * or has no end.
 */
export function ascending(column: Float64Array): Float64Array | undefined {
  const { values } = roomFor(column.length, 0)! // the first cut is not beyond the deepest
  return sortInto(values, 0, column, 0) ? values.subarray(0, column.length) : undefined
}

/** Writes the column in ascending order into places from `start` on. False where it holds what is no number or has no end. */
function sortInto(into: Float64Array, start: number, column: Float64Array, depth: number): boolean {
  const count = column.length
  const room = roomFor(count, depth)
  const cut = room === undefined ? undefined : cutOf(column, 0, count, bucketsToSort(count))
  if (room === undefined || cut === undefined || cut.perBucket === 0) {
    if (cut === undefined && !isAllFinite(column)) return false
    into.set(column, start)
    if (cut === undefined) into.subarray(start, start + count).sort()
    return true
  }
  const { ends, bucketOf } = room
  if (!countInBuckets(column, cut, room)) return false
  const most = startsOf(ends, cut.buckets, start)
  for (let i = 0; i < count; i += 1) {
    const bucket = bucketOf[i]!
    const at = ends[bucket]!
    into[at] = column[i]!
    ends[bucket] = at + 1
  }
  if (most > aHandful) {
    for (let bucket = 0, begin = start; bucket <= cut.buckets + 1; bucket += 1) {
      const end = ends[bucket]!
      if (end - begin > aHandful) sortInto(into, begin, into.slice(begin, end), depth + 1)
      begin = end
    }
  }
  putInOrder(into, start, start + count)
  return true
}

/** A column in ascending order, and the places its numbers had; equal numbers keep their order. */
export interface InOrder {
  readonly values: Float64Array
  readonly places: Uint32Array
}

/** Undefined where the column holds what is no number or has no end. */
export function placesInOrder(column: Float64Array): InOrder | undefined {
  const values = column.slice()
  const places = new Uint32Array(column.length)
  for (let i = 0; i < places.length; i += 1) places[i] = i
  return orderTogether({ values, places }, 0, column.length, 0) ? { values, places } : undefined
}

/**
 * Puts the numbers from `start` to `end` − 1 in ascending order, and their places along with them. False where one of them
 * is no number or has no end.
 */
function orderTogether({ values, places }: InOrder, start: number, end: number, depth: number): boolean {
  const count = end - start
  const room = roomFor(count, depth)
  const cut = room === undefined ? undefined : cutOf(values, start, end, bucketsToSort(count))
  if (cut?.perBucket === 0) return true
  if (cut === undefined && !isAllFinite(values.subarray(start, end))) return false
  if (room === undefined || (cut === undefined && count >= few)) {
    sortTogether(values.subarray(start, end), places.subarray(start, end))
    return true
  }
  if (cut !== undefined) {
    const { ends, bucketOf } = room
    if (!countInBuckets(values, cut, room, start, end)) return false
    const most = startsOf(ends, cut.buckets, 0)
    for (let i = 0; i < count; i += 1) {
      const bucket = bucketOf[i]!
      const at = ends[bucket]!
      room.values[at] = values[start + i]!
      room.places[at] = places[start + i]!
      ends[bucket] = at + 1
    }
    values.set(room.values.subarray(0, count), start)
    places.set(room.places.subarray(0, count), start)
    if (most > aHandful) {
      for (let bucket = 0, begin = start; bucket <= cut.buckets + 1; bucket += 1) {
        const stop = start + ends[bucket]!
        if (stop - begin > aHandful) orderTogether({ values, places }, begin, stop, depth + 1)
        begin = stop
      }
    }
  }
  let last = values[start]!
  for (let i = start + 1; i < end; i += 1) {
    const value = values[i]!
    if (value >= last) {
      last = value
      continue
    }
    const place = places[i]!
    let at = i
    do {
      values[at] = values[at - 1]!
      places[at] = places[at - 1]!
      at -= 1
    } while (at > start && values[at - 1]! > value)
    values[at] = value
    places[at] = place
  }
  return true
}

function sortTogether(values: Float64Array, places: Uint32Array): void {
  const order = Uint32Array.from(values, (_, i) => i).sort((x, y) => {
    const [a, b] = [values[x]!, values[y]!]
    return a < b ? -1 : a > b ? 1 : x - y
  })
  values.set(Float64Array.from(order, (i) => values[i]!))
  places.set(Uint32Array.from(order, (i) => places[i]!))
}

/** Where the first bucket begins, and how much of a bucket one unit is: nought where all numbers are equal. */
interface Cut {
  readonly least: number
  readonly perBucket: number
  readonly buckets: number
}

/** Numbers looked at before they are cut, from all parts of the column. */
const sampled = 64

/** How to cut the numbers from `start` to `end` − 1. Undefined where they are too few or their range cannot be cut. */
function cutOf(column: Float64Array, start: number, end: number, buckets: number): Cut | undefined {
  if (end - start < few) return undefined
  let { least, greatest } = rangeOf(column, start, end, Math.floor((end - start) / sampled))
  if (least < greatest) {
    const margin = (greatest - least) / 8
    least -= margin
    greatest += margin
  } else {
    ;({ least, greatest } = rangeOf(column, start, end, 1))
    if (least === greatest && isAllFinite(column.subarray(start, end))) return { least, perBucket: 0, buckets }
  }
  const perBucket = buckets / (greatest - least)
  return perBucket > 0 && perBucket < Number.POSITIVE_INFINITY ? { least, perBucket, buckets } : undefined
}

function rangeOf(column: Float64Array, start: number, end: number, step: number) {
  let least = Number.POSITIVE_INFINITY
  let greatest = Number.NEGATIVE_INFINITY
  for (let i = start; i < end; i += step) {
    const value = column[i]!
    if (value < least) least = value
    if (value > greatest) greatest = value
  }
  return { least, greatest }
}

function isAllFinite(column: Float64Array): boolean {
  for (let i = 0; i < column.length; i += 1) if (!Number.isFinite(column[i])) return false
  return true
}

/**
 * The bucket of each number: 0 for what lies below the first, then from 1 up, then one for what lies above the last. False
 * where one is no number or has no end.
 */
function countInBuckets(
  column: Float64Array,
  { least, perBucket, buckets }: Cut,
  { bucketOf, ends }: Room,
  start = 0,
  end = column.length,
): boolean {
  ends.fill(0, 0, buckets + 2)
  for (let i = start; i < end; i += 1) {
    const value = column[i]!
    if (!(value - value === 0)) return false
    const at = (value - least) * perBucket
    const bucket = at >= 0 ? (at < buckets ? (at | 0) + 1 : buckets + 1) : 0
    bucketOf[i - start] = bucket
    ends[bucket] = ends[bucket]! + 1
  }
  return true
}

/** From how many there are in each bucket to where each begins, and how many there are in the fullest. */
function startsOf(ends: Int32Array, buckets: number, first: number): number {
  let start = first
  let most = 0
  for (let bucket = 0; bucket <= buckets + 1; bucket += 1) {
    const size = ends[bucket]!
    ends[bucket] = start
    start += size
    if (size > most) most = size
  }
  return most
}

/** Moves each number past greater ones before it: quick where none has far to go. */
function putInOrder(values: Float64Array, start: number, end: number): void {
  let last = values[start]!
  for (let i = start + 1; i < end; i += 1) {
    const value = values[i]!
    if (value >= last) {
      last = value
      continue
    }
    let at = i
    do {
      values[at] = values[at - 1]!
      at -= 1
    } while (at > start && values[at - 1]! > value)
    values[at] = value
  }
}

// Few enough that counting them costs less than the numbers do; many enough that a bucket holds a handful.
function bucketsToSelect(count: number): number {
  return powerOfTwoFrom(count / 6, 2048)
}

function bucketsToSort(count: number): number {
  return powerOfTwoFrom(count, mostBuckets)
}

function powerOfTwoFrom(wanted: number, most: number): number {
  let buckets = 64
  while (buckets < wanted && buckets < most) buckets *= 2
  return buckets
}
