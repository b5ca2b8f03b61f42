import { PageHeader } from '../ui/page-header.tsx'
import { useT } from '../ui/t.tsx'

export function HomeScreen() {
  const t = useT()
  return <PageHeader title={t('navigation.home')} />
}
