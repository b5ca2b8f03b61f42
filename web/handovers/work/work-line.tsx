import './work-line.css'
import type { Handover } from '../../../src/handovers/contract.ts'
import { Button } from '../../ui/fluent.ts'
import { NoteIcon } from '../../ui/icons.ts'
import { useT } from '../../ui/t.tsx'
import { DueTime } from './due-time.tsx'
import { OwnerName } from './owner-name.tsx'
import { SnoozeTime } from './snooze-time.tsx'
import { useWorking } from './work-context.ts'

/** Whose, by when, until when put aside, and what was noted last: a card's last line. */
export function WorkLine({ handover }: { readonly handover: Handover }) {
  const t = useT()
  const { ask } = useWorking()
  const { owner, dueAt, snoozedUntil, notes, lastNote, reference, abilities } = handover
  return (
    <div className="work-line">
      {abilities.work.allowed ? (
        <Button
          appearance="subtle"
          size="small"
          className="work-line-owner"
          onClick={({ currentTarget }) => ask('assign', [handover], currentTarget)}
        >
          <span className="work-line-label">{t('work.owner')}</span>
          <OwnerName owner={owner} />
          <span className="visually-hidden">. {t('work.assignTitle', { what: reference })}</span>
        </Button>
      ) : (
        <span className="work-line-owner">
          <span className="work-line-label">{t('work.owner')}</span>
          <OwnerName owner={owner} />
        </span>
      )}
      {dueAt === null ? null : <DueTime dueAt={dueAt} />}
      {snoozedUntil === null ? null : <SnoozeTime snoozedUntil={snoozedUntil} />}
      {notes === 0 ? null : (
        <span className="work-line-note">
          <NoteIcon className="work-line-note-icon" />
          <span className="visually-hidden">{t('work.noteCount', { count: notes })}</span>
          <span aria-hidden="true">{notes}</span>
          {lastNote === null ? null : (
            <span className="work-line-note-text" title={lastNote}>
              {lastNote}
            </span>
          )}
        </span>
      )}
    </div>
  )
}
