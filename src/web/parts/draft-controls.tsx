import type { ComponentChildren, VNode } from 'preact'
import { type Fields, inside, marks } from '../draft/fields.ts'
import type { Label } from '../draft/labels.ts'
import type { FieldProblem } from '../draft/problems.ts'
import type { References } from '../draft/references.ts'
import { fieldWords } from '../field-words.ts'
import { describedBy, Field } from './form.tsx'

/** What every field of a form is drawn with. */
export interface Drawn {
  readonly fields: Fields
  readonly problems: readonly FieldProblem[]
  readonly references: References
  /** What stands there now: long and deep parts of it are not asked for here. */
  readonly value: unknown
}

export function problemOn({ problems }: Drawn, name: string): string | undefined {
  const said = problems.filter(({ field }) => field === name)
  return said.length === 0 ? undefined : said.map(({ problem }) => `${problem.sentence} (${problem.code})`).join(' ')
}

export function Group({
  id,
  legend,
  label,
  drawn,
  children,
}: {
  id: string
  legend: string
  label?: Label
  drawn: Drawn
  children: ComponentChildren
}): VNode {
  const error = problemOn(drawn, id)
  const hint = label?.hint
  return (
    <div class={`govuk-form-group cc-wide${error === undefined ? '' : ' govuk-form-group--error'}`}>
      <fieldset class="govuk-fieldset cc-group-of" id={id} tabIndex={-1} {...told({ id, hint, error })}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
        {hint !== undefined && (
          <div id={`${id}-hint`} class="govuk-hint">
            {hint}
          </div>
        )}
        {error !== undefined && (
          <p id={`${id}-error`} class="govuk-error-message">
            <span class="govuk-visually-hidden">Error:</span> {error}
          </p>
        )}
        {children}
      </fieldset>
    </div>
  )
}

function told({ id, hint, error }: { id: string; hint: string | undefined; error: string | undefined }) {
  return describedBy({
    id,
    ...(hint === undefined ? {} : { hint }),
    ...(error === undefined ? {} : { error }),
  })
}

export function fieldParts(name: string, label: Label, drawn: Drawn) {
  const error = problemOn(drawn, name)
  return {
    id: name,
    label: label.title,
    ...(label.hint === undefined ? {} : { hint: label.hint }),
    ...(error === undefined ? {} : { error }),
  }
}

export function TextLine({
  name,
  label,
  drawn,
  width,
  isNumber,
}: {
  name: string
  label: Label
  drawn: Drawn
  width: 5 | 10 | 20 | 30
  isNumber: boolean
}): VNode {
  const parts = fieldParts(name, label, drawn)
  const input = (
    <input
      class={`govuk-input govuk-input--width-${width}${parts.error === undefined ? '' : ' govuk-input--error'}`}
      id={name}
      name={name}
      type="text"
      {...(isNumber ? { inputMode: 'decimal' as const, spellcheck: false } : {})}
      value={drawn.fields[name] ?? ''}
      {...describedBy(parts)}
    />
  )
  if (label.unit === undefined) return <Field {...parts}>{input}</Field>
  const isBefore = label.unit === '£'
  return (
    <Field {...parts} label={isBefore ? `${parts.label}, in pounds` : parts.label}>
      <div class="govuk-input__wrapper">
        {isBefore && (
          <div class="govuk-input__prefix" aria-hidden="true">
            £
          </div>
        )}
        {input}
        {!isBefore && (
          <div class="govuk-input__suffix" aria-hidden="true">
            {label.unit}
          </div>
        )}
      </div>
    </Field>
  )
}

