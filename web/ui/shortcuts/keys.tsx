import './keys.css'
import { Fragment } from 'react'
import { useT } from '../t.tsx'

const SYMBOLS: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  Escape: 'Esc',
}

/** Keys as they stand on the keyboard; alternatives are separated by a word, keys after each other by a space. */
export function Keys({ keys }: { readonly keys: readonly string[] }) {
  const t = useT()
  const modifier = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl'
  return (
    <span className="keys">
      {keys.map((each, index) => (
        <Fragment key={each}>
          {index > 0 ? <span className="keys-or">{t('shortcuts.or')}</span> : null}
          {each.split(' ').map((stroke) => (
            <span key={stroke} className="keys-stroke">
              {stroke.split('+').map((key) => (
                <kbd key={key}>{key === 'Mod' ? modifier : (SYMBOLS[key] ?? key)}</kbd>
              ))}
            </span>
          ))}
        </Fragment>
      ))}
    </span>
  )
}
