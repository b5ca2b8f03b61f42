import { Field, Input, Textarea } from '../ui/fluent.ts'
import { useT } from '../ui/t.tsx'
import { LanguageChecks } from './language-checks.tsx'
import type { OrganisationValues } from './organisation-values.ts'

interface Props {
  readonly values: OrganisationValues
  readonly isReadOnly?: boolean
  /** Say what is missing only after Save was pressed. */
  readonly isAsked: boolean
  readonly onChange: (change: Partial<OrganisationValues>) => void
}

export function OrganisationFields({ values, isReadOnly = false, isAsked, onChange }: Props) {
  const t = useT()
  const missing = (isMissing: boolean) =>
    isAsked && isMissing ? { validationMessage: t('settings.organisation.missing') } : {}
  const { name, supportContact, domains, languages, defaultLanguage } = values
  return (
    <>
      <Field
        label={t('settings.organisation.name')}
        hint={t('settings.organisation.nameHint')}
        required
        {...missing(name.trim() === '')}
      >
        <Input
          value={name}
          maxLength={128}
          readOnly={isReadOnly}
          autoComplete="organization"
          onChange={(_, { value }) => onChange({ name: value })}
        />
      </Field>
      <Field
        label={t('settings.organisation.support')}
        hint={t('settings.organisation.supportHint')}
        required
        {...missing(supportContact.trim() === '')}
      >
        <Input
          value={supportContact}
          maxLength={256}
          readOnly={isReadOnly}
          onChange={(_, { value }) => onChange({ supportContact: value })}
        />
      </Field>
      <Field
        label={t('settings.organisation.domains')}
        hint={t('settings.organisation.domainsHint')}
        required
        {...missing(domains.every((domain) => domain.trim() === ''))}
      >
        <Textarea
          value={domains.join('\n')}
          rows={3}
          readOnly={isReadOnly}
          spellCheck={false}
          autoCapitalize="none"
          onChange={(_, { value }) => onChange({ domains: value.split('\n') })}
        />
      </Field>
      <LanguageChecks
        chosen={languages}
        isReadOnly={isReadOnly}
        defaultLanguage={defaultLanguage}
        onChange={onChange}
      />
    </>
  )
}