export function AreaField({
  name,
  label,
  drawn,
  rows,
  isOptional,
}: {
  name: string
  label: Label
  drawn: Drawn
  rows: number
  isOptional: boolean
}): VNode {
  const parts = fieldParts(name, { ...label, title: label.title + (isOptional ? ' (optional)' : '') }, drawn)
  const text = drawn.fields[name] ?? ''
  return (
    <Field {...parts}>
      <textarea
        class={`govuk-textarea${parts.error === undefined ? '' : ' govuk-textarea--error'}`}
        id={name}
        name={name}
        rows={rows}
        {...describedBy(parts)}
      >
        {/* Browsers take the first line end after the tag for layout. */}
        {text.startsWith('\n') ? `\n${text}` : text}
      </textarea>
    </Field>
  )
}

export interface Option {
  readonly value: string
  readonly title: string
}

export function Radios({
  name,
  label,
  drawn,
  options,
}: {
  name: string
  label: Label
  drawn: Drawn
  options: readonly Option[]
}): VNode {
  const chosen = drawn.fields[name] ?? ''
  return (
    <Group id={name} legend={label.title} label={label} drawn={drawn}>
      <div class={`govuk-radios govuk-radios--small${options.length <= 4 ? ' govuk-radios--inline' : ''}`}>
        {options.map(({ value, title }, index) => (
          <div class="govuk-radios__item">
            <input
              class="govuk-radios__input"
              id={`${name}-${index}`}
              name={name}
              type="radio"
              value={value}
              checked={value === chosen}
            />
            <label class="govuk-label govuk-radios__label" for={`${name}-${index}`}>
              {title}
            </label>
          </div>
        ))}
      </div>
    </Group>
  )
}

export function Select({
  name,
  label,
  drawn,
  options,
}: {
  name: string
  label: Label
  drawn: Drawn
  options: readonly Option[]
}): VNode {
  const chosen = drawn.fields[name] ?? ''
  const parts = fieldParts(name, label, drawn)
  const all = options.some(({ value }) => value === chosen)
    ? options
    : [...options, { value: chosen, title: `${chosen} (not one of these)` }]
  return (
    <Field {...parts}>
      <select
        class={`govuk-select${parts.error === undefined ? '' : ' govuk-select--error'}`}
        id={name}
        name={name}
        {...describedBy(parts)}
      >
        {all.map(({ value, title }) => (
          <option value={value} selected={value === chosen}>
            {title}
          </option>
        ))}
      </select>
    </Field>
  )
}

export function Checkboxes({
  values,
  name,
  label,
  drawn,
  mayBeNone,
}: {
  values: readonly string[]
  name: string
  label: Label
  drawn: Drawn
  mayBeNone: boolean
}): VNode {
  const boxes = [
    ...values.map((value) => ({ name: inside(name, value), title: choiceWords(value) })),
    ...(mayBeNone ? [{ name: marks.empty(name), title: 'None of these' }] : []),
  ]
  return (
    <Group id={name} legend={`${label.title}${mayBeNone ? ' (optional)' : ''}`} label={label} drawn={drawn}>
      <div class="govuk-checkboxes govuk-checkboxes--small">
        {boxes.map((box) => (
          <Checkbox {...box} isChecked={drawn.fields[box.name] !== undefined} />
        ))}
      </div>
    </Group>
  )
}

export function Checkbox({ name, title, isChecked }: { name: string; title: string; isChecked: boolean }): VNode {
  return (
    <div class="govuk-checkboxes__item">
      <input class="govuk-checkboxes__input" id={name} name={name} type="checkbox" value="yes" checked={isChecked} />
      <label class="govuk-label govuk-checkboxes__label" for={name}>
        {title}
      </label>
    </div>
  )
}

/** A button that sends the form without keeping it. */
export function ActButton({ act, children }: { act: string; children: string }): VNode {
  return (
    <button type="submit" name="act" value={act} class="govuk-button govuk-button--secondary cc-button--small">
      {children}
    </button>
  )
}

/** A value that is chosen, in words. */
export function choiceWords(value: string): string {
  const words = fieldWords(value)
  return words.charAt(0).toUpperCase() + words.slice(1)
}
