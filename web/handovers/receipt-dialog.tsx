import './receipt-dialog.css'
import { useMutation } from '@tanstack/react-query'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import type { Handover, RecordReceiptBody } from '../../src/handovers/contract.ts'
import { api } from '../api.ts'
import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Radio,
  RadioGroup,
  Textarea,
} from '../ui/fluent.ts'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useT } from '../ui/t.tsx'
import { useToasts } from '../ui/toasts.tsx'
import { useRefreshAfterHandover } from '../ui/use-refresh.ts'

const WAYS: readonly RecordReceiptBody['how'][] = ['called', 'met', 'wrote', 'other']

interface Props {
  readonly handover: Handover
  readonly open: boolean
  readonly onClose: () => void
}

/** An operator knows that it arrived, and says how: that is a receipt too. */
export function ReceiptDialog({ handover, open, onClose }: Props) {
  const t = useT()
  const toasts = useToasts()
  const refresh = useRefreshAfterHandover()
  const { reference, number, user } = handover
  const [how, setHow] = useState<RecordReceiptBody['how']>('called')
  const [note, setNote] = useState('')
  const [isAsked, setAsked] = useState(false)
  const isMissing = note.trim() === ''
  const record = useMutation({
    mutationFn: (body: RecordReceiptBody) => api.post(`/handovers/${number}/receipt`, body),
    onSuccess: async () => {
      handleClose()
      toasts.success({ title: t('handover.recorded', { reference }) })
      await refresh()
    },
  })

  function handleClose() {
    setNote('')
    setAsked(false)
    onClose()
  }

  function handleSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    setAsked(true)
    if (!isMissing && !record.isPending) record.mutate({ how, note: note.trim() })
  }

  return (
    <Dialog open={open} onOpenChange={(_, data) => (data.open ? undefined : handleClose())}>
      <DialogSurface>
        <form onSubmit={handleSubmit} noValidate>
          <DialogBody>
            <DialogTitle>{t('handover.recordTitle')}</DialogTitle>
            <DialogContent className="receipt-dialog">
              <ProblemMessage error={record.error} />
              <p>{t('handover.recordText', { reference, name: user.displayName })}</p>
              <Field label={t('handover.recordHow')}>
                <RadioGroup
                  value={how}
                  onChange={(_, { value }) => setHow(WAYS.find((way) => way === value) ?? how)}
                >
                  {WAYS.map((way) => (
                    <Radio key={way} value={way} label={t(`handover.how.${way}`)} />
                  ))}
                </RadioGroup>
              </Field>
              <Field
                label={t('handover.recordNote')}
                required
                hint={t('handover.recordNoteHint')}
                {...(isAsked && isMissing
                  ? { validationMessage: t('handover.recordNoteMissing') }
                  : {})}
              >
                <Textarea
                  value={note}
                  maxLength={1000}
                  rows={3}
                  onChange={(_, { value }) => setNote(value)}
                />
              </Field>
            </DialogContent>
            <DialogActions>
              <Button type="submit" appearance="primary" disabledFocusable={record.isPending}>
                {t('handover.recordSave')}
              </Button>
              <Button onClick={handleClose}>{t('common.cancel')}</Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
