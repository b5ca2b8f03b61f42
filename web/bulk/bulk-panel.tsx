import type { BulkBody } from '../../src/bulk/contract.ts'
import { PanelFrame } from '../ui/panel.tsx'
import { useLast, useOpening } from '../ui/use-opening.ts'
import type { Chosen } from './bulk-draft.ts'
import { BulkResetForm } from './bulk-reset-form.tsx'
import { BulkRoleForm } from './bulk-role-form.tsx'

export interface BulkAsked {
  readonly kind: Extract<BulkBody['kind'], 'reset' | 'restore' | 'assignRole' | 'removeRole'>
  readonly chosen: Chosen
}

interface Props {
  /** Undefined: closed. */
  readonly asked: BulkAsked | undefined
  readonly onClose: () => void
}

/** What there is to choose before something is done to many; then its preview, which is the job. */
export function BulkPanel({ asked, onClose }: Props) {
  const opening = useOpening(asked !== undefined)
  const shown = useLast(asked)
  return (
    <PanelFrame open={asked !== undefined} onClose={onClose}>
      {shown === undefined ? null : shown.kind === 'reset' || shown.kind === 'restore' ? (
        <BulkResetForm key={opening} kind={shown.kind} chosen={shown.chosen} onClose={onClose} />
      ) : (
        <BulkRoleForm key={opening} kind={shown.kind} chosen={shown.chosen} onClose={onClose} />
      )}
    </PanelFrame>
  )
}
