import { useMutation } from '@tanstack/react-query'
import type { SubmitEvent } from 'react'
import { useState } from 'react'
import type { Settings } from '../../src/organisation/contract.ts'
import { api } from '../api.ts'
import { useSession } from '../session.tsx'
import { OrganisationFields } from '../settings/organisation-fields.tsx'
import type { OrganisationValues } from '../settings/organisation-values.ts'
import { isComplete, organisationValues, trimmed } from '../settings/organisation-values.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { DoneIcon } from '../ui/icons.ts'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { StateBadge } from '../ui/state-badge.tsx'
import { useT } from '../ui/t.tsx'

export function OrganisationSetUp() {
  const t = useT()
  const { me, refresh } = useSession()
  const [values, setValues] = useState<OrganisationValues>(() =>
    organisationValues(me.organisation),
  )
  const [isAsked, setAsked] = useState(false)
  const save = useMutation({
    mutationFn: () =>
      api.post<Settings>('/setup', { ...trimmed(values), timeZone: browserTimeZone() }),
    onSuccess: refresh,
  })

  function handleSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    setAsked(true)
    if (isComplete(values) && !save.isPending) save.mutate()
  }

  return (
    <form className="setup-step" noValidate onSubmit={handleSubmit}>
      <div className="setup-step-head">
        <h2>{t('setup.organisation')}</h2>
        <span role="status">
          {save.isSuccess ? (
            <StateBadge tone="success" icon={DoneIcon} label={t('setup.saved')} />
          ) : null}
        </span>
      </div>
      <OrganisationFields
        values={values}
        isAsked={isAsked}
        isReadOnly={save.isSuccess}
        onChange={(change) => setValues((before) => ({ ...before, ...change }))}
      />
      <ProblemMessage error={save.error} />
      {save.isSuccess ? null : (
        <div>
          <ActionButton
            type="submit"
            appearance="primary"
            label={t('setup.save')}
            isPending={save.isPending}
          />
        </div>
      )}
    </form>
  )
}

/** Where the first administrator sits is where the organisation is, until Settings say otherwise. */
function browserTimeZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}
