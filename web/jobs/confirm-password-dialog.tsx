import { useMutation } from '@tanstack/react-query'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import { api } from '../api.ts'
import { ActionButton } from '../ui/action-button.tsx'
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from '../ui/fluent.ts'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useT } from '../ui/t.tsx'

interface Props {
  readonly open: boolean
  readonly onConfirmed: () => void
  readonly onClose: () => void
}

/** Whoever found an unlocked screen doesn't know the password of its owner. */
export function ConfirmPasswordDialog({ open, onConfirmed, onClose }: Props) {
  return (
    <Dialog
      open={open}
      onOpenChange={(_, data) => {
        if (!data.open) onClose()
      }}
    >
      <DialogSurface>
        {open ? <PasswordForm onConfirmed={onConfirmed} onClose={onClose} /> : null}
      </DialogSurface>
    </Dialog>
  )
}

function PasswordForm({ onConfirmed, onClose }: Omit<Props, 'open'>) {
  const t = useT()
  const [password, setPassword] = useState('')
  const [isAsked, setAsked] = useState(false)
  const confirm = useMutation({
    mutationFn: () => api.post('/me/confirm-password', { password }),
    onSuccess: onConfirmed,
    onError: () => setPassword(''),
  })

  function handleSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    setAsked(true)
    if (password !== '' && !confirm.isPending) confirm.mutate()
  }

  const isMissing = isAsked && password === '' && confirm.error === null
  return (
    <form onSubmit={handleSubmit} noValidate>
      <DialogBody>
        <DialogTitle>{t('confirmPassword.title')}</DialogTitle>
        <DialogContent className="job-password">
          <ProblemMessage error={confirm.error} />
          <p>{t('confirmPassword.text')}</p>
          <Field
            label={t('confirmPassword.label')}
            required
            {...(isMissing ? { validationMessage: t('confirmPassword.missing') } : {})}
          >
            <Input
              type="password"
              autoComplete="current-password"
              value={password}
              onChange={(_, { value }) => setPassword(value)}
            />
          </Field>
        </DialogContent>
        <DialogActions>
          <ActionButton
            type="submit"
            appearance="primary"
            label={t('confirmPassword.action')}
            isPending={confirm.isPending}
          />
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </DialogActions>
      </DialogBody>
    </form>
  )
}
