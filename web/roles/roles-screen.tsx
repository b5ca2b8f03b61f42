import { PageHeader } from '../ui/page-header.tsx'
import { useT } from '../ui/t.tsx'

export function RolesScreen() {
  const t = useT()
  return <PageHeader title={t('navigation.roles')} />
}
