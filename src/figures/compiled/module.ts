import { Bytes } from './bytes.ts'

/** Types of values, as a module writes them. */
export const i32 = 0x7f
export const f64 = 0x7c
export const v128 = 0x7b

/** What a function takes and gives. */
export interface Signature {
  readonly takes: readonly number[]
  readonly gives: readonly number[]
}

/** A function of a module: its signature, its locals after those it takes, and its instructions without the closing end. */
export interface Body {
  readonly signature: Signature
  readonly locals: readonly { readonly type: number; readonly count: number }[]
  readonly code: Bytes
}

/** What a module is made of. Imported functions are numbered first, from 0, then its own in order. */
export interface Parts {
  readonly imports: readonly { readonly name: string; readonly signature: Signature }[]
  readonly functions: readonly Body[]
  readonly exports: readonly { readonly name: string; readonly index: number }[]
}

/** A module with one memory, which it is handed as `in.memory`, and functions handed as `in.NAME`. */
export function moduleOf({ imports, functions, exports }: Parts): Uint8Array<ArrayBuffer> {
  const signatures: Signature[] = []
  const typeOf = (signature: Signature): number => {
    const found = signatures.findIndex((each) => sameSignature(each, signature))
    return found >= 0 ? found : signatures.push(signature) - 1
  }
  const importTypes = imports.map(({ signature }) => typeOf(signature))
  const functionTypes = functions.map(({ signature }) => typeOf(signature))
  const out = new Bytes()
  out.all(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0))
  section(out, 1, signatures, (to, { takes, gives }) => {
    to.byte(0x60)
    for (const types of [takes, gives]) {
      to.unsigned(types.length)
      for (const type of types) to.byte(type)
    }
  })
  section(out, 2, [undefined, ...imports.keys()], (to, index) => {
    to.text('in')
    if (index === undefined) {
      to.text('memory')
      to.all(Uint8Array.of(2, 0, 1))
    } else {
      to.text(imports[index]?.name ?? '')
      to.byte(0)
      to.unsigned(importTypes[index] ?? 0)
    }
  })
  section(out, 3, functionTypes, (to, type) => to.unsigned(type))
  section(out, 7, exports, (to, { name, index }) => {
    to.text(name)
    to.byte(0)
    to.unsigned(index)
  })
  section(out, 10, functions, (to, { locals, code }) => {
    const body = new Bytes()
    body.unsigned(locals.length)
    for (const { type, count } of locals) {
      body.unsigned(count)
      body.byte(type)
    }
    body.all(code)
    body.byte(0x0b)
    to.measured(body)
  })
  return out.bytes()
}

function section<T>(out: Bytes, id: number, items: readonly T[], write: (to: Bytes, item: T) => void): void {
  const inside = new Bytes()
  inside.unsigned(items.length)
  for (const item of items) write(inside, item)
  out.byte(id)
  out.measured(inside)
}

function sameSignature(a: Signature, b: Signature): boolean {
  return a.takes.join() === b.takes.join() && a.gives.join() === b.gives.join()
}
