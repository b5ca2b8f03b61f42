import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Static } from 'typebox'
import type { Import, PlanImportBody, PlannedImport } from '../../../src/import/contract.ts'
import { api } from '../../api.ts'
import { useSession } from '../../session.tsx'
import { ActionButton } from '../../ui/action-button.tsx'
import { Button } from '../../ui/fluent.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { useT } from '../../ui/t.tsx'
import { importKey } from '../import-queries.ts'
import { ExistingFields } from './existing-fields.tsx'
import { fittingDraft, isUnverified, toPlan } from './import-draft.ts'
import { PasswordFields } from './password-fields.tsx'
import { RoleFields } from './role-fields.tsx'
import type { DraftInHand } from './use-import-draft.ts'

interface Props {
  readonly file: Import
  readonly chosen: DraftInHand
  readonly onBack: () => void
}

/** How those who are added get in; then the job is planned, and its page is the dry run. */
export function OptionsStep({ file: { id, counts }, chosen, onBack }: Props) {
  const t = useT()
  const { can } = useSession()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { change } = chosen
  const plan = useMutation({
    mutationFn: (body: PlanImportBody) =>
      api.post<Static<typeof PlannedImport>>(`/imports/${id}/job`, body),
    onSuccess: async ({ number }) => {
      void client.invalidateQueries({ queryKey: ['jobs', 'list'] })
      void client.invalidateQueries({ queryKey: ['imports', 'list'] })
      await navigate({ to: '/jobs/$number', params: { number: String(number) } })
      void client.invalidateQueries({ queryKey: importKey(id) })
    },
  })
  const [showsErrors, setShowsErrors] = useState(false)
  const adds = (counts?.new ?? 0) > 0
  const present = (counts?.changed ?? 0) + (counts?.unchanged ?? 0)
  const mayReset = present > 0 && can('passwords.reset')
  const draft = fittingDraft(chosen.draft, mayReset)
  const resets = draft.existing
  const canRun = adds || resets || (counts?.changed ?? 0) > 0
  return (
    <form
      className="import-options"
      onSubmit={(event) => {
        event.preventDefault()
        setShowsErrors(true)
        if (canRun && !plan.isPending && !isUnverified(draft)) plan.mutate(toPlan(draft, adds))
      }}
    >
      {mayReset ? (
        <ExistingFields draft={draft} count={present} showsErrors={showsErrors} onChange={change} />
      ) : null}
      {adds || resets ? (
        <PasswordFields draft={draft} adds={adds} onChange={change} />
      ) : (
        <p className="import-note">{t('import.onlyUpdates')}</p>
      )}
      {adds && can('roles.assign') ? <RoleFields roles={draft.roles} onChange={change} /> : null}
      <section className="import-card" aria-labelledby="import-review">
        <h2 id="import-review">{t('import.review')}</h2>
        <p className="import-review">
          {t('import.review.sentence', {
            added: counts?.new ?? 0,
            changed: counts?.changed ?? 0,
            left: (counts?.problem ?? 0) + (counts?.leftOut ?? 0),
          })}
          {resets ? ` ${t('import.review.existing', { count: present })}` : null}
        </p>
        <ProblemMessage error={plan.error} />
        <div className="import-actions">
          <ActionButton
            type="submit"
            appearance="primary"
            label={t('import.plan')}
            isPending={plan.isPending}
            {...(canRun ? {} : { disabledReason: t('import.nothingToDo') })}
          />
          <Button onClick={onBack}>{t('import.back.check')}</Button>
        </div>
        <p className="import-note">{t('import.planNote')}</p>
      </section>
    </form>
  )
}
