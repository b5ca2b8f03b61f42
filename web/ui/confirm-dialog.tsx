import type { ReactNode } from 'react'
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from './fluent.ts'
import { ProblemMessage } from './problem-message.tsx'
import { useT } from './t.tsx'

interface Props {
  readonly open: boolean
  readonly title: string
  readonly children: ReactNode
  /** The verb, never just "OK". */
  readonly action: string
  /** Where "Cancel" could be taken for the action itself. */
  readonly close?: string
  readonly isPending?: boolean
  readonly error?: Error | null
  readonly onConfirm: () => void
  readonly onClose: () => void
}

export function ConfirmDialog(props: Props) {
  const { open, title, children, action, isPending = false, error, onConfirm, onClose } = props
  const t = useT()
  const { close = t('common.cancel') } = props
  return (
    <Dialog
      open={open}
      modalType="alert"
      onOpenChange={(_, data) => {
        if (!data.open) onClose()
      }}
    >
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            <ProblemMessage error={error} />
            {children}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" disabledFocusable={isPending} onClick={onConfirm}>
              {action}
            </Button>
            <Button onClick={onClose}>{close}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
