import { useState } from 'react'
import type { BulkKind, Chosen } from '../bulk/bulk-draft.ts'
import type { BulkAsked } from '../bulk/bulk-panel.tsx'
import { usePlanBulk } from '../bulk/use-plan-bulk.ts'
import { useProblemText } from '../ui/problem-message.tsx'
import { useToasts } from '../ui/toasts.tsx'

export interface BulkWorkState {
  readonly asked: BulkAsked | undefined
  readonly wasAsked: boolean
  readonly onBulk: (kind: BulkKind) => void
  readonly onClose: () => void
}

/** Something for all of a selection: a panel if there is anything to choose, else the preview at once. */
export function useBulkWork(chosen: Chosen): BulkWorkState {
  const toasts = useToasts()
  const problemText = useProblemText()
  const plan = usePlanBulk()
  const [asked, setAsked] = useState<BulkAsked>()
  const [wasAsked, setWasAsked] = useState(false)

  return {
    asked,
    wasAsked,
    onBulk: (kind) => {
      switch (kind) {
        case 'reset':
        case 'restore':
        case 'assignRole':
        case 'removeRole':
          setWasAsked(true)
          setAsked({ kind, chosen })
          return
        case 'block':
        case 'unblock':
        case 'signOut':
        case 'delete':
          if (plan.isPending) return
          plan.mutate(
            { kind, selection: chosen.selection },
            { onError: (error) => toasts.problem({ title: problemText(error) }) },
          )
      }
    },
    onClose: () => setAsked(undefined),
  }
}
