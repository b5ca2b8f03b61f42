import { Link } from '@tanstack/react-router'
import type { Handover } from '../../../src/handovers/contract.ts'
import { MessageBar, MessageBarBody, MessageBarTitle } from '../../ui/fluent.ts'
import { HandoverStateBadge } from '../../ui/handover-state.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { useT } from '../../ui/t.tsx'

/** Perhaps the person only has to look into their mailbox. */
export function OpenHandoverWarning({ handover }: { readonly handover: Handover }) {
  const t = useT()
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('reset.openTitle')}</MessageBarTitle>
        <div>
          <Link
            className="text-link"
            to="/handovers/$number"
            params={{ number: String(handover.number) }}
          >
            {handover.reference}
          </Link>
          {handover.recipient === null ? null : ` · ${handover.recipient}`} {' · '}
          <RelativeTime at={handover.createdAt} /> {' · '}
          <HandoverStateBadge quiet state={handover.state} />
        </div>
        {t('reset.openText')}
      </MessageBarBody>
    </MessageBar>
  )
}
