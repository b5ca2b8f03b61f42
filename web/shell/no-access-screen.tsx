import { useSession } from '../session.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { LockIcon } from '../ui/icons.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { useRoleName } from '../ui/role-names.tsx'
import { useFormats, useT } from '../ui/t.tsx'

/** A link may lead to a page that one's role doesn't open: it says so, and whom one is here. */
export function NoAccessScreen() {
  const t = useT()
  const { me } = useSession()
  const { list } = useFormats()
  const roleName = useRoleName()
  return (
    <>
      <PageHeader title={t('noAccess.title')} />
      <EmptyState icon={LockIcon} title={t('noAccess.text')}>
        {t('noAccess.roles', { roles: list.format(me.roles.map(roleName)) })}
      </EmptyState>
    </>
  )
}
