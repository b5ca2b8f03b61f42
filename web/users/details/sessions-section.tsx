import type { UserDetail } from '../../../src/accounts/contract.ts'
import { Facts } from '../../ui/facts.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { useT } from '../../ui/t.tsx'

export function SessionsSection({ user }: { readonly user: UserDetail }) {
  const t = useT()
  return (
    <>
      <Facts
        facts={[
          {
            label: t('users.column.lastSignIn'),
            value:
              user.lastSignInDateTime === null ? (
                t('users.neverSignedIn')
              ) : (
                <RelativeTime at={user.lastSignInDateTime} />
              ),
          },
          {
            label: t('user.sessions'),
            value: t('user.sessionCount', { count: user.sessions.length }),
          },
        ]}
      />
      {user.sessions.length === 0 ? null : (
        <ul className="user-lines">
          {user.sessions.map((session) => (
            <li key={session.id} className="user-line">
              <div className="user-line-main">
                <div>{session.userAgent}</div>
                <div className="user-line-note">
                  {session.network} · {t('user.since')} <RelativeTime at={session.createdAt} />
                </div>
              </div>
              <span className="user-line-time">
                {t('user.lastSeen')} <RelativeTime at={session.lastSeenAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
