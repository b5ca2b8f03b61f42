import './recipient-fact.css'
import type { Handover } from '../../src/handovers/contract.ts'
import { WarningIcon } from '../ui/icons.ts'
import { StateBadge } from '../ui/state-badge.tsx'
import { useT } from '../ui/t.tsx'

/** Where it went; an address that wasn't on file is marked, for whoever looks at it later. */
export function RecipientFact({ handover }: { readonly handover: Handover }) {
  const t = useT()
  const { way, recipient, recipientOnFile } = handover
  if (way === 'letter') return <>{t('handover.onPaper')}</>
  if (recipient === null) return <>{t('handover.noRecipient')}</>
  return (
    <span className="recipient-fact">
      <span>{recipient}</span>
      {recipientOnFile ? (
        <span className="secondary-text">({t('handover.onFile')})</span>
      ) : (
        <StateBadge tone="warning" icon={WarningIcon} label={t('handover.notOnFile')} />
      )}
    </span>
  )
}
