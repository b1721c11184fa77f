import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { withoutCrownAndTypeface } from '../../scripts/govuk-css.mjs'
import { readCaseFile } from '../../src/appraisal/index.ts'
import { type WorkedCase, workedOf } from '../../src/publishing/index.ts'
import { type CaseShelf, type Site, shelfOf } from '../../src/web/index.ts'
import { aDesk, noStore } from '../../src/web/testing/site.ts'
import { appraisedExample, type ExampleName, exampleNames } from '../support/examples.ts'

const at = (path: string) => new URL(`../../${path}`, import.meta.url)

/** The worked examples, worked on few futures, as the server shows them. */
export function realSite(): { readonly site: Site; readonly cases: ReadonlyMap<string, WorkedCase> } {
  const cases = new Map(exampleNames.map((name) => [name as string, worked(name)]))
  const govuk = createRequire(import.meta.url).resolve('govuk-frontend/dist/govuk/govuk-frontend.min.css')
  return {
    cases,
    site: {
      shelf: shelfOfAll(cases),
      desk: aDesk(),
      store: noStore,
      caseFile: async () => undefined,
      version: '0.0.0',
      freeze: async () => ({ problems: [] }),
      ready: async () => ({ ready: true }),
      isOpenToOthers: false,
      methods: [{ name: 'exit', text: readFileSync(at('docs/method/exit.md'), 'utf8') }],
      glossary: readFileSync(at('docs/glossary.md'), 'utf8'),
      assets: new Map([
        [
          'govuk-frontend.css',
          { type: 'text/css; charset=utf-8', body: withoutCrownAndTypeface(readFileSync(govuk, 'utf8')) },
        ],
        ['concordat.css', { type: 'text/css; charset=utf-8', body: readFileSync(at('src/web/concordat.css'), 'utf8') }],
      ]),
    },
  }
}

function worked(name: ExampleName): WorkedCase {
  const reading = readCaseFile(readFileSync(at(`examples/${name}.json`), 'utf8'))
  if ('problems' in reading) throw new Error(JSON.stringify(reading.problems))
  return workedOf(appraisedExample(name), reading.warnings)
}

function shelfOfAll(cases: ReadonlyMap<string, WorkedCase>): CaseShelf {
  const listed = [...cases.values()].map(({ answer: { case: about, options } }) => ({
    ...about,
    options: options.map(({ code, title }) => ({ code, title })),
    councils: about.councils.map(({ shortName }) => shortName),
    isExample: true,
  }))
  return shelfOf(listed, async ({ name }) => {
    const found = cases.get(name)
    if (found === undefined) throw new Error(`no case ${name}`)
    return { kind: 'worked', case: found }
  })
}

/** Chromium as Debian has it, or as the machine says; undefined where there is none. */
export function chromiumPath(): string | undefined {
  const candidates = [
    process.env['CHROMIUM'],
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
  ]
  return candidates.find((path): path is string => path !== undefined && path !== '' && existsSync(path))
}

export const noChromium = 'Chromium is not on this machine'
