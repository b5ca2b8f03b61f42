import './handover-events.css'
import type { HandoverEvent } from '../../src/handovers/contract.ts'
import { useFormats, useT } from '../ui/t.tsx'
import { EventDetails } from './event-details.tsx'

/** Every event in words, with its exact time and who or what caused it; the newest first. */
export function HandoverEvents({ events }: { readonly events: readonly HandoverEvent[] }) {
  const t = useT()
  const { exact } = useFormats()
  return (
    <ol className="handover-events" reversed>
      {events.toReversed().map((event) => (
        <li key={event.sequence} className="handover-events-item">
          <p className="handover-events-sentence">{t(`handover.event.${event.kind}`)}</p>
          <EventDetails event={event} />
          <p className="handover-events-when">
            <time dateTime={event.at}>{exact.format(new Date(event.at))}</time>
            {' · '}
            {event.actorName ??
              (event.actorKind === 'recipient' || event.actorKind === 'user'
                ? t('handover.actor.recipient')
                : t('handover.actor.system'))}
          </p>
        </li>
      ))}
    </ol>
  )
}
