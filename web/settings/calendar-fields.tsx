import './calendar-fields.css'
import type { FollowUpPolicy, Weekday } from '../../src/organisation/contract.ts'
import { Checkbox, Field, Select } from '../ui/fluent.ts'
import { useT, useWords } from '../ui/t.tsx'
import { SwitchRow } from './switch-row.tsx'
import { TimeField } from './time-field.tsx'

type Values = Pick<FollowUpPolicy, 'timeZone' | 'workingDays' | 'quietHours' | 'workingTimeOnly'>

const WEEKDAYS: readonly Weekday[] = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
]
/** A Monday. */
const FIRST_DAY = Date.UTC(2024, 0, 1)
const DAY_MS = 86_400_000
const USUAL = { from: '21:00', to: '07:00' }

interface Props {
  readonly values: Values
  readonly isReadOnly: boolean
  readonly onChange: (change: Partial<Values>) => void
}

/** When the organisation works, and when nobody is to be written to. */
export function CalendarFields({ values, isReadOnly, onChange }: Props) {
  const t = useT()
  const { language } = useWords()
  const { timeZone, workingDays, quietHours, workingTimeOnly } = values
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  const zones = Intl.supportedValuesOf('timeZone')
  return (
    <>
      <h3>{t('settings.followUps.calendar')}</h3>
      <Field
        label={t('settings.followUps.timeZone')}
        hint={t('settings.followUps.timeZoneHint', { time: timeIn(timeZone, language) })}
      >
        <Select
          className="settings-zone"
          value={timeZone}
          disabled={isReadOnly}
          onChange={(_, { value }) => onChange({ timeZone: value })}
        >
          {(zones.includes(timeZone) ? zones : [timeZone, ...zones]).map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </Select>
      </Field>
      <fieldset className="settings-days">
        <legend>{t('settings.followUps.workingDays')}</legend>
        {WEEKDAYS.map((day, index) => (
          <Checkbox
            key={day}
            label={weekday.format(FIRST_DAY + index * DAY_MS)}
            checked={workingDays.includes(day)}
            disabled={isReadOnly}
            onChange={(_, { checked }) =>
              onChange({
                workingDays: WEEKDAYS.filter((each) =>
                  each === day ? checked === true : workingDays.includes(each),
                ),
              })
            }
          />
        ))}
        {workingDays.length === 0 ? (
          <p role="alert" className="settings-wrong">
            {t('settings.followUps.workingDaysMissing')}
          </p>
        ) : null}
      </fieldset>
      <SwitchRow
        label={t('settings.followUps.quietHours')}
        text={t('settings.followUps.quietHoursHint')}
        checked={quietHours !== null}
        isReadOnly={isReadOnly}
        onChange={(checked) => onChange({ quietHours: checked ? USUAL : null })}
      />
      {quietHours === null ? null : (
        <div className="settings-span">
          <TimeField
            label={t('settings.followUps.quietFrom')}
            value={quietHours.from}
            isReadOnly={isReadOnly}
            onChange={(from) => onChange({ quietHours: { ...quietHours, from } })}
          />
          <TimeField
            label={t('settings.followUps.quietTo')}
            value={quietHours.to}
            isReadOnly={isReadOnly}
            onChange={(to) => onChange({ quietHours: { ...quietHours, to } })}
          />
        </div>
      )}
      <SwitchRow
        label={t('settings.followUps.workingTimeOnly')}
        text={t('settings.followUps.workingTimeOnlyHint')}
        checked={workingTimeOnly}
        isReadOnly={isReadOnly}
        onChange={(checked) => onChange({ workingTimeOnly: checked })}
      />
    </>
  )
}

function timeIn(timeZone: string, language: string): string {
  try {
    return new Intl.DateTimeFormat(language, { timeStyle: 'short', timeZone }).format(new Date())
  } catch {
    // The server knows a zone that this browser doesn't.
    return '–'
  }
}
