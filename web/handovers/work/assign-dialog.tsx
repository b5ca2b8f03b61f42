import './assign-dialog.css'
import { useQuery } from '@tanstack/react-query'
import type { KeyboardEvent } from 'react'
import { useDeferredValue, useId, useState } from 'react'
import type { Handover } from '../../../src/handovers/contract.ts'
import { useSession } from '../../session.tsx'
import {
  Avatar,
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Input,
} from '../../ui/fluent.ts'
import { PersonIcon, SearchIcon } from '../../ui/icons.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { useT } from '../../ui/t.tsx'
import { ownersQuery } from './owners-query.ts'
import type { Owner, Work } from './work.ts'

interface Props {
  readonly handovers: readonly Handover[]
  readonly onWork: (work: Work) => void
  readonly onClose: () => void
}

/** Type a name, go to it with the arrows, Enter. Nobody stands last. */
export function AssignDialog({ handovers, onWork, onClose }: Props) {
  const t = useT()
  const { me } = useSession()
  const listId = useId()
  const [text, setText] = useState('')
  const [current, setCurrent] = useState(0)
  const search = useDeferredValue(text.trim())
  const { data, error } = useQuery(ownersQuery(search))
  const options: readonly (Owner | null)[] = [
    ...(data?.value ?? []),
    ...(search === '' && handovers.some(({ owner }) => owner !== null) ? [null] : []),
  ]
  const active = Math.min(current, Math.max(options.length - 1, 0))
  const [one] = handovers
  const what =
    one !== undefined && handovers.length === 1
      ? one.reference
      : t('work.count', { count: handovers.length })

  function noteOf(option: Owner | null): string | undefined {
    if (handovers.every(({ owner }) => owner?.id === option?.id)) return t('work.isOwner')
    return option?.id === me.id ? t('work.isMe') : undefined
  }

  function handleKeyDown(event: KeyboardEvent) {
    const option = options[active]
    if (event.key === 'ArrowDown') setCurrent(Math.min(active + 1, options.length - 1))
    else if (event.key === 'ArrowUp') setCurrent(Math.max(active - 1, 0))
    else if (event.key === 'Enter' && option !== undefined)
      onWork({ kind: 'assign', owner: option })
    else return
    event.preventDefault()
  }

  return (
    <Dialog
      open
      onOpenChange={(_, { open }) => {
        if (!open) onClose()
      }}
    >
      <DialogSurface className="assign-dialog">
        <DialogBody>
          <DialogTitle>{t('work.assignTitle', { what })}</DialogTitle>
          <DialogContent>
            <ProblemMessage error={error} />
            {/* Whoever opens it wants to type. */}
            <Input
              // oxlint-disable-next-line jsx-a11y/no-autofocus
              autoFocus
              className="assign-dialog-input"
              contentBefore={<SearchIcon />}
              placeholder={t('work.assignSearch')}
              value={text}
              role="combobox"
              autoComplete="off"
              aria-expanded="true"
              aria-controls={listId}
              aria-autocomplete="list"
              aria-label={t('work.assignSearch')}
              {...(options.length === 0 ? {} : { 'aria-activedescendant': `${listId}-${active}` })}
              onChange={(_, { value }) => {
                setText(value)
                setCurrent(0)
              }}
              onKeyDown={handleKeyDown}
            />
            <div
              role="listbox"
              id={listId}
              className="assign-dialog-people"
              aria-label={t('work.owners')}
            >
              {options.map((option, index) => (
                // The keys are handled by the field, which keeps the focus.
                // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
                <div
                  key={option?.id ?? 'nobody'}
                  id={`${listId}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active}
                  className="assign-dialog-person"
                  ref={(element) => {
                    if (index === active) element?.scrollIntoView({ block: 'nearest' })
                  }}
                  onPointerMove={() => setCurrent(index)}
                  onClick={() => onWork({ kind: 'assign', owner: option })}
                >
                  {option === null ? (
                    <PersonIcon className="assign-dialog-nobody" />
                  ) : (
                    <Avatar
                      aria-hidden="true"
                      name={option.displayName}
                      size={28}
                      color="colorful"
                    />
                  )}
                  <span>{option === null ? t('work.nobody') : option.displayName}</span>
                  <span className="assign-dialog-note">{noteOf(option)}</span>
                </div>
              ))}
            </div>
            <p className="assign-dialog-none" role="status">
              {data !== undefined && options.length === 0 ? t('work.assignNone') : ''}
            </p>
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
