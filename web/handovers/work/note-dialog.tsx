import type { SubmitEvent } from 'react'
import { useState } from 'react'
import type { Handover } from '../../../src/handovers/contract.ts'
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '../../ui/fluent.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { useT } from '../../ui/t.tsx'
import { NoteField } from './note-field.tsx'
import { useNote } from './use-note.ts'

interface Props {
  readonly handover: Handover
  readonly onClose: () => void
}

/** A note without leaving the list. If it can't be saved, what was written stays. */
export function NoteDialog({ handover, onClose }: Props) {
  const t = useT()
  const [text, setText] = useState('')
  const [isAsked, setAsked] = useState(false)
  const note = useNote(handover, onClose)
  const isEmpty = text.trim() === ''

  function handleSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    setAsked(true)
    if (!isEmpty && !note.isPending) note.mutate(text.trim())
  }

  return (
    <Dialog
      open
      onOpenChange={(_, { open }) => {
        if (!open) onClose()
      }}
    >
      <DialogSurface>
        <form onSubmit={handleSubmit} noValidate>
          <DialogBody>
            <DialogTitle>{t('work.noteTitle', { what: handover.reference })}</DialogTitle>
            <DialogContent>
              <ProblemMessage error={note.error} />
              <NoteField value={text} isMissing={isAsked && isEmpty} focused onChange={setText} />
            </DialogContent>
            <DialogActions>
              <Button type="submit" appearance="primary" disabledFocusable={note.isPending}>
                {t('work.noteSave')}
              </Button>
              <Button onClick={onClose}>{t('common.cancel')}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
