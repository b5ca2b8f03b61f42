import type { FollowUpPolicy } from '../../src/organisation/contract.ts'
import { useT } from '../ui/t.tsx'
import { CalendarFields } from './calendar-fields.tsx'
import { isWithin, NumberField } from './number-field.tsx'
import { OtherPlaceField } from './other-place-field.tsx'
import { isValidReminders, ReminderFields } from './reminder-fields.tsx'
import { SettingsForm } from './settings-form.tsx'
import { TimeField } from './time-field.tsx'
import { useDraft } from './use-draft.ts'

const SHORT = { from: 1, to: 72 }
const LONG = { from: 1, to: 168 }
const FORTNIGHT = { from: 1, to: 14 }
const THRESHOLDS = [
  { name: 'delayedHours', range: SHORT },
  { name: 'notFetchedHours', range: LONG },
  { name: 'notRevealedHours', range: LONG },
  { name: 'notSignedInHours', range: LONG },
  { name: 'letterDays', range: FORTNIGHT },
  { name: 'expiresSoonHours', range: SHORT },
] as const

/** After how long a silence somebody is to look at it. */
export function FollowUpsSection({ policy }: { readonly policy: FollowUpPolicy }) {
  const t = useT()
  const draft = useDraft(policy, (values) => ({ followUpPolicy: values }))
  const { values, isReadOnly, change } = draft
  return (
    <SettingsForm
      title={t('settings.section.followUps')}
      text={t('settings.followUps.text')}
      isReadOnly={isReadOnly}
      isDirty={draft.isDirty}
      isValid={
        THRESHOLDS.every(({ name, range }) => isWithin(values[name], range)) &&
        values.workingDays.length > 0 &&
        isValidReminders(values.reminders)
      }
      isPending={draft.save.isPending}
      error={draft.save.error}
      onSave={() => draft.save.mutate()}
      onUndo={draft.undo}
    >
      {() => (
        <>
          {THRESHOLDS.map(({ name, range }) => (
            <NumberField
              key={name}
              label={t(`settings.followUps.${name}`)}
              hint={t(`settings.followUps.${name}Hint`)}
              value={values[name]}
              {...range}
              isReadOnly={isReadOnly}
              onChange={(value) => change({ [name]: value })}
            />
          ))}
          <OtherPlaceField
            value={values.otherPlace}
            isReadOnly={isReadOnly}
            onChange={(otherPlace) => change({ otherPlace })}
          />
          <CalendarFields values={values} isReadOnly={isReadOnly} onChange={change} />
          <ReminderFields
            values={values.reminders}
            isReadOnly={isReadOnly}
            onChange={(reminders) => change({ reminders })}
          />
          <h3>{t('settings.followUps.digest')}</h3>
          <TimeField
            label={t('settings.followUps.digestAt')}
            hint={t('settings.followUps.digestHint')}
            value={values.digestAt}
            isReadOnly={isReadOnly}
            onChange={(digestAt) => change({ digestAt })}
          />
        </>
      )}
    </SettingsForm>
  )
}
