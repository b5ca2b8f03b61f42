import './search-field.css'
import { useEffect, useRef, useState } from 'react'
import { Button, Input } from './fluent.ts'
import { Dismiss16, SearchIcon } from './icons.ts'
import { useShortcut } from './shortcuts/shortcuts.tsx'
import { useT } from './t.tsx'

const PAUSE_MS = 250

/** One a page: the slash key leads to it. */
interface Props {
  readonly label: string
  readonly value: string
  /** After a pause in typing, or at once with Enter. */
  readonly onChange: (text: string) => void
}

export function SearchField({ label, value, onChange }: Props) {
  const t = useT()
  const [text, setText] = useState(value)
  const [known, setKnown] = useState(value)
  const root = useRef<HTMLDivElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  // Somebody else changed it: the way back in the browser, or "clear the filters".
  if (value !== known) {
    setKnown(value)
    if (value !== text.trim()) setText(value)
  }
  useEffect(() => () => clearTimeout(timer.current), [])

  useShortcut({
    keys: ['/'],
    label: t('shortcut.search'),
    group: 'actions',
    run: () => root.current?.querySelector('input')?.focus(),
  })

  function tell(next: string, delayMs: number) {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onChange(next.trim()), delayMs)
  }

  return (
    <div role="search" ref={root} className="search-field">
      <Input
        type="search"
        className="search-field-input"
        aria-label={label}
        placeholder={label}
        contentBefore={<SearchIcon />}
        contentAfter={
          text === '' ? null : (
            <Button
              appearance="transparent"
              size="small"
              icon={<Dismiss16 />}
              aria-label={t('search.clear')}
              onClick={() => {
                setText('')
                tell('', 0)
              }}
            />
          )
        }
        value={text}
        onChange={(_, data) => {
          setText(data.value)
          tell(data.value, PAUSE_MS)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') tell(text, 0)
          if (event.key === 'Escape' && text !== '') {
            event.stopPropagation()
            setText('')
            tell('', 0)
          }
        }}
      />
    </div>
  )
}
