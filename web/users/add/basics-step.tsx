import { Field, Input, Select } from '../../ui/fluent.ts'
import { LanguageOptions } from '../../ui/language-options.tsx'
import { LANGUAGES } from '../../ui/languages.ts'
import { useT } from '../../ui/t.tsx'
import { NAME_FIELDS, ProfileFields } from '../profile-fields.tsx'
import type { BasicsErrors, NewUser } from './new-user.ts'
import { withName } from './new-user.ts'

interface Props {
  readonly user: NewUser
  readonly domains: readonly string[]
  readonly errors: BasicsErrors
  readonly onChange: (user: NewUser) => void
}

export function BasicsStep({ user, domains, errors, onChange }: Props) {
  const t = useT()
  const change = (part: Partial<NewUser>) => onChange(withName(user, part))
  return (
    <div className="form-part">
      <ProfileFields
        t={t}
        fields={NAME_FIELDS}
        values={user}
        onChange={(name, value) => change({ [name]: value })}
      />
      <Field
        label={t('field.displayName')}
        required
        {...(errors.displayName === undefined ? {} : { validationMessage: t(errors.displayName) })}
      >
        <Input
          value={user.displayName}
          maxLength={256}
          autoComplete="off"
          onChange={(_, { value }) =>
            change({ displayName: value, displayNameTyped: value !== '' })
          }
        />
      </Field>
      <div className="user-name">
        <Field
          label={t('field.userPrincipalName')}
          required
          {...(errors.userName === undefined ? {} : { validationMessage: t(errors.userName) })}
        >
          <Input
            value={user.userName}
            maxLength={64}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(_, { value }) => change({ userName: value, userNameTyped: value !== '' })}
          />
        </Field>
        <Field label={t('add.domain')}>
          <Select value={user.domain} onChange={(_, { value }) => change({ domain: value })}>
            {domains.map((domain) => (
              <option key={domain} value={domain}>
                @{domain}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Field
        label={t('add.alternate')}
        hint={t('add.alternateHint')}
        {...(errors.alternateAddress === undefined
          ? {}
          : { validationMessage: t(errors.alternateAddress) })}
      >
        <Input
          type="email"
          inputMode="email"
          autoComplete="off"
          spellCheck={false}
          value={user.alternateAddress}
          onChange={(_, { value }) => change({ alternateAddress: value })}
        />
      </Field>
      <Field label={t('field.preferredLanguage')} hint={t('add.languageHint')}>
        <Select
          value={user.preferredLanguage}
          onChange={(_, { value }) => {
            const preferredLanguage = LANGUAGES.find((each) => each === value)
            if (preferredLanguage !== undefined) change({ preferredLanguage })
          }}
        >
          <LanguageOptions languages={LANGUAGES} />
        </Select>
      </Field>
    </div>
  )
}
