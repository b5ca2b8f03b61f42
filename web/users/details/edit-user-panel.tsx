import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { UpdateUserBody, UserDetail } from '../../../src/accounts/contract.ts'
import { api } from '../../api.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Button, Field, Input, Select, Textarea } from '../../ui/fluent.ts'
import { LanguageOptions } from '../../ui/language-options.tsx'
import { LANGUAGES } from '../../ui/languages.ts'
import { Panel } from '../../ui/panel.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { useT } from '../../ui/t.tsx'
import { useToasts } from '../../ui/toasts.tsx'
import { useReason } from '../../ui/use-decision.ts'
import { NAME_FIELDS, PROFILE_FIELDS, ProfileFields } from '../profile-fields.tsx'
import type { UserDraft } from './user-draft.ts'
import { changesOf, draftOf } from './user-draft.ts'

interface Props {
  readonly open: boolean
  readonly user: UserDetail
  readonly onClose: () => void
}

export function EditUserPanel({ open, user, onClose }: Props) {
  const t = useT()
  const toasts = useToasts()
  const reasonOf = useReason()
  const client = useQueryClient()
  const [edited, setEdited] = useState<UserDraft>()
  const draft = edited ?? draftOf(user)
  const changes = changesOf(user, draft)
  const change = (part: Partial<UserDraft>) => setEdited({ ...draft, ...part })
  const whyNot = reasonOf(user.abilities.update)
  const whyNotSensitive = reasonOf(user.abilities.updateSensitive)
  const save = useMutation({
    mutationFn: (body: UpdateUserBody) => api.patch<UserDetail>(`/users/${user.id}`, body),
    onSuccess: async (saved) => {
      client.setQueryData(['users', 'one', user.id], saved)
      toasts.success({ title: t('user.saved', { name: saved.displayName }) })
      handleClose()
      await client.invalidateQueries({ queryKey: ['users'] })
    },
  })

  function handleClose() {
    setEdited(undefined)
    save.reset()
    onClose()
  }

  function handleSubmit() {
    if (save.isPending || draft.displayName.trim() === '') return
    if (Object.keys(changes).length === 0) handleClose()
    else save.mutate(changes)
  }

  return (
    <Panel
      open={open}
      title={t('user.edit')}
      subtitle={user.displayName}
      onClose={handleClose}
      onSubmit={handleSubmit}
      footer={
        <>
          <ActionButton
            type="submit"
            appearance="primary"
            label={t('common.save')}
            isPending={save.isPending}
          />
          <Button onClick={handleClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <ProblemMessage error={save.error} />
      <div className="form-part">
        {whyNot === undefined ? null : <p className="form-note">{whyNot}</p>}
        <Field
          label={t('field.displayName')}
          required
          {...(draft.displayName.trim() === ''
            ? { validationMessage: t('add.error.displayName') }
            : {})}
        >
          <Input
            value={draft.displayName}
            maxLength={256}
            disabled={whyNot !== undefined}
            onChange={(_, { value }) => change({ displayName: value })}
          />
        </Field>
        <ProfileFields
          t={t}
          fields={[...NAME_FIELDS, ...PROFILE_FIELDS]}
          values={draft}
          disabled={whyNot !== undefined}
          onChange={(name, value) => change({ [name]: value })}
        />
        <Field label={t('field.preferredLanguage')}>
          <Select
            value={draft.preferredLanguage}
            disabled={whyNot !== undefined}
            onChange={(_, { value }) => {
              const preferredLanguage = LANGUAGES.find((each) => each === value)
              if (preferredLanguage !== undefined) change({ preferredLanguage })
            }}
          >
            <LanguageOptions languages={LANGUAGES} />
          </Select>
        </Field>
      </div>
      <div className="form-part">
        <h3>{t('user.sensitive')}</h3>
        <p className="form-note">{whyNotSensitive ?? t('user.sensitiveText')}</p>
        <SensitiveFields draft={draft} disabled={whyNotSensitive !== undefined} onChange={change} />
      </div>
    </Panel>
  )
}

interface SensitiveProps {
  readonly draft: UserDraft
  readonly disabled: boolean
  readonly onChange: (part: Partial<UserDraft>) => void
}

/** With these, somebody could redirect a hand-over: by the matrix only. */
function SensitiveFields({ draft, disabled, onChange }: SensitiveProps) {
  const t = useT()
  return (
    <>
      <Field label={t('field.userPrincipalName')}>
        <Input
          value={draft.userPrincipalName}
          maxLength={113}
          disabled={disabled}
          spellCheck={false}
          onChange={(_, { value }) => onChange({ userPrincipalName: value })}
        />
      </Field>
      <Field label={t('field.mail')}>
        <Input
          type="email"
          value={draft.mail}
          disabled={disabled}
          onChange={(_, { value }) => onChange({ mail: value })}
        />
      </Field>
      <Field label={t('field.otherMails')} hint={t('field.onePerLine')}>
        <Textarea
          rows={3}
          value={draft.otherMails}
          disabled={disabled}
          spellCheck={false}
          onChange={(_, { value }) => onChange({ otherMails: value })}
        />
      </Field>
      <Field label={t('field.mobilePhone')}>
        <Input
          type="tel"
          value={draft.mobilePhone}
          maxLength={64}
          disabled={disabled}
          onChange={(_, { value }) => onChange({ mobilePhone: value })}
        />
      </Field>
      <Field label={t('field.businessPhones')} hint={t('field.onePerLine')}>
        <Textarea
          rows={2}
          value={draft.businessPhones}
          disabled={disabled}
          onChange={(_, { value }) => onChange({ businessPhones: value })}
        />
      </Field>
    </>
  )
}
