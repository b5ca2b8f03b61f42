import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { HandoverWay } from '../../../src/handovers/contract.ts'
import type {
  HandoverOptions,
  ResetOptions,
  ResetPasswordResponse,
} from '../../../src/resets/contract.ts'
import { api, isProblem } from '../../api.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Button, Spinner } from '../../ui/fluent.ts'
import { PanelContent, PanelFrame } from '../../ui/panel.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { useT } from '../../ui/t.tsx'
import { useReason } from '../../ui/use-decision.ts'
import { useLast, useOpening } from '../../ui/use-opening.ts'
import { useRefreshAfterHandover } from '../../ui/use-refresh.ts'
import { resetOptionsQuery } from '../users-queries.ts'
import { BouncedWarning } from './bounced-warning.tsx'
import type { HandoverDraft } from './handover-draft.ts'
import { bouncedAt, checkDraft, isMailed, newDraft, toOptions } from './handover-draft.ts'
import { HandoverFields } from './handover-fields.tsx'
import { OpenHandoverWarning } from './open-handover-warning.tsx'
import { refusedBounce } from './refused-bounce.ts'
import { ResetResult, ResultFooter } from './reset-result.tsx'

interface Props {
  readonly userId: string | undefined
  /** A deleted user comes back only with a new password. */
  readonly restores: boolean
  readonly suggested: string | undefined
  readonly suggestedWay: HandoverWay | undefined
  readonly onClose: () => void
}

export function ResetPanel({ userId, restores, suggested, suggestedWay, onClose }: Props) {
  const isOpen = userId !== undefined
  const opening = useOpening(isOpen)
  const shownId = useLast(userId)
  return (
    <PanelFrame open={isOpen} onClose={onClose}>
      {shownId === undefined ? null : (
        <ResetForm
          key={`${shownId} ${opening}`}
          open={isOpen}
          userId={shownId}
          restores={restores}
          suggested={suggested}
          suggestedWay={suggestedWay}
          onClose={onClose}
        />
      )}
    </PanelFrame>
  )
}

interface FormProps extends Props {
  readonly open: boolean
  readonly userId: string
}

function ResetForm({ open, userId, restores, suggested, suggestedWay, onClose }: FormProps) {
  const t = useT()
  const reasonOf = useReason()
  const refresh = useRefreshAfterHandover()
  const options = useQuery({ ...resetOptionsQuery(userId), enabled: open })
  const [draft, setDraft] = useState<HandoverDraft>()
  const [showsErrors, setShowsErrors] = useState(false)
  // The same key for each attempt with this form: an answer that got lost doesn't reset twice.
  const [attempt] = useState(() => crypto.randomUUID())
  const reset = useMutation({
    mutationFn: (body: HandoverOptions) =>
      api.post<ResetPasswordResponse>(
        `/users/${userId}/${restores ? 'restore' : 'reset-password'}`,
        body,
        { 'idempotency-key': attempt },
      ),
    onSuccess: refresh,
  })

  const known = options.data
  const current =
    draft ?? (known === undefined ? undefined : newDraft(known, suggested, suggestedWay))
  const errors = known === undefined || current === undefined ? {} : checkDraft(current, known)
  const refusal = known === undefined ? undefined : reasonOf(known.allowed)

  const bounced =
    current === undefined || known === undefined || !isMailed(current.way)
      ? undefined
      : (bouncedAt(current.recipient, known) ??
        refusedBounce(reset.error, reset.variables?.recipient, current.recipient))

  function handleSubmit() {
    if (current === undefined || refusal !== undefined || bounced !== undefined) return
    if (reset.isPending || reset.data) return
    setShowsErrors(true)
    if (Object.keys(errors).length === 0) reset.mutate(toOptions(current))
  }

  return (
    <PanelContent
      title={panelTitle()}
      subtitle={known === undefined ? undefined : <Subtitle user={known.user} />}
      onClose={onClose}
      onSubmit={handleSubmit}
      footer={
        reset.data === undefined ? (
          <>
            <ActionButton
              type="submit"
              appearance="primary"
              label={restores ? t('reset.restore') : t('reset.submit')}
              disabledReason={
                refusal ?? (bounced === undefined ? undefined : t('reset.bouncedTitle'))
              }
              isPending={reset.isPending}
            />
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </>
        ) : (
          <ResultFooter handover={reset.data.handover} onClose={onClose} />
        )
      }
    >
      {options.isPending ? <Spinner label={t('common.loading')} /> : null}
      <ProblemMessage error={options.error} />
      {known === undefined || current === undefined ? null : reset.data === undefined ? (
        <>
          {refusal === undefined ? null : <p className="reset-refusal">{refusal}</p>}
          {bounced === undefined ? (
            <ProblemMessage error={reset.error} />
          ) : (
            <BouncedWarning
              address={current.recipient}
              bouncedAt={bounced}
              onLifted={() => {
                reset.reset()
                void options.refetch()
              }}
            />
          )}
          {known.openHandover === null ? null : (
            <OpenHandoverWarning handover={known.openHandover} />
          )}
          <HandoverFields
            options={known}
            draft={current}
            errors={showsErrors ? errors : {}}
            demandsVerification={isProblem(reset.error, 'verification-required')}
            onChange={setDraft}
          />
        </>
      ) : (
        <ResetResult result={reset.data} />
      )}
    </PanelContent>
  )

  function panelTitle(): string {
    if (reset.data !== undefined) return restores ? t('reset.restored') : t('reset.done')
    return restores ? t('reset.restoreTitle') : t('users.reset')
  }
}

function Subtitle({ user }: { readonly user: ResetOptions['user'] }) {
  const t = useT()
  return (
    <>
      {t('reset.for', { name: user.displayName })}
      <span className="secondary-text"> · {user.userPrincipalName}</span>
    </>
  )
}
