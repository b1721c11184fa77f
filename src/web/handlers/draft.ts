import { fileOf, type KeptDraft, replaceDraft, setArchived } from '../../cases/index.ts'
import { caseFileText, caseWorkbook } from '../../publishing/index.ts'
import { attachment } from '../download.ts'
import { stepsOfAddress } from '../draft/addresses.ts'
import { contentAt, seenMark } from '../draft/content.ts'
import { type Fields, fieldsOf } from '../draft/fields.ts'
import { type FieldProblem, onFields, problemsWithin } from '../draft/problems.ts'
import { isLeaf, type Shape, sectionShape, shapeAt } from '../draft/shape.ts'
import { pathInFile, problemsOf } from '../draft/standing.ts'
import { entryPage } from '../pages/draft/entry.tsx'
import { listPage } from '../pages/draft/list.tsx'
import { draftPage } from '../pages/draft/overview.tsx'
import type { Seen } from '../pages/draft/parts.tsx'
import { notFoundPage } from '../pages/problems.tsx'
import { paths } from '../paths.ts'
import { formProblem } from '../problems.ts'
import { htmlReply, type PageReply, type PageRequest, redirect, type Site } from '../route.ts'
import { actorOf, newRequest, ofDraft } from './draft-of.ts'

export const draftOverview = ofDraft((draft, { query }, site) =>
  overview(draft, site, 200, { done: doneWords[query['done'] ?? ''] }),
)

function overview(
  draft: KeptDraft,
  site: Site,
  status: number,
  more: Pick<Parameters<typeof draftPage>[0], 'done' | 'refused'> = {},
): PageReply {
  const seen: Seen = { basedOn: draft.case.revision, seen: '', request: newRequest() }
  return htmlReply(draftPage({ draft, localUser: site.store.localUser.by, seen, ...more }), status)
}

/** What has just been done, by the word that an address carries. */
export const doneWords: Readonly<Record<string, string>> = {
  saved: 'Saved.',
  same: 'Nothing was different, so nothing was saved.',
  added: 'Added.',
  out: 'Taken out.',
  moved: 'Moved.',
  both: 'Saved. Somebody else changed other parts of this section meanwhile; both changes stand.',
  replaced: 'The draft was replaced by what the file holds.',
  archived: 'The case was archived.',
  restored: 'The case was taken out again.',
  made: 'The case was made.',
}

/** A page of a section: its table, or the form of what stands there. */
export const draftSection = ofDraft((draft, request) => {
  const place = placeOf(draft, request)
  if (place === undefined) return nothingThere(draft)
  return placeReply(draft, place, {
    page: Number(request.query['page'] ?? 1) || 1,
    done: doneWords[request.query['done'] ?? ''],
  })
})

/** Somewhere in a draft that a page can be of. */
export interface DraftPlace {
  readonly section: string
  readonly steps: readonly string[]
  readonly shape: Shape
  readonly value: unknown
  readonly isNew?: 'entry' | 'named'
}

/** Where an address points; undefined where nothing can stand there. */
export function placeOf(draft: KeptDraft, { params }: PageRequest): DraftPlace | undefined {
  const section = params['section'] ?? ''
  const steps = stepsOfAddress(params['*'] ?? '')
  if (sectionShape(section) === undefined) return undefined
  const content = draft.sections.get(section)?.content
  const holder = steps.slice(0, -1)
  const holderShape = shapeAt(section, holder, content)
  const value = contentAt(content, steps)
  if (steps.at(-1) === 'new' && value === undefined && holderShape !== undefined) {
    if (holderShape.kind === 'list' && !isLeaf(holderShape.of))
      return { section, steps, shape: holderShape.of, value: undefined, isNew: 'entry' }
    if (holderShape.kind === 'record')
      return { section, steps, shape: holderShape.of, value: undefined, isNew: 'named' }
  }
  const shape = shapeAt(section, steps, content)
  if (shape === undefined || isLeaf(shape)) return undefined
  // An entry that is not there cannot be edited; a part of the case that is empty can be begun.
  const isMember = holderShape?.kind === 'list' || holderShape?.kind === 'record'
  if (steps.length > 0 && value === undefined && (isMember || contentAt(content, holder) === undefined))
    return undefined
  return { section, steps, shape, value }
}

