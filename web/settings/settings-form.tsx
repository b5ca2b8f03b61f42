import './settings-form.css'
import { useBlocker } from '@tanstack/react-router'
import type { ReactNode, SubmitEvent } from 'react'
import { useState } from 'react'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { Button, MessageBar, MessageBarBody } from '../ui/fluent.ts'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useShortcut } from '../ui/shortcuts/shortcuts.tsx'
import { useT } from '../ui/t.tsx'
import { useReturnFocus } from '../ui/use-return-focus.ts'

interface Props {
  readonly title: string
  readonly text: string
  readonly isReadOnly: boolean
  readonly isDirty: boolean
  /** Nothing in the form is wrong. */
  readonly isValid: boolean
  readonly isPending: boolean
  readonly error: Error | null
  readonly onSave: () => void
  readonly onUndo: () => void
  readonly children: (isAsked: boolean) => ReactNode
}

/** One section: its fields, Save, and a question before unsaved changes are left behind. */
export function SettingsForm(props: Props) {
  const { title, text, isReadOnly, isDirty, isValid, isPending, error, onSave, onUndo } = props
  const t = useT()
  const [isAsked, setAsked] = useState(false)
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isDirty && placeOf(current) !== placeOf(next),
    enableBeforeUnload: isDirty,
    withResolver: true,
  })

  useReturnFocus(blocker.status === 'blocked')

  function save() {
    setAsked(true)
    if (isDirty && isValid && !isPending) onSave()
  }
  function handleSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    save()
  }
  useShortcut({
    keys: ['Mod+s'],
    label: t('settings.save'),
    group: 'actions',
    disabled: !isDirty,
    run: (event) => {
      event.preventDefault()
      save()
    },
  })

  return (
    <form className="settings-form" noValidate onSubmit={handleSubmit}>
      <div>
        <h2>{title}</h2>
        <p className="secondary-text">{text}</p>
      </div>
      {isReadOnly ? (
        <MessageBar intent="info">
          <MessageBarBody>{t('settings.readOnly')}</MessageBarBody>
        </MessageBar>
      ) : null}
      <ProblemMessage error={error} />
      {props.children(isAsked)}
      {isReadOnly ? null : (
        <div className="settings-form-foot">
          <Button type="submit" appearance="primary" disabledFocusable={!isDirty || isPending}>
            {t('settings.save')}
          </Button>
          {isDirty ? (
            <Button appearance="subtle" onClick={onUndo}>
              {t('settings.undo')}
            </Button>
          ) : null}
          <span role="status" className="secondary-text">
            {isDirty ? t('settings.unsaved') : ''}
          </span>
        </div>
      )}
      <ConfirmDialog
        open={blocker.status === 'blocked'}
        title={t('settings.leaveTitle')}
        action={t('settings.leave')}
        onConfirm={() => blocker.proceed?.()}
        onClose={() => blocker.reset?.()}
      >
        {t('settings.leaveText')}
      </ConfirmDialog>
    </form>
  )
}

/** Panels open over the form without leaving it. */
function placeOf({ pathname, search }: { pathname: string; search: object }): string {
  return `${pathname} ${'section' in search ? String(search.section) : ''}`
}
