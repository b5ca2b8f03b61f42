import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { AuditPage } from '../../../src/audit/contract.ts'
import { api } from '../../api.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { useT, useWords } from '../../ui/t.tsx'

const SHOWN = 10

/** The latest lines of the audit log about this user; the rest is there. */
export function ActivitySection({ userId }: { readonly userId: string }) {
  const t = useT()
  const { find } = useWords()
  const { data, error } = useQuery({
    queryKey: ['audit', 'of', userId],
    queryFn: ({ signal }) => api.get<AuditPage>('/audit', { targetId: userId }, signal),
  })
  return (
    <>
      <ProblemMessage error={error} />
      {data?.value.length === 0 ? <p className="user-note">{t('user.noActivity')}</p> : null}
      <ul className="user-lines">
        {(data?.value ?? []).slice(0, SHOWN).map((event) => (
          <li key={event.sequence} className="user-line">
            <div className="user-line-main">
              {find(`audit.action.${event.action}`) ?? event.action}
              <div className="user-line-note">
                {event.actorName ?? find(`audit.actor.${event.actorKind}`) ?? event.actorKind}
                {event.outcome === 'refused' ? ` · ${t('user.refused')}` : ''}
              </div>
            </div>
            <span className="user-line-time">
              <RelativeTime at={event.occurredAt} />
            </span>
          </li>
        ))}
      </ul>
      <p className="user-note">
        <Link to="/audit" search={{ target: userId }} className="text-link">
          {t('user.toAudit')}
        </Link>
      </p>
    </>
  )
}
