import './more-reasons.css'
import { useId, useState } from 'react'
import type { FollowUpReason, HandoverWay } from '../../../src/handovers/contract.ts'
import { Button } from '../../ui/fluent.ts'
import { useT } from '../../ui/t.tsx'
import { ReasonBadge } from '../reason-badge.tsx'

interface Props {
  readonly reasons: readonly FollowUpReason[]
  readonly way: HandoverWay
}

/** "And 1 more": the other open reasons, on demand. */
export function MoreReasons({ reasons, way }: Props) {
  const t = useT()
  const listId = useId()
  const [isOpen, setOpen] = useState(false)
  if (reasons.length === 0) return null
  return (
    <>
      <Button
        appearance="subtle"
        size="small"
        className="more-reasons-button"
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? t('work.fewerReasons') : t('work.moreReasons', { count: reasons.length })}
      </Button>
      <span id={listId} hidden={!isOpen} className="more-reasons">
        {reasons.map((reason) => (
          <ReasonBadge key={reason} reason={reason} way={way} />
        ))}
      </span>
    </>
  )
}
