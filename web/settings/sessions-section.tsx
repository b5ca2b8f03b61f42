import type { SessionPolicy } from '../../src/organisation/contract.ts'
import { useT } from '../ui/t.tsx'
import { isWithin, NumberField } from './number-field.tsx'
import { SettingsForm } from './settings-form.tsx'
import { useDraft } from './use-draft.ts'

const IDLE = { from: 5, to: 1440 }
const ABSOLUTE = { from: 1, to: 168 }

export function SessionsSection({ policy }: { readonly policy: SessionPolicy }) {
  const t = useT()
  const draft = useDraft(policy, (values) => ({ sessionPolicy: values }))
  const { values, isReadOnly, change } = draft
  return (
    <SettingsForm
      title={t('settings.section.sessions')}
      text={t('settings.sessions.text')}
      isReadOnly={isReadOnly}
      isDirty={draft.isDirty}
      isValid={isWithin(values.idleMinutes, IDLE) && isWithin(values.absoluteHours, ABSOLUTE)}
      isPending={draft.save.isPending}
      error={draft.save.error}
      onSave={() => draft.save.mutate()}
      onUndo={draft.undo}
    >
      {() => (
        <>
          <NumberField
            label={t('settings.sessions.idle')}
            hint={t('settings.sessions.idleHint')}
            value={values.idleMinutes}
            {...IDLE}
            isReadOnly={isReadOnly}
            onChange={(idleMinutes) => change({ idleMinutes })}
          />
          <NumberField
            label={t('settings.sessions.absolute')}
            hint={t('settings.sessions.absoluteHint')}
            value={values.absoluteHours}
            {...ABSOLUTE}
            isReadOnly={isReadOnly}
            onChange={(absoluteHours) => change({ absoluteHours })}
          />
        </>
      )}
    </SettingsForm>
  )
}
