import { useNavigate } from '@tanstack/react-router'
import { Button } from '../ui/fluent.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { SearchIcon } from '../ui/icons.ts'
import { PageHeader } from '../ui/page-header.tsx'
import { useT } from '../ui/t.tsx'

export function NotFoundScreen() {
  const t = useT()
  const navigate = useNavigate()
  return (
    <>
      <PageHeader title={t('notFound.title')} />
      <EmptyState
        icon={SearchIcon}
        title={t('notFound.text')}
        action={
          <Button appearance="primary" onClick={() => void navigate({ to: '/' })}>
            {t('notFound.home')}
          </Button>
        }
      />
    </>
  )
}
