import './home-screen.css'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { Home } from '../../src/overview/contract.ts'
import { useSession } from '../session.tsx'
import { ActionButton } from '../ui/action-button.tsx'
import { Spinner } from '../ui/fluent.ts'
import { AddUserIcon, ResetIcon } from '../ui/icons.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useT } from '../ui/t.tsx'
import { Checklist } from './checklist.tsx'
import { Health } from './health.tsx'
import { homeQuery } from './home-queries.ts'
import { LastThirtyDays } from './last-thirty-days.tsx'
import { LatestHandovers } from './latest-handovers.tsx'
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
              {can('followUps.read') ? (
                <div className="home-main">
                  <LatestHandovers home={data} />
                  <LastThirtyDays isNew={!hasHandedOver(data)} />
                </div>
              ) : null}
              <div className="home-side">
                <Checklist items={data.checklist} />
                <Health health={data.health} />
              </div>
            </div>
          </>
        )}
      </div>
    </>
  )
}

function hasHandedOver({ checklist }: Home): boolean {
  return checklist.some(({ item, done }) => item === 'firstReset' && done)
}
