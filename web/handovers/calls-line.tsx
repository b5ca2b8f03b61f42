import type { Handover } from '../../src/handovers/contract.ts'
import { RelativeTime } from '../ui/relative-time.tsx'
import { useT } from '../ui/t.tsx'

/** How often somebody called in vain, and when last; nothing if nobody did. */
export function CallsLine({ handover: { calls } }: { readonly handover: Pick<Handover, 'calls'> }) {
  const t = useT()
  if (calls.lastAt === null) return null
  return (
    <>
      {t('handover.calls', { count: calls.count })} · <RelativeTime at={calls.lastAt} />
    </>
  )
}
