import './handover-events.css'
import type { HandoverEvent } from '../../src/handovers/contract.ts'
import { useFormats, useT, useWords } from '../ui/t.tsx'
import { EventDetails } from './event-details.tsx'

/** Every event in words, with its exact time and who or what caused it; the newest first. */
export function HandoverEvents({ events }: { readonly events: readonly HandoverEvent[] }) {
  const t = useT()
  const { find } = useWords()
  const { stamp } = useFormats()
  /** A job has a name of its own, which says nothing to a reader. */
  function actorOf({ actorKind, actorName }: HandoverEvent): string {
    if (actorKind === 'recipient') return t('handover.actor.recipient')
    if (actorKind === 'user' && actorName !== null) return actorName
    return t('handover.actor.system')
  }

  return (
    <ol className="handover-events" reversed>
      {events.toReversed().map((event) => (
        <li key={event.sequence} className="handover-events-item">
          <p className="handover-events-sentence">
            {find(`handover.event.${event.kind}`) ??
              t('handover.event.unknown', { kind: event.kind })}
          </p>
          <EventDetails event={event} />
          <p className="handover-events-when">
            <time dateTime={event.at}>{stamp.format(new Date(event.at))}</time>
            {' · '}
            {actorOf(event)}
          </p>
        </li>
      ))}
    </ol>
  )
}
