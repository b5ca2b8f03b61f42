import { lazy, Suspense } from 'react'
import type { BulkWorkState } from './use-bulk-work.ts'

// Its fields are no part of the first load.
const BulkPanel = lazy(async () => ({
  default: (await import('../bulk/bulk-panel.tsx')).BulkPanel,
}))

/** The panel in which it is chosen how something is done to many. */
export function BulkWork({ work }: { readonly work: BulkWorkState }) {
  if (!work.wasAsked) return null
  return (
    <Suspense>
      <BulkPanel asked={work.asked} onClose={work.onClose} />
    </Suspense>
  )
}
