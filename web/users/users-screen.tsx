import { PageHeader } from '../ui/page-header.tsx'
import { useT } from '../ui/t.tsx'

export function UsersScreen() {
  const t = useT()
  return <PageHeader title={t('navigation.users')} />
}
