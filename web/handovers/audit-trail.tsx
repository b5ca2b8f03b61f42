import './audit-trail.css'
import { useQuery } from '@tanstack/react-query'
import type { HandoverDetail } from '../../src/handovers/contract.ts'
import { useSession } from '../session.tsx'
import { Spinner } from '../ui/fluent.ts'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useFormats, useT } from '../ui/t.tsx'
import { AuditTrailEntry } from './audit-trail-entry.tsx'
import { auditTrailQuery } from './handovers-queries.ts'
import { Seal } from './seal.tsx'

/** The events of the audit log that belong to a hand-over, with what a paper needs to be compared with it later. */
export function AuditTrail({ handover }: { readonly handover: HandoverDetail }) {
  const t = useT()
  const { can } = useSession()
  const { stamp } = useFormats()
  const isAllowed = can('audit.read')
  const { data, error, isPending } = useQuery({
    ...auditTrailQuery(handover),
    enabled: isAllowed,
  })
  if (!isAllowed) return <p className="secondary-text">{t('handover.trail.notAllowed')}</p>
  if (error !== null) return <ProblemMessage error={error} />
  if (isPending) return <Spinner size="small" label={t('common.loading')} />
  const { value, more, head } = data
  return (
    <>
      <p className="audit-trail-text secondary-text">{t('handover.trail.text')}</p>
      {value.length === 0 ? <p>{t('handover.trail.none')}</p> : null}
      {more ? <p className="secondary-text">{t('handover.trail.more')}</p> : null}
      <ol className="audit-trail">
        {value.map((entry) => (
          <AuditTrailEntry key={entry.sequence} entry={entry} />
        ))}
        <li className="audit-trail-entry audit-trail-head">
          <p className="audit-trail-action">
            {t('handover.trail.head', { time: stamp.format(new Date(head.readAt)) })}
          </p>
          <Seal {...head} />
        </li>
      </ol>
      <p className="audit-trail-check">{t('handover.trail.check')}</p>
    </>
  )
}
