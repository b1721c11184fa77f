import type { VNode } from 'preact'
import { inside, isApart, kindField, marks } from '../draft/fields.ts'
import { kindWords, type Label, labelOf } from '../draft/labels.ts'
import { rowsOf, shownKind } from '../draft/problems.ts'
import { rowKey } from '../draft/references.ts'
import { type FieldShape, isLeaf, type KindsShape, type Leaf, type Shape } from '../draft/shape.ts'
import {
  ActButton,
  AreaField,
  Checkbox,
  Checkboxes,
  choiceWords,
  type Drawn,
  Group,
  Radios,
  Select,
  TextLine,
} from './draft-controls.tsx'
import { Hidden } from './form.tsx'

/** The fields of a value, with what helps to answer them and what is wrong with the answers. */
export function DraftFields({ shape, name, drawn }: { shape: Shape; name: string; drawn: Drawn }): VNode {
  if (shape.kind === 'object' && !isJson(drawn, name)) {
    return (
      <>
        {shape.fields.map((field) => (
          <OneField field={field} name={inside(name, field.key)} drawn={into(drawn, field.key)} />
        ))}
        <Others name={name} drawn={drawn} />
      </>
    )
  }
  if (shape.kind === 'kinds' && !isJson(drawn, name)) return <Kinds shape={shape} name={name} drawn={drawn} />
  const key = name.split('.').at(-1) ?? name
  return <OneField field={{ key, shape, isNeeded: true }} name={name} drawn={drawn} />
}

function into(drawn: Drawn, key: string): Drawn {
  const { value } = drawn
  const inner =
    typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
  return { ...drawn, value: inner as unknown }
}

function isJson({ fields }: Drawn, name: string): boolean {
  return fields[marks.json(name)] !== undefined
}

function OneField({ field, name, drawn }: { field: FieldShape; name: string; drawn: Drawn }): VNode {
  const { shape, key } = field
  const label = labelOf(key)
  if (shape.kind === 'fixed') return <></>
  if (isJson(drawn, name)) return <JsonField name={name} label={label} drawn={drawn} />
  if (isLeaf(shape)) return <LeafField field={field} shape={shape} name={name} drawn={drawn} label={label} />
  if (isApart(shape, drawn.value) && drawn.fields[marks.count(name)] === undefined) return <></>
  if (shape.kind === 'list' && shape.of.kind === 'choice')
    return <Checkboxes values={shape.of.values} name={name} label={label} drawn={drawn} mayBeNone={!field.isNeeded} />
  if (shape.kind === 'list' && isLeaf(shape.of))
    return (
      <>
        <AreaField name={name} label={label} drawn={drawn} rows={4} isOptional={!field.isNeeded} />
        <NoneOf field={field} name={name} drawn={drawn} />
      </>
    )
  return (
    <Group id={name} legend={label.title + leftOut(field)} label={label} drawn={drawn}>
      {shape.kind === 'object' ? (
        <div class="cc-fields">
          <DraftFields shape={shape} name={name} drawn={drawn} />
        </div>
      ) : shape.kind === 'kinds' ? (
        <Kinds shape={shape} name={name} drawn={drawn} />
      ) : shape.kind === 'list' ? (
        <Rows of={shape.of} name={name} drawn={drawn} one={label.title} />
      ) : (
        <RecordRows of={shape.of} name={name} drawn={drawn} field={key} />
      )}
      <NoneOf field={field} name={name} drawn={drawn} />
    </Group>
  )
}

/** Said after the name of a field that may be left out. */
function leftOut({ isNeeded, shape, otherwise }: FieldShape): string {
  if (isNeeded || (shape.kind === 'choice' && otherwise !== undefined) || shape.kind === 'yesNo') return ''
  return ' (optional)'
}

