import './handover-notes.css'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import type { HandoverDetail } from '../../../src/handovers/contract.ts'
import { Button } from '../../ui/fluent.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { useT } from '../../ui/t.tsx'
import { NoteField } from './note-field.tsx'
import { useNote } from './use-note.ts'

/** What colleagues wrote, the newest first, and room for one more. */
export function HandoverNotes({ handover }: { readonly handover: HandoverDetail }) {
  const t = useT()
  const [text, setText] = useState('')
  const [isAsked, setAsked] = useState(false)
  const save = useNote(handover, () => {
    setText('')
    setAsked(false)
  })
  const isEmpty = text.trim() === ''
  const notes = handover.events.filter(({ kind }) => kind === 'noted').toReversed()

  function handleSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    setAsked(true)
    if (!isEmpty && !save.isPending) save.mutate(text.trim())
  }

  return (
    <section className="handover-notes" aria-labelledby="handover-notes">
      <h3 id="handover-notes">{t('work.notes')}</h3>
      {notes.length === 0 ? (
        <p className="handover-notes-none">{t('work.noNotes')}</p>
      ) : (
        <ul className="handover-notes-list">
          {notes.map(({ sequence, detail, actorName, at }) => (
            <li key={sequence}>
              <p>{typeof detail['note'] === 'string' ? detail['note'] : ''}</p>
              <p className="handover-notes-who">
                {actorName ?? t('handover.actor.system')} · <RelativeTime at={at} />
              </p>
            </li>
          ))}
        </ul>
      )}
      {handover.abilities.work.allowed ? (
        <form onSubmit={handleSubmit} noValidate>
          <ProblemMessage error={save.error} />
          <NoteField value={text} isMissing={isAsked && isEmpty} onChange={setText} />
          <Button type="submit" className="handover-notes-save" disabledFocusable={save.isPending}>
            {t('work.noteSave')}
          </Button>
        </form>
      ) : null}
    </section>
  )
}
