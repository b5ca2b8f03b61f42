import './audit-list.css'
import type { AuditEvent } from '../../src/audit/contract.ts'
import { useT } from '../ui/t.tsx'
import { AuditRow } from './audit-row.tsx'

/** Each event is a line; its details unfold below it. */
export function AuditList({ events }: { readonly events: readonly AuditEvent[] }) {
  const t = useT()
  return (
    <div className="audit-list-frame">
      <div className="audit-list-head" aria-hidden="true">
        <span>{t('audit.column.action')}</span>
        <span>{t('audit.column.actor')}</span>
        <span>{t('audit.column.target')}</span>
        <span>{t('audit.column.when')}</span>
      </div>
      <ul className="audit-list" aria-label={t('audit.list')}>
        {events.map((event) => (
          <AuditRow key={event.sequence} event={event} />
        ))}
      </ul>
    </div>
  )
}
