import './assign-panel.css'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { Role } from '../../src/roles/contract.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { Avatar, Field, Input } from '../ui/fluent.ts'
import { SearchIcon } from '../ui/icons.ts'
import { Panel } from '../ui/panel.tsx'
import { ProblemMessage } from '../ui/problem-message.tsx'
import { useRoleName } from '../ui/role-names.tsx'
import { useT } from '../ui/t.tsx'
import { peopleQuery } from './roles-queries.ts'
import { useAssignment } from './use-assignment.ts'

interface Props {
  readonly role: Role
  readonly open: boolean
  readonly onClose: () => void
}

/** Finds a person and gives them the role. */
export function AssignPanel({ role, open, onClose }: Props) {
  const t = useT()
  const roleName = useRoleName()
  const [text, setText] = useState('')
  const search = useDeferredValue(text.trim())
  const { data, error } = useQuery({ ...peopleQuery(search), enabled: open && search.length > 1 })
  const assign = useAssignment(role.name, 'assign', onClose)
  const people = search.length > 1 ? (data?.value ?? []) : []

  return (
    <Panel
      open={open}
      title={t('roles.assignTitle', { role: roleName(role.name) })}
      subtitle={t('roles.assignText')}
      onClose={onClose}
    >
      <div className="assign-panel">
        <ProblemMessage error={assign.error ?? error} />
        <Field label={t('roles.assignSearch')} hint={t('roles.assignHint')}>
          <Input
            type="search"
            autoComplete="off"
            contentBefore={<SearchIcon />}
            value={text}
            onChange={(_, { value }) => setText(value)}
          />
        </Field>
        <p role="status" className="secondary-text">
          {search.length < 2 || data === undefined
            ? ''
            : people.length === 0
              ? t('roles.assignNone')
              : t('roles.assignFound', { count: people.length })}
        </p>
        <ul className="assign-panel-people">
          {people.map(({ id, displayName, userPrincipalName, roles }) => (
            <li key={id} className="assign-panel-person">
              <Avatar aria-hidden="true" name={displayName} size={32} color="colorful" />
              <span className="assign-panel-name">
                <strong>{displayName}</strong>
                <span>{userPrincipalName}</span>
              </span>
              {roles.includes(role.name) ? (
                <span className="secondary-text">{t('roles.holdsAlready')}</span>
              ) : (
                <ActionButton
                  size="small"
                  label={t('roles.assignTo')}
                  isPending={assign.isPending}
                  onClick={() => assign.mutate({ id, displayName })}
                />
              )}
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  )
}
