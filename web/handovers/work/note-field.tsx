import type { KeyboardEvent } from 'react'
import { Field, Textarea } from '../../ui/fluent.ts'
import { useT } from '../../ui/t.tsx'

interface Props {
  readonly value: string
  readonly isMissing: boolean
  readonly focused?: boolean
  readonly onChange: (value: string) => void
}

/** Ctrl+Enter saves; Enter alone is a new line. */
export function NoteField({ value, isMissing, focused = false, onChange }: Props) {
  const t = useT()
  function handleKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    event.currentTarget.form?.requestSubmit()
  }
  return (
    <Field
      label={t('work.note')}
      hint={t('work.noteHint')}
      {...(isMissing ? { validationMessage: t('work.noteMissing') } : {})}
    >
      <Textarea
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={focused}
        value={value}
        maxLength={1000}
        rows={3}
        resize="vertical"
        onChange={(_, data) => onChange(data.value)}
        onKeyDown={handleKeyDown}
      />
    </Field>
  )
}
