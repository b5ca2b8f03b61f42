import './audit-details.css'
import { Link } from '@tanstack/react-router'
import type { AuditEvent } from '../../src/audit/contract.ts'
import { Facts } from '../ui/facts.tsx'
import { useFormats, useT, useWords } from '../ui/t.tsx'
import { detailText } from './detail-text.ts'
import { useActorName } from './use-actor-name.ts'

/** Everything that the log holds of one event. */
export function AuditDetails({ event }: { readonly event: AuditEvent }) {
  const t = useT()
  const words = useWords()
  const { exact } = useFormats()
  const actorName = useActorName()
  const { actorId, targetId, targetName, targetKind, detail } = event
  const actor = actorName(event)
  const handover = typeof detail['handover'] === 'string' ? detail['handover'] : undefined
  const number = handover?.replace(/^K-/, '')

  return (
    <>
      <Facts
        facts={[
          { label: t('audit.detail.when'), value: exact.format(new Date(event.occurredAt)) },
          { label: t('audit.detail.sequence'), value: String(event.sequence) },
          { label: t('audit.detail.name'), value: <code>{event.action}</code> },
          { label: t('audit.detail.network'), value: event.network },
          ...Object.entries(detail)
            .filter(([name]) => name !== 'handover')
            .map(([name, value]) => ({
              label: words.find(`audit.detailName.${name}`) ?? name,
              value: detailText(name, value, words, t, exact),
            })),
          {
            label: t('audit.detail.mac'),
            value: <code className="audit-details-mac">{event.mac}</code>,
          },
        ]}
      />
      <div className="audit-details-links">
        {number === undefined ? null : (
          <Link to="/handovers/$number" params={{ number }}>
            {t('handover.openReference', { reference: `K-${number}` })}
          </Link>
        )}
        {targetKind === 'user' && targetId !== null ? (
          <Link to="." search={(before) => ({ ...before, user: targetId })}>
            {t('handover.openUser')}
          </Link>
        ) : null}
        {actorId === null ? null : (
          <Link to="/audit" search={(before) => ({ ...before, actor: actorId })}>
            {t('audit.onlyActor', { name: actor })}
          </Link>
        )}
        {targetId === null || targetName === null ? null : (
          <Link to="/audit" search={(before) => ({ ...before, target: targetId })}>
            {t('audit.onlyTarget', { name: targetName })}
          </Link>
        )}
      </div>
    </>
  )
}
