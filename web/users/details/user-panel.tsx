import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Spinner } from '../../ui/fluent.ts'
import { OpenIcon } from '../../ui/icons.ts'
import { Panel } from '../../ui/panel.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { useT } from '../../ui/t.tsx'
import { useLast } from '../../ui/use-opening.ts'
import { userQuery } from '../users-queries.ts'
import { UserActions } from './user-actions.tsx'
import { UserSections } from './user-sections.tsx'

interface Props {
  readonly id: string | undefined
  readonly onClose: () => void
}

/** One user, over the list they were found in. */
export function UserPanel({ id, onClose }: Props) {
  const t = useT()
  const shownId = useLast(id)
  const query = useQuery({ ...userQuery(shownId ?? ''), enabled: id !== undefined })
  const user = query.data

  return (
    <Panel
      open={id !== undefined}
      wide
      title={user?.displayName ?? t('common.loading')}
      subtitle={user?.userPrincipalName}
      onClose={onClose}
      footer={
        user === undefined ? undefined : (
          <Link to="/users/$id" params={{ id: user.id }} className="text-link user-panel-page">
            <OpenIcon className="user-panel-icon" />
            {t('user.openPage')}
          </Link>
        )
      }
    >
      {query.isPending && id !== undefined ? <Spinner label={t('common.loading')} /> : null}
      <ProblemMessage error={query.error} />
      {user === undefined ? null : (
        <>
          <UserActions user={user} onDeleted={onClose} />
          <UserSections user={user} />
        </>
      )}
    </Panel>
  )
}
