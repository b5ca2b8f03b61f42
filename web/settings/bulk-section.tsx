import type { BulkPolicy } from '../../src/organisation/contract.ts'
import { useT } from '../ui/t.tsx'
import { isWithin, NumberField } from './number-field.tsx'
import { SettingsForm } from './settings-form.tsx'
import { SwitchRow } from './switch-row.tsx'
import { useDraft } from './use-draft.ts'

const USERS = { from: 1, to: 100_000 }
const USUAL_APPROVAL = 500

/** Work on many at once: from how many on it takes a password, and from how many on a second person. */
export function BulkSection({ policy }: { readonly policy: BulkPolicy }) {
  const t = useT()
  const draft = useDraft(policy, (values) => ({ bulkPolicy: values }))
  const { values, isReadOnly, change } = draft
  const { confirmAbove, approveAbove } = values
  return (
    <SettingsForm
      title={t('settings.section.bulk')}
      text={t('settings.bulk.text')}
      isReadOnly={isReadOnly}
      isDirty={draft.isDirty}
      isValid={
        isWithin(confirmAbove, USERS) && (approveAbove === null || isWithin(approveAbove, USERS))
      }
      isPending={draft.save.isPending}
      error={draft.save.error}
      onSave={() => draft.save.mutate()}
      onUndo={draft.undo}
    >
      {() => (
        <>
          <NumberField
            label={t('settings.bulk.confirmAbove')}
            hint={t('settings.bulk.confirmAboveHint')}
            value={confirmAbove}
            {...USERS}
            isReadOnly={isReadOnly}
            onChange={(value) => change({ confirmAbove: value })}
          />
          <SwitchRow
            label={t('settings.bulk.approve')}
            text={t('settings.bulk.approveText')}
            checked={approveAbove !== null}
            isReadOnly={isReadOnly}
            onChange={(checked) =>
              change({ approveAbove: checked ? (policy.approveAbove ?? USUAL_APPROVAL) : null })
            }
          />
          {approveAbove === null ? null : (
            <NumberField
              label={t('settings.bulk.approveAbove')}
              hint={t('settings.bulk.approveAboveHint')}
              value={approveAbove}
              {...USERS}
              isReadOnly={isReadOnly}
              onChange={(value) => change({ approveAbove: value })}
            />
          )}
        </>
      )}
    </SettingsForm>
  )
}
