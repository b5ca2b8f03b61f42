import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { AddUserBody, AddUserResponse } from '../../../src/accounts/contract.ts'
import { api, isProblem } from '../../api.ts'
import { useSession } from '../../session.tsx'
import { ActionButton } from '../../ui/action-button.tsx'
import { Button } from '../../ui/fluent.ts'
import { PanelContent, PanelFrame } from '../../ui/panel.tsx'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { useT } from '../../ui/t.tsx'
import { useOpening } from '../../ui/use-opening.ts'
import { useRefreshAfterHandover } from '../../ui/use-refresh.ts'
import type { HandoverDraft } from '../reset/handover-draft.ts'
import { checkDraft, newDraft } from '../reset/handover-draft.ts'
import { BouncedWarning } from '../reset/bounced-warning.tsx'
import { refusedBounce } from '../reset/refused-bounce.ts'
import { AddResult, AddResultFooter } from './add-result.tsx'
import { BasicsStep } from './basics-step.tsx'
import { checkBasics, choicesFor, emptyUser, toBody } from './new-user.ts'
import { OptionsStep } from './options-step.tsx'
import { ReviewStep } from './review-step.tsx'
import type { Step } from './steps.tsx'
import { nextStep, previousStep, Steps } from './steps.tsx'

interface Props {
  readonly open: boolean
  readonly onClose: () => void
}

export function AddUserPanel({ open, onClose }: Props) {
  const opening = useOpening(open)
  return (
    <PanelFrame wide open={open} onClose={onClose}>
      <AddUserForm key={opening} onClose={onClose} />
    </PanelFrame>
  )
}

function AddUserForm({ onClose }: Pick<Props, 'onClose'>) {
  const t = useT()
  const { me, can } = useSession()
  const refresh = useRefreshAfterHandover()
  const [step, setStep] = useState<Step>('basics')
  const [user, setUser] = useState(() => emptyUser(me.organisation))
  const [typedDraft, setDraft] = useState<HandoverDraft>()
  const [showsErrors, setShowsErrors] = useState(false)
  const [attempt] = useState(() => crypto.randomUUID())
  const add = useMutation({
    mutationFn: (body: AddUserBody) =>
      api.post<AddUserResponse>('/users', body, { 'idempotency-key': attempt }),
    onSuccess: refresh,
  })

  const choices = choicesFor(user, me)
  const draft = typedDraft ?? newDraft(choices)
  const basicsErrors = checkBasics(user)
  const draftErrors = user.handsOver ? checkDraft(draft, choices) : {}
  const whyNot = can('users.create') ? undefined : t('reason.no-ability')
  const bounced = refusedBounce(add.error, add.variables?.handover?.recipient, draft.recipient)
  const demandsVerification = isProblem(add.error, 'verification-required')

  function handleSubmit() {
    if (whyNot !== undefined || add.isPending || add.data !== undefined) return
    const wrong = step === 'basics' ? basicsErrors : step === 'options' ? draftErrors : {}
    setShowsErrors(Object.keys(wrong).length > 0)
    if (Object.keys(wrong).length > 0) return
    const next = nextStep(step)
    if (next !== undefined) setStep(next)
    else add.mutate(toBody(user, draft))
  }

  const back = previousStep(step)
  return (
    <PanelContent
      title={add.data === undefined ? t('users.add') : t('add.done')}
      {...(add.data === undefined ? {} : { subtitle: add.data.user.userPrincipalName })}
      onClose={onClose}
      onSubmit={handleSubmit}
      footer={
        add.data === undefined ? (
          <>
            <ActionButton
              type="submit"
              appearance="primary"
              label={submitLabel()}
              disabledReason={whyNot}
              isPending={add.isPending}
            />
            {back === undefined ? null : (
              <Button type="button" onClick={() => setStep(back)}>
                {t('add.back')}
              </Button>
            )}
            <Button type="button" onClick={onClose}>
              {t('common.cancel')}
            </Button>
          </>
        ) : (
          <AddResultFooter result={add.data} onClose={onClose} />
        )
      }
    >
      {add.data === undefined ? (
        <>
          <Steps current={step} />
          {bounced === undefined ? (
            <ProblemMessage error={add.error} />
          ) : (
            <BouncedWarning
              address={draft.recipient}
              bouncedAt={bounced}
              onLifted={() => add.reset()}
            />
          )}
          {step === 'basics' ? (
            <BasicsStep
              user={user}
              domains={me.organisation.domains}
              errors={showsErrors ? basicsErrors : {}}
              onChange={(next) => {
                setUser(next)
                // The address, the language and the name may lead to other choices.
                setDraft(undefined)
              }}
            />
          ) : null}
          {step === 'options' ? (
            <OptionsStep
              user={user}
              choices={choices}
              draft={draft}
              errors={showsErrors ? draftErrors : {}}
              demandsVerification={demandsVerification}
              onUser={setUser}
              onDraft={setDraft}
            />
          ) : null}
          {step === 'review' ? <ReviewStep user={user} draft={draft} /> : null}
        </>
      ) : (
        <AddResult result={add.data} />
      )}
    </PanelContent>
  )

  function submitLabel(): string {
    if (step !== 'review') return t('add.next')
    return user.handsOver ? t('add.createAndHandOver') : t('add.create')
  }
}
