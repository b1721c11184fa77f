import { type KeptDraft, readDraft, type Saved, saveSection } from '../../cases/index.ts'
import { stepsOfAddress } from '../draft/addresses.ts'
import { contentAt, movedContent, seenMark, whereSeen, withContent, withoutContent } from '../draft/content.ts'
import { differencesOf, withMine } from '../draft/differences.ts'
import { type Fields, root } from '../draft/fields.ts'
import { membersOf } from '../draft/pages-of.ts'
import { withoutRow, withRow } from '../draft/rows.ts'
import { sectionShape, shapeAt, under } from '../draft/shape.ts'
import { hasOtherKind, plainText, valueOnForm } from '../draft/value.ts'
import { changedMeanwhilePage, conflictPage, pickField } from '../pages/draft/conflict.tsx'
import type { Seen } from '../pages/draft/parts.tsx'
import { paths } from '../paths.ts'
import { formProblem } from '../problems.ts'
import { htmlReply, type PageReply, redirect, type Site } from '../route.ts'
import { type DraftPlace, nothingThere, placeOf, placeReply } from './draft.ts'
import { actorOf, newRequest, ofDraft } from './draft-of.ts'

/** A form of a draft that was sent: it is saved, or shown again with what was typed. */
export const draftSave = ofDraft(async (draft, request, site) => {
  const sent = request.form?.fields ?? {}
  const act = sent['act'] ?? 'save'
  const fields = typed(sent)
  const place = placeOf(draft, request) ?? goneOf(draft, request.params)
  if (place === undefined) return nothingThere(draft)
  const seen: Seen = {
    basedOn: Number(sent['basedOn'] ?? 0) || 0,
    seen: sent['seen'] ?? '',
    request: sent['request'] ?? newRequest(),
  }
  const again = (shown: Fields) =>
    placeReply(draft, place, {
      fields: shown,
      problems: [],
      seen,
      ...(place.isNew === 'named' ? { newName: { text: sent['newName'] ?? '' } } : {}),
    })
  if (act === 'show') return again(fields)
  if (act.startsWith('add:')) return again(withRow(fields, act.slice('add:'.length)))
  if (act.startsWith('remove:')) return again(withoutRow(fields, act.slice('remove:'.length)))
  const asked: Asked = { place, fields, sent, seen }
  if (draft.case.state === 'archived') return archived(draft, asked)
  if (act === 'up' || act === 'down' || act === 'out') return rearranged(draft, asked, act, site)
  if (hasOtherKind(fields)) return again(fields)
  if (act === 'again') return added(draft, asAddition(draft, asked), site)
  return place.isNew === undefined ? saved(draft, asked, act === 'choose', site) : added(draft, asked, site)
})

interface Asked {
  readonly place: DraftPlace
  readonly fields: Fields
  readonly sent: Fields
  readonly seen: Seen
}

/** The fields of the value itself. */
function typed(sent: Fields): Fields {
  return Object.fromEntries(
    Object.entries(sent).filter(
      ([name]) => name === root || name.startsWith(`${root}.`) || name.startsWith(`${root}:`),
    ),
  )
}

/** An entry that was there when the form was shown and has been taken out since. */
function goneOf(draft: KeptDraft, params: Readonly<Record<string, string>>): DraftPlace | undefined {
  const section = params['section'] ?? ''
  const steps = stepsOfAddress(params['*'] ?? '')
  if (steps.length === 0 || sectionShape(section) === undefined) return undefined
  const shape = shapeAt(section, steps, draft.sections.get(section)?.content)
  return shape === undefined ? undefined : { section, steps, shape, value: undefined }
}

/** What was taken out meanwhile, as something to be added: at the end of its list, or under its name. */
function asAddition({ sections }: KeptDraft, asked: Asked): Asked {
  const { section, steps } = asked.place
  const holder = shapeAt(section, steps.slice(0, -1), sections.get(section)?.content)
  return holder?.kind === 'list'
    ? { ...asked, place: { ...asked.place, isNew: 'entry' } }
    : { ...asked, place: { ...asked.place, isNew: 'named' }, sent: { ...asked.sent, newName: steps.at(-1) ?? '' } }
}

