import { useState } from 'react'
import { Field, Input } from '../ui/fluent.ts'
import { useT } from '../ui/t.tsx'

interface Props {
  readonly label: string
  readonly hint: string
  readonly value: number
  readonly from: number
  readonly to: number
  readonly isReadOnly: boolean
  /** Nought for what isn't a number: no range holds it. */
  readonly onChange: (value: number) => void
}

/** A whole number in a range; what is typed stays visible even when it is wrong. */
export function NumberField({ label, hint, value, from, to, isReadOnly, onChange }: Props) {
  const t = useT()
  const [text, setText] = useState(String(value))
  const [known, setKnown] = useState(value)
  if (value !== known) {
    setKnown(value)
    if (value !== wholeNumber(text)) setText(String(value))
  }
  const isWrong = !isWithin(value, { from, to })
  return (
    <Field
      label={label}
      hint={hint}
      {...(isWrong ? { validationMessage: t('settings.sessions.wrong', { from, to }) } : {})}
    >
      <Input
        className="settings-short"
        inputMode="numeric"
        value={text}
        readOnly={isReadOnly}
        onChange={(_, data) => {
          setText(data.value)
          onChange(wholeNumber(data.value))
        }}
      />
    </Field>
  )
}

export function isWithin(value: number, { from, to }: { from: number; to: number }): boolean {
  return value >= from && value <= to
}

function wholeNumber(text: string): number {
  return /^\s*\d{1,6}\s*$/.test(text) ? Number(text) : 0
}
