import { Field, Input, Radio, RadioGroup } from '../../ui/fluent.ts'
import { useT } from '../../ui/t.tsx'
import type { DraftErrors, HandoverChoices, HandoverDraft } from './handover-draft.ts'

interface Props {
  readonly options: HandoverChoices
  readonly draft: HandoverDraft
  readonly error: DraftErrors['password']
  readonly onChange: (part: Partial<HandoverDraft>) => void
}

/** Only where the organisation's policy lets operators choose passwords (S18). */
export function PasswordFields({ options, draft, error, onChange }: Props) {
  const t = useT()
  const minimum = options.minimumPasswordLength
  return (
    <>
      <Field label={t('reset.newPassword')}>
        <RadioGroup
          value={draft.choosesPassword ? 'choose' : 'generate'}
          onChange={(_, { value }) => onChange({ choosesPassword: value === 'choose' })}
        >
          <Radio value="generate" label={t('reset.generate')} />
          <Radio value="choose" label={t('reset.choose')} />
        </RadioGroup>
      </Field>
      {draft.choosesPassword ? (
        <Field
          label={t('reset.password')}
          required
          hint={t('reset.passwordHint', { minimum })}
          {...(error === undefined
            ? {}
            : {
                validationMessage:
                  error === 'reset.error.passwordShort' ? t(error, { minimum }) : t(error),
              })}
        >
          <Input
            type="text"
            autoComplete="off"
            spellCheck={false}
            value={draft.password}
            onChange={(_, { value }) => onChange({ password: value })}
          />
        </Field>
      ) : null}
    </>
  )
}
