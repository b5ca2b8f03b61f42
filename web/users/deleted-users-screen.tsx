import { PageHeader } from '../ui/page-header.tsx'
import { useT } from '../ui/t.tsx'

export function DeletedUsersScreen() {
  const t = useT()
  return <PageHeader title={t('navigation.users')} />
}
