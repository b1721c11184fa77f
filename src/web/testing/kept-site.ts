import { readFileSync } from 'node:fs'
import { aStore } from '../../../test/support/a-store.ts'
import { freezeVersion, readCaseFile } from '../../appraisal/index.ts'
import { listCases, makeCase, readDraft } from '../../cases/index.ts'
import { canonicalJson } from '../../figures/index.ts'
import { workedFrom } from '../../publishing/index.ts'
import type { Store } from '../../store/index.ts'
import { buildApp } from '../app.ts'
import type { Site } from '../route.ts'
import { type CaseOnShelf, shelfOf } from '../shelf.ts'
import { aSite } from './site.ts'

/** The few futures that tests freeze and appraise with. */
const draws = 64

/** A site over a store of its own, as the server has it, with few futures; `end` closes it and takes its folder away. */
export async function aKeptSite(more: Partial<Site> = {}): Promise<{
  readonly site: Site
  readonly store: Store
  readonly app: Awaited<ReturnType<typeof buildApp>>
  /** A case of its own, made of a worked example or of a file. */
  readonly make: (name: string, of?: string | Readonly<Record<string, unknown>>) => Promise<void>
  readonly end: () => Promise<void>
}> {
  const { store, remove } = await aStore()
  const shelf = shelfOf(
    async () => Promise.all((await listCases(store)).map((each) => onShelf(store, each.name))),
    async ({ name }) => {
      const worked = workedFrom(JSON.stringify((await readDraft(store, name))?.file), { draws })
      return 'problems' in worked ? { kind: 'problems', problems: worked.problems } : { kind: 'worked', case: worked }
    },
  )
  const site: Site = {
    ...aSite([]),
    shelf,
    store,
    freeze: async (name) => {
      const draft = await readDraft(store, name)
      const reading = readCaseFile(draft?.file)
      if ('problems' in reading) return reading
      const frozen = freezeVersion(reading.case, { draws })
      if ('problems' in frozen) return frozen
      const { version } = frozen
      const document = new TextEncoder().encode(`${canonicalJson(version)}\n`)
      return { document, hash: version.contentHash, engine: version.engine, revision: draft?.case.revision }
    },
    ...more,
  }
  const app = await buildApp({ site, requestsAMinute: 100_000 })
  return {
    site,
    store,
    app,
    make: async (name, of = 'childrens-trust') => {
      await makeCase(store, store.localUser, { name, file: typeof of === 'string' ? exampleFile(of) : of })
      await shelf.refresh()
    },
    end: async () => {
      await app.close()
      await remove()
    },
  }
}

/** A worked example’s case file. */
export function exampleFile(name: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(new URL(`../../../examples/${name}.json`, import.meta.url), 'utf8'))
}

async function onShelf(store: Store, name: string): Promise<CaseOnShelf> {
  const draft = await readDraft(store, name)
  if (draft === undefined) throw new Error(`there is no case ${name}`)
  const { case: kept, reading } = draft
  const theCase = 'case' in reading ? reading.case : undefined
  return {
    name,
    title: kept.title,
    question: theCase?.question ?? '',
    decisionDate: theCase?.decisionDate ?? '',
    councils: theCase?.councils.map(({ shortName }) => shortName) ?? [],
    options: theCase?.options.map(({ code, title }) => ({ code, title })) ?? [],
    isExample: false,
    revision: kept.revision,
    isArchived: kept.state === 'archived',
  }
}