function LeafField({
  field,
  shape,
  name,
  drawn,
  label,
}: {
  field: FieldShape
  shape: Leaf
  name: string
  drawn: Drawn
  label: Label
}): VNode {
  const text = drawn.fields[name] ?? ''
  const known = drawn.references[field.key] ?? []
  if (shape.kind === 'yesNo') {
    const otherwise = field.isNeeded ? undefined : `Left out${field.otherwise === undefined ? '' : ': no'}`
    return (
      <Radios
        name={name}
        label={label}
        drawn={drawn}
        options={[
          { value: 'yes', title: 'Yes' },
          { value: 'no', title: 'No' },
          ...(otherwise === undefined ? [] : [{ value: '', title: otherwise }]),
        ]}
      />
    )
  }
  if (shape.kind === 'choice') return <Choice field={field} shape={shape} name={name} drawn={drawn} label={label} />
  if (known.length > 0)
    return (
      <Select
        name={name}
        label={{ title: label.title + leftOut(field) }}
        drawn={drawn}
        options={[{ value: '', title: field.isNeeded ? 'Choose' : 'Left out' }, ...known]}
      />
    )
  const extra = (
    <>
      {drawn.fields[marks.empty(name)] !== undefined && <Hidden name={marks.empty(name)} value="yes" />}
      {drawn.fields[marks.text(name)] !== undefined && <Hidden name={marks.text(name)} value="yes" />}
    </>
  )
  const isLong = shape.kind === 'text' && shape.as === 'words' && (text.length > 60 || longTexts.has(field.key))
  if (isLong || /[\r\n]/.test(text))
    return (
      <>
        <AreaField
          name={name}
          label={label}
          drawn={drawn}
          rows={text.length > 300 ? 6 : 3}
          isOptional={!field.isNeeded}
        />
        {extra}
      </>
    )
  return (
    <>
      <TextLine
        name={name}
        label={{ ...label, title: label.title + leftOut(field) }}
        drawn={drawn}
        width={widthOf(shape)}
        isNumber={shape.kind === 'number'}
      />
      {extra}
    </>
  )
}

const longTexts = new Set(['question', 'summary', 'note', 'reason', 'hindsightReason'])

function widthOf(shape: Leaf): 5 | 10 | 20 | 30 {
  if (shape.kind === 'number') return 10
  if (shape.kind !== 'text') return 20
  return shape.as === 'year' || shape.as === 'date' ? 10 : shape.as === 'code' ? 20 : 30
}

/** What no other field can hold, as it stands in the case file. */
function JsonField({ name, label, drawn }: { name: string; label: Label; drawn: Drawn }): VNode {
  const hint = 'What stands here has no field of its own. It is written as in the case file (JSON).'
  return (
    <>
      <Hidden name={marks.json(name)} value="yes" />
      <AreaField name={name} label={{ ...label, hint }} drawn={drawn} rows={6} isOptional={false} />
    </>
  )
}

/** Keys that a case file does not have: kept until somebody takes them out. */
function Others({ name, drawn }: { name: string; drawn: Drawn }): VNode {
  const field = marks.more(name)
  return (
    <>
      {drawn.fields[field] !== undefined && (
        <AreaField
          name={field}
          label={{ title: 'What a case file has no field for', hint: 'Take out what does not belong here (JSON).' }}
          drawn={drawn}
          rows={4}
          isOptional={false}
        />
      )}
      {drawn.fields[marks.empty(name)] !== undefined && <Hidden name={marks.empty(name)} value="yes" />}
    </>
  )
}

function Choice({
  field,
  shape,
  name,
  drawn,
  label,
}: {
  field: FieldShape
  shape: Leaf & { kind: 'choice' }
  name: string
  drawn: Drawn
  label: Label
}): VNode {
  const otherwise = typeof field.otherwise === 'string' ? `Left out: ${choiceWords(field.otherwise)}` : 'Left out'
  const options = shape.values.map((value) => ({ value, title: choiceWords(value) }))
  const blank = field.isNeeded ? [] : [{ value: '', title: otherwise }]
  return shape.values.length <= 4 &&
    (drawn.fields[name] ?? shape.values[0] ?? '') !== '' &&
    isAmong(drawn, name, shape) ? (
    <Radios name={name} label={label} drawn={drawn} options={[...options, ...blank]} />
  ) : (
    <Select
      name={name}
      label={label}
      drawn={drawn}
      options={[{ value: '', title: field.isNeeded ? 'Choose' : otherwise }, ...options]}
    />
  )
}

function isAmong({ fields }: Drawn, name: string, { values }: { readonly values: readonly string[] }): boolean {
  const chosen = fields[name] ?? ''
  return chosen === '' || values.includes(chosen)
}

/** To leave something out and to say that there are none are two things where the model has a list of its own. */
function NoneOf({ field, name, drawn }: { field: FieldShape; name: string; drawn: Drawn }): VNode {
  const { shape, isNeeded, otherwise } = field
  const isEmpty = drawn.fields[marks.empty(name)] !== undefined
  if (shape.kind === 'object' || shape.kind === 'kinds') return <></>
  if (isNeeded || otherwise !== undefined) return isEmpty ? <Hidden name={marks.empty(name)} value="yes" /> : <></>
  return (
    <div class="govuk-form-group">
      <div class="govuk-checkboxes govuk-checkboxes--small">
        <Checkbox
          name={marks.empty(name)}
          title={`There are none (${labelOf(field.key).title.toLowerCase()})`}
          isChecked={isEmpty}
        />
      </div>
    </div>
  )
}

