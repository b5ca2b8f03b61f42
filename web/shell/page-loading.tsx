import { Spinner } from '../ui/fluent.ts'
import { useT } from '../ui/t.tsx'

export function PageLoading() {
  const t = useT()
  return (
    <div className="empty-state">
      <Spinner label={t('common.loading')} />
    </div>
  )
}
