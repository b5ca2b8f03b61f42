import { Link } from '@tanstack/react-router'
import { MessageBar, MessageBarBody } from '../ui/fluent.ts'
import { useT } from '../ui/t.tsx'

export function SupersededNotice({ by }: { readonly by: number }) {
  const t = useT()
  const reference = `K-${by}`
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        {t('handover.supersededBy', { reference })}{' '}
        <Link to="/handovers/$number" params={{ number: String(by) }} className="handover-link">
          {t('handover.openReference', { reference })}
        </Link>
      </MessageBarBody>
    </MessageBar>
  )
}
