import './role-holders.css'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { Role, RoleAssignmentList } from '../../src/roles/contract.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { Avatar, Spinner } from '../ui/fluent.ts'
import { RemovePersonIcon } from '../ui/icons.ts'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useFormats, useT } from '../ui/t.tsx'
import { useReason } from '../ui/use-decision.ts'
import { useReturnFocus } from '../ui/use-return-focus.ts'
import { RemoveDialog } from './remove-dialog.tsx'
import { assignmentsQuery } from './roles-queries.ts'

type Holder = RoleAssignmentList['value'][number]

export function RoleHolders({ role }: { readonly role: Role }) {
  const t = useT()
  const { date } = useFormats()
  const reasonOf = useReason()
  const { data, error, isPending } = useQuery(assignmentsQuery(role.name))
  const [asked, setAsked] = useState<Holder>()
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<HTMLElement>(null)
  useReturnFocus(isOpen, opener)

  if (isPending) return <Spinner size="small" label={t('common.loading')} />
  return (
    <>
      <ProblemMessage error={error} />
      {data?.value.length === 0 ? <p className="secondary-text">{t('roles.holdersNone')}</p> : null}
      <ul className="role-holders">
        {data?.value.map((holder) => {
          const { userId, displayName, userPrincipalName, assignedAt, assignedBy } = holder
          const since = date.format(new Date(assignedAt))
          return (
            <li key={userId} className="role-holder">
              <Avatar aria-hidden="true" name={displayName} size={32} color="colorful" />
              <div className="role-holder-text">
                <Link
                  to="."
                  search={(before) => ({ ...before, user: userId })}
                  className="role-holder-name"
                >
                  {displayName}
                </Link>
                <span>{userPrincipalName}</span>
                <span>
                  {assignedBy === null
                    ? t('roles.since', { date: since })
                    : t('roles.sinceBy', { date: since, name: assignedBy })}
                </span>
              </div>
              <ActionButton
                appearance="subtle"
                iconOnly
                icon={<RemovePersonIcon />}
                label={t('roles.remove', { name: displayName })}
                disabledReason={reasonOf(holder.remove)}
                onClick={() => {
                  const { activeElement } = document
                  opener.current = activeElement instanceof HTMLElement ? activeElement : null
                  setAsked(holder)
                  setOpen(true)
                }}
              />
            </li>
          )
        })}
      </ul>
      {asked === undefined ? null : (
        <RemoveDialog role={role} holder={asked} open={isOpen} onClose={() => setOpen(false)} />
      )}
    </>
  )
}
