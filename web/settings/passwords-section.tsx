import type { PasswordPolicy } from '../../src/organisation/contract.ts'
import { Field, Textarea } from '../ui/fluent.ts'
import { useT } from '../ui/t.tsx'
import { NumberField } from './number-field.tsx'
import { linesOf } from './organisation-values.ts'
import { SettingsForm } from './settings-form.tsx'
import { SwitchRow } from './switch-row.tsx'
import { useDraft } from './use-draft.ts'

const LENGTH = { from: 8, to: 64 }
const WORD = { from: 4, to: 16 }

export function PasswordsSection({ policy }: { readonly policy: PasswordPolicy }) {
  const t = useT()
  const draft = useDraft(policy, (values) => ({
    passwordPolicy: { ...values, bannedTerms: linesOf(values.bannedTerms.join('\n')) },
  }))
  const { values, isReadOnly, change } = draft
  const wrong = linesOf(values.bannedTerms.join('\n')).find(
    (word) => word.length < WORD.from || word.length > WORD.to,
  )
  const isLength = values.minimumLength >= LENGTH.from && values.minimumLength <= LENGTH.to

  return (
    <SettingsForm
      title={t('settings.section.passwords')}
      text={t('settings.passwords.text')}
      isReadOnly={isReadOnly}
      isDirty={draft.isDirty}
      isValid={wrong === undefined && isLength}
      isPending={draft.save.isPending}
      error={draft.save.error}
      onSave={() => draft.save.mutate()}
      onUndo={draft.undo}
    >
      {() => (
        <>
          <NumberField
            label={t('settings.passwords.length')}
            hint={t('settings.passwords.lengthHint')}
            value={values.minimumLength}
            from={LENGTH.from}
            to={LENGTH.to}
            isReadOnly={isReadOnly}
            onChange={(minimumLength) => change({ minimumLength })}
          />
          <SwitchRow
            label={t('settings.passwords.classes')}
            text={t('settings.passwords.classesRisk')}
            checked={values.requireClasses}
            isReadOnly={isReadOnly}
            onChange={(requireClasses) => change({ requireClasses })}
          />
          <Field
            label={t('settings.passwords.banned')}
            hint={t('settings.passwords.bannedHint')}
            {...(wrong === undefined
              ? {}
              : { validationMessage: t('settings.passwords.bannedWrong', { word: wrong }) })}
          >
            <Textarea
              value={values.bannedTerms.join('\n')}
              rows={6}
              readOnly={isReadOnly}
              spellCheck={false}
              onChange={(_, { value }) => change({ bannedTerms: value.split('\n') })}
            />
          </Field>
        </>
      )}
    </SettingsForm>
  )
}
