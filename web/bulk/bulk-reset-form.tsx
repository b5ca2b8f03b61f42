import { useState } from 'react'
import { useSession } from '../session.tsx'
import { ActionButton } from '../ui/action-button.tsx'
import { Button } from '../ui/fluent.ts'
import { PanelContent } from '../ui/panel.tsx'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useT } from '../ui/t.tsx'
import type { Chosen } from './bulk-draft.ts'
import { isUnverified, newBulkDraft, toHandover } from './bulk-draft.ts'
import { BulkHandoverFields } from './bulk-handover-fields.tsx'
import { ChosenCount } from './chosen-count.tsx'
import { usePlanBulk } from './use-plan-bulk.ts'

interface Props {
  readonly kind: 'reset' | 'restore'
  readonly chosen: Chosen
  readonly onClose: () => void
}

/** New passwords for many: how they get them. */
export function BulkResetForm({ kind, chosen, onClose }: Props) {
  const t = useT()
  const { handoverPolicy } = useSession().me.organisation
  const [draft, setDraft] = useState(() => newBulkDraft(handoverPolicy))
  const [showsErrors, setShowsErrors] = useState(false)
  const plan = usePlanBulk()

  function handleSubmit() {
    setShowsErrors(true)
    if (isUnverified(draft) || plan.isPending) return
    plan.mutate({ kind, selection: chosen.selection, handover: toHandover(draft) })
  }

  return (
    <PanelContent
      title={t(`bulk.${kind}.title`)}
      subtitle={<ChosenCount chosen={chosen} />}
      onClose={onClose}
      onSubmit={handleSubmit}
      footer={
        <>
          <ActionButton
            type="submit"
            appearance="primary"
            label={t('bulk.preview')}
            isPending={plan.isPending}
          />
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <ProblemMessage error={plan.error} />
      <BulkHandoverFields
        draft={draft}
        showsErrors={showsErrors}
        onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
      />
    </PanelContent>
  )
}
