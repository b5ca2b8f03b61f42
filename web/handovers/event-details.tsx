import './event-details.css'
import type { HandoverEvent } from '../../src/handovers/contract.ts'
import { useCountryName } from '../ui/country-name.ts'
import { useFormats, useT, useWords } from '../ui/t.tsx'

/** What else is known of an event: the fault in plain words, the server's own, the kind of agent, a note. */
export function EventDetails({ event }: { readonly event: HandoverEvent }) {
  const t = useT()
  const { find } = useWords()
  const { stamp } = useFormats()
  const countryName = useCountryName()
  const text = (name: string): string | undefined => {
    const value = event.detail[name]
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const count = event.detail['count']
  const reason = text('reason')
  const answer = text('serverAnswer')
  const agent = text('agentClass')
  const network = text('network')
  const country = text('country')
  const transport = text('transport')
  const how = text('how')
  const note = text('note')
  const verification = text('verification')
  const status = text('status')
  const reporter = text('reportedBy')
  const occasion = text('occasion')
  const ordinal = event.detail['ordinal']
  const until = text('until')
  const isWork = event.kind === 'snoozed' || event.kind === 'due'
  const facts = [
    event.kind === 'assigned' ? (text('to') ?? t('work.nobody')) : undefined,
    isWork
      ? until === undefined
        ? t('handover.detail.noTime')
        : stamp.format(new Date(until))
      : undefined,
    how === undefined ? undefined : find(`handover.how.${how}`),
    occasion === undefined ? undefined : find(`handover.detail.occasion.${occasion}`),
    typeof ordinal === 'number' ? t('handover.detail.ordinal', { ordinal, most: 3 }) : undefined,
    event.detail['reminder'] === true ? t('handover.detail.reminder') : undefined,
    verification === undefined ? undefined : find(`verification.${verification}`),
    agent === undefined ? undefined : find(`handover.agent.${agent}`),
    typeof count === 'number' ? t('handover.detail.count', { count }) : undefined,
    reporter === undefined ? undefined : (find(`handover.reportedBy.${reporter}`) ?? reporter),
    status === undefined ? undefined : t('handover.detail.status', { status }),
    country === undefined ? undefined : countryName(country),
    network === undefined ? undefined : t('handover.detail.network', { network }),
    transport === undefined ? undefined : t('handover.detail.transport', { transport }),
  ].filter((fact) => fact !== undefined)

  return (
    <>
      {reason === undefined ? null : <p>{find(`delivery.reason.${reason}`) ?? reason}</p>}
      {facts.length === 0 ? null : <p className="secondary-text">{facts.join(' · ')}</p>}
      {note === undefined ? null : <blockquote className="event-note">{note}</blockquote>}
      {answer === undefined ? null : (
        <p className="event-answer">{t('handover.detail.serverAnswer', { answer })}</p>
      )}
    </>
  )
}
