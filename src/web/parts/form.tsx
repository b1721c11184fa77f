import type { ComponentChildren, VNode } from 'preact'
import type { Problem } from '../../figures/index.ts'

interface FormProps {
  readonly action: string
  readonly method: 'get' | 'post'
  readonly children: ComponentChildren
}

/** A form of ours. What is sent is sent as parts, so that a file may be one of them. */
export function Form({ action, method, children }: FormProps): VNode {
  return (
    <form
      class="cc-form"
      action={action}
      method={method}
      {...(method === 'post' ? { encType: 'multipart/form-data' } : {})}
    >
      {children}
    </form>
  )
}

interface FieldProps {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly error?: string
}

/** A label, what helps to answer it, and what is wrong with the answer, above the control it is for. */
export function Field({ id, label, hint, error, children }: FieldProps & { readonly children: VNode }): VNode {
  return (
    <div class={`govuk-form-group${error === undefined ? '' : ' govuk-form-group--error'}`}>
      <label class="govuk-label" for={id}>
        {label}
      </label>
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
    </div>
  )
}

/** What ties a control to its hint and its error. */
export function describedBy({ id, hint, error }: Omit<FieldProps, 'label'>): { readonly 'aria-describedby'?: string } {
  const ids = [...(hint === undefined ? [] : [`${id}-hint`]), ...(error === undefined ? [] : [`${id}-error`])]
  return ids.length === 0 ? {} : { 'aria-describedby': ids.join(' ') }
}

export function FileField(field: FieldProps): VNode {
  return (
    <Field {...field}>
      <input class="govuk-file-upload" id={field.id} name={field.id} type="file" required {...describedBy(field)} />
    </Field>
  )
}

export function SelectField({
  options,
  chosen,
  ...field
}: FieldProps & {
  readonly options: readonly { readonly value: string; readonly title: string }[]
  readonly chosen?: string | undefined
}): VNode {
  return (
    <Field {...field}>
      <select class="govuk-select" id={field.id} name={field.id} {...describedBy(field)}>
        {options.map(({ value, title }) => (
          <option value={value} selected={value === chosen}>
            {title}
          </option>
        ))}
      </select>
    </Field>
  )
}

export function TextField({
  value,
  width = 20,
  ...field
}: FieldProps & { value?: string; width?: 10 | 20 | 30 }): VNode {
  return (
    <Field {...field}>
      <input
        class={`govuk-input govuk-input--width-${width}`}
        id={field.id}
        name={field.id}
        type="text"
        {...(value === undefined ? {} : { value })}
        {...describedBy(field)}
      />
    </Field>
  )
}

export function Hidden({ name, value }: { name: string; value: string }): VNode {
  return <input type="hidden" name={name} value={value} />
}

export function Button({ children, isSecondary = false }: { children: string; isSecondary?: boolean }): VNode {
  return (
    <button type="submit" class={`govuk-button${isSecondary ? ' govuk-button--secondary' : ''}`}>
      {children}
    </button>
  )
}

/** What stops a form, first on the page, each leading to where it is put right. */
export function ErrorSummary({
  errors,
}: {
  readonly errors: readonly { readonly field: string; readonly sentence: string }[]
}): VNode | null {
  if (errors.length === 0) return null
  return (
    <div class="govuk-error-summary">
      <div role="alert">
        <h2 class="govuk-error-summary__title">There is a problem</h2>
        <div class="govuk-error-summary__body">
          <ul class="govuk-list govuk-error-summary__list">
            {errors.map(({ field, sentence }) => (
              <li>
                <a href={`#${field}`}>{sentence}</a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  )
}

/** The first few problems as a form’s errors on one field; the rest are in the table beneath. */
export function onField(field: string, problems: readonly Problem[], most = 3) {
  return problems.slice(0, most).map(({ sentence }) => ({ field, sentence }))
}
