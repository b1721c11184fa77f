/** Bytes of a WebAssembly module as they are written, one after another. */
export class Bytes {
  #bytes = new Uint8Array(4096)
  #length = 0

  get length(): number {
    return this.#length
  }

  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow(this.#length + 1)
    this.#bytes[this.#length++] = value
  }

  /** An instruction of SIMD: its prefix, then its number. */
  simd(number: number): void {
    this.byte(0xfd)
    this.unsigned(number)
  }

  /** LEB128, of a whole number from 0 to 2³² − 1. */
  unsigned(value: number): void {
    let rest = value
    while (rest >= 0x80) {
      this.byte((rest & 0x7f) | 0x80)
      rest = Math.floor(rest / 128)
    }
    this.byte(rest)
  }

  /** Signed LEB128, of a whole number of 32 bits. */
  signed(value: number): void {
    let rest = value | 0
    for (;;) {
      const low = rest & 0x7f
      rest >>= 7
      const isLast = (low & 0x40) === 0 ? rest === 0 : rest === -1
      this.byte(isLast ? low : low | 0x80)
      if (isLast) return
    }
  }

  /** A number as its eight bytes, least first. */
  number(value: number): void {
    const eight = new Uint8Array(8)
    new DataView(eight.buffer).setFloat64(0, value, true)
    this.all(eight)
  }

  text(value: string): void {
    this.unsigned(value.length)
    for (const letter of value) this.byte(letter.charCodeAt(0))
  }

  all(bytes: Uint8Array | Bytes): void {
    const more = bytes instanceof Bytes ? bytes.bytes() : bytes
    if (this.#length + more.length > this.#bytes.length) this.#grow(this.#length + more.length)
    this.#bytes.set(more, this.#length)
    this.#length += more.length
  }

  /** With its length before it, as sections and bodies stand. */
  measured(bytes: Bytes): void {
    this.unsigned(bytes.length)
    this.all(bytes)
  }

  bytes(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length)
  }

  #grow(needed: number): void {
    const wider = new Uint8Array(Math.max(needed, this.#bytes.length * 2))
    wider.set(this.#bytes.subarray(0, this.#length))
    this.#bytes = wider
  }
}
