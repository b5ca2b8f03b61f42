import './profile-fields.css'
import type { Translate } from '../../messages/translate.ts'
import { Field, Input } from '../ui/fluent.ts'

/** Text fields of a user's profile, in the order in which they are asked for. */
export const NAME_FIELDS = ['givenName', 'surname'] as const
export const PROFILE_FIELDS = [
  'jobTitle',
  'department',
  'officeLocation',
  'streetAddress',
  'postalCode',
  'city',
  'state',
  'country',
] as const

export type ProfileField = (typeof NAME_FIELDS)[number] | (typeof PROFILE_FIELDS)[number]

/** As long as the directory takes. */
const LONGEST: Record<ProfileField, number> = {
  givenName: 64,
  surname: 64,
  jobTitle: 128,
  department: 64,
  officeLocation: 128,
  streetAddress: 1023,
  postalCode: 40,
  city: 128,
  state: 128,
  country: 128,
}

interface Props {
  readonly t: Translate
  readonly fields: readonly ProfileField[]
  readonly values: Readonly<Record<ProfileField, string>>
  readonly disabled?: boolean
  readonly onChange: (name: ProfileField, value: string) => void
}

export function ProfileFields(props: Props) {
  const { t, fields, values, disabled = false, onChange } = props
  return (
    <div className="profile-fields">
      {fields.map((name) => (
        <Field key={name} label={t(`field.${name}`)}>
          <Input
            value={values[name]}
            maxLength={LONGEST[name]}
            disabled={disabled}
            autoComplete="off"
            onChange={(_, { value }) => onChange(name, value)}
          />
        </Field>
      ))}
    </div>
  )
}
