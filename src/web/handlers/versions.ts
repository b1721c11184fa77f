import { diffOfVersions, readVersion, type Version } from '../../appraisal/index.ts'
import {
  caseNamed,
  type KeptCase,
  type KeptVersion,
  keepVersion,
  listVersions,
  setPublished,
} from '../../cases/index.ts'
import type { Problem } from '../../figures/index.ts'
import { attachment } from '../download.ts'
import { plainText } from '../draft/value.ts'
import { notFoundPage } from '../pages/problems.tsx'
import { againstPage } from '../pages/versions/against.tsx'
import { versionsPage } from '../pages/versions/list.tsx'
import { versionFileName, versionPage } from '../pages/versions/version.tsx'
import { paths } from '../paths.ts'
import { formProblem } from '../problems.ts'
import { type Handler, htmlReply, type PageReply, type PageRequest, redirect, type Site } from '../route.ts'
import { actorOf, newRequest, ofDraft } from './draft-of.ts'

const doneWords: Readonly<Record<string, string>> = {
  frozen: 'Frozen. This version will never change.',
  before: 'Nothing has changed since this version was frozen, so there is no other.',
  published: 'Published.',
  withdrawn: 'Withdrawn.',
}

/** The versions of a case, newest first. */
export const versions = ofDraft(async ({ case: kept }, { query }, site) => listReply(kept, site, query['done']))

async function listReply(
  kept: KeptCase,
  site: Site,
  done?: string,
  refused?: { readonly problems: readonly Problem[]; readonly note: string },
): Promise<PageReply> {
  return htmlReply(
    versionsPage({
      case: kept,
      versions: await listVersions(site.store, kept.name),
      localUser: site.store.localUser.by,
      request: newRequest(),
      done: doneWords[done ?? ''],
      ...(refused === undefined ? {} : { refused }),
    }),
    refused === undefined ? 200 : 422,
  )
}

/** Freezes the draft as it stands, where it is still the revision that was seen. */
export const freeze = ofDraft(async ({ case: kept }, { form }, site) => {
  const fields = form?.fields ?? {}
  const note = plainText(fields['note'] ?? '').slice(0, 2000)
  const { name } = kept
  const refused = (problems: readonly Problem[]) => listReply(kept, site, undefined, { problems, note })
  if (kept.state === 'archived')
    return refused([
      formProblem('FORM-17', 'note', 'The case has been archived. Take it out again before you freeze it.'),
    ])
  const changed =
    'The draft was changed since you opened this page, so nothing was frozen. Look at it, then freeze it again.'
  if (Number(fields['revision'] ?? kept.revision) !== kept.revision)
    return refused([formProblem('FORM-18', 'note', changed)])
  const frozen = await site.freeze(name)
  if ('problems' in frozen) return refused(frozen.problems)
  const { document, hash, engine } = frozen
  const result = await keepVersion(site.store, actorOf(site.store, fields), {
    name,
    revision: frozen.revision ?? kept.revision,
    engine,
    hash,
    document,
    note,
  })
  if (result.kind === 'missing') return htmlReply(notFoundPage(`There is no case called “${name}”.`), 404)
  if (result.kind === 'changed') return refused([formProblem('FORM-18', 'note', changed)])
  await site.shelf.refresh()
  return redirect(
    `${paths.version(name, result.version.hash)}?done=${result.kind === 'frozen' ? 'frozen' : 'before'}`,
    303,
  )
})

type VersionHandler = (
  found: { readonly about: KeptCase; readonly kept: KeptVersion; readonly all: readonly KeptVersion[] },
  request: PageRequest,
  site: Site,
) => PageReply | Promise<PageReply>

function ofVersion(handler: VersionHandler): Handler {
  return async (request, site) => {
    const { name = '', hash = '' } = request.params
    const about = await caseNamed(site.store, name)
    const all = about === undefined ? [] : await listVersions(site.store, name)
    const kept = all.find((each) => each.hash === hash)
    if (about !== undefined && kept !== undefined) return handler({ about, kept, all }, request, site)
    const links = about === undefined ? [] : [{ title: 'Versions of this case', href: paths.versions(name) }]
    return htmlReply(notFoundPage('There is no such version.', links), 404)
  }
}

/** What a version says. */
export const version = ofVersion(({ about, kept, all }, { query }, site) =>
  htmlReply(
    versionPage({
      case: about,
      kept,
      version: versionKept(site, kept),
      others: all.filter(({ hash }) => hash !== kept.hash),
      localUser: site.store.localUser.by,
      done: doneWords[query['done'] ?? ''],
    }),
  ),
)

/** The bytes of a version, as they were frozen: for `concordat verify`. */
export const versionFile = ofVersion(({ about, kept }, _request, site) => ({
  status: 200,
  type: 'application/json; charset=utf-8',
  body: site.store.documents.read(kept.document),
  headers: { 'content-disposition': attachment(versionFileName(about.name, kept)) },
}))

export const versionPublish = ofVersion(async ({ about, kept }, { form }, site) => {
  const isPublished = form?.fields['published'] === 'yes'
  await setPublished(site.store, site.store.localUser, { name: about.name, hash: kept.hash, isPublished })
  return redirect(`${paths.version(about.name, kept.hash)}?done=${isPublished ? 'published' : 'withdrawn'}`, 303)
})

/** A version against another of the same case. */
export const versionAgainst = ofVersion(({ about, kept, all }, { params }, site) => {
  const other = all.find(({ hash }) => hash === params['other'])
  if (other === undefined)
    return htmlReply(
      notFoundPage('There is no such version to lay it against.', [
        { title: 'Versions of this case', href: paths.versions(about.name) },
      ]),
      404,
    )
  const now = { kept, version: versionKept(site, kept) }
  const before = { kept: other, version: versionKept(site, other) }
  return htmlReply(againstPage({ case: about, now, before, diff: diffOfVersions(before.version, now.version) }))
})

/** The version of a document that we froze ourselves. */
function versionKept({ store }: Site, { hash, document }: KeptVersion): Version {
  const reading = readVersion(new TextDecoder().decode(store.documents.read(document)))
  if ('problems' in reading) throw new Error(`the version ${hash} does not read: ${reading.problems[0]?.sentence}`)
  return reading.version
}
