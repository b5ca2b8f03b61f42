import './palette.css'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { KeyboardEvent, ReactElement } from 'react'
import { useDeferredValue, useId, useState } from 'react'
import type { UserPage } from '../../src/accounts/contract.ts'
import { api } from '../api.ts'
import { useSession } from '../session.tsx'
import { Dialog, DialogSurface, Input } from '../ui/fluent.ts'
import { ForwardIcon, PersonIcon, SearchIcon } from '../ui/icons.ts'
import { Keys } from '../ui/shortcuts/keys.tsx'
import { useShortcutList } from '../ui/shortcuts/shortcuts.tsx'
import { useT, useWords } from '../ui/t.tsx'

interface Entry {
  readonly id: string
  readonly label: string
  readonly note?: string
  readonly keys?: readonly string[]
  readonly icon: ReactElement
  readonly run: () => void
}

const PEOPLE_SHOWN = 6

/** Everything by its name: screens, actions of this screen, people. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const listId = useId()
  const [text, setText] = useState('')
  const [current, setCurrent] = useState(0)
  const entries = useEntries(text)
  const active = Math.min(current, Math.max(entries.length - 1, 0))

  function run(entry: Entry | undefined) {
    if (entry === undefined) return
    onClose()
    // The dialog gives the focus back first; what runs may open a panel of its own.
    setTimeout(entry.run)
  }

  function handleKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowDown') setCurrent(Math.min(active + 1, entries.length - 1))
    else if (event.key === 'ArrowUp') setCurrent(Math.max(active - 1, 0))
    else if (event.key === 'Enter') run(entries[active])
    else return
    event.preventDefault()
  }

  return (
    <Dialog
      open
      onOpenChange={(_, data) => {
        if (!data.open) onClose()
      }}
    >
      <DialogSurface className="palette" aria-label={t('shell.palette')}>
        {/* Whoever opens it wants to type. */}
        <Input
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus
          size="large"
          className="palette-input"
          contentBefore={<SearchIcon />}
          placeholder={t('palette.placeholder')}
          value={text}
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-label={t('shell.palette')}
          {...(entries[active] === undefined
            ? {}
            : { 'aria-activedescendant': `${listId}-${active}` })}
          onChange={(_, { value }) => {
            setText(value)
            setCurrent(0)
          }}
          onKeyDown={handleKeyDown}
        />
        <div role="listbox" id={listId} className="palette-list" aria-label={t('shell.palette')}>
          {entries.map((entry, index) => (
            // The keys are handled by the field, which keeps the focus.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={entry.id}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className="palette-entry"
              onPointerMove={() => setCurrent(index)}
              onClick={() => run(entry)}
            >
              {entry.icon}
              <span className="palette-text">
                {entry.label}
                {entry.note === undefined ? null : (
                  <span className="secondary-text"> {entry.note}</span>
                )}
              </span>
              {entry.keys === undefined ? null : <Keys keys={entry.keys} />}
            </div>
          ))}
        </div>
        {entries.length === 0 ? <p className="palette-none">{t('palette.none')}</p> : null}
      </DialogSurface>
    </Dialog>
  )
}

function useEntries(text: string): readonly Entry[] {
  const { language } = useWords()
  const wanted = text.trim().toLocaleLowerCase(language)
  const commands = useShortcutList().filter(
    ({ inPalette, disabled, run, label }) =>
      inPalette === true &&
      disabled !== true &&
      run !== undefined &&
      label.toLocaleLowerCase(language).includes(wanted),
  )
  const people = usePeople(useDeferredValue(wanted))
  return [
    ...commands.map((command): Entry => ({
      id: command.keys.join(),
      label: command.label,
      keys: command.keys,
      icon: <ForwardIcon className="palette-icon" />,
      run: () => command.run?.(new KeyboardEvent('keydown')),
    })),
    ...people,
  ]
}

function usePeople(search: string): readonly Entry[] {
  const { can } = useSession()
  const navigate = useNavigate()
  const { data } = useQuery({
    queryKey: ['users', 'palette', search],
    queryFn: ({ signal }) => api.get<UserPage>('/users', { search, top: PEOPLE_SHOWN }, signal),
    enabled: search.length >= 2 && can('users.read'),
    placeholderData: (before) => before,
  })
  if (search.length < 2) return []
  return (data?.value ?? []).map((user) => ({
    id: user.id,
    label: user.displayName,
    note: user.userPrincipalName,
    icon: <PersonIcon className="palette-icon" />,
    run: () => void navigate({ to: '/users/$id', params: { id: user.id } }),
  }))
}
