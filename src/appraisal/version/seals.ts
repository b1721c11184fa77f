import { canonicalJson, sha256 } from '../../figures/index.ts'
import { type Path, placeOf } from '../case-file/place.ts'
import { type Seal, type SealedPart, sealedParts, type Version } from './document.ts'

type Unsealed = Omit<Version, 'seals' | 'contentHash'>

/** A part of a version as it is sealed; its numbers (format, engine, reader, seed, draws) are one part together. */
function partOf(version: Unsealed, part: SealedPart): unknown {
  if (part !== 'numbers') return version[part]
  const { concordatVersion, engine, reader, seed, draws } = version
  return { concordatVersion, engine, reader, seed, draws }
}

/** The same version with its seals and its content hash. Throws NotCanonicalError where something cannot be written. */
export function sealed(version: Unsealed): Version {
  const seals = Object.fromEntries(sealedParts.map((part) => [part, sealOf(part, partOf(version, part))]))
  const withSeals = { ...version, seals }
  return { ...withSeals, contentHash: contentHashOf(withSeals) }
}

/** SHA-256 of the canonical JSON of everything in a version but its hash. */
export function contentHashOf(version: Omit<Version, 'contentHash'>): string {
  const { contentHash: _, ...rest } = version as Version
  return sha256(canonicalJson(rest))
}

/** A part's hash, and four letters for each value in it, in canonical order, by which a changed one is found. */
function sealOf(part: SealedPart, value: unknown): Seal {
  return { sha256: sha256(canonicalJson(value)), marks: marked(part, value).map(markOf).join('') }
}

/** Lists that nobody edits by hand are marked entry by entry, the rest value by value. */
const markedByEntry: readonly SealedPart[] = ['rules', 'texts', 'published']

function marked(part: SealedPart, value: unknown): readonly Leaf[] {
  return markedByEntry.includes(part) && Array.isArray(value)
    ? value.map((each, index) => ({ path: [index], json: canonicalJson(each) }))
    : valuesOf(value)
}

const markLetters = 4

function markOf({ path, json }: Leaf): string {
  return sha256(`${canonicalJson(path)} ${json}`).slice(0, markLetters)
}

interface Leaf {
  readonly path: Path
  readonly json: string
}

/** Every number, text, word and empty list or object of a value, in canonical order. */
function valuesOf(value: unknown, path: Path = []): readonly Leaf[] {
  if (Array.isArray(value) && value.length > 0) return value.flatMap((each, index) => valuesOf(each, [...path, index]))
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const held = value as Readonly<Record<string, unknown>> // an object of a JSON text
    const keys = Object.keys(held).sort()
    if (keys.length > 0) return keys.flatMap((key) => valuesOf(held[key], [...path, key]))
  }
  return [{ path, json: canonicalJson(value) }]
}

/** Where a version was changed after it was sealed: the first value that does not fit its mark, or the part it is in. */
export interface Broken {
  readonly place: string
  /** The value that stands there now, as JSON; nothing where no one value can be named. */
  readonly now: string | undefined
}

/** The first part that does not fit its seal; nothing where the version is as it was frozen. */
export function brokenSeal(version: Version): Broken | undefined {
  if (contentHashOf(version) === version.contentHash) return undefined
  for (const part of sealedParts) {
    const value = partOf(version, part)
    const seal = version.seals[part]
    if (seal !== undefined && sha256(canonicalJson(value)) === seal.sha256) continue
    const leaves = marked(part, value)
    const at = leaves.findIndex(
      (leaf, index) => markOf(leaf) !== seal?.marks.slice(index * markLetters, (index + 1) * markLetters),
    )
    // Where every mark fits, something was taken away at the end, or its four letters are the same by chance.
    const leaf = leaves[at]
    return { place: placeIn(part, leaf?.path ?? []), now: leaf?.json }
  }
  return { place: 'contentHash', now: undefined }
}

function placeIn(part: SealedPart, path: Path): string {
  return placeOf(part === 'numbers' ? path : [part, ...path])
}
