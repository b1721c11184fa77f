import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { everyFigure } from '../../scripts/docs/the-model.ts'
import { type Prepared, prepare } from '../../src/appraisal/work.ts'
import { centralReading, type Figure, figuresReached, isMissing, type Reading } from '../../src/figures/index.ts'
import { prior, rangeOf } from '../../src/reference/index.ts'
import { type ExampleName, exampleCase, exampleNames } from './examples.ts'
import { numberPrinted, printedLike, workedSteps, workedValue } from './worked-text.ts'

const folder = fileURLToPath(new URL('../../docs/method/', import.meta.url))

export interface MethodPage {
  readonly name: string
  readonly text: string
}

export function methodPages(): readonly MethodPage[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.md'))
    .sort()
    .map((name) => ({ name, text: readFileSync(`${folder}${name}`, 'utf8') }))
}

/** What stands in the fenced blocks of one kind. */
export function blocksOf({ text }: MethodPage, kind: 'worked' | 'formula'): readonly string[] {
  return [...text.matchAll(new RegExp(`^\`\`\`${kind}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(([, block = '']) => block)
}

/** A worked line whose printed number is not what it comes to. */
export interface Difference {
  readonly name: string
  readonly printed: string
  readonly shouldBe: string
}

/** Every number of a block by its name, as it is worked: for a test that asks the code for the same. */
export function numbersIn(block: string): ReadonlyMap<string, number> {
  return work(block).known
}

/** Works a block and hands back every printed number that is not so. */
export function differencesIn(block: string): readonly Difference[] {
  return work(block).differences
}

function work(block: string): {
  readonly known: ReadonlyMap<string, number>
  readonly differences: readonly Difference[]
} {
  const known = new Map<string, number>()
  const differences: Difference[] = []
  let story: ExampleName = 'three-councils'
  for (const step of workedSteps(block)) {
    if (step.kind === 'case') {
      story = exampleNamed(step.name)
      continue
    }
    const { name, asks, printed } = step
    const value =
      asks.kind === 'expression'
        ? workedValue(asks.text, known)
        : asks.kind === 'prior'
          ? priorValue(story, asks.prior)
          : figureValue(story, asks.figure, asks.at)
    known.set(name, value)
    if (printed === undefined) continue
    const shouldBe = printedLike(value, printed)
    // Compared as numbers, so that £4,900 and 4,900 are the same number printed twice.
    if (numberPrinted(shouldBe) !== numberPrinted(printed)) differences.push({ name, printed, shouldBe })
  }
  return { known, differences }
}

/** Formulas that a page prints and that are not the model’s: `L01/removed = max(min(wanted, spare), 0)`. */
export function formulasThatDiffer(block: string): readonly string[] {
  return block.split('\n').flatMap((line) => {
    const read = /^(\S(?:[^=]*\S)?) = (.+)$/.exec(line.trim())
    if (read === null) return line.trim() === '' ? [] : [`Not a formula: ${line}`]
    const [, name = '', text = ''] = read
    const found = exampleNames.flatMap((story) => figureIn(story, name) ?? [])[0] ?? ofTheWholeModel().get(name)
    if (found === undefined) return [`No figure of the model is called ${name}`]
    if (found.kind !== 'figure') return [`${name} has no formula`]
    return found.is === text ? [] : [`${name} = ${found.is}`]
  })
}

/** Writes the model’s formulas and numbers into the pages, where they differ; what changed, as lines to look at. */
export function updateMethodPages(): readonly string[] {
  return methodPages().flatMap((page) => {
    const changes: string[] = []
    let text = page.text
    for (const block of blocksOf(page, 'worked')) {
      let now = block
      for (const { name, printed, shouldBe } of differencesIn(block)) {
        changes.push(`${page.name}: ${name} was ${printed}, is ${shouldBe}`)
        now = now.replace(
          new RegExp(`^(${name} = .*# = )${printed.replace(/[.*+?^$()|[\]\\]/g, '\\$&')}$`, 'm'),
          (_, before: string) => `${before}${shouldBe}`,
        )
      }
      text = text.replace(block, () => now)
    }
    for (const block of blocksOf(page, 'formula')) {
      let now = block
      for (const right of formulasThatDiffer(block).filter((each) => each.includes(' = '))) {
        const name = right.slice(0, right.indexOf(' = '))
        changes.push(`${page.name}: formula of ${name}`)
        now = now
          .split('\n')
          .map((line) => (line.startsWith(`${name} = `) ? right : line))
          .join('\n')
      }
      text = text.replace(block, () => now)
    }
    if (text !== page.text) writeFileSync(`${folder}${page.name}`, text)
    return changes
  })
}

const worked = new Map<
  ExampleName,
  { readonly prepared: Prepared; readonly reading: Reading; readonly figures: ReadonlyMap<string, Figure> }
>()

function story(name: ExampleName) {
  const known = worked.get(name)
  if (known !== undefined) return known
  const prepared = prepare(exampleCase(name))
  const figures = new Map(figuresReached(prepared.plan.outputs).map((figure) => [figure.name, figure]))
  const made = { prepared, reading: centralReading(prepared.plan), figures }
  worked.set(name, made)
  return made
}

let whole: ReadonlyMap<string, Figure> | undefined

/** Figures of levers and forms that no worked case uses. */
function ofTheWholeModel(): ReadonlyMap<string, Figure> {
  whole ??= new Map(everyFigure().map((figure) => [figure.name, figure]))
  return whole
}

function figureIn(name: ExampleName, figure: string): Figure | undefined {
  return story(name).figures.get(figure)
}

function figureValue(name: ExampleName, figure: string, at: Readonly<Record<string, string>>): number {
  const found = figureIn(name, figure)
  if (found === undefined) throw new Error(`No figure of ${name} is called ${figure}`)
  const cell = story(name).reading.cell(found, { service: 'childrens-services', ...at })
  if (isMissing(cell)) throw new Error(`${figure} is missing: ${cell.missing}, ${cell.at}`)
  return cell
}

function priorValue(name: ExampleName, of: string): number {
  const found = prior(of, exampleCase(name).decisionDate)
  if (found === undefined) throw new Error(`There is no prior ${of}`)
  return rangeOf(found.entry).central
}

function exampleNamed(name: string): ExampleName {
  const found = exampleNames.find((each) => each === name)
  if (found === undefined) throw new Error(`There is no worked case ${name}`)
  return found
}
