import { useMutation } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '../../ui/fluent.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { useT } from '../../ui/t.tsx'
import { useToasts } from '../../ui/toasts.tsx'

interface Props {
  readonly address: string
  readonly bouncedAt: string
  /** Messages may go there again: whoever asked can go on. */
  readonly onLifted: () => void
}

/** Said before a reset, so that its link doesn't go where nobody is. */
export function BouncedWarning({ address, bouncedAt, onLifted }: Props) {
  const t = useT()
  const toasts = useToasts()
  const lift = useMutation({
    mutationFn: () => api.post('/suppressed-addresses/lift', { address }),
    onSuccess: () => {
      toasts.success({ title: t('reset.bouncedLifted', { address }) })
      onLifted()
    },
  })
  return (
    <>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t('reset.bouncedTitle')}</MessageBarTitle>
          <div>
            {t('reset.bouncedAt')} <RelativeTime at={bouncedAt} />
          </div>
          {t('reset.bouncedText')}
        </MessageBarBody>
        <MessageBarActions>
          <ActionButton
            label={t('reset.bouncedLift')}
            isPending={lift.isPending}
            onClick={() => lift.mutate()}
          />
        </MessageBarActions>
      </MessageBar>
      <ProblemMessage error={lift.error} />
    </>
  )
}
