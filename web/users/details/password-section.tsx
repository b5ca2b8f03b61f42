import { Link } from '@tanstack/react-router'
import type { UserDetail } from '../../../src/accounts/contract.ts'
import { Facts } from '../../ui/facts.tsx'
import { HandoverStateBadge } from '../../ui/handover-state.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { useT } from '../../ui/t.tsx'
import { PasswordStateBadge } from '../password-state-badge.tsx'

export function PasswordSection({ user }: { readonly user: UserDetail }) {
  const t = useT()
  return (
    <>
      <Facts
        facts={[
          { label: t('user.state'), value: <PasswordStateBadge state={user.passwordState} /> },
          {
            label: t('user.passwordChanged'),
            value: timeOrNothing(user.lastPasswordChangeDateTime),
          },
          ...(user.passwordExpiresAt === null || user.passwordState === 'expired'
            ? []
            : [{ label: t('user.passwordExpires'), value: timeOrNothing(user.passwordExpiresAt) }]),
          ...(user.lockedUntil === null
            ? []
            : [{ label: t('user.lockedUntil'), value: timeOrNothing(user.lockedUntil) }]),
        ]}
      />
      {user.handovers.length === 0 ? (
        <p className="user-note">{t('user.noHandovers')}</p>
      ) : (
        <ul className="user-lines">
          {user.handovers.map((handover) => (
            <li key={handover.number} className="user-line">
              <div className="user-line-main">
                <Link
                  to="/handovers/$number"
                  params={{ number: String(handover.number) }}
                  className="text-link"
                >
                  {handover.reference}
                </Link>{' '}
                <HandoverStateBadge state={handover.state} />
                <div className="user-line-note">
                  {handover.recipient ?? t(`handover.way.${handover.way}`)}
                  {' · '}
                  {t('user.by', { name: handover.operatorName })}
                </div>
              </div>
              <span className="user-line-time">
                <RelativeTime at={handover.createdAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function timeOrNothing(at: string | null) {
  return at === null ? null : <RelativeTime at={at} />
}
