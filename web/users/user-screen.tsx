import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { ApiProblem } from '../api.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Avatar, Button, Spinner } from '../ui/fluent.ts'
import { PersonIcon } from '../ui/icons.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useT } from '../ui/t.tsx'
import { UserActions } from './details/user-actions.tsx'
import { UserSections } from './details/user-sections.tsx'
import { userQuery } from './users-queries.ts'

export function UserScreen() {
  const t = useT()
  const navigate = useNavigate()
  const { id } = useParams({ from: '/users/$id' })
  const { data: user, error, isPending } = useQuery(userQuery(id))

  if (error instanceof ApiProblem && (error.status === 404 || error.status === 400)) {
    return (
      <>
        <PageHeader title={t('user.unknown')} />
        <EmptyState
          icon={PersonIcon}
          title={t('user.unknown')}
          action={
            <Button appearance="primary" onClick={() => void navigate({ to: '/users' })}>
              {t('user.toList')}
            </Button>
          }
        >
          {t('user.unknownText')}
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <PageHeader
        title={user?.displayName ?? t('common.loading')}
        subtitle={user?.userPrincipalName}
        {...(user === undefined
          ? {}
          : {
              before: (
                <Avatar aria-hidden="true" name={user.displayName} size={56} color="colorful" />
              ),
            })}
      />
      <div className="shell-section">
        {isPending ? <Spinner label={t('common.loading')} /> : null}
        <ProblemMessage error={error} />
        {user === undefined ? null : (
          <>
            <UserActions user={user} onDeleted={() => void navigate({ to: '/users' })} />
            <UserSections user={user} />
          </>
        )}
      </div>
    </>
  )
}