export function nothingThere(draft: KeptDraft): PageReply {
  return htmlReply(
    notFoundPage('There is no such part of this case. It may have been taken out.', [
      { title: `Edit: ${draft.case.title}`, href: paths.draft(draft.case.name) },
    ]),
    404,
  )
}

/** What may be handed on to the page of a place. */
export interface PlaceMore {
  readonly page?: number
  readonly done?: string | undefined
  readonly status?: number
  /** What was typed, where it is shown again. */
  readonly fields?: Fields
  readonly problems?: readonly FieldProblem[]
  readonly newName?: Parameters<typeof entryPage>[0]['newName']
  /** What the form was based on, where it is shown again. */
  readonly seen?: Seen
}

export function placeReply(draft: KeptDraft, place: DraftPlace, more: PlaceMore = {}): PageReply {
  const { section, steps, shape, value, isNew } = place
  const { done, status = 200 } = more
  if ((shape.kind === 'list' || shape.kind === 'record') && !isLeaf(shape.of) && isNew === undefined)
    return htmlReply(listPage({ draft, section, steps, shape, value, page: more.page ?? 1, done }), status)
  const fields = more.fields ?? fieldsOf(shape, value)
  const problems =
    more.problems ??
    (isNew === undefined
      ? onFields(shape, value, fields, problemsWithin(problemsOf(draft), pathInFile(section, steps)))
      : [])
  const seen = more.seen ?? {
    basedOn: draft.sections.get(section)?.revision ?? 0,
    seen: seenMark(shape, value),
    request: newRequest(),
  }
  return htmlReply(
    entryPage({
      draft,
      section,
      steps,
      shape,
      value,
      fields,
      problems,
      seen,
      done,
      ...(isNew === undefined ? {} : { isNew }),
      ...(more.newName === undefined ? {} : { newName: more.newName }),
    }),
    status,
  )
}

/** The draft as a case file, whatever is wrong with it. */
export const draftFile = ofDraft(({ case: { name }, file }) => ({
  status: 200,
  type: 'application/json; charset=utf-8',
  body: caseFileText(file),
  headers: { 'content-disposition': attachment(`${name}.json`) },
}))

export const draftWorkbook = ofDraft(({ case: { name }, file }) => ({
  status: 200,
  type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  body: caseWorkbook(file),
  headers: { 'content-disposition': attachment(`${name}.xlsx`) },
}))

/** A workbook or case file of the same case, taken over the whole draft. */
export const draftReplace = ofDraft(async (draft, { form }, site) => {
  const fields = form?.fields ?? {}
  const { name } = draft.case
  if (form?.file === undefined)
    return overview(draft, site, 422, {
      refused: [formProblem('FORM-01', 'file', 'Choose the file to take over the draft.')],
    })
  const read = await site.desk.readCase(form.file)
  if ('problems' in read) return overview(draft, site, 422, { refused: read.problems })
  const kept = fileOf(
    new Map([...draft.sections].filter(([section]) => section === 'streams').map(([key, each]) => [key, each.content])),
  )
  const saved = await replaceDraft(site.store, actorOf(site.store, fields), {
    name,
    basedOn: Number(fields['basedOn'] ?? 0),
    file: { ...kept, ...read.file },
  })
  if (saved.kind === 'saved' || saved.kind === 'same') {
    await site.shelf.refresh()
    return redirect(`${paths.draft(name)}?done=${saved.kind === 'saved' ? 'replaced' : 'same'}`, 303)
  }
  const why =
    saved.kind === 'archived'
      ? 'The case has been archived. Take it out again first.'
      : 'Somebody has changed the case since you opened this page, so nothing was replaced. Look at what stands now, then hand the file in again.'
  return overview(draft, site, 409, { refused: [formProblem('FORM-16', 'file', why)] })
})

export const draftArchive = ofDraft(async (draft, { form }, site) => {
  const isArchived = form?.fields['archived'] === 'yes'
  await setArchived(site.store, site.store.localUser, { name: draft.case.name, isArchived })
  await site.shelf.refresh()
  return redirect(`${paths.draft(draft.case.name)}?done=${isArchived ? 'archived' : 'restored'}`, 303)
})
