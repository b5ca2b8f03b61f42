import { useState } from 'react'
import { Button, Field, Textarea } from '../../ui/fluent.ts'
import { useT } from '../../ui/t.tsx'
import type { Uploading } from './upload.ts'

interface Props {
  readonly onPaste: (pasted: Omit<Uploading, 'reading'>) => void
}

/** What is copied from a spreadsheet has tabs between its cells. */
export function PasteForm({ onPaste }: Props) {
  const t = useT()
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState('')
  const [isAsked, setAsked] = useState(false)

  function handleSubmit() {
    setAsked(true)
    if (text.trim() === '') return
    onPaste({
      name: t('import.pastedName'),
      body: new Blob([text]),
      type: text.includes('\t') ? 'text/tab-separated-values' : 'text/plain',
    })
  }

  return (
    <details
      className="import-details"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{t('import.paste')}</summary>
      {isOpen ? (
        <form
          className="import-fields"
          onSubmit={(event) => {
            event.preventDefault()
            handleSubmit()
          }}
        >
          <Field
            label={t('import.paste')}
            hint={t('import.pasteHint')}
            {...(isAsked && text.trim() === ''
              ? { validationMessage: t('import.pasteEmpty') }
              : {})}
          >
            <Textarea
              rows={6}
              value={text}
              spellCheck={false}
              textarea={{ className: 'import-paste' }}
              onChange={(_, { value }) => setText(value)}
            />
          </Field>
          <div>
            <Button type="submit">{t('import.pasteSend')}</Button>
          </div>
        </form>
      ) : null}
    </details>
  )
}