const mostTries = 4

/**
 * Saves an entry. Where the section was changed since the form was shown, but not what the form showed, both changes
 * stand; where that too was changed, nothing is saved and both are shown.
 */
async function saved(first: KeptDraft, asked: Asked, isChoice: boolean, site: Site): Promise<PageReply> {
  const { place, fields, sent, seen } = asked
  const { section } = place
  const { name } = first.case
  const who = actorOf(site.store, sent)
  let draft: KeptDraft | undefined = first
  for (let tries = 0; tries < mostTries && draft !== undefined; tries += 1) {
    const kept = draft.sections.get(section)
    const content = kept?.content
    const revision = kept?.revision ?? 0
    const at = whereSeen({ section, steps: place.steps, seen: seen.seen }, content)
    const steps = at ?? place.steps
    const standing = contentAt(content, steps)
    const shape = shapeAt(section, steps, content) ?? place.shape
    const { value: mine, problems } = valueOnForm(shape, fields, standing)
    if (problems.length > 0)
      return placeReply(
        draft,
        { ...place, value: standing },
        {
          status: 422,
          fields,
          seen,
          problems: problems.map((problem) => ({ field: problem.place, problem })),
        },
      )
    const differences = differencesOf(standing, mine)
    if (at === undefined && differences.length > 0 && revision !== seen.basedOn)
      return conflict(draft, asked, { steps, standing, differences }, site)
    const value = isChoice
      ? withMine(
          standing,
          differences.filter((_, index) => sent[pickField(index)] === 'mine'),
        )
      : mine
    const result: Saved = await saveSection(site.store, who, {
      name,
      section,
      basedOn: revision,
      content: steps.length === 0 ? value : withContent(section, content, steps, value ?? {}),
    })
    if (result.kind !== 'conflict') {
      const word = result.kind === 'saved' && revision !== seen.basedOn ? 'both' : result.kind
      return finished(asked, result, { draft, href: paths.draftSection(name, section, steps), word }, site)
    }
    draft = await readDraft(site.store, name)
  }
  return nothingThere(first)
}

function conflict(
  draft: KeptDraft,
  { place: { section, shape }, fields }: Asked,
  found: {
    readonly steps: readonly string[]
    readonly standing: unknown
    readonly differences: ReturnType<typeof differencesOf>
  },
  site: Site,
): PageReply {
  const { steps, standing, differences } = found
  const seen: Seen = {
    basedOn: draft.sections.get(section)?.revision ?? 0,
    seen: seenMark(shapeAt(section, steps, draft.sections.get(section)?.content) ?? shape, standing),
    request: newRequest(),
  }
  const localUser = site.store.localUser.by
  return htmlReply(conflictPage({ draft, section, steps, theirs: standing, differences, fields, seen, localUser }), 409)
}

