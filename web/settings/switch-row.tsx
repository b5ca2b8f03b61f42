import './switch-row.css'
import { useId } from 'react'
import { Switch } from '../ui/fluent.ts'
import { WarningIcon } from '../ui/icons.ts'
import { StateBadge } from '../ui/state-badge.tsx'
import { useT } from '../ui/t.tsx'

interface Props {
  readonly label: string
  /** The consequence, or the risk, in one line. */
  readonly text: string
  readonly checked: boolean
  readonly isReadOnly: boolean
  /** It weakens what the product promises, and leaves a mark in the audit log (S18). */
  readonly isRisky?: boolean
  readonly onChange: (checked: boolean) => void
}

export function SwitchRow({ label, text, checked, isReadOnly, isRisky = false, onChange }: Props) {
  const t = useT()
  const textId = useId()
  return (
    <div className="switch-row">
      <Switch
        label={label}
        checked={checked}
        disabled={isReadOnly}
        aria-describedby={textId}
        onChange={(_, data) => onChange(data.checked)}
      />
      <div id={textId} className="switch-row-text">
        <p>{text}</p>
        {isRisky ? (
          <StateBadge
            tone={checked ? 'warning' : 'neutral'}
            icon={WarningIcon}
            label={t('settings.handovers.marked')}
          />
        ) : null}
      </div>
    </div>
  )
}
