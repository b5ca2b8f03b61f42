import './call-panel.css'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { HandoverDetail } from '../../../src/handovers/contract.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Button, Spinner } from '../../ui/fluent.ts'
import { PanelContent, PanelFrame } from '../../ui/panel.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { useT } from '../../ui/t.tsx'
import { useReason } from '../../ui/use-decision.ts'
import { useLast, useOpening } from '../../ui/use-opening.ts'
import { handoverQuery } from '../handovers-queries.ts'
import { CallsLine } from '../calls-line.tsx'
import { ReasonBadge } from '../reason-badge.tsx'
import { useReasonWords } from '../reason-words.ts'
import { BlockButton } from './block-button.tsx'
import { type CallDraft, isComplete, NEW_CALL } from './call-draft.ts'
import { CallOutcomeFields } from './call-outcome.tsx'
import { CallScript } from './call-script.tsx'
import { CallStopped } from './call-stopped.tsx'
import { useRecordCall } from './use-call.ts'

interface Props {
  readonly number: string | undefined
  readonly onClose: () => void
}

/** The script of a call and what came of it. It stands at an address of its own, so that no news takes it away. */
export function CallPanel({ number, onClose }: Props) {
  const isOpen = number !== undefined
  const opening = useOpening(isOpen)
  const shown = useLast(number)
  return (
    <PanelFrame open={isOpen} onClose={onClose}>
      {shown === undefined ? null : (
        <Call key={`${shown} ${opening}`} number={shown} open={isOpen} onClose={onClose} />
      )}
    </PanelFrame>
  )
}

interface CallProps {
  readonly number: string
  readonly open: boolean
  readonly onClose: () => void
}

function Call({ number, open, onClose }: CallProps) {
  const t = useT()
  const { data: handover, error } = useQuery({ ...handoverQuery(number), enabled: open })
  if (handover !== undefined) return <CallForm handover={handover} onClose={onClose} />
  return (
    <PanelContent title={t('handover.call')} onClose={onClose}>
      {error === null ? <Spinner label={t('common.loading')} /> : null}
      <ProblemMessage error={error} />
    </PanelContent>
  )
}

interface FormProps {
  readonly handover: HandoverDetail
  readonly onClose: () => void
}

function CallForm({ handover, onClose }: FormProps) {
  const t = useT()
  const reasonOf = useReason()
  const navigate = useNavigate()
  const [draft, setDraft] = useState<CallDraft>(NEW_CALL)
  const [showsErrors, setShowsErrors] = useState(false)
  const record = useRecordCall(handover, onClose)
  const { user, abilities } = handover
  const { outcome } = draft
  const isStopped = record.isSuccess && outcome === 'notThem'

  /** Another address than before: the person just said which. */
  function handleSendAgain() {
    void navigate({
      to: '.',
      search: ({ call: _call, to: _to, ...before }) => ({ ...before, reset: user.id }),
    })
  }

  function handleSubmit() {
    setShowsErrors(true)
    if (!isComplete(draft) || disabledReason !== undefined || record.isPending) return
    if (outcome === 'hasnt' || outcome === 'wasThem') handleSendAgain()
    else if (outcome !== 'notThemAgain') record.mutate(draft)
  }

  const decision = {
    has: abilities.recordReceipt,
    hasnt: abilities.sendAgain,
    wasThem: abilities.sendAgain,
    notThem: abilities.dispute,
    notThemAgain: undefined,
    unreached: abilities.recordCall,
  }[outcome ?? 'unreached']
  const disabledReason =
    outcome === undefined || decision === undefined ? undefined : reasonOf(decision)

  return (
    <PanelContent
      title={isStopped ? t('call.stopped') : t('call.title', { name: user.displayName })}
      subtitle={t('call.about', { reference: handover.reference })}
      onClose={onClose}
      {...(isStopped ? {} : { onSubmit: handleSubmit })}
      footer={
        <>
          {isStopped || outcome === 'notThemAgain' ? (
            <BlockButton user={user} onDone={onClose} />
          ) : (
            <ActionButton
              type="submit"
              appearance="primary"
              label={t(`call.submit.${labelOf(outcome)}`)}
              disabledReason={disabledReason}
              isPending={record.isPending}
            />
          )}
          {isStopped ? (
            <ActionButton
              label={t('handover.sendElsewhere')}
              disabledReason={reasonOf(abilities.sendAgain)}
              onClick={handleSendAgain}
            />
          ) : null}
          <Button onClick={onClose}>{isStopped ? t('common.close') : t('common.cancel')}</Button>
        </>
      }
    >
      {isStopped ? (
        <CallStopped name={user.displayName} />
      ) : (
        <>
          <CallReason handover={handover} />
          <CallScript handover={handover} />
          <ProblemMessage error={record.error} />
          <CallOutcomeFields
            handover={handover}
            draft={draft}
            showsErrors={showsErrors}
            onChange={setDraft}
          />
        </>
      )}
    </PanelContent>
  )
}

function labelOf(outcome: CallDraft['outcome']) {
  if (outcome === 'hasnt' || outcome === 'wasThem') return 'again'
  return outcome === undefined || outcome === 'notThemAgain' ? 'none' : outcome
}

/** Why, and how often it was tried. */
function CallReason({ handover }: { readonly handover: HandoverDetail }) {
  const wordsOf = useReasonWords()
  const { followUp, calls, way } = handover
  return (
    <div className="call-reason">
      {followUp === null ? null : (
        <>
          <ReasonBadge reason={followUp.reason} way={way} />
          <p>{wordsOf(followUp.reason, way).advice}</p>
        </>
      )}
      {calls.lastAt === null ? null : (
        <p className="secondary-text">
          <CallsLine handover={handover} />
        </p>
      )}
    </div>
  )
}