/** Adds an entry at the end of a list, or under a name; what others add meanwhile stays. */
async function added(first: KeptDraft, asked: Asked, site: Site): Promise<PageReply> {
  const { place, fields, sent, seen } = asked
  const { section, shape } = place
  const { name } = first.case
  const holder = place.steps.slice(0, -1)
  const newName = plainText(sent['newName'] ?? '').trim()
  const { value, problems } = valueOnForm(shape, fields, undefined)
  const shownAgain = (draft: KeptDraft, sentence?: string) =>
    placeReply(draft, place, {
      status: 422,
      fields,
      seen,
      problems: problems.map((problem) => ({ field: problem.place, problem })),
      ...(place.isNew === 'named'
        ? {
            newName: {
              text: newName,
              ...(sentence === undefined ? {} : { problem: formProblem('FORM-15', 'newName', sentence) }),
            },
          }
        : {}),
    })
  if (problems.length > 0) return shownAgain(first)
  if (place.isNew === 'named' && newName === '') return shownAgain(first, 'Enter the name that it is found by.')
  let draft: KeptDraft | undefined = first
  for (let tries = 0; tries < mostTries && draft !== undefined; tries += 1) {
    const kept = draft.sections.get(section)
    const standing = contentAt(kept?.content, holder)
    if (
      place.isNew === 'named' &&
      under(standing, newName) !== undefined &&
      tries === 0 &&
      !(await isRepeat(site, sent))
    )
      return shownAgain(draft, `There is “${newName}” here already. Change that one, or enter another name.`)
    const step = place.isNew === 'named' ? newName : String(membersOf(standing).length)
    const result: Saved = await saveSection(site.store, actorOf(site.store, sent), {
      name,
      section,
      basedOn: kept?.revision ?? 0,
      content: withContent(section, kept?.content, [...holder, step], value ?? {}),
    })
    if (result.kind !== 'conflict')
      return finished(
        asked,
        result,
        { draft, href: paths.draftSection(name, section, [...holder, step]), word: 'added' },
        site,
      )
    draft = await readDraft(site.store, name)
  }
  return nothingThere(first)
}

/** Whether this very form was taken before. */
function isRepeat({ store }: Site, sent: Fields): Promise<boolean> {
  const { by, request } = actorOf(store, sent)
  return store.read(async ({ query }) => {
    const { rows } = await query('select 1 from record.entry where by = $1 and request = $2', [by, request])
    return rows.length > 0
  })
}

/** Moves an entry of a list, or takes it out, where it is still what was seen. */
async function rearranged(first: KeptDraft, asked: Asked, act: 'up' | 'down' | 'out', site: Site): Promise<PageReply> {
  const { place, sent, seen } = asked
  const { section } = place
  const { name } = first.case
  let draft: KeptDraft | undefined = first
  for (let tries = 0; tries < mostTries && draft !== undefined; tries += 1) {
    const kept = draft.sections.get(section)
    const steps = whereSeen({ section, steps: place.steps, seen: seen.seen }, kept?.content)
    if (steps === undefined && (await isRepeat(site, sent)))
      return redirect(paths.draftSection(name, section, place.steps.slice(0, -1)), 303)
    if (steps === undefined) return htmlReply(changedMeanwhilePage(draft, section, place.steps), 409)
    const content =
      act === 'out'
        ? withoutContent(section, kept?.content, steps)
        : movedContent(section, kept?.content, steps, act === 'up' ? -1 : 1)
    const result: Saved = await saveSection(site.store, actorOf(site.store, sent), {
      name,
      section,
      basedOn: kept?.revision ?? 0,
      content,
    })
    if (result.kind !== 'conflict') {
      const href = paths.draftSection(name, section, steps.slice(0, -1))
      return finished(
        asked,
        result,
        { draft, href, word: act === 'out' ? 'out' : result.kind === 'same' ? 'same' : 'moved' },
        site,
      )
    }
    draft = await readDraft(site.store, name)
  }
  return nothingThere(first)
}

async function finished(
  asked: Asked,
  result: Exclude<Saved, { kind: 'conflict' }>,
  to: { readonly draft: KeptDraft; readonly href: string; readonly word: string },
  site: Site,
): Promise<PageReply> {
  if (result.kind === 'missing') return nothingThere(to.draft)
  if (result.kind === 'archived') return archived((await readDraft(site.store, to.draft.case.name)) ?? to.draft, asked)
  await site.shelf.refresh()
  return redirect(`${to.href}?done=${to.word}`, 303)
}

/** What was typed is shown again; a case that has been put away keeps nothing. */
function archived(draft: KeptDraft, { place, fields, seen }: Asked): PageReply {
  const sentence = 'The case has been archived, so nothing was saved. Take it out again first.'
  const problem = formProblem('FORM-17', root, sentence)
  return placeReply(draft, place, { status: 409, fields, seen, problems: [{ field: root, problem }] })
}
