import { PageHeader } from '../ui/page-header.tsx'
import { useT } from '../ui/t.tsx'

export function FollowUpScreen() {
  const t = useT()
  return <PageHeader title={t('navigation.followUp')} />
}
