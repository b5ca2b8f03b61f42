import type { ReactElement } from 'react'
import { Button, Tooltip } from './fluent.ts'

interface Props {
  readonly label: string
  readonly icon?: ReactElement
  readonly appearance?: 'primary' | 'secondary' | 'subtle'
  readonly size?: 'small' | 'medium'
  readonly type?: 'button' | 'submit'
  readonly iconOnly?: boolean
  /** What it is about, for who hears the button without seeing where it stands. */
  readonly about?: string
  /** Why it can't be pressed. The button stays reachable, so that the reason can be heard and read. */
  readonly disabledReason?: string | undefined
  readonly isPending?: boolean
  readonly tabIndex?: number
  readonly onClick?: () => void
}

/** A button that says why when it can't be pressed. */
export function ActionButton(props: Props) {
  const { label, icon, appearance = 'secondary', size = 'medium', type = 'button' } = props
  const { iconOnly = false, about, disabledReason, isPending = false, tabIndex, onClick } = props
  const isDisabled = disabledReason !== undefined || isPending
  const button = (
    <Button
      type={isDisabled ? 'button' : type}
      appearance={appearance}
      size={size}
      disabledFocusable={isDisabled}
      {...(icon === undefined ? {} : { icon })}
      {...(tabIndex === undefined ? {} : { tabIndex })}
      {...(iconOnly ? { 'aria-label': label } : {})}
      {...(about === undefined ? {} : { 'aria-label': `${label}: ${about}` })}
      onClick={() => {
        if (!isDisabled) onClick?.()
      }}
    >
      {iconOnly ? null : label}
    </Button>
  )
  if (disabledReason !== undefined) {
    return (
      <Tooltip
        content={iconOnly ? `${label}: ${disabledReason}` : disabledReason}
        relationship="description"
      >
        {button}
      </Tooltip>
    )
  }
  if (!iconOnly) return button
  return (
    <Tooltip content={label} relationship="label">
      {button}
    </Tooltip>
  )
}
