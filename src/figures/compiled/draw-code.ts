import type { Scope } from './arrange.ts'
import { Bytes } from './bytes.ts'
import { type Callable, ChunkWriter } from './chunk-code.ts'
import { CodeWriter, drawsAt, LocalNumbers, pointersOf } from './code-writer.ts'
import type { Work } from './expand.ts'
import { type Chunk, columnBytes, type Homes, lanesAt } from './homes.ts'
import { control, pair, whole } from './instructions.ts'
import type { Domain } from './loop-space.ts'
import { type Body, i32, v128 } from './module.ts'
import type { Unit } from './units.ts'

/** The functions of a draw, numbered from `first`: the draw itself comes last. */
export interface DrawCode {
  readonly functions: readonly Body[]
}

/**
 * The body of a draw: two draws side by side, through the loops of an arrangement. A chunk of a block that is one of
 * several is a function of its own; a block of one chunk stands where it is.
 */
export function drawCode(work: Work, scope: Scope, homes: Homes, callable: Callable, first: number): DrawCode {
  const functions: Body[] = []
  const { space } = work
  const pointers = pointersOf(space, homes)
  const indices = space.dimensions.length
  const main = new Bytes()
  const writer = new CodeWriter(main)
  const mainNumbers = new LocalNumbers(1 + indices + pointers.length)

  for (const { mark } of homes.markAt.values()) {
    writer.address()
    writer.constant(0)
    writer.memory(pair.store, mark)
  }
  copyColumns(writer, work, homes)
  writeScope(scope, 0)
  for (const { mark, count } of homes.markAt.values()) {
    // Each lane of what is not a number counts: the comparison is −1 there.
    writer.address()
    writer.address()
    writer.memory(pair.load, count)
    writer.address()
    writer.memory(pair.load, mark)
    writer.address()
    writer.memory(pair.load, mark)
    writer.does(pair.notEqual)
    writer.address()
    writer.memory(pair.load, lanesAt)
    writer.does(pair.and)
    writer.does(pair.wholeSubtract)
    writer.memory(pair.store, count)
  }
  functions.push({
    signature: { takes: [i32], gives: [] },
    locals: [
      { type: i32, count: indices + pointers.length },
      { type: v128, count: mainNumbers.most },
    ],
    code: main,
  })
  return { functions }

  function writeScope({ segments }: Scope, around: Domain): void {
    for (const { block, loops } of segments) {
      if (block !== undefined) {
        for (const unit of block.beginnings) writer.begin(unit, work, homes, pointers)
        for (const place of new Set(block.firstRounds.map((unit) => placeOf(work.units.of(unit))))) {
          writer.get(1 + place)
          writer.code.byte(whole.isZero)
          writer.code.byte(control.if)
          writer.code.byte(control.nothing)
          for (const unit of block.firstRounds)
            if (placeOf(work.units.of(unit)) === place) writer.begin(unit, work, homes, pointers)
          writer.code.byte(control.end)
        }
        const chunks = homes.chunksOf.get(block) ?? []
        for (const chunk of chunks) {
          if (chunks.length === 1) new ChunkWriter(writer, chunk, work, homes, callable, pointers, mainNumbers).write()
          else callChunk(chunk, around)
        }
      }
      for (const place of [...loops.keys()].sort((a, b) => b - a)) writeLoop(loops.get(place)!, place, around)
    }
  }

  function writeLoop(inside: Scope, place: number, around: Domain): void {
    const here = around | (1 << place)
    const size = space.sizes[place]!
    writer.whole(0)
    writer.set(1 + place)
    if (size > 1) {
      writer.code.byte(control.loop)
      writer.code.byte(control.nothing)
    }
    for (const pointer of pointers)
      if ((pointer.domain & ~here) === 0 && pointer.domain >> place === 1) writer.point(pointer, space)
    writeScope(inside, here)
    if (size === 1) return
    writer.get(1 + place)
    writer.whole(1)
    writer.code.byte(whole.add)
    writer.tee(1 + place)
    writer.whole(size)
    writer.code.byte(whole.lessUnsigned)
    writer.code.byte(control.branchIf)
    writer.code.unsigned(0)
    writer.code.byte(control.end)
  }

  function callChunk(chunk: Chunk, around: Domain): void {
    const code = new Bytes()
    const own = new CodeWriter(code)
    for (const pointer of pointers) if ((pointer.domain & ~around) === 0) own.point(pointer, space)
    const numbers = new LocalNumbers(1 + indices + pointers.length)
    new ChunkWriter(own, chunk, work, homes, callable, pointers, numbers).write()
    functions.push({
      signature: { takes: new Array(1 + indices).fill(i32), gives: [] },
      locals: [
        { type: i32, count: pointers.length },
        { type: v128, count: numbers.most },
      ],
      code,
    })
    for (let index = 0; index <= indices; index++) writer.get(index)
    writer.code.byte(control.call)
    writer.code.unsigned(first + functions.length - 1)
  }
}

function placeOf({ what }: Unit): number {
  return what.kind === 'over' || what.kind === 'before' ? what.place : -1
}

/** Parameters that vary along a loop are put into rows, so that the loop finds them. */
function copyColumns(writer: CodeWriter, { units }: Work, homes: Homes): void {
  for (const [unit, { domain, offset }] of homes.recordOf) {
    const what = units.all[unit]?.what
    if (what?.kind !== 'column') continue
    const rows = homes.recordRows.get(domain)!
    for (const [cell, column] of what.columns.entries()) {
      writer.address()
      writer.get(drawsAt)
      writer.memory(pair.load, homes.inputsAt + column * columnBytes)
      writer.memory(pair.store, rows.base + cell * rows.bytes + offset)
    }
  }
}
