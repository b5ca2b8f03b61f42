import './home-screen.css'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useSession } from '../session.tsx'
import { ActionButton } from '../ui/action-button.tsx'
import { Spinner } from '../ui/fluent.ts'
import { AddUserIcon, ResetIcon } from '../ui/icons.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useT } from '../ui/t.tsx'
import { Checklist } from './checklist.tsx'
import { homeQuery } from './home-queries.ts'
import { LatestHandovers } from './latest-handovers.tsx'
import { MailHealth } from './mail-health.tsx'
import { TodayCards } from './today-cards.tsx'

/** What needs the operator today. */
export function HomeScreen() {
  const t = useT()
  const { me, can } = useSession()
  const navigate = useNavigate()
  const { data, error, isPending } = useQuery(homeQuery())

  return (
    <>
      <PageHeader
        title={t('home.greeting', { name: me.displayName })}
        subtitle={
          data === undefined || !can('followUps.read')
            ? undefined
            : data.needsYou === 0
              ? t('home.quiet')
              : t('home.busy', { count: data.needsYou })
        }
        actions={
          <>
            {can('passwords.reset') ? (
              <ActionButton
                appearance="primary"
                icon={<ResetIcon />}
                label={t('home.resetPassword')}
                onClick={() => void navigate({ to: '/users' })}
              />
            ) : null}
            {can('users.create') ? (
              <ActionButton
                icon={<AddUserIcon />}
                label={t('home.addUser')}
                onClick={() => void navigate({ to: '/users', search: { add: '1' } })}
              />
            ) : null}
          </>
        }
      />
      <div className="shell-section home">
        <ProblemMessage error={error} />
        {isPending ? <Spinner label={t('common.loading')} /> : null}
        {data === undefined ? null : (
          <>
            <TodayCards home={data} />
            <div className="home-columns">
              {can('followUps.read') ? <LatestHandovers /> : null}
              <div className="home-side">
                <Checklist items={data.checklist} />
                <MailHealth mail={data.mail} />
              </div>
            </div>
          </>
        )}
      </div>
    </>
  )
}
