import type { FollowUpPolicy } from '../../src/organisation/contract.ts'
import { Field, Select } from '../ui/fluent.ts'
import { useT } from '../ui/t.tsx'
import { isWithin, NumberField } from './number-field.tsx'

type Reminders = FollowUpPolicy['reminders']

const MOST = [0, 1, 2, 3]
const AFTER = { from: 1, to: 168 }
const BEFORE = { from: 1, to: 72 }

interface Props {
  readonly values: Reminders
  readonly isReadOnly: boolean
  readonly onChange: (values: Reminders) => void
}

/** What is sent to somebody who is silent, without anybody asking. */
export function ReminderFields({ values, isReadOnly, onChange }: Props) {
  const t = useT()
  return (
    <>
      <h3>{t('settings.followUps.reminders')}</h3>
      <Field
        label={t('settings.followUps.reminders.most')}
        hint={t('settings.followUps.reminders.mostHint')}
      >
        <Select
          className="settings-short"
          value={String(values.most)}
          disabled={isReadOnly}
          onChange={(_, { value }) => onChange({ ...values, most: Number(value) })}
        >
          {MOST.map((most) => (
            <option key={most} value={most}>
              {t('settings.followUps.reminders.count', { most })}
            </option>
          ))}
        </Select>
      </Field>
      {values.most === 0 ? null : (
        <>
          <NumberField
            label={t('settings.followUps.reminders.after')}
            hint={t('settings.followUps.reminders.afterHint')}
            value={values.afterHours}
            {...AFTER}
            isReadOnly={isReadOnly}
            onChange={(afterHours) => onChange({ ...values, afterHours })}
          />
          <NumberField
            label={t('settings.followUps.reminders.beforeEnd')}
            hint={t('settings.followUps.reminders.beforeEndHint')}
            value={values.beforeEndHours}
            {...BEFORE}
            isReadOnly={isReadOnly}
            onChange={(beforeEndHours) => onChange({ ...values, beforeEndHours })}
          />
        </>
      )}
    </>
  )
}

export function isValidReminders({ afterHours, beforeEndHours }: Reminders): boolean {
  return isWithin(afterHours, AFTER) && isWithin(beforeEndHours, BEFORE)
}