/** Something of several kinds: the kind first, then the fields of that kind. What was typed for another kind is carried along. */
function Kinds({ shape, name, drawn }: { shape: KindsShape; name: string; drawn: Drawn }): VNode {
  const { fields } = drawn
  const chosen = kindField(name, shape.by)
  const kind = shownKind(shape, fields, name)
  const own = kind?.shape.fields.filter(({ key }) => key !== shape.by) ?? []
  const others = new Set(
    shape.kinds.flatMap((each) =>
      each.shape.fields.flatMap(({ key }) => (key === shape.by || own.some((mine) => mine.key === key) ? [] : [key])),
    ),
  )
  const carried = Object.entries(fields).filter(([field]) =>
    [...others].some((key) => field === inside(name, key) || field.startsWith(`${inside(name, key)}.`)),
  )
  return (
    <>
      <Select
        name={chosen}
        label={labelOf(shape.by ?? 'form')}
        drawn={drawn}
        options={[
          ...(kind === undefined ? [{ value: '', title: 'Choose' }] : []),
          ...shape.kinds.map((each) => ({ value: each.name, title: kindWords(each.name) })),
        ]}
      />
      <Hidden name={marks.shown(name)} value={kind?.name ?? ''} />
      <div class="govuk-form-group">
        <ActButton act="show">{kind === undefined ? 'Show its fields' : 'Change the kind'}</ActButton>
      </div>
      {own.map((field) => (
        <OneField field={field} name={inside(name, field.key)} drawn={into(drawn, field.key)} />
      ))}
      <Others name={name} drawn={drawn} />
      {carried.map(([field, text]) => (
        <Hidden name={field} value={text} />
      ))}
    </>
  )
}

function Rows({ of, name, drawn, one }: { of: Shape; name: string; drawn: Drawn; one: string }): VNode {
  const rows = rowsOf(drawn.fields, name)
  return (
    <>
      <Hidden name={marks.count(name)} value={String(rows.length)} />
      {rows.map((row) => (
        <Group id={inside(name, row)} legend={`${one}: ${row + 1}`} drawn={drawn}>
          <DraftFields shape={of} name={inside(name, row)} drawn={into(drawn, String(row))} />
          <ActButton act={`remove:${inside(name, row)}`}>{`Take out ${row + 1}`}</ActButton>
        </Group>
      ))}
      <ActButton act={`add:${name}`}>{rows.length === 0 ? 'Add one' : 'Add another'}</ActButton>
    </>
  )
}

/** Names and values, row by row, with room for two more. */
function RecordRows({ of, name, drawn, field }: { of: Shape; name: string; drawn: Drawn; field: string }): VNode {
  const filled = rowsOf(drawn.fields, name).length
  const rows = Array.from({ length: filled + (isLeaf(of) ? 2 : 0) }, (_, row) => row)
  const what = rowKey(field)
  const known = what === 'council' || what === 'option' ? (drawn.references[what] ?? []) : []
  const title = { council: 'Council', option: 'Option', year: 'Year', text: 'Name' }[what]
  return (
    <>
      <Hidden name={marks.count(name)} value={String(rows.length)} />
      {rows.map((row) => {
        const [key, value] = [inside(inside(name, row), 'key'), inside(inside(name, row), 'value')]
        const words = { title: `${title}, row ${row + 1}` }
        return (
          <div class="cc-row-of">
            {known.length > 0 ? (
              <Select name={key} label={words} drawn={drawn} options={[{ value: '', title: 'None' }, ...known]} />
            ) : (
              <TextLine name={key} label={words} drawn={drawn} width={10} isNumber={false} />
            )}
            {isLeaf(of) ? (
              isJson(drawn, value) ? (
                <JsonField name={value} label={{ title: `Value, row ${row + 1}` }} drawn={drawn} />
              ) : (
                <TextLine
                  name={value}
                  label={{ title: `Value, row ${row + 1}` }}
                  drawn={drawn}
                  width={10}
                  isNumber={of.kind === 'number'}
                />
              )
            ) : (
              <div>
                <DraftFields shape={of} name={value} drawn={into(drawn, drawn.fields[key] ?? '')} />
              </div>
            )}
          </div>
        )
      })}
      <ActButton act={`add:${name}`}>Add a row</ActButton>
    </>
  )
}
