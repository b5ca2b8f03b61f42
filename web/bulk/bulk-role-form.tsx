import '../users/reset/handover-fields.css'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { rolesQuery } from '../roles/roles-queries.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { Button, Field, Radio, RadioGroup, Spinner } from '../ui/fluent.ts'
import { PanelContent } from '../ui/panel.tsx'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useRoleName } from '../ui/role-names.tsx'
import { useT } from '../ui/t.tsx'
import { useReason } from '../ui/use-decision.ts'
import type { Chosen } from './bulk-draft.ts'
import { ChosenCount } from './chosen-count.tsx'
import { usePlanBulk } from './use-plan-bulk.ts'

interface Props {
  readonly kind: 'assignRole' | 'removeRole'
  readonly chosen: Chosen
  readonly onClose: () => void
}

/** Which role is given to, or taken from, many. */
export function BulkRoleForm({ kind, chosen, onClose }: Props) {
  const t = useT()
  const roleName = useRoleName()
  const reasonOf = useReason()
  const { data, error } = useQuery(rolesQuery())
  const [role, setRole] = useState('')
  const [isAsked, setAsked] = useState(false)
  const plan = usePlanBulk()

  function handleSubmit() {
    setAsked(true)
    if (role !== '' && !plan.isPending) plan.mutate({ kind, selection: chosen.selection, role })
  }

  return (
    <PanelContent
      title={t(`bulk.${kind}.title`)}
      subtitle={<ChosenCount chosen={chosen} />}
      onClose={onClose}
      onSubmit={handleSubmit}
      footer={
        <>
          <ActionButton
            type="submit"
            appearance="primary"
            label={t('bulk.preview')}
            isPending={plan.isPending}
          />
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </>
      }
    >
      <div className="handover-fields">
        <ProblemMessage error={plan.error ?? error} />
        {data === undefined && error === null ? <Spinner label={t('common.loading')} /> : null}
        {data === undefined ? null : (
          <Field
            label={t('bulk.role')}
            required
            {...(isAsked && role === '' ? { validationMessage: t('bulk.roleMissing') } : {})}
          >
            <RadioGroup value={role} onChange={(_, { value }) => setRole(value)}>
              {data.value.map(({ name, assign }) => {
                const reason = reasonOf(assign)
                return (
                  <Radio
                    key={name}
                    value={name}
                    disabled={reason !== undefined}
                    label={
                      <>
                        <span className="way-label">{roleName(name)}</span>
                        {reason === undefined ? null : <span className="way-note">{reason}</span>}
                      </>
                    }
                  />
                )
              })}
            </RadioGroup>
          </Field>
        )}
        <p className="handover-fields-note">{t('bulk.previewNote')}</p>
      </div>
    </PanelContent>
  )
}
