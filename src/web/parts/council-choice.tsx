import type { VNode } from 'preact'
import { continuingCode, council, councils } from '../../reference/index.ts'
import { SelectField } from './form.tsx'

const most = 12
const ordinals = [
  'First',
  'Second',
  'Third',
  'Fourth',
  'Fifth',
  'Sixth',
  'Seventh',
  'Eighth',
  'Ninth',
  'Tenth',
  'Eleventh',
  'Twelfth',
]

/** Names of the boxes in which councils are chosen, as a form sends them. */
export const councilFields: readonly string[] = ordinals.map((ordinal) => ordinal.toLowerCase())

/** Boxes for choosing councils: four, or one more than are chosen. A council whose code alone changed is offered once. */
export function CouncilChoice({ chosen, error }: { chosen: readonly string[]; error?: string }): VNode {
  const options = [{ value: '', title: 'No council' }, ...everyCouncil]
  const boxes = Math.min(most, Math.max(4, chosen.length + 1))
  return (
    <>
      {councilFields.slice(0, boxes).map((field, index) => (
        <SelectField
          id={field}
          label={`${ordinals[index]} council${index === 0 ? '' : ', if there is one'}`}
          options={options}
          chosen={today(chosen[index])}
          {...(index === 0 && error !== undefined ? { error } : {})}
        />
      ))}
    </>
  )
}

const everyCouncil = councils
  .filter(({ code }) => continuingCode(code) === code)
  .map(({ code, name, validTo }) => ({
    value: code,
    title: validTo === undefined ? name : `${name} (until ${validTo.slice(0, 4)})`,
  }))
  .sort((a, b) => (a.title < b.title ? -1 : 1))

function today(code: string | undefined): string | undefined {
  return code === undefined || council(code) === undefined ? code : continuingCode(code)
}
